// What start, test and dev share. Runs under the machine's own Node (20 or newer), before anything is installed: no dependency.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...names) => join(root, ...names);
export const node = at('node_modules', 'node', 'bin', 'node');
export const tool = (name) => at('node_modules', '.bin', name);

const code = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').slice(0, 2);
const messages = JSON.parse(readFileSync(at('messages', `${['fr', 'hy'].includes(code) ? code : 'en'}.json`), 'utf8'));
/** A message by its key; the compiled messages are not there yet. */
export const word = (key, facts = {}) => messages[key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);

if (Number(process.versions.node.split('.')[0]) < 20) {
	console.error(word('boot_node_too_old', { version: process.versions.node }));
	process.exit(1);
}

/** Runs a program to its end, its output kept back: shown only when it fails, and then the whole program ends. */
export async function step(title, command, args, options = {}) {
	const begun = Date.now();
	const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
	const tty = process.stdout.isTTY;
	if (!tty) console.log(`${title}…`);
	const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
	let frame = 0;
	const timer = tty && setInterval(() => process.stdout.write(`\r\x1b[K${frames[frame++ % frames.length]} ${title} ${seconds()}`), 100);
	const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (text) => {
			output += text;
		});
	}
	const status = await new Promise((resolve) => {
		child.once('close', resolve).once('error', (error) => {
			output += error.message;
			resolve(1);
		});
	});
	if (timer) clearInterval(timer);
	if (tty) process.stdout.write('\r\x1b[K');
	if (status !== 0) {
		const lines = output.trim().split('\n');
		// npm says why first, then how it is used; compilers say why last.
		const shown = lines.length > 40 ? [...lines.slice(0, 20), '…', ...lines.slice(-15)] : lines;
		process.stderr.write(`${shown.join('\n')}\n`);
		console.error(word('boot_step_failed', { step: title }));
		process.exit(1);
	}
	console.log(tty ? `✓ ${title} ${seconds()}` : `  ${seconds()}`);
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** Does node_modules hold what the lock file asks? npm writes down what it installed, once everything is in place. */
function isInstalled(withDev) {
	const wanted = readJson(at('package-lock.json')).packages;
	const present = readJson(at('node_modules', '.package-lock.json'))?.packages;
	if (!present || !existsSync(node)) return false;
	return Object.entries(wanted).every(
		([path, { version, dev, optional, devOptional }]) =>
			path === '' || optional || devOptional || (dev && !withDev) || present[path]?.version === version,
	);
}

/** Installs from the lock file where needed. `dev: false` leaves out what only tests need, unless it is there already. */
export async function install({ dev }) {
	if (isInstalled(dev)) return;
	const hadDev = existsSync(at('node_modules', 'typescript'));
	const args = ['ci', '--loglevel=error', '--no-progress', ...(dev || hadDev ? [] : ['--omit=dev'])];
	const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
	// npm start under `NODE_ENV=production` or `omit=dev` would leave out what the tests need.
	const env = { ...process.env, ...(dev ? { NODE_ENV: 'development', npm_config_omit: '' } : {}) };
	await step(word('boot_step_install'), npm[0], [...npm.slice(1), ...args], { env });
	// Where scripts of packages are switched off (ignore-scripts), the pinned Node has not fetched its program.
	if (!existsSync(node)) await step('node', process.execPath, ['installArchSpecificPackage'], { cwd: at('node_modules', 'node') });
}

function* filesUnder(path) {
	for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (entry.name === 'paraglide' || entry.name === 'cache' || entry.name.includes('.test.')) continue;
		if (entry.isDirectory()) yield* filesUnder(join(path, entry.name));
		else yield join(path, entry.name);
	}
}

/** One hash over everything the build reads: folders, with all below them, or single files. */
function sourceHash(...paths) {
	const hash = createHash('sha256');
	for (const path of paths.map((name) => at(name)))
		for (const file of statSync(path).isFile() ? [path] : filesUnder(path)) hash.update(relative(root, file)).update(readFileSync(file));
	return hash.digest('hex');
}

const isStamped = (file, hash) => existsSync(file) && readFileSync(file, 'utf8') === hash;

/** Compiles messages/*.json into src/paraglide where they changed. */
export async function compileWords() {
	const stamp = at('node_modules', '.cache', 'jumelage-words');
	const hash = sourceHash('messages', 'project.inlang/settings.json', 'package-lock.json');
	if (isStamped(stamp, hash) && existsSync(at('src', 'paraglide', 'messages.js'))) return;
	await step(word('boot_step_words'), node, [
		tool('paraglide-js'),
		'compile',
		'--project',
		'./project.inlang',
		'--outdir',
		'./src/paraglide',
		'--silent',
	]);
	mkdirSync(dirname(stamp), { recursive: true });
	writeFileSync(stamp, hash);
}

/** Brings dist/ up to the sources. An interrupted build has no stamp, and is made anew. */
export async function build() {
	const stamp = at('dist', 'stamp');
	const hash = sourceHash('src', 'messages', 'project.inlang/settings.json', 'vite.config.ts', 'package-lock.json');
	if (isStamped(stamp, hash)) return;
	rmSync(stamp, { force: true });
	await compileWords();
	const title = word('boot_step_build');
	const begun = Date.now();
	await step(title, node, [at('scripts', 'build.mjs')]);
	writeFileSync(stamp, hash);
	return Date.now() - begun;
}

/** Compresses what browsers will ask for, once, as small as it gets. */
export function compress(folder) {
	for (const file of filesUnder(folder)) {
		if (!/\.(m?js|css|svg|json)$/.test(file)) continue;
		const content = readFileSync(file);
		if (content.length < 500) continue;
		writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
		writeFileSync(
			`${file}.br`,
			brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: content.length > 2e6 ? 7 : 11 } }),
		);
	}
}
