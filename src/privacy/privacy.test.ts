import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { day } from '../plain/day.ts';
import { urls } from '../urls.ts';
import { erasureRefusal, reviewBefore } from './privacy.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [kapan, perdriau, alliance] = [id('10001'), id('2001'), id('1007')];

let world: World;
let officer: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
});
afterAll(() => world.close());

/** A contact with a name in two scripts, spellings, a mandate and a place in the partnership. */
async function contact(family: string, familyHy: string): Promise<string> {
	const { location } = await officer.post(urls.personNew(), {
		given_name: 'Anouche',
		family_name: family,
		family_name_hy: familyHy,
		spellings: `A. ${family}`,
		anyway: 'yes',
	});
	const person = location?.split('/').at(-1) ?? '';
	await officer.post(urls.mandateNew({ person }), { organisation: alliance, role: 'member', 'title.fr': `secrétariat de Mme ${family}` });
	await officer.post(urls.partnershipPeople({ partnership: kapan }), { person, 'part.fr': `traduction (${family})` });
	return person;
}
/** Every table of the database that still holds these letters, in whatever column. */
async function whereIs(text: string): Promise<string[]> {
	const { rows } = await world.owner.query<{ name: string }>(
		`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and n.nspname in ('public', 'auth', 'chain')`,
	);
	const found: string[] = [];
	for (const { name } of rows)
		if ((await world.owner.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${text}%`])).rows.length > 0)
			found.push(name);
	return found;
}

describe('what is held about a person', () => {
	it('is shown and given as files, with the rights of the mayor who signed and why his name stays', async () => {
		const page = await officer.get(urls.personData({ person: perdriau }));
		expect(page.status).toBe(200);
		expect(page.text).toContain('actes publics portent le nom de cette personne');
		expect(page.text).toContain('A signé');
		const data = JSON.parse((await officer.get(urls.personDataJson({ person: perdriau }))).text);
		expect(data).toMatchObject({ familyName: 'Perdriau', keeper: 'Ville de Saint-Étienne' });
		expect(data.mandates.length).toBeGreaterThan(0);
		expect(data.acts.map(({ act }: { act: string }) => act)).toContain('signature');
		const csv = await officer.get(urls.personDataCsv({ person: perdriau }));
		expect(csv.headers.get('content-type')).toContain('text/csv');
		expect(csv.text).toContain('family_name,Perdriau');
	});
	it('is not for a reader, nor for another office to change', async () => {
		const reader = await world.browser('elected-saint-etienne');
		expect((await reader.get(urls.personData({ person: perdriau }))).status).toBe(403);
		const kapanOffice = await world.browser('officer-kapan');
		const refused = await kapanOffice.post(urls.personErase({ person: perdriau }), { name: 'Gaël Perdriau', reason: 'request' });
		expect(refused.status).toBe(422);
		await kapanOffice.post(urls.personObjection({ person: perdriau }), { on: '22/11/2026', ground: 'x' });
		expect((await world.owner.query('select objected_on from person where id = $1', [perdriau])).rows[0].objected_on).toBeNull();
	});
	it('of one’s own account is one’s own', async () => {
		const page = await officer.get(urls.accountData());
		expect(page.status).toBe(200);
		const data = JSON.parse((await officer.get(urls.accountDataJson())).text);
		expect(data.email).toBe('officer-saint-etienne@jumelage.example');
		expect(data.sessions.length).toBeGreaterThan(0);
		expect(JSON.stringify(data)).not.toMatch(/token|password/i);
	});
	it('of a member’s account is for the administrator who is asked, without their sessions', async () => {
		const { rows } = await world.owner.query<{ id: string; organisation_id: string }>(
			`select m.id, m.organisation_id from membership m join auth.account_user u on u.id = m.account_id where u.email in ('elected-saint-etienne@jumelage.example', 'officer-kapan@jumelage.example') order by m.organisation_id`,
		);
		const [ours, theirs] = rows;
		const page = await officer.get(urls.memberData({ membership: ours?.id ?? '' }));
		expect(page.status).toBe(200);
		const data = JSON.parse((await officer.get(urls.memberDataJson({ membership: ours?.id ?? '' }))).text);
		expect(data).toMatchObject({ email: 'elected-saint-etienne@jumelage.example', sessions: null });
		expect((await officer.get(urls.memberData({ membership: theirs?.id ?? '' }))).status).toBe(404);
	});
});

describe('an objection', () => {
	it('takes the person out of what is proposed, not out of the directory, until it is taken back', async () => {
		const person = await contact('Objecteur', 'Օբյեկտոր');
		expect((await officer.post(urls.personObjection({ person }), { on: '22/11/2026', ground: '' })).status).toBe(422);
		expect(
			(await officer.post(urls.personObjection({ person }), { on: '22/11/2026', ground: 'Ne souhaite plus être sollicitée' })).status,
		).toBe(303);
		const proposed = async () => JSON.parse((await officer.get(urls.directorySearch({}, { q: 'Objecteur', kind: 'person' }))).text).length;
		expect(await proposed()).toBe(0);
		expect((await officer.get(urls.directory({}, { q: 'Objecteur' }))).text).toContain(person);
		expect((await officer.post(urls.personObjection({ person }), { action: 'withdraw' })).status).toBe(303);
		expect(await proposed()).toBe(1);
	});
});

describe('an erasure', () => {
	it('is refused for who signed a public act', async () => {
		const refused = await officer.post(urls.personErase({ person: perdriau }), { name: 'Gaël Perdriau', reason: 'request' });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('art. 17');
		expect((await world.owner.query('select family_name from person where id = $1', [perdriau])).rows[0].family_name).toBe('Perdriau');
	});
	it('leaves the name nowhere in the database, not in the history, not in a merge, and the chain is whole', async () => {
		const person = await contact('Zoulikian', 'Զուլիկյան');
		const twin = await contact('Zoulikyan', '');
		expect((await officer.post(urls.personMerge({ person }), { other: twin, reason: 'doublon' })).status).toBe(303);
		expect((await officer.post(urls.personErase({ person }), { name: 'Anouche', reason: 'request' })).status).toBe(422);
		const done = await officer.post(urls.personErase({ person }), { name: 'anouche zoulikian', reason: 'request' });
		expect([done.status, done.text]).toEqual([303, '']);
		for (const name of ['Zoulik', 'Զուլիկ', 'zoulik', 'qqsulik']) expect(await whereIs(name), name).toEqual([]);
		expect((await officer.get(urls.person({ person }))).text).toContain('Données effacées');
		expect((await officer.get(urls.people())).text).not.toContain(person);
		const { rows } = await world.owner.query(
			`select h.verb, h.reason, h.account_name as who from history h where h.noun = 'history' and h.verb = 'person.erase' order by h.id`,
		);
		expect(rows.length).toBeGreaterThan(0);
		expect(rows[0]).toEqual({ verb: 'person.erase', reason: 'request', who: 'Relations internationales, Saint-Étienne' });
		const { rows: loose } = await world.owner.query(
			'select count(*)::int as n from history h where not exists (select from chain.link l where l.partnership_id = h.partnership_id and l.history_id = h.id)',
		);
		expect(loose).toEqual([{ n: 0 }]);
	});
	it('is refused for an act, and by another office', () => {
		expect(erasureRefusal({ acts: 1, ours: true })).toBe('public-act');
		expect(erasureRefusal({ acts: 0, ours: false })).toBe('not-yours');
		expect(erasureRefusal({ acts: 0, ours: true })).toBeNull();
	});
});

/** Where a record may name a person, by what becomes of it: a public act refuses the erasure, the rest stays without the name, or goes. */
const named: Record<string, 'act' | 'stays' | 'goes'> = {
	'signature.person_id': 'act',
	'adoption.signatory_id': 'act',
	'attendance.person_id': 'act',
	'delegate.person_id': 'stays',
	'follow_up.owner_person_id': 'stays',
	'encounter.person_id': 'stays',
	'visitor.person_id': 'stays',
	'placement.tutor_id': 'stays',
	'placement.interpreter_id': 'stays',
	'person.merged_into_id': 'stays',
	'mandate.person_id': 'goes',
	'partnership_person.person_id': 'goes',
};
describe('whoever is named by', () => {
	it('anything in the database is erased, or the act is told that keeps the name', async () => {
		const { rows: links } = await world.owner.query<{ tab: string; col: string; partnership: boolean }>(
			`select tab::text, col, exists (select from pg_attribute a where a.attrelid = tab and a.attname = 'partnership_id') as partnership
			from links_to('person') order by 1, 2`,
		);
		expect(links.map(({ tab, col }) => `${tab}.${col}`).sort(), 'say what becomes of it in `named`').toEqual(Object.keys(named).sort());
		const person = await contact('Aznavourian', '');
		const { rows: people } = await world.owner.query<{ id: string }>(
			`select account_id as id from membership where organisation_id = $1 and role = 'administrator' and ended_at is null`,
			[id('1001')],
		);
		const client = await world.owner.connect();
		try {
			for (const { tab, col, partnership } of links) {
				if (['goes', 'person.merged_into_id'].includes(named[`${tab}.${col}`] ?? '') || tab === 'person') continue;
				await client.query('begin');
				await client.query('set local session_replication_role = replica');
				if (partnership)
					await client.query(
						`insert into partnership_person (partnership_id, person_id) select partnership_id, $1 from partnership on conflict do nothing`,
						[person],
					);
				if (tab === 'delegate')
					await client.query('update delegate set mandate_decision_id = null, order_number = null, order_signed_on = null');
				if (tab === 'visitor')
					await client.query(`insert into visitor (partnership_id, placement_id, id, person_id, language)
						select partnership_id, id, gen_random_uuid(), gen_random_uuid(), 'fr' from placement limit 1`);
				if (tab === 'adoption')
					await client.query(
						`insert into adoption (partnership_id, agreement_id, organisation_id, decision_id) select partnership_id, agreement_id, organisation_id, gen_random_uuid() from signature on conflict do nothing`,
					);
				const { rowCount } = await client.query(`update ${tab} set ${col} = $1 where ctid = (select ctid from ${tab} limit 1)`, [person]);
				expect(rowCount, `an example of ${tab}`).toBe(1);
				await client.query('set local session_replication_role = origin');
				await client.query(`select set_config('jumelage.account', $1, true)`, [people[0]?.id]);
				await client.query('set local role jumelage_app');
				const { rows } = await client.query('select erase_person($1, $2) as done', [person, 'request']);
				const acts = (await client.query('select act from public_acts_of($1)', [person])).rows;
				await client.query('reset role');
				const act = named[`${tab}.${col}`] === 'act';
				expect({ link: `${tab}.${col}`, done: rows[0].done, acts: acts.length > 0 }).toEqual({
					link: `${tab}.${col}`,
					done: !act,
					acts: act,
				});
				const still = await client.query(`select from ${tab} where ${col} = $1`, [person]);
				expect(still.rowCount, `${tab}.${col} stays`).toBe(1);
				await client.query('rollback');
			}
			// A mission that an order or a special mandate sends them on keeps the name.
			for (const paper of [`order_number = '2026-14'`, `mandate_decision_id = (select id from decision limit 1)`]) {
				await client.query('begin');
				await client.query('set local session_replication_role = replica');
				await client.query(`update delegate set person_id = $1, ${paper} where ctid = (select ctid from delegate limit 1)`, [person]);
				await client.query('set local session_replication_role = origin');
				await client.query(`select set_config('jumelage.account', $1, true)`, [people[0]?.id]);
				await client.query('set local role jumelage_app');
				expect((await client.query('select erase_person($1, $2) as done', [person, 'request'])).rows).toEqual([{ done: false }]);
				await client.query('rollback');
			}
		} finally {
			await client.query('rollback');
			client.release();
		}
	});
	it('a mission, a session and its minutes, a promise, a contact and a stay goes from all of them, and the pages say so', async () => {
		const person = await contact('Tchobanian', 'Չոբանյան');
		const { owner } = world;
		const one = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows[0];
		const delegate = await one(
			`update delegate set person_id = $2, mandate_decision_id = null, order_number = null, order_signed_on = null, capacity = '{"fr": "neveu Tchobanian"}'
			where id = (select id from delegate where partnership_id = $1 order by id desc limit 1) returning id, mission_id as mission`,
			[kapan, person],
		);
		await owner.query(
			`insert into delegate_private (partnership_id, mission_id, delegate_id, emergency_contact) values ($1, $2, $3, 'Mme Tchobanian')
			on conflict (partnership_id, mission_id, delegate_id) do update set emergency_contact = excluded.emergency_contact`,
			[kapan, delegate.mission, delegate.id],
		);
		await owner.query(
			`insert into delegate_leg (partnership_id, mission_id, id, delegate_id, by, number) values ($1, $2, gen_random_uuid(), $3, 'air', 'Tchobanian')`,
			[kapan, delegate.mission, delegate.id],
		);
		const promise = await one(
			`insert into follow_up (partnership_id, id, mission_id, words, owner_id, owner_person_id)
			values ($1, gen_random_uuid(), $3, '{"fr": "Envoyer le catalogue"}', $4, $2) returning id`,
			[kapan, person, delegate.mission, id('1001')],
		);
		const stay = await one(
			`update placement set tutor_id = $2 where id = (select id from placement where partnership_id = $1 limit 1) returning id`,
			[kapan, person],
		);
		const done = await officer.post(urls.personErase({ person }), { name: 'Anouche Tchobanian', reason: 'request' });
		expect([done.status, done.location]).toEqual([303, `${urls.peopleReview()}`]);
		for (const name of ['Tchoban', 'Չոբան', 'tchoban']) expect(await whereIs(name), name).toEqual([]);
		const at = { partnership: kapan, mission: delegate.mission };
		expect((await officer.get(urls.mission(at))).text).toContain('Personne effacée');
		expect((await officer.get(urls.followUp({ partnership: kapan, followUp: promise.id }))).text).toContain('Personne effacée');
		expect((await officer.get(urls.placement({ partnership: kapan, placement: stay.id }))).text).toContain('Personne effacée');
		expect((await (await world.browser('officer-kapan', 'hy')).get(urls.mission(at))).text).toContain('Ջնջված անձ');
		// Nobody who was erased is proposed, or stands among the people of the partnership.
		expect((await officer.get(urls.partnershipPeople({ partnership: kapan }))).text).not.toContain('Personne effacée');
		const { rows: loose } = await owner.query(
			'select count(*)::int as n from history h where not exists (select from chain.link l where l.partnership_id = h.partnership_id and l.history_id = h.id)',
		);
		expect(loose).toEqual([{ n: 0 }]);
	});
});

describe('the review after three years', () => {
	it('lists who has left no trace since, and only of the asker’s office', async () => {
		expect(reviewBefore(day('2026-11-22'))).toBe('2023-11-22');
		const old = id('2ff1');
		await world.owner.query(
			`insert into person (id, keeper_id, family_name, folded, created_at) values ($1, $2, 'Ancien', 'ancien', '2019-01-01')`,
			[old, id('1001')],
		);
		// The history of its entry is of today: only a record older than the workbook itself shows here.
		world.now = new Date('2030-01-10T10:00:00Z');
		expect((await officer.get(urls.peopleReview())).text).toContain(old);
		expect((await (await world.browser('officer-kapan')).get(urls.peopleReview())).text).not.toContain(old);
		world.now = new Date('2026-11-22T10:00:00Z');
	});
});

describe('the walls', () => {
	it('let nobody of another city read an account, blank a person, or call what is not theirs to call', async () => {
		const { rows } = await world.owner.query<{ id: string }>(
			`select id from auth.account_user where email in ('officer-saint-etienne@jumelage.example', 'officer-kapan@jumelage.example') order by email desc`,
		);
		const [own, foreign] = rows;
		const client = await world.owner.connect();
		try {
			await client.query(`set role jumelage_app; select set_config('jumelage.account', '${foreign?.id}', false)`);
			expect((await client.query('select account_data($1) as data', [own?.id])).rows).toEqual([{ data: null }]);
			expect((await client.query('select erase_person($1, $2) as done', [perdriau, 'request'])).rows).toEqual([{ done: false }]);
			await expect(client.query('select history_of_person($1)', [perdriau])).rejects.toThrow(/permission denied/);
			await expect(client.query('select * from merge_move')).rejects.toThrow(/permission denied/);
			expect((await client.query('select * from merge')).rows).toEqual([]);
		} finally {
			await client.query('reset role; reset all');
			client.release();
		}
	});
});
