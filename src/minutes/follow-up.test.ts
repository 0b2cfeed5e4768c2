import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { stateOf as stayState } from '../placement/placement.ts';
import { type Dated, day } from '../plain/day.ts';
import { openBackOffice } from '../server/jobs.ts';
import { urls } from '../urls.ts';
import { stateOf, states } from './follow-up.ts';
import { remindFollowUps } from './jobs.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [partnership, mission, hosting] = [id('10001'), id('80001'), id('95001')];
const [saintEtienne, kapan] = [id('1001'), id('1002')];
const one = { partnership, followUp: hosting };
const ending = {
	...{ arrivesOn: '2024-02' as Dated, leavesOn: null, wishedOn: null, offeredOn: null, acceptedOn: null, preparedOn: null },
	...{ arrivedOn: null, leftOn: null, cancelledOn: null, cancelReason: null, notHeldOn: null, unknownOn: null },
};

let world: World;
let here: Browser;
let there: Browser;
beforeAll(async () => {
	world = await openWorld();
	here = await world.browser('officer-saint-etienne');
	there = await world.browser('officer-kapan', 'hy');
});
afterAll(() => world.close());
const idIn = (location: string | null) => location?.split('/').at(-1) ?? '';
const add = async (fields: Record<string, string>) =>
	idIn((await here.post(urls.followUpNew({ partnership }), { ownerId: kapan, ...fields })).location);

describe('the two social workers of February 2024', () => {
	const stay = { partnership, placement: id('90001') };
	it('are asked about once: in their stay, where the promise leads, and nowhere else', async () => {
		const { text } = await here.get(urls.followUp(one));
		for (const word of ['Échue, issue non renseignée', 'février 2024', 'Accueillir au CCAS', `${urls.placement(stay)}#question`])
			expect(text).toContain(word);
		for (const address of [urls.followUpDone(one), urls.followUpDrop(one)]) expect(text).not.toContain(address);
		const home = (await here.get(urls.partnership({ partnership }))).text;
		expect(home.match(/Dire si l’accueil a eu lieu/g)).toHaveLength(1);
		expect(home).not.toContain('Accueillir au CCAS');
		for (const page of [
			urls.followUps({ partnership }, { mission }),
			urls.followUpsMine(),
			urls.missionReport({ partnership, mission, language: 'fr' }),
		])
			expect((await here.get(page)).text, page).toContain('Accueillir au CCAS');
		expect((await there.get(urls.followUpsMine())).text).not.toContain('սոցիալական աշխատողի');
		expect((await there.get(urls.followUps({ partnership }))).text).toContain('սոցիալական աշխատողի');
	});
	it('are not closed beside their stay, by whatever form', async () => {
		for (const [address, fields] of [
			[urls.followUpDone(one), { on: '01/03/2024' }],
			[urls.followUpDrop(one), { on: '01/03/2024', reason: 'Aucune trace' }],
		] as const) {
			const { status, text } = await here.post(address, fields);
			expect(status).toBe(422);
			expect(text).toContain('Un accueil y répond');
		}
		await here.post(urls.followUpReopen(one), {});
		expect((await here.get(urls.followUp(one))).text).toContain('Échue, issue non renseignée');
	});
	it('end with their stay, on its day and for its reason, and are open again where the stay says otherwise', async () => {
		const stands = async () => (await here.get(urls.followUp(one))).text;
		const tell = (outcome: string, more = {}) => there.post(urls.placementOutcome(stay), { outcome, ...more });
		expect((await tell('did-not', { outcomeNote: 'Le visa a été refusé' })).status).toBe(303);
		for (const word of ['Abandonnée', 'Le visa a été refusé', 'n’a pas eu lieu']) expect(await stands()).toContain(word);
		expect((await here.get(urls.mission({ partnership, mission }))).text).not.toContain('suite reste ouverte');
		expect((await tell('nobody-knows')).status).toBe(303);
		for (const word of ['Abandonnée', 'issue inconnue']) expect(await stands()).toContain(word);
		expect((await tell('took-place', { from: '05/02/2024', until: '16/02/2024' })).status).toBe(303);
		for (const word of ['Faite', '16 février 2024']) expect(await stands()).toContain(word);
		await world.owner.query('update placement set arrived_on = null, left_on = null, unknown_on = null where id = $1', [stay.placement]);
		expect(await stands()).toContain('Échue');
	});
	it('end in the view as the stay’s own state says, whatever dates it may carry', async () => {
		const dates = ['not_held_on', 'left_on', 'unknown_on'];
		const states = new Set<string>();
		for (let mask = 0; mask < 8; mask++) {
			const [ended, cancelled] = [dates[mask >> 1], mask % 2 === 1];
			const set = [
				...dates.map((column) => `${column} = ${column === ended ? `'2024-03'` : 'null'}`),
				cancelled ? `cancelled_on = '2024-01', cancel_reason = 'Reporté'` : 'cancelled_on = null, cancel_reason = null',
			];
			await world.owner.query(`update placement set ${set.join(', ')} where id = $1`, [stay.placement]);
			const { rows } = await world.owner.query<{
				stay: string | null;
				cancelledOn: Dated;
				notHeldOn: Dated;
				leftOn: Dated;
				unknownOn: Dated;
			}>(
				`select stay_end as stay, cancelled_on as "cancelledOn", not_held_on as "notHeldOn", left_on as "leftOn", unknown_on as "unknownOn"
				from follow_up_now f join placement p on p.id = f.placement_id where f.id = $1`,
				[hosting],
			);
			const [row] = rows;
			const state = stayState({ ...ending, ...(row as NonNullable<typeof row>) }, day('2026-11-22'));
			expect(row?.stay ?? 'outcome-not-recorded', String(mask)).toBe(state);
			states.add(state);
		}
		expect(states.size).toBe(5);
		await world.owner.query(`update placement set cancelled_on = null, cancel_reason = null where id = $1`, [stay.placement]);
	});
});

describe('what a stay does not answer', () => {
	let books: string;
	beforeAll(async () => {
		books = await add({ 'words.fr': 'Rendre les partitions', dueOn: '2024-02', ownerId: saintEtienne });
	});
	const at = () => ({ partnership, followUp: books });
	it('is not closed in silence: done needs its day, dropping its reason', async () => {
		for (const [address, fields, error] of [
			[urls.followUpDone(at()), { on: '' }, 'on-error'],
			[urls.followUpDone(at()), { on: '21/11/2030' }, 'on-error'],
			[urls.followUpDrop(at()), { on: '22/11/2026', reason: '' }, 'reason-error'],
		] as const) {
			const { status, text } = await here.post(address, fields);
			expect(status).toBe(422);
			expect(text).toContain(`id="${error}"`);
		}
		expect((await here.get(urls.partnership({ partnership }))).text).toContain('Rendre les partitions');
	});
	it('is ended once, may be opened again, and is handed to a stay only while it is open', async () => {
		expect((await here.post(urls.followUpDrop(at()), { on: '22/11/2026', reason: 'Égarés' })).status).toBe(303);
		expect((await there.get(urls.followUp(at()))).text).toContain('Égarés');
		expect((await there.post(urls.followUpDone(at()), { on: '20/11/2026' })).status).toBe(422);
		const revision = async () => /name="revision" value="(\d+)"/.exec((await here.get(urls.followUpEdit(at()))).text)?.[1] ?? '';
		const answered = async (placementId: string) =>
			here.post(urls.followUpEdit(at()), {
				'words.fr': 'Rendre les partitions',
				ownerId: saintEtienne,
				placementId,
				revision: await revision(),
			});
		const refused = await answered(id('90001'));
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('Rouvrez-la d’abord');
		expect((await here.post(urls.followUpReopen(at()), {})).status).toBe(303);
		expect((await here.post(urls.followUpReopen(at()), {})).status).toBe(303);
		expect((await answered(id('80001'))).status).toBe(422);
		expect((await answered(id('90001'))).status).toBe(303);
		expect((await here.get(urls.followUp(at()))).text).toContain('Travailleurs sociaux de Kapan');
		expect((await answered('')).status).toBe(303);
	});
	it('does not end with its mission: what was promised there stays to be done', async () => {
		const promised = idIn(
			(await here.post(urls.followUpNew({ partnership }, { mission }), { 'words.fr': 'Envoyer les photos', ownerId: kapan })).location,
		);
		expect((await here.post(urls.missionCancel({ partnership, mission }), { on: '22/11/2026', reason: 'Reportée' })).status).toBe(303);
		expect((await here.get(urls.followUps({ partnership }))).text).toContain(`/follow-ups/${promised}"`);
		expect((await here.get(urls.mission({ partnership, mission }))).text).toMatch(/follow-ups\?mission=/);
		expect((await here.post(urls.missionResume({ partnership, mission }), {})).status).toBe(303);
	});
});

describe('what a follow-up or an outcome names', () => {
	const other = { partnership: id('10002') };
	it('stays listed: no person, field or party is taken out from under it, and whoever tries is told', async () => {
		await add({ 'words.fr': 'Appeler le musée', ownerPersonId: id('2010'), fieldKey: 'education' });
		const person = await here.post(urls.partnershipPersonRemove({ partnership, person: id('2010') }), { why: 'Parti' });
		expect(person.status).toBe(422);
		expect(person.text).toContain('Cette personne est nommée dans ce partenariat');
		await here.post(urls.followUpNew(other), { 'words.fr': 'Préparer le salon', ownerId: id('1013'), fieldKey: 'tourisme' });
		const field = await here.post(urls.partnershipFields(other), { action: 'remove', key: 'tourisme' });
		expect(field.status).toBe(422);
		expect(field.text).toContain('une suite nomme ce domaine');
		const { rows } = await world.owner.query(`select is_named('party', $1, $2) as named`, [other.partnership, id('1013')]);
		expect(rows).toEqual([{ named: false }]); // to whom the partnership is not open
		expect((await world.owner.query('select count(*)::int as n from follow_up where owner_id = $1', [id('1013')])).rows).toEqual([
			{ n: 1 },
		]);
	});
});

describe('follow-ups', () => {
	it('are read page by page, each once, in whatever order, though some end meanwhile', async () => {
		const rows = Array.from({ length: 120 }, (_, n) => [n, n % 3 === 0 ? null : `20${27 + (n % 5)}-0${1 + (n % 9)}`]);
		await world.owner.query(
			`insert into follow_up (partnership_id, id, words, owner_id, due_on) select $1, gen_random_uuid(), jsonb_build_object('fr', 'Ligne ' || (w ->> 0)),
				(array[$2, $3]::uuid[])[1 + (w ->> 0)::int % 2], w ->> 1 from jsonb_array_elements($4) w`,
			[partnership, saintEtienne, kapan, JSON.stringify(rows)],
		);
		for (const sort of ['due', 'owner', 'added']) {
			const seen: string[] = [];
			let next: string | undefined = urls.followUps({ partnership }, { sort, q: 'Ligne' });
			for (let pages = 0; next && pages < 5; pages++) {
				const { text } = await here.get(next.replaceAll('&amp;', '&'));
				const found = [...text.matchAll(/\/follow-ups\/([0-9a-f-]{36})"/g)].map(([, one]) => one ?? '');
				seen.push(...found);
				// The last one read is done before the next page is asked for.
				if (pages === 0)
					expect((await here.post(urls.followUpDone({ partnership, followUp: found.at(-1) ?? '' }), { on: '22/11/2026' })).status).toBe(
						303,
					);
				next = /href="([^"]+)" rel="next"/.exec(text)?.[1];
			}
			expect(seen.length, sort).toBe(new Set(seen).size);
			expect(seen.length, sort).toBe(120 - ['due', 'owner', 'added'].indexOf(sort));
		}
		expect((await here.get(urls.followUps({ partnership }, { after: 'x~y~z', q: 'Ligne' }))).text).toContain('Ligne');
		expect((await here.get(urls.followUpsMine())).text).toContain('rel="next"');
		await world.owner.query(`delete from follow_up where words ->> 'fr' like 'Ligne %'`);
	});
	it('are found by the mission they came of, by when they are due, and by what they will become', async () => {
		const sown = await add({ 'words.fr': 'Un verger partagé', dueOn: '2030', becomes: 'action' });
		const list = async (query: Record<string, string>) => (await here.get(urls.followUps({ partnership }, query))).text;
		expect(await list({ becomes: 'action' })).toContain(sown);
		expect(await list({ becomes: 'decision' })).not.toContain(sown);
		expect(await list({ mission })).not.toContain(sown);
		expect(await list({ mission: id('80002') })).toContain('Aucune suite');
		expect(await list({ until: '2030' })).toContain(sown);
		expect(await list({ until: '12/2029' })).not.toContain(sown);
		expect(await list({ until: 'demain' })).toContain('id="until-error"');
	});
	it('are found by their words, their owner and their state, and sorted', async () => {
		await add({ 'words.fr': 'Envoyer les livres', dueOn: '30/11/2026' });
		await add({ 'words.fr': 'Préparer l’exposition', dueOn: '2027' });
		const list = async (query: Record<string, string>) => (await here.get(urls.followUps({ partnership }, query))).text;
		expect(await list({ q: 'livres' })).not.toContain('exposition');
		expect(await list({ q: '100%' })).toContain('Aucune suite ne répond');
		expect(await list({ owner: 'mine' })).not.toContain('livres');
		expect(await list({ state: 'due-soon' })).toContain('Envoyer les livres');
		expect(await list({ state: 'due-soon' })).not.toContain('exposition');
		const sorted = await list({ sort: 'due' });
		expect(sorted.indexOf('CCAS')).toBeLessThan(sorted.indexOf('livres'));
		expect(sorted.indexOf('livres')).toBeLessThan(sorted.indexOf('exposition'));
	});
	it('stand in the same state in the list’s question and in the rule', async () => {
		for (const due of ['2026-23', '2026-12', '2026-12-06', '2026-12-07', '2026-11-21', '2026', '2025', ''])
			await add({ 'words.fr': `Échéance ${due || 'aucune'}`, dueOn: due });
		const { rows } = await world.owner.query<{ dueOn: string | null; doneOn: null; droppedOn: null; id: string }>(
			`select id, due_on as "dueOn", done_on as "doneOn", dropped_on as "droppedOn" from follow_up where partnership_id = $1`,
			[partnership],
		);
		expect(rows.length).toBeGreaterThan(9);
		for (const state of states) {
			const page = (await here.get(urls.followUps({ partnership }, { state }))).text;
			const expected = rows.filter((row) => stateOf(row as never, day('2026-11-22')) === state).map((row) => row.id);
			for (const row of rows) expect(page.includes(`/follow-ups/${row.id}"`), `${row.dueOn} ${state}`).toBe(expected.includes(row.id));
		}
	});
	it('keep what was typed where nobody is said to do it, or another saved first', async () => {
		const refused = await here.post(urls.followUpNew({ partnership }), {
			'words.fr': 'Traduire le texte',
			ownerId: id('1008'),
			dueOn: 'bientôt',
		});
		expect(refused.status).toBe(422);
		for (const part of ['Traduire le texte', 'bientôt', 'id="dueOn-error"']) expect(refused.text).toContain(part);
		const fields = { 'words.fr': 'Accueillir deux travailleurs', ownerId: saintEtienne, dueOn: '2024-02', revision: '0' };
		const late = await here.post(urls.followUpEdit(one), fields);
		expect(late.status).toBe(422);
		expect(late.text).toContain('Accueillir deux travailleurs');
	});
	it('are not for readers to change, nor for another partnership to cite', async () => {
		const reader = await world.browser('elected-saint-etienne');
		expect((await reader.get(urls.followUp(one))).status).toBe(200);
		expect((await reader.post(urls.followUpDone(one), { on: '2024' })).status).toBe(403);
		expect((await here.get(urls.followUp({ partnership: id('10003'), followUp: hosting }))).status).toBe(404);
	});
});

describe('the letter that reminds', () => {
	it('goes once a week at most, to who does it, in their language, with all there is to do', async () => {
		const office = openBackOffice(world.roleUrl('jumelage_jobs'));
		const at = (moment: string) => ({
			inDatabase: <T>(work: (db: Parameters<Parameters<typeof office.inDatabase>[1]>[0]) => Promise<T>) =>
				office.inDatabase('job.follow-ups.remind', work),
			clock: () => new Date(moment),
			config: { baseUrl: 'http://jumelage.test', timeZone: 'Europe/Paris', secret: 'a secret of the tests, long enough to be one' },
		});
		try {
			expect(await remindFollowUps(at('2026-11-23T08:20:00Z') as never)).toBe(2);
			expect(await remindFollowUps(at('2026-11-27T08:20:00Z') as never)).toBe(0);
			expect(await remindFollowUps(at('2026-11-30T08:20:00Z') as never)).toBe(2);
		} finally {
			await office.close();
		}
		const { rows } = await world.owner.query<{ recipient: string; subject: string; language: string }>(
			`select recipient, subject, language from letter order by recipient`,
		);
		expect(rows.map(({ language }) => language).sort()).toEqual(['fr', 'fr', 'hy', 'hy']);
		expect(rows.find(({ language }) => language === 'fr')?.subject).toMatch(/échue/);
		expect(rows.find(({ language }) => language === 'hy')?.subject).toMatch(/հանձնառություն/);
	});
});
