// npm run dev: rebuilds what is edited and restarts the server on it. The data are those of npm start.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build, install, node, root, tool } from './steps.mjs';

await install({ dev: true });
await build();
// What the watchers build is for developing: the next npm start builds anew.
rmSync(join(root, 'dist', 'stamp'), { force: true });
const run = (...args) => spawn(node, args, { cwd: root, stdio: 'inherit' });
const vite = [tool('vite'), 'build', '--watch', '--logLevel', 'warn'];
const server = join('dist', 'server', 'main.js');
const children = [
	run(tool('paraglide-js'), 'compile', '--project', './project.inlang', '--outdir', './src/paraglide', '--watch', '--silent'),
	run(...vite, '--mode', 'development'),
	run(...vite, '--ssr'),
];
const stop = () => {
	for (const child of children) child.kill('SIGTERM');
};
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);
await wait(2000); // both watchers begin by building anew
while (!existsSync(join(root, server))) await wait(100);
const last = run(`--watch-path=${join('dist', 'server')}`, '--watch-preserve-output', server, 'serve', ...process.argv.slice(2));
children.push(last);
last.once('exit', (status) => {
	stop();
	process.exitCode = status ?? 0;
});
