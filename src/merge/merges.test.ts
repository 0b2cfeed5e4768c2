import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [kapan, saintEtienne, alliance] = [id('10001'), id('1001'), id('1007')];
const [perdriau, kotchian, parsyan] = [id('2001'), id('2003'), id('2002')];

let world: World;
let officer: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
});
afterAll(() => world.close());

const one = async <T>(sql: string, values: unknown[] = []) => (await world.owner.query(sql, values)).rows[0] as T;
const made = (location: string | null) => location?.split('/').at(-1) ?? '';
/** Everything that the merge may touch, to compare before and after. */
const whole = async () =>
	JSON.stringify(
		(
			await world.owner.query(`
		select 'person' as t, to_jsonb(x) as r from person x union all select 'organisation', to_jsonb(x) from organisation x
		union all select 'mandate', to_jsonb(x) from mandate x union all select 'pp', to_jsonb(x) from partnership_person x
		union all select 'party', to_jsonb(x) from party x union all select 'guest', to_jsonb(x) from guest x union all select 'share', to_jsonb(x) from share x
		union all select 'signature', to_jsonb(x) from signature x union all select 'adoption', to_jsonb(x) from adoption x
		union all select 'decision', to_jsonb(x) from decision x union all select 'attendance', to_jsonb(x) from attendance x
		union all select 'partnership', to_jsonb(x) from partnership x order by 1, 2`)
		).rows,
	);

const double = async (given = 'Jean Pierre', family = 'Kotchyan') => {
	const { location } = await officer.post(urls.personNew(), { given_name: given, family_name: family, anyway: 'yes' });
	return made(location);
};

describe('two records of Jean-Pierre Kotchian', () => {
	it('become one, with every link, and part again as they were', async () => {
		const twin = await double();
		await officer.post(urls.partnershipPeople({ partnership: kapan }), { person: twin, 'part.fr': 'culture' });
		await officer.post(urls.mandateNew({ person: twin }), { organisation: alliance, role: 'member' });
		const before = await whole();
		// Typed where no script runs: one record fits, and its comparison follows; none does, and the page says so.
		const typed = await officer.get(urls.personMerge({ person: kotchian }, { other: '', other_text: 'Jean Pierre Kotchyan' }));
		expect(typed.location).toBe(urls.personMerge({ person: kotchian }, { other: twin }));
		expect((await officer.get(urls.personMerge({ person: kotchian }, { other_text: 'Zzyzx' }))).text).toContain('Zzyzx');
		const compared = await officer.get(urls.personMerge({ person: kotchian }, { other: twin }));
		expect(compared.status).toBe(200);
		expect(compared.text).toContain('Ville de Saint-Étienne');
		expect(compared.text).toContain('Communauté de Kapan'); // who else is concerned

		const missing = await officer.post(urls.personMerge({ person: kotchian }), { other: twin, reason: '' });
		expect(missing.status).toBe(422);
		const done = await officer.post(urls.personMerge({ person: kotchian }), {
			other: twin,
			reason: 'Même élu, saisi deux fois',
			use_familyName: 'kept',
		});
		expect([done.status, done.location]).toEqual([303, urls.person({ person: kotchian })]);
		expect((await one<{ n: number }>('select count(*) as n from mandate where person_id = $1', [twin])).n).toBe(0);
		expect((await officer.get(urls.person({ person: twin }))).location).toBe(urls.person({ person: kotchian }));
		const found = JSON.parse((await officer.get(urls.directorySearch({}, { q: 'Kotchyan', kind: 'person' }))).text);
		expect(found.map(({ value }: { value: string }) => value)).toEqual([kotchian]);
		const told = await officer.get(urls.personHistory({ person: kotchian }));
		expect(told.text).toContain('Kotchyan'); // entered there, told here
		expect(told.text).toContain('Même élu, saisi deux fois');
		const people = await officer.get(urls.people());
		expect(people.text).not.toContain(twin);
		const said = await one<{ reason: string; verb: string }>(
			`select reason, verb from history where noun = 'person' and record_id = $1 order by id desc limit 1`,
			[kotchian],
		);
		expect(said).toEqual({ reason: 'Même élu, saisi deux fois', verb: 'person.merge' });

		const { id: merge } = await one<{ id: string }>('select id from merge order by at desc limit 1');
		expect((await officer.post(urls.mergeUndo({ merge }), { reason: '' })).status).toBe(422);
		const undone = await officer.post(urls.mergeUndo({ merge }), { reason: 'Ce sont deux frères' });
		expect([undone.status, undone.location]).toEqual([303, urls.person({ person: twin })]);
		expect(await whole()).toBe(before);
	});

	it('keep the account that either signs in with, give it back when they part, and are not made one while they have two', async () => {
		const [kept, gone] = [await double('Rima', 'Sarian'), await double('Rima', 'Saryan')];
		for (const person of [kept, gone]) await officer.post(urls.partnershipPeople({ partnership: kapan }), { person });
		const { rows: accounts } = await world.owner.query<{ id: string }>('select id from auth.account_user order by email limit 2');
		const tie = (person: string, account: string | undefined) =>
			world.owner.query(
				`update partnership_person set account_id = $2, account_name = 'Rima' where partnership_id = $3 and person_id = $1`,
				[person, account ?? null, kapan],
			);
		const tied = async () =>
			(
				await world.owner.query('select person_id, account_name from partnership_person where account_id = $1 and partnership_id = $2', [
					accounts[0]?.id,
					kapan,
				])
			).rows;
		await tie(gone, accounts[0]?.id);
		await tie(kept, accounts[1]?.id);
		const two = await officer.post(urls.personMerge({ person: kept }), { other: gone, reason: 'doublon' });
		expect(two.status).toBe(422);
		expect(two.text).toContain('liées à deux comptes différents');
		await tie(kept, undefined);
		expect((await officer.post(urls.personMerge({ person: kept }), { other: gone, reason: 'doublon' })).status).toBe(303);
		expect(await tied()).toEqual([{ person_id: kept, account_name: 'Rima' }]);
		const { id: merge } = await one<{ id: string }>('select id from merge order by at desc limit 1');
		expect((await officer.post(urls.mergeUndo({ merge }), { reason: 'deux sœurs' })).status).toBe(303);
		expect(await tied()).toEqual([{ person_id: gone, account_name: 'Rima' }]);
	});

	it('stay apart where they are of different offices, or nobody decides there', async () => {
		const refused = await officer.post(urls.personMerge({ person: kotchian }), { other: parsyan, reason: 'x' });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('est tenue par un autre service');
		const reader = await world.browser('elected-saint-etienne');
		expect((await reader.get(urls.personMerge({ person: kotchian }))).status).toBe(403);
		const twin = await double('Jean', 'Kotcha');
		const other = await world.browser('officer-kapan');
		expect((await other.get(urls.personMerge({ person: parsyan }, { other: twin }))).status).toBe(404);
	});

	it('stay apart where each signed the same agreement for a side', async () => {
		const twin = await double('Gevork', 'Parsyan');
		await world.owner.query('insert into partnership_person (partnership_id, person_id) values ($1, $2)', [kapan, twin]);
		await world.owner.query('update signature set person_id = $1 where organisation_id = $2 and person_id is not null', [twin, id('1002')]);
		const refused = await officer.post(urls.personMerge({ person: perdriau }), { other: twin, reason: 'x' });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('ont signé le même accord');
		await world.owner.query('update signature set person_id = $1 where person_id = $2', [parsyan, twin]);
	});

	it('cannot be parted once a link that moved was changed, and the page says which', async () => {
		const twin = await double('Vrej', 'Khosrovyan');
		await officer.post(urls.mandateNew({ person: twin }), { organisation: alliance, role: 'member' });
		await officer.post(urls.personMerge({ person: id('2005') }), { other: twin, reason: 'doublon' });
		const { id: merge } = await one<{ id: string }>('select id from merge order by at desc limit 1');
		await world.owner.query(
			`delete from mandate where id = (select (key ->> 'id')::uuid from merge_move where merge_id = $1 and tab = 'mandate')`,
			[merge],
		);
		const refused = await officer.post(urls.mergeUndo({ merge }), { reason: 'x' });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('mandats');
	});
});

describe('two records of one organisation', () => {
	const organisation = async (name: string, more: Record<string, string> = {}) => {
		const answer = await officer.post(urls.organisationNew(), {
			kind: 'association',
			'names.fr': name,
			country: 'FR',
			anyway: 'yes',
			...more,
		});
		expect(answer.location, answer.text.slice(0, 3000)).not.toBeNull();
		return made(answer.location);
	};
	it('become one with all they take part in, in every table whose key leads there, and part again', async () => {
		await world.owner.query(
			`create table if not exists visit (id uuid primary key default gen_random_uuid(), host_id uuid references organisation)`,
		);
		await world.owner.query(`create table if not exists seat_at (partnership_id uuid, organisation_id uuid, n integer,
			primary key (partnership_id, organisation_id, n), foreign key (partnership_id, organisation_id) references party)`);
		const [kept, gone] = [
			await organisation('Jumelages Loire', { street: '1 rue du Comité', postcode: '42000', town: 'Saint-Étienne' }),
			await organisation('Comité Jumelages Loire', {
				'names.en': 'Loire Twinning Committee',
				street: 'Maison des associations',
				town: 'Firminy',
			}),
		];
		await world.owner.query('insert into visit (host_id) values ($1)', [gone]);
		await world.owner.query('insert into party (partnership_id, organisation_id, position) values ($1, $2, 9)', [kapan, gone]);
		await world.owner.query('insert into seat_at values ($1, $2, 1)', [kapan, gone]);

		// A key that cannot wait is told, loudly, and nothing has moved.
		const told = vi.spyOn(console, 'error').mockImplementation(() => {});
		const stuck = await officer
			.post(urls.organisationMerge({ organisation: kept }), { other: gone, reason: 'doublon' })
			.catch((error) => error);
		expect(stuck.status).toBe(500);
		expect(JSON.stringify(told.mock.calls)).toContain('call let_keys_move()');
		told.mockRestore();
		await world.owner.query('call let_keys_move()');
		const before = await whole();
		const done = await officer.post(urls.organisationMerge({ organisation: kept }), {
			other: gone,
			reason: 'doublon',
			'use_name.en': 'gone',
			use_address: 'gone',
		});
		expect(done.status).toBe(303);
		expect((await one<{ host_id: string }>('select host_id from visit')).host_id).toBe(kept);
		expect((await one<{ organisation_id: string }>('select organisation_id from seat_at')).organisation_id).toBe(kept);
		expect((await one<{ names: unknown }>('select names from organisation where id = $1', [kept])).names).toEqual({
			fr: 'Jumelages Loire',
			en: 'Loire Twinning Committee',
		});
		// An address is taken whole: not the street of one with the postcode of the other.
		expect(await one('select street, postcode, town from organisation where id = $1', [kept])).toEqual({
			street: 'Maison des associations',
			postcode: null,
			town: 'Firminy',
		});
		const open = await world.owner.query('select organisation_id from share where partnership_id = $1 and organisation_id in ($2, $3)', [
			kapan,
			kept,
			gone,
		]);
		expect(open.rows).toEqual([{ organisation_id: kept }]);
		const { id: merge } = await one<{ id: string }>('select id from merge order by at desc limit 1');
		expect((await officer.post(urls.mergeUndo({ merge }), { reason: 'x' })).status).toBe(303);
		expect(await whole()).toBe(before);
		await world.owner.query('drop table visit, seat_at');
	});
	it('stay apart where both are parties of one partnership, or one has members of its own', async () => {
		const gone = await organisation('Kapan (doublon)');
		await world.owner.query('insert into party (partnership_id, organisation_id, position) values ($1, $2, 8)', [kapan, gone]);
		const both = await officer.post(urls.organisationMerge({ organisation: saintEtienne }), { other: gone, reason: 'x' });
		expect(both.status).toBe(422);
		expect(both.text).toContain('parties du même partenariat (Saint-Étienne – Kapan)');
		const members = await officer.post(urls.organisationMerge({ organisation: gone }), { other: alliance, reason: 'x' });
		expect(members.status).toBe(422);
		expect(members.text).toContain('a ses propres membres');
		await world.owner.query('delete from party where organisation_id = $1', [gone]);
	});
	it('give nobody a way into a partnership: what stands in an unseen one does not become one’s own city', async () => {
		const bait = await organisation('Ville fantôme');
		const secret = id('c0009');
		await world.owner.query(
			`insert into partnership (partnership_id, keeper_id, kind, name, folded) values ($1, $2, 'twinning', 'Kapan – secret', 'x')`,
			[secret, id('1002')],
		);
		await world.owner.query('insert into party (partnership_id, organisation_id) values ($1, $2)', [secret, bait]);
		const refused = await officer.post(urls.organisationMerge({ organisation: saintEtienne }), { other: bait, reason: 'x' });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('que vous ne pouvez pas modifier');
		expect(refused.text).not.toContain('Kapan – secret');
		expect((await officer.get(urls.partnership({ partnership: secret }))).status).toBe(404);
	});
});

describe('two officers at once', () => {
	it('who each merge the same two records the other way round make them one, and the second is told', async () => {
		const [a, b] = [await double('Arthur', 'Unique'), await double('Arthur', 'Uniqe')];
		const answers = await Promise.all([
			officer.post(urls.personMerge({ person: a }), { other: b, reason: 'x' }),
			officer.post(urls.personMerge({ person: b }), { other: a, reason: 'x' }),
		]);
		// Whoever comes second finds a signpost: a refusal, or no such record any more.
		const [first, second] = answers.map(({ status }) => status).sort();
		expect(first).toBe(303);
		expect([404, 422]).toContain(second);
		const { rows } = await world.owner.query('select merged_into_id from person where id in ($1, $2) and merged_into_id is not null', [
			a,
			b,
		]);
		expect(rows).toHaveLength(1);
	});
});

describe('deleting', () => {
	it('takes out what nothing refers to, with the reason, and nothing else', async () => {
		const twin = await double('Essai', 'Erreur');
		expect((await officer.post(urls.personDelete({ person: twin }), { reason: ' ' })).status).toBe(422);
		expect((await officer.post(urls.personDelete({ person: twin }), { reason: 'Saisie par erreur' })).status).toBe(303);
		expect(await one('select from person where id = $1', [twin])).toBeUndefined();
		const used = await officer.post(urls.personDelete({ person: perdriau }), { reason: 'x' });
		expect(used.status).toBe(422);
		expect(used.text).toContain('signatures');
		expect((await officer.post(urls.personDelete({ person: parsyan }), { reason: 'x' })).status).toBe(422);
		expect(await one('select from person where id = $1', [parsyan])).toBeDefined();
	});
});

describe('the keys of the tables', () => {
	it('can all wait until their rows have moved', async () => {
		const { rows } = await world.owner.query(
			`select key from keys_on_the_way('person') where not waits union select key from keys_on_the_way('organisation') where not waits`,
		);
		expect(rows, 'a migration adds a key to party or partnership_person: end it with "call let_keys_move()"').toEqual([]);
	});
});
