// npm run check: types, lint and borders, side by side.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileWords, install, node, root, tool } from './steps.mjs';

function run(name, ...args) {
	const child = spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, WITHOUT_POSTGRES: '1' } });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (text) => {
			output += text;
		});
	}
	return new Promise((resolve) => child.once('close', (status) => resolve({ name, ok: status === 0, output })));
}

/** @returns one entry a check: name, ok, output */
export async function check({ borders }) {
	await install({ dev: true });
	await compileWords();
	return Promise.all([
		run('types', tool('tsc'), '--noEmit'),
		run('lint', tool('biome'), 'check', '--error-on-warnings', '--colors=off'),
		...(borders && existsSync(join(root, 'test', 'borders.test.ts'))
			? [run('borders', tool('vitest'), 'run', 'test/borders.test.ts')]
			: []),
	]);
}

export function report(results) {
	for (const { name, ok, output } of results) {
		if (!ok) process.stdout.write(`${output.trim()}\n`);
		console.log(`${ok ? '✓' : '✗'} ${name}`);
	}
	return results.filter(({ ok }) => !ok).length;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = report(await check({ borders: true })) ? 1 : 0;
