import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmedBy, openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';

const partnership = '019a0000-0000-7000-8000-000000010001';
const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const kapan = '019a0000-0000-7000-8000-000000001002';
const voted = '019a0000-0000-7000-8000-000000030001';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const december = {
	organisationId: saintEtienne,
	body: 'council',
	takenOn: '14/11/2022',
	number: '2022_00123',
	'subject.fr': 'Accord avec Kapan',
	outcome: 'adopted',
};

describe('a decision', () => {
	it('of 2022 is shown unanimous, with what is not known said unknown', async () => {
		const page = await (await world.browser('officer-saint-etienne')).get(urls.decision({ partnership, decision: voted }));
		expect(page.status).toBe(200);
		expect(page.text).toContain('à l’unanimité');
		expect(page.text).toContain('L. 2121-12');
	});
	it('is recorded, read in Armenian by Kapan, corrected, and its history kept', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const added = await officer.post(urls.decisionNew({ partnership }), {
			...december,
			inOffice: '59',
			present: '55',
			votesFor: '50',
			votesAgainst: '3',
			abstentions: '2',
		});
		expect(added.status).toBe(303);
		const there = added.location ?? '';
		const read = await (await world.browser('officer-kapan', 'hy')).get(there);
		expect(read.text).toContain('50 կողմ, 3 դեմ, 2 ձեռնպահ');
		expect(read.text).toContain('2022 թ. նոյեմբերի 14');
		const id = there.split('/').at(-1) ?? '';
		expect(
			(await officer.post(urls.decisionEdit({ partnership, decision: id }), { ...december, revision: '1', transmittedOn: '18/11/2022' }))
				.status,
		).toBe(303);
		const { rows } = await world.owner.query('select verb, account_name, before, after from history where record_id = $1 order by id', [
			id,
		]);
		expect(rows.map(({ verb }) => verb)).toEqual(['decision.add', 'decision.save']);
		expect(rows[1].before.transmitted_on).toBe(null);
		expect(rows[1].after.transmitted_on).toBe('2022-11-18');
		expect(rows[1].account_name).toContain('Saint-Étienne');
	});
	it('whose figures do not add up comes back with what was typed, and nothing is saved', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const { rows: before } = await world.owner.query('select count(*) from decision');
		const page = await officer.post(urls.decisionNew({ partnership }), {
			...december,
			inOffice: '59',
			present: '55',
			votesFor: '50',
			votesAgainst: '3',
			abstentions: '1',
			note: 'des mots à garder',
		});
		expect(page.status).toBe(422);
		expect(page.text).toContain('font 54, mais il y a 55 votants');
		expect(page.text).toContain('des mots à garder');
		expect((await world.owner.query('select count(*) from decision')).rows).toEqual(before);
	});
	it('is not overwritten by an officer who had not seen the other’s change', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const there = urls.decisionEdit({ partnership, decision: voted });
		const sent = { ...december, takenOn: '2022', revision: '1' };
		expect((await officer.post(there, { ...sent, number: 'A' })).status).toBe(303);
		const late = await (await world.browser('officer-kapan', 'fr')).post(there, { ...sent, number: 'B' });
		expect(late.status).toBe(422);
		expect(late.text).toContain('value="B"');
		const { rows } = await world.owner.query('select number from decision where id = $1', [voted]);
		expect(rows[0].number).toBe('A');
	});
	it('belongs to a party of its partnership, and to no other organisation', async () => {
		const page = await (await world.browser('officer-kapan', 'fr')).post(urls.decisionNew({ partnership }), {
			...december,
			organisationId: '019a0000-0000-7000-8000-000000001017',
		});
		expect(page.status).toBe(422);
	});
	it('is written by who may: an elected reader and the association read only', async () => {
		for (const person of ['elected-saint-etienne', 'association'] as const) {
			const browser = await world.browser(person);
			expect((await browser.get(urls.decision({ partnership, decision: voted }))).status).toBe(200);
			expect((await browser.post(urls.decisionNew({ partnership }), december)).status).toBe(403);
		}
	});
	it('that an agreement rests on stays its party’s; its figures are still corrected', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const decision = (await officer.post(urls.decisionNew({ partnership }), december)).location?.split('/').at(-1) ?? '';
		const draft = { kind: 'agreement', 'title.fr': 'Accord 2026', authentic: 'equal', start: 'empty' };
		const agreement = (await officer.post(urls.agreementNew({ partnership }), draft)).location?.split('/').at(-1) ?? '';
		await officer.post(urls.agreementAdopt({ partnership, agreement }), { organisation: saintEtienne, decision });
		const there = urls.decisionEdit({ partnership, decision });
		const moved = await officer.post(there, { ...december, organisationId: kapan, revision: '1', note: 'des mots à garder' });
		expect(moved.status).toBe(422);
		expect(moved.text).toContain('elle reste celle de cette partie (Ville de Saint-Étienne)');
		expect(moved.text).toContain('des mots à garder');
		expect((await officer.post(urls.decisionRemove({ partnership, decision }), {})).status).toBe(422);
		expect((await officer.post(there, { ...december, number: '2022_00124', revision: '1', why: 'Numéro mal relevé' })).status).toBe(303);
		const told = await world.owner.query(`select reason from history where noun = 'decision' and record_id = $1 order by id desc limit 1`, [
			decision,
		]);
		expect(told.rows).toEqual([{ reason: 'Numéro mal relevé' }]);
	});
	it('that a proof rests on is not removed; one that nothing refers to is, after a question', async () => {
		// It is the vote of Kapan's council: Kapan says yes to both.
		const officer = confirmedBy(await world.browser('officer-saint-etienne'), await world.browser('officer-kapan'));
		expect((await officer.post(urls.decisionRemove({ partnership, decision: voted }), {})).status).toBe(422);
		const mistaken =
			(await officer.post(urls.decisionNew({ partnership }), { ...december, organisationId: kapan, body: 'council-of-elders' })).location
				?.split('/')
				.at(-1) ?? '';
		expect((await officer.get(urls.decisionRemove({ partnership, decision: mistaken }))).text).toContain('Supprimer cette délibération');
		expect((await officer.post(urls.decisionRemove({ partnership, decision: mistaken }), { why: 'Saisie par erreur' })).status).toBe(303);
		expect((await officer.get(urls.decision({ partnership, decision: mistaken }))).status).toBe(404);
	});
});
