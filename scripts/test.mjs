// npm test: types, lint, borders, units, the database, the built program, the browser. Words after the two dashes go to vitest.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, report } from './check.mjs';
import { build, install, node, root, tool } from './steps.mjs';

const sums = join(root, 'dist', 'tests.txt');
const results = join(root, 'dist', 'tests.json');
await install({ dev: true });
await build();
for (const file of [sums, results]) rmSync(file, { force: true });

const checks = await check({ borders: false }); // they are among the tests of vitest
let failed = report(checks);
let passed = checks.length - failed;

const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...process.argv.slice(2)];
const vitest = spawn(node, [tool('vitest'), ...args], { cwd: root, stdio: 'inherit' });
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => vitest.kill(name));
const status = await new Promise((resolve) => vitest.once('exit', resolve));
try {
	const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
	// A file that does not even load has no test of its own to count.
	const unloaded = testResults.filter(
		(file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
	);
	passed += numPassedTests;
	failed += numFailedTests + unloaded.length;
	if (status !== 0 && failed === 0) failed = 1; // an error outside every test
} catch {
	failed += 1;
}
const line = `${passed} passed, ${failed} failed`;
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(sums, `${line}\n`);
console.log(line);
process.exit(failed === 0 ? 0 : 1);
