// Builds the benches (they render pages, so they go through Vite like the product) and runs them under the pinned Node.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compileWords, install, node, root, step } from './steps.mjs';

await install({ dev: true });
await compileWords();
// `npm run bench -- portal` for one of them; without a name all, the figures after it going to the first.
const [first, ...rest] = process.argv.slice(2);
const benches =
	first === 'pages' || first === 'portal' || first === 'paper' || first === 'programme' || first === 'missions'
		? [[first, rest]]
		: [
				['pages', process.argv.slice(2)],
				['portal', []],
				['paper', []],
				['programme', []],
				['missions', []],
			];
let failed = 0;
for (const [name, words] of benches) {
	await step(`bench ${name}`, node, [
		join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
		'build',
		'--ssr',
		`bench/${name}.ts`,
		'--outDir',
		`dist/bench/${name}`,
		'--logLevel',
		'warn',
	]);
	const { status } = spawnSync(node, [join(root, 'dist', 'bench', name, `${name}.js`), ...words], { stdio: 'inherit', cwd: root });
	failed ||= status ?? 1;
}
process.exit(failed);
