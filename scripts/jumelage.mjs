// npm run jumelage -- COMMAND …: any command of the program (backup, restore, verify …), built first where needed, under the pinned Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './steps.mjs';

await install({ dev: false });
await build();
const child = spawn(node, [join(root, 'dist', 'server', 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
child.once('exit', (status) => process.exit(status ?? 1));
