import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../src/server/root.ts';

const src = join(root, 'src');
const generated = 'paraglide';

/** The order in which folders may build on each other: one imports only from those before it. */
const order = [
	[generated, 'plain', 'urls.ts'],
	['law'],
	['ui'],
	['server'],
	['islands'],
	['web'],
	['history'],
	['directory'],
	['account'],
	['proposal'],
	['partnership'],
	['document'],
	['decision'],
	['agreement'],
	['paper'],
	['mission', 'placement', 'action', 'grant'],
	['programme'],
	['minutes'],
	['encounter', 'field'],
	['chronicle'],
	['merge', 'privacy', 'elimination'],
	['dossier'],
	['report', 'open'],
	['portal'],
	['routes.ts', 'jobs.ts'],
	['app.ts'],
	['main.ts'],
];
/** Where the parts are put together: they stand above the nouns though they live beside the parts they assemble. */
const assembly = new Set(['server/application.ts', 'server/serve.ts', 'server/stores.ts', 'server/example.ts', 'server/gazetteer.ts']);

const rankOf = (file: string) => {
	if (assembly.has(file)) return order.findIndex((row) => row.includes('app.ts')) + 0.5;
	const top = file.split('/')[0] ?? '';
	return order.findIndex((row) => row.includes(top));
};

const files = (readdirSync(src, { recursive: true }) as string[])
	.filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name) && !name.startsWith(`${generated}/`))
	.sort();

type Import = { from: string; to: string; typeOnly: boolean };
const imports: Import[] = files.flatMap((from) =>
	[
		...readFileSync(join(src, from), 'utf8').matchAll(
			/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
		),
	].map(([, typeOnly, fixed, lazy]) => {
		const target = fixed ?? lazy ?? '';
		return { from, to: target.startsWith('.') ? relative(src, join(src, dirname(from), target)) : target, typeOnly: Boolean(typeOnly) };
	}),
);
const ours = imports.filter(({ to }) => !/^[@a-z]/.test(to) || statSync(join(src, to), { throwIfNoEntry: false }));
const folder = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : file);

describe('the house', () => {
	it('has a place for every folder', () => {
		expect(files.filter((file) => rankOf(file) === -1)).toEqual([]);
	});
	it('lets imports run one way', () => {
		const wrong = ours.filter(({ from, to }) => folder(from) !== folder(to) && rankOf(to) > rankOf(from));
		expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
	});
	it('keeps nouns of one rank apart', () => {
		const wrong = ours.filter(({ from, to }) => folder(from) !== folder(to) && rankOf(to) === rankOf(from) && rankOf(from) > 0);
		expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
	});
	it('has no cycle between files', () => {
		const next = Map.groupBy(
			ours.filter(({ typeOnly }) => !typeOnly),
			({ from }) => from,
		);
		const done = new Set<string>();
		const walk = (file: string, trail: string[]): string | null => {
			if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file].join(' → ');
			if (done.has(file)) return null;
			for (const { to } of next.get(file) ?? []) {
				const cycle = walk(to, [...trail, file]);
				if (cycle) return cycle;
			}
			done.add(file);
			return null;
		};
		expect(files.map((file) => walk(file, [])).filter(Boolean)).toEqual([]);
	});
	it('keeps each noun’s handlers and pages to itself', () => {
		const wrong = ours.filter(
			({ from, to }) => folder(from) !== folder(to) && /(^|\/)(pages\/|.*handlers?\.tsx?$)/.test(to) && from !== 'routes.ts',
		);
		expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
	});
	it('keeps rules pure: a noun’s own file reaches no database, no web, no disk', () => {
		const rules = files.filter((file) => {
			const [noun = '', name = ''] = file.split('/');
			return name === `${noun}.ts` || file.startsWith('plain/') || file.startsWith('law/');
		});
		expect(rules.length).toBeGreaterThan(10);
		const wrong = imports.filter(
			({ from, to }) => rules.includes(from) && /^(server|web|ui)\/|store\.ts$|handlers|^(node:|pg|kysely|hono|zod)/.test(to),
		);
		expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
	});
	it('writes SQL in stores alone', () => {
		const wrong = imports.filter(
			({ from, to }) =>
				/^(kysely|pg)$/.test(to) &&
				!/(store|standing|tables|list)\.ts$/.test(from) &&
				!/^(server|account\/auth|directory\/gazetteer)/.test(from),
		);
		expect(wrong.map(({ from }) => from)).toEqual([]);
	});
	it('types no address twice', () => {
		const wrong = files.filter(
			(file) => file !== 'urls.ts' && /(?:href|action)=["'{`]+\/[a-z]/.test(readFileSync(join(src, file), 'utf8')),
		);
		expect(wrong).toEqual([]);
	});
	it('keeps files to the size of one room', () => {
		const long = files
			.map((file) => ({ file, lines: readFileSync(join(src, file), 'utf8').split('\n').length }))
			.filter(({ lines }) => lines > 300);
		// What is longer says why at its top.
		expect(long.filter(({ file }) => !/long because/i.test(readFileSync(join(src, file), 'utf8').slice(0, 600)))).toEqual([]);
	});
});

describe('the words', () => {
	const languages = ['fr', 'hy', 'en'] as const;
	const words = Object.fromEntries(
		languages.map((language) => [language, JSON.parse(readFileSync(join(root, 'messages', `${language}.json`), 'utf8'))]),
	) as Record<string, Record<string, unknown>>;
	const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

	it('are complete in the three languages', () => {
		for (const language of languages) expect(Object.keys(words[language] ?? {}), language).toEqual(Object.keys(words.fr ?? {}));
		for (const language of languages)
			expect(Object.entries(words[language] ?? {}).filter(([, value]) => text(value).trim() === '')).toEqual([]);
	});
	it('hold no sign that the fonts lack: the Armenian point on the line (U+2024) would print as an empty box', () => {
		for (const language of languages)
			expect(Object.entries(words[language] ?? {}).filter(([, value]) => text(value).includes('\u2024'))).toEqual([]);
	});
	it('take the same values in each', () => {
		const values = (value: unknown) => [...new Set([...text(value).matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join();
		const wrong = Object.keys(words.fr ?? {}).filter(
			(key) => new Set(languages.map((language) => values(words[language]?.[key]))).size > 1,
		);
		expect(wrong).toEqual([]);
	});
	it('are Armenian in Armenian', () => {
		const foreign = Object.entries(words.hy ?? {}).filter(
			([, value]) =>
				/[a-zà-ÿ]{4,}/i.test(
					text(value).replace(
						/\{\w+\}|"(match|declarations|selectors|input|local|plural|other|one)[^"]*"|local p = n: plural|input n/g,
						'',
					),
				) && !/[\u0531-\u058f]/.test(text(value)),
		);
		expect(foreign.map(([key, value]) => `${key}: ${text(value)}`).filter((line) => !/app_name|ui_language|Jumelage/.test(line))).toEqual(
			[],
		);
	});
	it('are all used, and all that is used exists', () => {
		const all = files.map((file) => readFileSync(join(src, file), 'utf8')).join('\n');
		const unused = Object.keys(words.fr ?? {}).filter(
			(key) => !new RegExp(`\\bm\\.${key}\\b|['"\`]${key}['"\`]`).test(all) && !/^(boot_|done_)/.test(key),
		);
		expect(unused).toEqual([]);
	});
	it('stand in no page by themselves', () => {
		const wrong = files
			.filter((file) => file.endsWith('.tsx'))
			.flatMap((file) => {
				const jsx = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
				return [
					...jsx.matchAll(/(?:>|\s(?:label|title|hint|caption|aria-label|placeholder)=")([^<>{}"=;()]*\p{L}{3,}[^<>{}"=;()]*)(?=<\/|")/gu),
				].map(([, found]) => `${file}: ${found?.trim()}`);
			});
		expect(wrong).toEqual([]);
	});
});
