// Two builds by Vite, for the browser and for the server, then the compressed copies. Called through `npm run build` or `npm start`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { compress, root } from './steps.mjs';

const common = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' };
await Promise.all([build(common), build({ ...common, build: { ssr: true } })]);
const assets = join(root, 'dist', 'client', 'assets');
if (existsSync(assets)) compress(assets);
