// Builds the benches (they render pages, so they go through Vite like the product) and runs them under the pinned Node.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compileWords, install, node, root, step } from './steps.mjs';

await install({ dev: true });
await compileWords();
await step('bench', node, [
	join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
	'build',
	'--ssr',
	'bench/pages.ts',
	'--outDir',
	'dist/bench',
	'--logLevel',
	'warn',
]);
const { status } = spawnSync(node, [join(root, 'dist', 'bench', 'pages.js'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
process.exit(status ?? 1);
