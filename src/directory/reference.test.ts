import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { referenceFile, referenceList, referenceNames, referencePapers } from './reference.ts';

const words = (text: string) => text.split(' ').filter(Boolean);

describe('the lists of data/reference', () => {
	it('are all known to the program', () => {
		const files = readdirSync(dirname(referenceFile('fields'))).filter((name) => name.endsWith('.csv'));
		expect(files.map((name) => name.replace('.csv', '')).sort()).toEqual([...referenceNames].sort());
	});

	test.each(referenceNames)('%s carries its papers: title, publisher, licence, address, version, day of retrieval', (name) => {
		const papers = readFileSync(referencePapers(name), 'utf8');
		for (const key of ['title', 'publisher', 'licence', 'url', 'version', 'retrieved'])
			expect(papers).toMatch(new RegExp(`^${key}: ".+"$`, 'm'));
	});

	test.each(referenceNames)('%s has lines, and names each thing once', (name) => {
		const lines = referenceList(name).map((line) =>
			Object.values(line)
				.slice(0, name === 'borders' ? 2 : 1)
				.join(' '),
		);
		expect(lines.length).toBeGreaterThan(0);
		expect(new Set(lines).size).toBe(lines.length);
	});
});

describe('the fields of cooperation', () => {
	it('are the eight of the accord of 2023, in three languages', () => {
		const fields = referenceList('fields');
		expect(fields.map((field) => field.key)).toEqual([
			'education',
			'culture',
			'jeunesse',
			'social',
			'medecine',
			'economie',
			'administration-locale',
			'francophonie',
		]);
		for (const field of fields) expect([field.name_fr, field.name_hy, field.name_en]).not.toContain('');
	});

	it('propose only codes that are in the lists beside', () => {
		const purposes = new Set(referenceList('dac-purposes').map((line) => line.code));
		const targets = new Set(referenceList('sdg-targets').map((line) => line.code));
		const matters = new Set(referenceList('actes-matters').map((line) => line.code));
		for (const field of referenceList('fields')) {
			expect([field.dac_purpose, ...words(field.dac_options)].filter((code) => !purposes.has(code))).toEqual([]);
			expect(words(field.sdg_targets).filter((code) => !targets.has(code))).toEqual([]);
			expect(matters).toContain(field.actes_matter);
		}
	});
});

describe('the borders', () => {
	it('of Armenia are with Azerbaijan, Georgia, Iran and Turkey, and each neighbour says the same', () => {
		const pairs = referenceList('borders');
		expect(pairs.filter((pair) => pair.country === 'AM').map((pair) => pair.neighbour)).toEqual(['AZ', 'GE', 'IR', 'TR']);
		const known = new Set(pairs.map((pair) => `${pair.country}${pair.neighbour}`));
		expect(pairs.filter((pair) => !known.has(`${pair.neighbour}${pair.country}`))).toEqual([]);
	});
});
