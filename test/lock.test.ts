import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> };
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };

test('the lock file names the parts of every platform: npm ci refuses one that leaves some out', () => {
	const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies)
			.filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
			.map((name) => `${path} → ${name}`),
	);
	expect(missing).toEqual([]);
});

test('the lock file sends nobody to a registry of its own', () => {
	const hosts = Object.values(packages).flatMap(({ resolved }) => (resolved ? [new URL(resolved).host] : []));
	expect(hosts).toEqual([]);
});
