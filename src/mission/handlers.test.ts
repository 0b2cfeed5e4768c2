import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	city,
	idIn,
	joined,
	kotchian,
	mission,
	openOffices,
	partnership,
	perdriau,
	prepared,
	rochebloine,
	visit,
} from '../../test/mission.ts';
import type { Browser, World } from '../../test/world.ts';
import { urls } from '../urls.ts';

let world: World;
let officer: Browser;
let other: Browser;
let reader: Browser;
let guest: Browser;
beforeAll(async () => {
	({ world, officer, other, reader, guest } = await openOffices());
});
afterAll(() => world.close());

const at = { partnership, mission: visit };

describe('the mission of November 2023', () => {
	it('is told by both cities, each from its side, with what the sources leave open', async () => {
		const page = await officer.get(urls.mission(at));
		for (const words of [
			'Notre déplacement',
			'Perdriau',
			'conseiller municipal délégué',
			'député honoraire',
			'Khosrovian',
			'Demirdjian',
			'Parsyan',
		])
			expect(page.text).toContain(words);
		expect(page.text.indexOf('Perdriau')).toBeLessThan(page.text.indexOf('Kotchian'));
		expect(page.text).toContain(urls.fieldAccounts(at));
		const reader = await world.browser('elected-saint-etienne');
		expect((await reader.get(urls.mission(at))).text).not.toContain(urls.fieldAccounts(at));
		expect(page.text).toContain('A eu lieu');
		expect(page.text).toContain('Invitation non enregistrée');
		expect(page.text).toContain('Aucune dépense enregistrée');
		expect(page.text).toContain('Ambassade de France en Arménie');
		expect((await other.get(urls.mission(at))).text).toContain('Նրանց այցը');
		expect((await guest.get(urls.mission(at))).text).toContain('Saint-Étienne vers Kapan');
	});
	it('lacks the mandate of the two elected members, and of nobody else', async () => {
		const { text } = await officer.get(urls.mission(at));
		expect(text.match(/>Mandat spécial non enregistré/g)).toHaveLength(2);
		expect(text).toContain('CGCT, art. L. 2123-18');
		expect(text).toContain('Aucun exigé');
	});
	it('stands on the home of the partnership and in its timeline once', async () => {
		const { text } = await officer.get(urls.partnership({ partnership }));
		expect(text).toContain(urls.mission(at));
		expect(text).not.toContain('est à Kapan (20 et 21 novembre)');
	});
});

describe('preparing a mission', () => {
	it('keeps what was typed, and shows it as coming', async () => {
		const { mission: id } = await prepared(officer);
		const { text } = await officer.get(urls.mission({ partnership, mission: id }));
		for (const words of ['Retour à Kapan', 'À venir', '15–18 mars 2027', 'ni accord ni décision']) expect(text).toContain(words);
	});
	it('says beside the field what is wrong, and keeps the words typed', async () => {
		const page = await officer.post(urls.missionNew({ partnership }), {
			...mission,
			'title.fr': '',
			returnsOn: '14/03/2027',
			hostId: city,
			zone: 'Europe/Nowhere',
		});
		expect(page.status).toBe(422);
		expect(page.text).toContain('title.fr-error');
		expect(page.text).toContain('zone-error');
		const dates = await officer.post(urls.missionNew({ partnership }), { ...mission, returnsOn: '14/03/2027', hostId: city });
		expect(dates.text).toContain('Le dernier jour précède le premier.');
		expect(dates.text).toContain('La ville qui reçoit doit être autre');
		expect(dates.text).toContain('value="Retour à Kapan"');
	});
	it('does not save over what the other city saved meanwhile, and shows both', async () => {
		const { mission: id } = await prepared(officer);
		const there = urls.missionEdit({ partnership, mission: id });
		expect((await other.post(there, { ...mission, 'title.fr': 'Mission de mars', revision: '1' })).status).toBe(303);
		const page = await officer.post(there, { ...mission, 'title.fr': 'Mission de printemps', revision: '1' });
		expect(page.status).toBe(422);
		expect(page.text).toContain('Mission de mars');
		expect(page.text).toContain('Mission de printemps');
	});
	it('is cancelled with a day and a reason, and may be on again', async () => {
		const there = await prepared(officer);
		expect((await officer.post(urls.missionCancel(there), { on: '', reason: '' })).status).toBe(422);
		const nextYear = await officer.post(urls.missionCancel(there), { on: '2027', reason: 'Frontière fermée' });
		// « Annuler » beside « Annuler la mission » would say two things.
		expect(nextYear.text).toContain('Revenir à la mission');
		expect(nextYear.text).toContain('Cette date n’est pas encore venue');
		await officer.post(urls.missionCancel(there), { on: 'automne 2026', reason: 'Frontière fermée' });
		expect((await officer.get(urls.mission(there))).text).toContain('Frontière fermée');
		await officer.post(urls.missionResume(there), {});
		expect((await officer.get(urls.mission(there))).text).toContain('À venir');
	});
	it('asks what became of one that has passed, and believes nobody who says so too early', async () => {
		const past = { ...mission, leavesOn: '2025-06', returnsOn: '2025-06' };
		const id = idIn((await officer.post(urls.missionNew({ partnership }), past)).location, 'missions');
		const there = { partnership, mission: id };
		expect((await officer.get(urls.mission(there))).text).toContain('Issue non renseignée');
		expect((await officer.post(urls.missionHeld(there), { on: '05/2025' })).status).toBe(422);
		await officer.post(urls.missionHeld(there), { on: '07/2025' });
		expect((await officer.get(urls.mission(there))).text).toContain('A eu lieu');
	});
	it('is for those who write: an elected reader looks, the association looks, Colmar finds nothing', async () => {
		expect((await reader.post(urls.missionNew({ partnership }), mission)).status).toBe(403);
		expect((await guest.post(urls.missionNew({ partnership }), mission)).status).toBe(403);
		expect((await reader.get(urls.mission(at))).status).toBe(200);
		expect((await officer.get(urls.mission({ ...at, partnership: '019a0000-0000-7000-8000-000000010002' }))).status).toBe(404);
	});
});

describe('the roster', () => {
	it('takes the capacity held that day, the paper the law asks for, and the last day to summon the council', async () => {
		const { mission: id } = await prepared(officer);
		await joined(officer, { partnership, mission: id }, kotchian);
		const { text } = await officer.get(urls.mission({ partnership, mission: id }));
		// The councillor of 2023 is deputy mayor in 2025: the nearest source speaks.
		expect(text).toContain('adjoint au maire');
		expect(text).toContain('convoqué le 8 mars 2027 au plus tard');
	});
	it('is satisfied by the decision that gave the mandate before they left', async () => {
		const { mission: id } = await prepared(officer);
		const delegate = await joined(officer, { partnership, mission: id }, perdriau, { part: 'leader' });
		const { location } = await officer.post(urls.decisionNew({ partnership }), {
			organisationId: city,
			body: 'council',
			takenOn: '16/11/2026',
			'subject.fr': 'Mandat spécial pour la mission à Kapan',
			outcome: 'adopted',
		});
		const decision = idIn(location, 'decisions');
		const saved = await officer.post(urls.delegate({ partnership, mission: id, delegate }), {
			part: 'leader',
			status: 'elected',
			'capacity.fr': 'maire de Saint-Étienne',
			mandateDecisionId: decision,
			invitedOn: '01/11/2026',
			acceptedOn: '02/11/2026',
			revision: '1',
		});
		expect(saved.status).toBe(303);
		const { text } = await officer.get(urls.mission({ partnership, mission: id }));
		expect(text).toContain('Mandat spécial voté');
		expect(text).toContain('Accepte');
	});
	it('moves a member up by a button, without script', async () => {
		const there = await prepared(officer);
		await joined(officer, there, perdriau, { part: 'leader' });
		await joined(officer, there, rochebloine);
		const last = await joined(officer, there, kotchian);
		await officer.post(urls.delegateMove({ ...there, delegate: last }), { way: 'up' });
		const { text } = await officer.get(urls.mission(there));
		const [mayor, councillor, deputy] = ['Perdriau', 'Kotchian', 'Rochebloine'].map((name) => text.indexOf(name));
		expect(mayor).toBeLessThan(councillor ?? 0);
		expect(councillor).toBeLessThan(deputy ?? 0);
	});
	it('takes nobody twice, and keeps who is in the programme', async () => {
		const double = await officer.post(urls.delegateNew(at), { sideId: city, person: perdriau, part: 'member' });
		expect(double.status).toBe(422);
		expect(double.text).toContain('déjà dans la mission');
		const named = urls.delegateRemove({ ...at, delegate: '019a0000-0000-7000-8000-000000081001' });
		expect((await officer.post(named, { why: 'x' })).status).toBe(422);
	});
	it('shows a flight by both clocks, and refuses an hour that spring skips', async () => {
		const { mission: id } = await prepared(officer);
		const delegate = await joined(officer, { partnership, mission: id }, perdriau);
		const leg = { by: 'air', number: 'AF 1660', leavesFrom: 'Lyon', arrivesTo: 'Erevan', leavesZone: 'home', arrivesZone: 'there' };
		const there = urls.legNew({ partnership, mission: id, delegate });
		await officer.post(there, { ...leg, leavesDay: '15/03/2027', leavesHour: '14h30', arrivesDay: '15/03/2027', arrivesHour: '22:10' });
		const { text } = await officer.get(urls.mission({ partnership, mission: id }));
		// Each end by the clocks of where it is first.
		expect(text).toContain('14:30 à Saint-Étienne (17:30 à Kapan)');
		expect(text).toContain('22:10 à Kapan (19:10 à Saint-Étienne)');
		const spring = await officer.post(there, { ...leg, leavesDay: '28/03/2027', leavesHour: '02:30' });
		expect(spring.status).toBe(422);
		expect(spring.text).toContain('les horloges y avancent');
	});
});
