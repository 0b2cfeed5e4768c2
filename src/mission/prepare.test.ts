import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type At,
	city,
	embassy,
	kotchian,
	mission,
	openOffices,
	partnership,
	perdriau,
	prepared,
	rochebloine,
} from '../../test/mission.ts';
import type { Browser, Page, World } from '../../test/world.ts';
import { urls } from '../urls.ts';

let world: World;
let officer: Browser;
let other: Browser;
let reader: Browser;
beforeAll(async () => {
	({ world, officer, other, reader } = await openOffices());
});
afterAll(() => world.close());

const joining = (at: At, fields: Record<string, string | string[]>) =>
	officer.post(urls.delegateNew(at), { sideId: city, person: '', part: 'member', ...fields });
const delegateIds = async ({ mission: id }: At) =>
	(
		await world.owner.query<{ id: string; person_id: string; part: string }>(
			'select * from delegate where mission_id = $1 order by position',
			[id],
		)
	).rows;

describe('a delegation', () => {
	it('is put together at once: the mayor, the deputy mayor and the honorary deputy, in that order, one of them leading', async () => {
		const at = await prepared(officer);
		const { text } = await officer.get(urls.delegateNew(at, { side: city }));
		const places = ['Gaël Perdriau', 'Jean-Pierre Kotchian', 'François Rochebloine'].map((name) => text.indexOf(`>${name}<`));
		expect(places.every((place, index) => place > 0 && place > (places[index - 1] ?? 0))).toBe(true);
		const added = await joining(at, { people: [rochebloine, kotchian, perdriau], part: 'leader' });
		expect(added.location).toBe(urls.mission(at));
		expect((await delegateIds(at)).map(({ person_id, part }) => [person_id, part])).toEqual([
			[perdriau, 'leader'],
			[kotchian, 'member'],
			[rochebloine, 'member'],
		]);
		expect((await officer.get(urls.delegateNew(at, { side: city }))).text).not.toContain('>Gaël Perdriau<');
	});
	it('is asked of the officer of Kapan first in Armenian, with the country of each clock, and refused beside that field', async () => {
		const { text, status } = await other.post(urls.missionNew({ partnership }), { ...mission, 'title.fr': '' });
		expect(status).toBe(422);
		const asked = ['hy', 'fr', 'en'].map((language) => text.indexOf(`name="title.${language}"`));
		expect(asked).toEqual([...asked].sort((a, b) => a - b));
		expect(text).toContain('href="#title.hy"');
		expect(text).toContain('Ֆրանսիա (Europe/Paris)');
	});
	it('takes in somebody whom the directory does not know, and asks first whether it does', async () => {
		const at = await prepared(officer);
		const known = { newGivenName: 'Vrej', newFamilyName: 'Khosrovian', newCapacity: 'président' };
		const asked = await joining(at, known);
		expect(asked.status).toBe(422);
		expect(asked.text).toContain('L’annuaire connaît déjà un nom semblable');
		expect(asked.text).toContain('value="président"');
		const [, twin = ''] = /name="twin" value="([0-9a-f-]{36})"/.exec(asked.text) ?? [];
		expect((await joining(at, { ...known, twin })).status).toBe(303);
		const next = await joining(at, { newFamilyName: 'Սահակյան', newGivenName: 'Անի', newCapacity: 'թարգմանիչ', next: 'yes' });
		expect(next.location).toBe(urls.delegateNew(at, { side: city }));
		const page = await officer.get(urls.mission(at));
		for (const words of ['Vrej Khosrovian', 'Անի Սահակյան', 'թարգմանիչ']) expect(page.text).toContain(words);
	});
	it('takes nobody whom it was not asked for: no one ticked, someone of elsewhere, someone twice', async () => {
		const at = await prepared(officer);
		expect((await joining(at, {})).text).toContain('Cochez ou nommez au moins une personne.');
		expect((await joining(at, { people: ['019a0000-0000-7000-8000-00000000ffff'] })).status).toBe(422);
		await joining(at, { people: [perdriau] });
		expect((await joining(at, { people: [perdriau] })).text).toContain('déjà dans la mission');
		expect((await delegateIds(at)).length).toBe(1);
	});
	it('has one decision for all its elected members, recorded once', async () => {
		const at = await prepared(officer);
		await joining(at, { people: [perdriau, kotchian, rochebloine] });
		const [mayor, deputy, honorary] = await delegateIds(at);
		const mandateDecisionId = '019a0000-0000-7000-8000-000000030001';
		const form = { part: 'leader', status: 'elected', revision: '1', mandatedToo: [deputy?.id ?? '', honorary?.id ?? ''] };
		const there = urls.delegate({ ...at, delegate: mayor?.id ?? '' });
		expect((await officer.post(there, form)).status).toBe(422);
		expect((await officer.post(there, { ...form, mandateDecisionId })).status).toBe(303);
		const { rows } = await world.owner.query(
			'select person_id from delegate where mission_id = $1 and mandate_decision_id = $2 order by position',
			[at.mission, mandateDecisionId],
		);
		// An honorary deputy is no elected member of the city: the law asks nothing of him, and nothing is recorded.
		expect(rows).toEqual([{ person_id: perdriau }, { person_id: kotchian }]);
	});
	it('travels together: one flight typed once for all, and the way back is proposed the other way round', async () => {
		const at = await prepared(officer);
		await joining(at, { people: [perdriau, kotchian, rochebloine] });
		const [mayor, deputy, honorary] = await delegateIds(at);
		const first = { ...at, delegate: mayor?.id ?? '' };
		const form = await officer.get(urls.legNew(first));
		expect(form.text).toContain('value="15/03/2027"');
		expect(form.text.match(/name="together" value="[0-9a-f-]{36}" checked/g)).toHaveLength(2);
		const flight = { by: 'air', number: 'AF 1060', leavesFrom: 'Lyon', arrivesTo: 'Erevan', leavesZone: 'home', arrivesZone: 'there' };
		await officer.post(urls.legNew(first), {
			...flight,
			leavesDay: '15/03/2027',
			leavesHour: '9:30',
			together: [deputy?.id ?? '', '019a0000-0000-7000-8000-000000081001'],
		});
		const { rows } = await world.owner.query('select delegate_id from delegate_leg where mission_id = $1', [at.mission]);
		expect(rows.map(({ delegate_id }) => delegate_id).sort()).toEqual([mayor?.id, deputy?.id].sort());
		expect((await officer.get(urls.mission(at))).text).toMatch(/Même trajet que\s*<span>Gaël Perdriau/);
		const home = (await officer.get(urls.legNew(first))).text;
		expect(home).toContain('value="18/03/2027"');
		expect(home).toMatch(/name="leavesFrom"[^>]*value="Erevan"|value="Erevan"[^>]*name="leavesFrom"/);
		// Who has not flown out with them is not thought to fly home with them.
		expect(home).toContain(`value="${deputy?.id}" checked`);
		expect(home).not.toContain(`value="${honorary?.id}" checked`);
	});
});

describe('two people at one form', () => {
	const expectBothShown = (page: Page, ...words: string[]) => {
		expect(page.status).toBe(422);
		for (const word of words) expect(page.text).toContain(word);
	};
	it('do not save over each other’s flight', async () => {
		const at = await prepared(officer);
		await joining(at, { people: [perdriau] });
		const [mayor] = await delegateIds(at);
		const there = { ...at, delegate: mayor?.id ?? '' };
		await officer.post(urls.legNew(there), { by: 'air', number: 'AF 1060' });
		const { rows } = await world.owner.query<{ id: string }>('select id from delegate_leg where mission_id = $1', [at.mission]);
		const leg = urls.leg({ ...there, leg: rows[0]?.id ?? '' });
		expect((await other.post(leg, { by: 'air', number: 'A3 896', revision: '1' })).status).toBe(303);
		expectBothShown(await officer.post(leg, { by: 'air', number: 'LH 1234', revision: '1' }), 'A3 896', 'LH 1234', 'value="2"');
	});
	it('nor over what the embassy promised, nor over what was voted', async () => {
		const at = await prepared(officer);
		const support = {
			organisation: embassy,
			organisation_text: 'Ambassade de France en Arménie',
			'words.fr': 'Une salle',
			promisedOn: '11/2026',
			amount: '',
			amount_currency: 'EUR',
		};
		await officer.post(urls.supportNew(at), support);
		const { rows } = await world.owner.query<{ id: string }>('select id from mission_support where mission_id = $1', [at.mission]);
		const there = urls.support({ ...at, support: rows[0]?.id ?? '' });
		expect((await other.post(there, { ...support, 'words.fr': 'Deux salles', revision: '1' })).status).toBe(303);
		expectBothShown(await officer.post(there, { ...support, 'words.fr': 'Un car', revision: '1' }), 'Deux salles', 'Un car');

		const budget = { payer: city, payer_text: 'Ville de Saint-Étienne', voted: '3000', voted_currency: 'EUR', decisionId: '' };
		expect((await officer.post(urls.budget(at), { ...budget, revision: '0' })).status).toBe(303);
		expectBothShown(await officer.post(urls.budget(at), { ...budget, voted: '4000', revision: '0' }), '3000.00', 'value="4000"');
		expect((await officer.post(urls.budget(at), { ...budget, voted: '4000', revision: '1' })).status).toBe(303);
		expectBothShown(await officer.post(urls.budget(at), { ...budget, voted: '', revision: '1' }), '4000.00');
	});
});

describe('a mission that moves', () => {
	const session = async (at: At, onDay: string, from: string, to: string) =>
		world.owner.query(
			`insert into programme_session (partnership_id, mission_id, id, kind, title, on_day, starts_at, ends_at)
			values ($1, $2, gen_random_uuid(), 'working', '{"fr":"Santé"}', $3, $4, $5)`,
			[partnership, at.mission, onDay, from, to],
		);
	const standing = async (at: At) =>
		(
			await world.owner.query<{ day: string; from: string; lasts: string }>(
				`select on_day::text as day, to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as from, (ends_at - starts_at)::text as lasts
				from programme_session where mission_id = $1 order by starts_at`,
				[at.mission],
			)
		).rows;
	const moved = (at: At, fields: Record<string, string>, revision = 1) =>
		officer.post(urls.missionEdit(at), { ...mission, revision: String(revision), ...fields });

	it('asks once what becomes of its programme, and takes it along at the same hours, over a change of clocks too', async () => {
		const at = await prepared(officer);
		await moved(at, { zone: 'Europe/Paris' });
		// 10:00 in Paris, before and after the clocks go forward on 28 March 2027.
		await session(at, '2027-03-16', '2027-03-16T09:00Z', '2027-03-16T10:30Z');
		const dates = { zone: 'Europe/Paris', leavesOn: '29/03/2027', returnsOn: '01/04/2027' };
		const asked = await moved(at, dates, 2);
		expect(asked.status).toBe(422);
		expect(asked.text).toContain('Le premier jour est repoussé de 14 jours.');
		expect(asked.text).toContain('value="29/03/2027"');
		expect((await moved(at, { ...dates, programme: 'carry' }, 2)).status).toBe(303);
		expect(await standing(at)).toEqual([{ day: '2027-03-30', from: '2027-03-30 08:00', lasts: '01:30:00' }]);
	});
	it('leaves the programme where it is when told so, and says what is outside its days from then on', async () => {
		const at = await prepared(officer);
		await session(at, '2027-03-16', '2027-03-16T06:00Z', '2027-03-16T07:00Z');
		const dates = { leavesOn: '22/03/2027', returnsOn: '25/03/2027', programme: 'stay' };
		expect((await moved(at, dates)).status).toBe(303);
		expect(await standing(at)).toEqual([{ day: '2027-03-16', from: '2027-03-16 06:00', lasts: '01:00:00' }]);
		expect((await officer.get(urls.mission(at))).text).toContain('1 séance du programme tombe hors des dates');
	});
	it('keeps ten o’clock at ten o’clock when its zone is put right', async () => {
		const at = await prepared(officer);
		await session(at, '2027-03-16', '2027-03-16T06:00Z', '2027-03-16T07:30Z');
		expect((await moved(at, { zone: 'Europe/Paris' })).location).toBe(urls.mission(at));
		expect(await standing(at)).toEqual([{ day: '2027-03-16', from: '2027-03-16 09:00', lasts: '01:30:00' }]);
		// An offset is no zone: PostgreSQL and the browser read its sign in opposite ways.
		expect((await moved(at, { zone: '+04:00' }, 2)).status).toBe(422);
	});
	it('does not begin after it took place', async () => {
		const at = await prepared(officer);
		await moved(at, { leavesOn: '01/03/2026', returnsOn: '02/03/2026' });
		await officer.post(urls.missionHeld(at), { on: '03/03/2026' });
		const page = await moved(at, { leavesOn: '01/03/2027' }, 3);
		expect(page.status).toBe(422);
		expect(page.text).toContain('elle ne peut pas commencer après');
	});
	it('asks nothing where nothing hangs on the day', async () => {
		const at = await prepared(officer);
		expect((await moved(at, { leavesOn: '16/03/2027' })).status).toBe(303);
	});
});

describe('the history of one mission', () => {
	it('tells who changed what in it, nothing of the others, and takes an earlier title back', async () => {
		const at = await prepared(officer);
		await joining(at, { people: [perdriau] });
		await other.post(urls.missionEdit(at), { ...mission, 'title.fr': 'Mission de mars', revision: '1' });
		const { text } = await officer.get(urls.missionHistory(at));
		for (const words of ['Retour à Kapan', 'Mission de mars', 'Gaël Perdriau']) expect(text).toContain(words);
		expect(text).not.toContain('Fête du livre');
		expect((await officer.get(urls.mission(at))).text).toContain(urls.missionHistory(at));
		const [, restore = ''] = /href="([^"]*\/edit\?from=\d+)"/.exec(text) ?? [];
		expect((await officer.get(restore)).text).toContain('value="Retour à Kapan"');
		expect((await reader.get(urls.missionHistory(at))).status).toBe(200);
		const nowhere = urls.missionHistory({ ...at, partnership: '019a0000-0000-7000-8000-000000010002' });
		expect((await officer.get(nowhere)).status).toBe(404);
	});
});
