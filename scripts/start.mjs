// npm start: installs, builds and serves, each only where needed. Everything after the two dashes goes to the program: --empty
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './steps.mjs';

await install({ dev: false });
await build();

// Young objects are swept more often, old ones as soon as they have grown by a quarter: a third less memory under load (bench/README.md).
const child = spawn(
	node,
	['--max-semi-space-size=8', '--heap-growing-percent=25', join(root, 'dist', 'server', 'main.js'), 'serve', ...process.argv.slice(2)],
	{
		cwd: root,
		// The channel tells the server when this program is gone, however it ends.
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env },
	},
);
// The server stops once, however many of these it gets: Ctrl-C reaches it directly too.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
// A killed npm cannot tell anyone.
if (process.env.npm_lifecycle_event) {
	const parent = process.ppid;
	setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
}
child.once('error', (error) => {
	console.error(error.message);
	process.exit(1);
});
child.once('exit', (status) => process.exit(status ?? 1));
