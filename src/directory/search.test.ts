import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { searchText } from '../plain/names.ts';
import type { Candidate } from '../ui/Combobox.tsx';
import { urls } from '../urls.ts';

let world: World;
let officer: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne', 'fr');
	await world.owner.query(
		`insert into territory (code, kind, country_code, parent_code, name, names, population, importance, folded) values
		('ID', 'country', 'ID', null, 'Indonésie', '{"fr":"Indonésie","hy":"Ինդոնեզիա","en":"Indonesia"}', null, 7, $1),
		('ID-NT', 'region', 'ID', 'ID', 'Petites îles de la Sonde orientales', '{}', null, 5.5, $2),
		('GN-7063931', 'city', 'ID', 'ID-NT', 'Kapan', '{}', 12000, 4.1, $3)`,
		[searchText(['Indonésie'], ['Indonésie']), searchText(['Petites îles de la Sonde orientales']), searchText(['Kapan'], ['Kapan'])],
	);
});
afterAll(() => world.close());

const found = async (browser: Browser, q: string, kind?: string): Promise<Candidate[]> =>
	JSON.parse((await browser.get(urls.directorySearch({}, { q, kind }))).text);
const labels = async (browser: Browser, q: string, kind: string) => (await found(browser, q, kind)).map(({ label }) => label);

describe('search as you type', () => {
	test.each(['Parsian', 'Փարսյան', 'parsyan', 'PARSYAN Gevorg', 'Geworg Parsjan', 'gev'])('"%s" finds Gevorg Parsyan', async (typed) => {
		expect(await labels(officer, typed, 'person')).toEqual(['Gevorg Parsyan']);
	});

	test.each(['st etienne', 'Սենթ Էթիեն', 'Սենտ-Էտիեն', 'SAINT ÉTIENNE', 'saint-et'])('"%s" finds Saint-Étienne', async (typed) => {
		expect((await labels(officer, typed, 'territory'))[0]).toBe('Saint-Étienne');
		expect(await labels(officer, typed, 'organisation')).toContain('Ville de Saint-Étienne');
	});

	it('offers the Armenian Kapan first, and tells it from the Indonesian', async () => {
		expect(await found(officer, 'Kapan', 'territory')).toEqual([
			{ value: 'GN-174875', label: 'Kapan', detail: 'Ville — Syunik, Arménie' },
			{ value: 'GN-7063931', label: 'Kapan', detail: 'Ville — Petites îles de la Sonde orientales, Indonésie' },
		]);
	});

	it('answers in the reader’s language and script', async () => {
		const kapan = await world.browser('officer-kapan', 'hy');
		expect((await found(kapan, 'parsian', 'person'))[0]).toMatchObject({
			label: 'Գևորգ Փարսյան',
			lang: 'hy',
			detail: 'Կապան համայնքի ղեկավար',
		});
		expect((await labels(kapan, 'st etienne', 'organisation'))[0]).toBe('Սենտ Էտիեն քաղաք');
	});

	it('proposes as authority the organisation of a place that has one, and the place itself where none exists yet', async () => {
		expect((await found(officer, 'Kapan', 'authority')).map(({ value, label }) => [value, label])).toEqual([
			['019a0000-0000-7000-8000-000000001002', 'Communauté de Kapan'],
			['territory:GN-7063931', 'Kapan'],
		]);
	});

	it('answers nothing to nothing, and never fails on signs', async () => {
		for (const typed of ['', '   ', '&|!():*', "'", '北京', 'x'.repeat(2000)]) expect(await found(officer, typed)).toEqual([]);
	});

	it('does not answer who is not signed in', async () => {
		expect((await (await world.browser()).get(urls.directorySearch({}, { q: 'Kapan' }))).status).toBe(303);
	});

	it('shows Saint-Étienne the people of its partnerships, whoever keeps them, and an outsider none of them', async () => {
		expect(await labels(officer, 'Tadevosyan', 'person')).toEqual(['Gor Tadevosyan']);
		const alliance = await world.browser('association', 'fr');
		expect(await labels(alliance, 'Wauquiez', 'person')).toEqual([]);
	});
});
