import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { day } from '../plain/day.ts';
import { openBackOffice } from '../server/jobs.ts';
import { urls } from '../urls.ts';
import { stateOf, states } from './follow-up.ts';
import { remindFollowUps } from './jobs.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [partnership, mission, hosting] = [id('10001'), id('80001'), id('95001')];
const [saintEtienne, kapan] = [id('1001'), id('1002')];
const one = { partnership, followUp: hosting };

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
	it('are still to be told of: past due, and nobody has said whether they came', async () => {
		const { text } = await here.get(urls.followUp(one));
		for (const word of ['Échue, suite non renseignée', 'février 2024', 'Accueillir au CCAS']) expect(text).toContain(word);
		expect((await here.get(urls.followUps({ partnership }, { mission }))).text).toContain('Accueillir au CCAS');
		expect((await here.get(urls.partnership({ partnership }))).text).toContain('Accueillir au CCAS');
		expect((await here.get(urls.followUpsMine())).text).toContain('Accueillir au CCAS');
		expect((await there.get(urls.followUpsMine())).text).not.toContain('սոցիալական աշխատողի');
		expect((await there.get(urls.followUps({ partnership }))).text).toContain('սոցիալական աշխատողի');
	});
	it('are not closed in silence: done needs its day, dropping its reason', async () => {
		for (const [address, fields, error] of [
			[urls.followUpDone(one), { on: '' }, 'on-error'],
			[urls.followUpDone(one), { on: '21/11/2030' }, 'on-error'],
			[urls.followUpDrop(one), { on: '22/11/2026', reason: '' }, 'reason-error'],
		] as const) {
			const { status, text } = await here.post(address, fields);
			expect(status).toBe(422);
			expect(text).toContain(`id="${error}"`);
		}
	});
	it('are ended once, and may be opened again', async () => {
		expect((await here.post(urls.followUpDrop(one), { on: '22/11/2026', reason: 'Aucune trace de leur venue' })).status).toBe(303);
		expect((await there.get(urls.followUp(one))).text).toContain('Aucune trace de leur venue');
		const again = await there.post(urls.followUpDone(one), { on: '20/11/2026' });
		expect(again.status).toBe(422);
		expect((await here.post(urls.followUpReopen(one), {})).status).toBe(303);
		expect((await here.post(urls.followUpReopen(one), {})).status).toBe(303);
		expect((await here.get(urls.followUp(one))).text).toContain('Échue');
	});
});

describe('follow-ups', () => {
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
