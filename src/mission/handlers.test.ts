import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';

const partnership = '019a0000-0000-7000-8000-000000010001';
const [city, kapan, embassy] = ['1001', '1002', '1005'].map((end) => `019a0000-0000-7000-8000-00000000${end}`) as [string, string, string];
const visit = '019a0000-0000-7000-8000-000000080001';
const [perdriau, kotchian, rochebloine] = ['2001', '2003', '2004'].map((end) => `019a0000-0000-7000-8000-00000000${end}`) as [
	string,
	string,
	string,
];
const at = { partnership, mission: visit };

let world: World;
let officer: Browser;
let other: Browser;
let reader: Browser;
let guest: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
	other = await world.browser('officer-kapan', 'hy');
	reader = await world.browser('elected-saint-etienne');
	guest = await world.browser('association');
});
afterAll(() => world.close());

const mission = {
	senderId: city,
	hostId: kapan,
	'title.fr': 'Retour à Kapan',
	'title.hy': '',
	'title.en': '',
	leavesOn: '15/03/2027',
	returnsOn: '18/03/2027',
	zone: 'Asia/Yerevan',
	homeZone: 'Europe/Paris',
	'places.0.territory': 'GN-174875',
	'places.0.territory_text': 'Kapan',
};
const idIn = (location: string | null, noun: string) => new RegExp(`/${noun}/([0-9a-f-]{36})`).exec(location ?? '')?.[1] ?? '';
async function prepared(): Promise<string> {
	const { location } = await officer.post(urls.missionNew({ partnership }), mission);
	return idIn(location, 'missions');
}
async function with_(missionId: string, person: string, more: Record<string, string> = {}): Promise<string> {
	const { location } = await officer.post(urls.delegateNew({ partnership, mission: missionId }), {
		sideId: city,
		person,
		part: 'member',
		...more,
	});
	return idIn(location, 'delegates');
}
const onlyNew = async (from: Browser, address: string, fields: Record<string, string>) => (await from.post(address, fields)).status;

describe('the mission of November 2023', () => {
	it('is told by both cities, each from its side, with what the sources leave open', async () => {
		const page = await officer.get(urls.mission(at));
		for (const words of [
			'Nous partons',
			'Perdriau',
			'conseiller municipal délégué',
			'député honoraire',
			'Khosrovian',
			'Demirdjian',
			'Parsyan',
		])
			expect(page.text).toContain(words);
		expect(page.text.indexOf('Perdriau')).toBeLessThan(page.text.indexOf('Kotchian'));
		expect(page.text).toContain('A eu lieu');
		expect(page.text).toContain('Invitation non enregistrée');
		expect(page.text).toContain('Aucune dépense enregistrée');
		expect(page.text).toContain('Ambassade de France en Arménie');
		expect((await other.get(urls.mission(at))).text).toContain('Նրանք գալիս են');
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
		const id = await prepared();
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
		const id = await prepared();
		const there = urls.missionEdit({ partnership, mission: id });
		expect((await other.post(there, { ...mission, 'title.fr': 'Mission de mars', revision: '1' })).status).toBe(303);
		const page = await officer.post(there, { ...mission, 'title.fr': 'Mission de printemps', revision: '1' });
		expect(page.status).toBe(422);
		expect(page.text).toContain('Mission de mars');
		expect(page.text).toContain('Mission de printemps');
	});
	it('is cancelled with a day and a reason, and may be on again', async () => {
		const id = await prepared();
		const there = { partnership, mission: id };
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
		expect(await onlyNew(reader, urls.missionNew({ partnership }), mission)).toBe(403);
		expect(await onlyNew(guest, urls.missionNew({ partnership }), mission)).toBe(403);
		expect((await reader.get(urls.mission(at))).status).toBe(200);
		expect((await officer.get(urls.mission({ ...at, partnership: '019a0000-0000-7000-8000-000000010002' }))).status).toBe(404);
	});
});

describe('the roster', () => {
	it('takes the capacity held that day, the paper the law asks for, and the last day to summon the council', async () => {
		const id = await prepared();
		await with_(id, kotchian);
		const { text } = await officer.get(urls.mission({ partnership, mission: id }));
		// The councillor of 2023 is deputy mayor in 2025: the nearest source speaks.
		expect(text).toContain('adjoint au maire');
		expect(text).toContain('convoqué le 8 mars 2027 au plus tard');
	});
	it('is satisfied by the decision that gave the mandate before they left', async () => {
		const id = await prepared();
		const delegate = await with_(id, perdriau, { part: 'leader' });
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
		const id = await prepared();
		const there = { partnership, mission: id };
		await with_(id, perdriau, { part: 'leader' });
		await with_(id, rochebloine);
		const last = await with_(id, kotchian);
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
		const id = await prepared();
		const delegate = await with_(id, perdriau);
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

describe('costs and support', () => {
	it('are summed for their payer, in drams and euros, against what was voted', async () => {
		const id = await prepared();
		const there = { partnership, mission: id };
		const payer = { payer: city, payer_text: 'Ville de Saint-Étienne' };
		await officer.post(urls.budget(there), {
			...payer,
			voted: '3 000',
			voted_currency: 'EUR',
			decisionId: '019a0000-0000-7000-8000-000000030001',
		});
		const flights = { ...payer, kind: 'travel', label: 'Vols Lyon – Erevan', planned: '2 500,00', currency: 'EUR' };
		expect((await officer.post(urls.costNew(there), flights)).status).toBe(303);
		const hotel = { ...payer, kind: 'lodging', label: 'Hôtel à Kapan', planned: '300 000', currency: 'AMD', rate: '0,00236' };
		const undated = await officer.post(urls.costNew(there), hotel);
		expect(undated.status).toBe(422);
		expect(undated.text).toContain('Un taux change chaque jour');
		await officer.post(urls.costNew(there), { ...hotel, rateOn: '20/11/2026', rateSource: 'Banque centrale d’Arménie' });
		const { text } = await officer.get(urls.costs(there));
		expect(text.replace(/[\u202f\u00a0]/g, ' ')).toContain('3 208 €');
		expect(text).toContain('Au-delà du vote');
		expect(text).toContain('Banque centrale d’Arménie');
		expect((await reader.get(urls.costs(there))).status).toBe(200);
		expect(await onlyNew(reader, urls.costNew(there), flights)).toBe(403);
	});
	it('keep what a rate means: a vote does not change its currency beneath the rates of its lines', async () => {
		const there = { partnership, mission: await prepared() };
		const payer = { payer: city, payer_text: 'Ville de Saint-Étienne' };
		const vote = { ...payer, voted: '3 000', voted_currency: 'EUR', decisionId: '' };
		await officer.post(urls.budget(there), vote);
		const rate = { rate: '0,00236', rateOn: '20/11/2026', rateSource: 'Banque centrale d’Arménie' };
		await officer.post(urls.costNew(there), { ...payer, kind: 'lodging', label: 'Hôtel', planned: '300 000', currency: 'AMD', ...rate });
		const turned = await officer.post(urls.budget(there), { ...vote, voted_currency: 'USD', revision: '1' });
		expect(turned.status).toBe(422);
		expect(turned.text).toContain('portent un taux vers une autre monnaie');
		expect((await officer.post(urls.budget(there), { ...vote, voted: '3 500', revision: '1' })).status).toBe(303);
	});
	it('refuse an amount that no account could hold, beside its field', async () => {
		const there = { partnership, mission: await prepared() };
		const line = { payer: city, payer_text: 'Ville de Saint-Étienne', kind: 'travel', label: 'Vols', currency: 'EUR' };
		const { status, text } = await officer.post(urls.costNew(there), { ...line, planned: '50000000000000' });
		expect(status).toBe(422);
		expect(text).toContain('Ce n’est pas un montant');
	});
	it('tells what the embassy promised from what it gave', async () => {
		const id = await prepared();
		const there = { partnership, mission: id };
		const support = {
			organisation: embassy,
			organisation_text: 'Ambassade de France en Arménie',
			'words.fr': 'Une salle',
			amount: '',
			amount_currency: 'EUR',
		};
		expect((await officer.post(urls.supportNew(there), support)).text).toContain('Indiquez quand il a été promis');
		await officer.post(urls.supportNew(there), { ...support, promisedOn: '11/2026' });
		expect((await officer.get(urls.mission(there))).text).toMatch(/Une salle[\s\S]*Promis/);
	});
});
