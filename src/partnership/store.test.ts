import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { exampleEmail } from '../account/example.ts';
import { day } from '../plain/day.ts';
import type { Db } from '../server/database.ts';
import { listQuestion } from './list.ts';
import { states } from './partnership.ts';
import { type Cursor, type ListQuestion, partnership, partnershipsOf } from './store.ts';

const today = day('2026-11-22');
const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const kapan = '019a0000-0000-7000-8000-000000001002';
const example = (n: number) => `019a0000-0000-7000-8000-0000000${String(10000 + n)}`;

let world: World;
let session: string;
beforeAll(async () => {
	world = await openWorld();
	session = await sessionOf('officer-saint-etienne');
});
afterAll(() => world.close());

async function sessionOf(person: 'officer-saint-etienne' | 'officer-kapan'): Promise<string> {
	await world.browser(person);
	const { rows } = await world.owner.query<{ token: string }>(
		'select s.token from auth.session s join auth.account_user u on u.id = s.user_id where u.email = $1 limit 1',
		[exampleEmail(person)],
	);
	return rows[0]?.token ?? '';
}
const asked = <T>(work: (db: Db) => Promise<T>, as = session) => world.database.enter({ session: as, readOnly: true }, work);
const list = (question: Partial<ListQuestion> = {}) =>
	asked((db) => partnershipsOf(db, { organisationId: saintEtienne, today, ...question }));

describe('a partnership whole', () => {
	it('tells of Saint-Étienne – Kapan all that its pages say, and that it is active by its signed agreements', async () => {
		const whole = await asked((db) => partnership(db, example(1), today));
		expect(whole?.proposedBy?.name).toBe('Ministère français des Affaires étrangères');
		expect(whole?.parties.map(({ name, country, territory }) => [name, country, territory?.population])).toEqual([
			['Ville de Saint-Étienne', 'FR', 173136],
			['Communauté de Kapan', 'AM', 33160],
		]);
		expect(whole?.fields.map(({ key }) => key)).toHaveLength(8);
		expect(whole?.fields.every(({ used }) => used)).toBe(true);
		expect(whole?.parent?.name).toBe('Auvergne-Rhône-Alpes – Syunik');
		expect(whole?.guests.map(({ name }) => name)).toEqual(['Alliance franco-arménienne de la Loire']);
		expect(whole?.events.at(-1)?.place?.names.hy).toBe('Կապան');
		expect(whole?.standing.state).toBe('active');
		expect(whole?.standing.reasons.map(({ code, on }) => [code, on])).toEqual([
			['agreement-signed', '2023-11'],
			['agreement-signed', '2024-23'],
			['vote-adopted', '2022'],
		]);
	});

	it('loads the twinning of 1959 whose vote is lost, and says that nothing proves it', async () => {
		const whole = await asked((db) => partnership(db, example(3), today));
		expect(whole?.standing).toEqual({
			state: 'recorded',
			reasons: [
				{ code: 'no-proof', on: null, id: null, text: null },
				{ code: 'said-since', on: '1959', id: null, text: null },
			],
		});
	});

	it('shows the region’s umbrella the twinnings below it, and Kapan nothing of Des Moines', async () => {
		const region = await asked((db) => partnership(db, example(2), today));
		expect(region?.children.map(({ name }) => name)).toEqual(['Saint-Étienne – Kapan']);
		const officer = await sessionOf('officer-kapan');
		expect(await asked((db) => partnership(db, example(4), today), officer)).toBeNull();
	});
});

describe('the list of an office', () => {
	it('gives the partnerships of Saint-Étienne by name, each with its partner, its state and its last agreement', async () => {
		const { rows, next, previous } = await list();
		expect(rows.map(({ name, standing }) => [name, standing.state])).toEqual([
			['Auvergne-Rhône-Alpes – Syunik', 'active'],
			['Saint-Étienne – Chouchi', 'ended'],
			['Saint-Étienne – Des Moines', 'recorded'],
			['Saint-Étienne – Kapan', 'active'],
			['Saint-Étienne – Louhansk', 'recorded'],
			['Saint-Étienne – Oeiras', 'active'],
			['Saint-Étienne – Wuppertal', 'recorded'],
		]);
		expect(rows[3]?.lastAgreement?.on).toBe('2024-23');
		expect(rows[3]?.parties.map(({ country }) => country)).toEqual(['FR', 'AM']);
		expect([next, previous]).toEqual([null, null]);
	});

	it('keeps one state, one kind, or what a search in any script finds', async () => {
		expect((await list({ state: 'recorded', sort: 'since' })).rows.map(({ since }) => since)).toEqual(['1959', '1985', null]);
		expect((await list({ kind: 'friendship-charter' })).rows).toHaveLength(1);
		expect((await list({ q: 'Ղափան' })).rows.map(({ name }) => name)).toEqual(['Saint-Étienne – Kapan']);
		expect((await list({ q: '北京' })).rows).toEqual([]);
	});

	it('finds the same whether the words are rare, and looked up first, or common, and met on the way', async () => {
		for (const q of ['Ղափան', 'saint etienne', 'oeiras', 'nobody'] as const) {
			const { rows } = await asked((db) => listQuestion({ organisationId: saintEtienne, today, q }).execute(db));
			expect(rows.map(({ id }) => id)).toEqual((await list({ q })).rows.map(({ id }) => id));
		}
	});

	it('filters by the same state as it shows, whichever it is', async () => {
		const shown = (await list()).rows;
		for (const state of states)
			expect((await list({ state })).rows.map(({ id }) => id)).toEqual(
				shown.filter(({ standing }) => standing.state === state).map(({ id }) => id),
			);
	});

	it('is empty for an organisation that is not the asker’s', async () => {
		expect((await list({ organisationId: kapan })).rows).toEqual([]);
	});
});

describe('whatever is on file', () => {
	// Every mix of the facts that decide: 5 × 5 × 6 × 3 partnerships, each told in SQL (the filter) and in TypeScript (the page).
	beforeAll(async () => {
		await world.owner.query(`
			create temporary table mix as select row_number() over () as n, e, d, a, s,
				('019d0000-0000-7000-8000-' || lpad((row_number() over ())::text, 12, '0'))::uuid as id
			from generate_series(0, 4) e, generate_series(0, 4) d, generate_series(0, 5) a, generate_series(0, 2) s;
			insert into partnership (partnership_id, keeper_id, kind, name, since, proposed_on, folded)
				select id, '${saintEtienne}', 'cooperation', 'mix ' || n, (array[null, '1999', '2031'])[s + 1], case when n % 2 = 0 then '2020' end, 'zzmix' from mix;
			insert into party select id, o, 0 from mix, unnest(array['${saintEtienne}', '${kapan}']::uuid[]) o;
			insert into partnership_event (partnership_id, id, kind, "on")
				select id, gen_random_uuid(), (array['milestone', 'suspended', 'ended', 'ended'])[e], (array['2020', '2021-03', '2022', '2031'])[e] from mix where e > 0;
			insert into partnership_event (partnership_id, id, kind, "on") select id, gen_random_uuid(), 'resumed', '2021-09' from mix where e = 2 and n % 3 = 0;
			insert into decision (partnership_id, id, organisation_id, body, taken_on, subject, outcome, creates_partnership, annulled_on)
				select id, gen_random_uuid(), '${saintEtienne}', 'council', '2019', '{}', (array['adopted', 'rejected', 'adopted', null])[d], d <> 4 or n % 2 = 0,
					case when d = 3 then '2020' end from mix where d > 0;
			insert into agreement (partnership_id, id, kind, title, ends_on, starts_on, term_months, tacit_renewal_months)
				select id, id, 'agreement', '{}', case a when 2 then '2024-23' when 3 then '2026-24' end, case when a = 5 then '2020-01' end,
					case when a = 5 then 36 end, case when a = 2 and n % 5 = 0 then 12 end from mix where a > 0;
			insert into signature (partnership_id, agreement_id, organisation_id, signed_on)
				select id, id, o, '2020' from mix, unnest(array['${saintEtienne}', '${kapan}']::uuid[]) o where a > 0 and (a <> 1 or n % 2 = 0 or o = '${kapan}');
			insert into agreement_event (partnership_id, agreement_id, id, kind, "on")
				select id, id, gen_random_uuid(), (array['ended', 'annulled', 'entered-force'])[1 + n % 3], case when n % 7 > 0 then '2022' end from mix where a = 4;`);
	});

	it('keeps for each state exactly those it shows in that state', async () => {
		const every = async (state: ListQuestion['state']) => (await list({ q: 'zzmix', limit: 1000, state })).rows;
		const shown = await every(null);
		expect(shown).toHaveLength(450);
		expect(new Set(shown.map(({ standing }) => standing.state)).size).toBe(6);
		for (const state of states)
			expect([state, (await every(state)).map(({ id }) => id)]).toEqual([
				state,
				shown.filter(({ standing }) => standing.state === state).map(({ id }) => id),
			]);
	});
});

describe('with 120 partnerships more', () => {
	beforeAll(async () => {
		await world.owner.query(`insert into partnership (partnership_id, keeper_id, kind, name, since, folded)
			select ('019b0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${saintEtienne}', 'cooperation',
				case when n % 3 = 0 then 'Échange' else 'Partenaire ' || (n % 40) end, case when n % 4 > 0 then (1950 + n % 30)::text end, ''
			from generate_series(1, 120) n`);
	});

	it.each([
		['label', false],
		['label', true],
		['since', false],
		['since', true],
	] as const)(
		'walks by %s (descending: %s) through each partnership once, forward and back, in the index’s own order',
		async (sort, descending) => {
			const { rows: expected } = await world.owner.query<{ partnership_id: string }>(
				`select partnership_id from share where organisation_id = $1
			order by ${sort === 'label' ? 'label' : 'since_day'} ${descending ? 'desc' : 'asc'}, partnership_id ${descending ? 'desc' : 'asc'}`,
				[saintEtienne],
			);
			const seen: string[] = [];
			const pages: string[][] = [];
			let after: Cursor | null = null;
			let back: Cursor | null = null;
			do {
				const page = await list({ sort, descending, after, limit: 25 });
				pages.push(page.rows.map(({ id }) => id));
				seen.push(...page.rows.map(({ id }) => id));
				[after, back] = [page.next, page.previous];
			} while (after);
			expect(seen).toEqual(expected.map(({ partnership_id }) => partnership_id));
			const again: string[][] = [];
			while (back) {
				const page = await list({ sort, descending, before: back, limit: 25 });
				again.unshift(page.rows.map(({ id }) => id));
				back = page.previous;
			}
			expect(again).toEqual(pages.slice(0, -1));
		},
	);
});
