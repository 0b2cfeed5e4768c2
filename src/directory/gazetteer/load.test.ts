import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../test/world.ts';
import { exactQuery } from '../../plain/names.ts';
import { type Loaded, loadGazetteer } from './load.ts';
import { findTerritories } from './search.ts';

describe('the gazetteer in the database, beside the example', () => {
	let world: World;
	let loaded: Loaded;
	const abroad = ['AM', 'ID', 'BY'];
	const progress: number[] = [];
	beforeAll(async () => {
		world = await openWorld();
		// As the example may have left it: a place known by one more name, without coordinates.
		await world.owner.query(`insert into territory (code, kind, country_code, name, names, folded)
			values ('AM', 'country', 'AM', 'Armenia', '{"en": "Armenia"}', 'armenia'), ('GN-174875', 'city', 'AM', 'Kapan', '{"fr": "Kapan"}', 'kapan madan')
			on conflict (code) do update set names = excluded.names, folded = excluded.folded, latitude = null`);
		loaded = await loadGazetteer(world.owner, (done) => progress.push(done), { abroad });
	}, 120_000);
	afterAll(() => world.close());

	it('tells how far it is, to the end', () => {
		expect(loaded.rows).toBeGreaterThan(42_000);
		expect(progress.at(-1)).toBe(loaded.rows);
	});

	it('finds the two cities from any script and spelling', async () => {
		for (const typed of ['st etienne', 'Saint-Étienne', 'Սենթ Էթիեն', 'Սենտ-Էտիենի', 'Sent Etien'])
			expect((await findTerritories(world.owner, typed))[0]?.code, typed).toBe('FR-42218');
		for (const typed of ['Kapan', 'Կապան', 'Կապանի', 'kap', 'Ղափան', 'Капан'])
			expect((await findTerritories(world.owner, typed))[0]?.code, typed).toBe('GN-174875');
	});

	it('tells Kapan of Syunik from Kapan of Indonesia by what stands above', async () => {
		const found = (await findTerritories(world.owner, 'Kapan')).filter((place) => place.name === 'Kapan');
		expect(found.map((place) => [place.country_code, place.parent_name])).toEqual([
			['AM', 'Syunik'],
			['ID', 'East Nusa Tenggara'],
		]);
	});

	it('keeps to the kinds and the country asked for', async () => {
		const found = await findTerritories(world.owner, 'loire', { kinds: ['department'], country: 'FR', limit: 3 });
		expect(found.map((place) => place.kind)).toEqual(['department', 'department', 'department']);
		expect(found[0]?.code).toBe('FR-D42');
	});

	it('answers nothing to what cannot be searched', async () => {
		expect(await findTerritories(world.owner, '北京 --')).toEqual([]);
	});

	it('adds to what was there, and loses nothing of it', async () => {
		const { rows } = await world.owner.query("select names, latitude, folded from territory where code = 'GN-174875'");
		expect(rows[0]).toMatchObject({ names: { fr: 'Kapan', hy: 'Կապան' }, latitude: 39.20755 });
		expect(rows[0].folded.split(' ')).toContain('madan');
		expect(rows[0].folded.split(' ')).toContain(exactQuery('Kapan'));
	});

	it('has nothing to do the second time, and changes no row when told to load again', async () => {
		expect((await loadGazetteer(world.owner, undefined, { abroad })).rows).toBe(0);
		const states = 'select sum(xmin::text::bigint) as versions, count(*) from territory';
		const before = await world.owner.query(states);
		await loadGazetteer(world.owner, undefined, { abroad, again: true });
		expect((await world.owner.query(states)).rows).toEqual(before.rows);
	}, 60_000);

	it('takes up a load that was stopped', async () => {
		await world.owner.query("delete from reference_load where name = 'gazetteer'");
		await world.owner.query("delete from territory where kind = 'city' and country_code = 'BY'");
		const stop = new AbortController();
		const stopped = loadGazetteer(world.owner, () => stop.abort(), { abroad, signal: stop.signal });
		await expect(stopped).rejects.toThrow();
		expect((await world.owner.query("select from reference_load where name = 'gazetteer'")).rowCount).toBe(0);
		await loadGazetteer(world.owner, undefined, { abroad });
		expect((await findTerritories(world.owner, 'Nyasvizh', { country: 'BY' })).length).toBeGreaterThan(0);
		expect((await world.owner.query("select from reference_load where name = 'gazetteer'")).rowCount).toBe(1);
	}, 60_000);
});
