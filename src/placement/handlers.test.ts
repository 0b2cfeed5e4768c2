import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../test/pdf.ts';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { openBackOffice } from '../server/jobs.ts';
import { urls } from '../urls.ts';
import { askLater, forget } from './jobs.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const partnership = id('10001');
const placement = id('90001');
const [saintEtienne, kapan, ccas] = [id('1001'), id('1002'), id('1006')];
const cityPage = id('60001');
const parsyan = id('2002');
const kotchian = id('2003');
const at = { partnership, placement };

let world: World;
let officer: Browser;
let ani: Browser;
let guest: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
	ani = await world.browser('officer-kapan', 'hy');
	guest = await world.browser('association');
});
afterAll(() => world.close());

const plain = (html: string) =>
	html
		.replace(/<[^>]+>/g, ' ')
		.replace(/[\u00a0\u202f\s]+/g, ' ')
		.replaceAll('&#39;', '’');
const winter = {
	senderId: kapan,
	hostId: ccas,
	hostId_text: 'CCAS de Saint-Étienne',
	purpose: 'learn',
	visitors: '2',
	'profile.fr': 'Travailleurs sociaux de Kapan, suite',
	arrivesOn: '01/02/2027',
	leavesOn: '26/02/2027',
};
const revisionIn = (text: string) => /name="revision" value="(\d+)"/.exec(text)?.[1] ?? '';
async function newStay(fields: Record<string, string> = {}): Promise<{ partnership: string; placement: string }> {
	const { location, text } = await officer.post(urls.placementNew({ partnership }), { ...winter, ...fields });
	if (!location) throw new Error(plain(text).slice(0, 600));
	return { partnership, placement: location.split('/').at(-1) ?? '' };
}
const row = async (which: string) =>
	(await world.owner.query('select * from placement where id = $1', [which])).rows[0] as Record<string, unknown>;

describe('the stay announced for February 2024', () => {
	it('is told as planned, its outcome not recorded, with the page that says so, and asks', async () => {
		const page = plain((await officer.get(urls.placement(at))).text);
		expect(page).toContain('Travailleurs sociaux de Kapan (2)');
		expect(page).toContain('Accueil prévu : février 2024 (Centre communal d’action sociale de Saint-Étienne), issue non renseignée.');
		expect(page).toContain('L’accueil prévu (février 2024) a-t-il eu lieu ?');
		expect(page).toContain('Ville de Saint-Étienne : « Saint-Étienne-Kapan : signe un accord de coopération »');
		expect(page).toContain('2 personnes, pas encore nommées');
		const home = plain((await officer.get(urls.partnership({ partnership }))).text);
		expect(home).toContain('Dire si l’accueil a eu lieu : Travailleurs sociaux de Kapan');
		expect(home.match(/Travailleurs sociaux de Kapan/g)?.length).toBeGreaterThan(1);
		expect(home).not.toContain('on ne sait pas s’il a eu lieu');
		expect(plain((await ani.get(urls.placement(at))).text)).toContain('արդյունքը գրանցված չէ');
	});
	it('asks nobody who only reads', async () => {
		const page = await guest.get(urls.placement(at));
		expect(page.status).toBe(200);
		expect(page.text).not.toContain(urls.placementOutcome(at));
	});
	it('cannot be answered by nothing, by dates out of order, or by who may not write', async () => {
		const nothing = await officer.post(urls.placementOutcome(at), { outcomeNote: 'Rien au CCAS' });
		expect(nothing.status).toBe(422);
		expect(nothing.text).toContain('Rien au CCAS');
		const turned = await officer.post(urls.placementOutcome(at), { outcome: 'took-place', from: '03/2024', until: '02/2024' });
		expect(turned.status).toBe(422);
		expect(plain(turned.text)).toContain('Le départ précède l’arrivée.');
		expect((await guest.post(urls.placementOutcome(at), { outcome: 'did-not' })).status).toBe(403);
	});
	it('is answered by Kapan: nobody knows any more; then otherwise, when the proof turns up', async () => {
		expect(
			(await ani.post(urls.placementOutcome(at), { outcome: 'nobody-knows', outcomeNote: 'Հարցրել ենք երկու ծառայությանը' })).status,
		).toBe(303);
		expect(plain((await officer.get(urls.placement(at))).text)).toContain('plus personne ne sait s’il a eu lieu');
		expect(plain((await officer.get(urls.partnership({ partnership }))).text)).not.toContain('Dire si l’accueil a eu lieu');
		expect((await officer.post(urls.placementOutcome(at), { outcome: 'took-place', document: cityPage })).status).toBe(303);
		expect(await row(placement)).toMatchObject({ arrived_on: '2024-02', left_on: '2024-02', unknown_on: null });
		const { rows } = await world.owner.query(`select fact from placement_proof where placement_id = $1 order by fact`, [placement]);
		expect(rows).toEqual([{ fact: 'outcome' }, { fact: 'plan' }]);
		const told = plain((await officer.get(urls.partnershipHistory({ partnership }))).text);
		expect(told).toContain('a dit ce qu’il en a été de l’accueil : Travailleurs sociaux de Kapan (février 2024)');
	});
});

describe('a document that a stay rests on', () => {
	it('is not taken out of the file; it is taken off the stay, with a reason, and the page says that nothing shows the outcome', async () => {
		const remove = urls.documentRemove({ partnership, document: cityPage });
		const titled = { title: 'Mail du CCAS', language: 'fr' };
		const added = await officer.post(urls.documentNew({ partnership }), titled);
		const document = added.location?.split('/').at(-1) ?? '';
		const there = await newStay({ arrivesOn: '02/03/2026', leavesOn: '27/03/2026' });
		await officer.post(urls.placementOutcome(there), { outcome: 'took-place', document });
		expect(plain((await officer.get(urls.placement(there))).text)).not.toContain('aucun document ne le montre');
		const kept = await officer.post(urls.documentRemove({ partnership, document }), { why: 'Doublon' });
		expect(kept.status).toBe(422);
		expect(kept.text).toContain(urls.placement(there));
		expect((await officer.post(remove, { why: 'Doublon' })).status).toBe(422);
		const off = urls.placementProofRemove({ ...there, proof: document });
		expect((await guest.post(off, { why: 'x' })).status).toBe(403);
		expect((await officer.post(off, { why: '' })).status).toBe(422);
		expect((await officer.post(off, { why: 'Rattaché par erreur' })).status).toBe(303);
		expect((await officer.get(off)).status).toBe(404);
		const page = plain((await officer.get(urls.placement(there))).text);
		expect(page).toContain('terminé');
		expect(page).toContain('aucun document ne le montre');
		expect((await officer.post(urls.documentRemove({ partnership, document }), { why: 'Doublon' })).status).toBe(303);
	});
});

describe('a stay', () => {
	it('is planned before anybody is named, by number and profile', async () => {
		const there = await newStay();
		const page = plain((await ani.get(urls.placement(there))).text);
		expect(page).toContain('2 այցելու');
		expect(await row(there.placement)).toMatchObject({ sender_id: kapan, host_id: ccas, visitors: 2, arrives_on: '2027-02-01' });
	});
	it('whose plan does not hold comes back with what was typed', async () => {
		const page = await officer.post(urls.placementNew({ partnership }), {
			...winter,
			visitors: '',
			leavesOn: '01/01/2027',
			'profile.fr': 'Infirmières de Kapan',
		});
		expect(page.status).toBe(422);
		expect(page.text).toContain('Infirmières de Kapan');
		expect(plain(page.text)).toContain('Le départ précède l’arrivée.');
		const self = await officer.post(urls.placementNew({ partnership }), { ...winter, hostId: kapan, hostId_text: 'Communauté de Kapan' });
		expect(plain(self.text)).toContain('L’organisme d’accueil est aussi celui qui envoie.');
		const stranger = await officer.post(urls.placementNew({ partnership }), { ...winter, senderId: id('1017') });
		expect(stranger.status).toBe(422);
	});
	it('is not entered by a guest, nor found in another partnership', async () => {
		expect((await guest.post(urls.placementNew({ partnership }), winter)).status).toBe(403);
		expect((await officer.get(urls.placement({ partnership: id('10006'), placement }))).status).toBe(404);
		expect((await ani.get(urls.placement({ partnership: id('10006'), placement }))).status).toBe(404);
	});
	it('keeps both officers’ words when both save at once', async () => {
		const there = await newStay();
		const revision = revisionIn((await officer.get(urls.placementEdit(there))).text);
		expect((await ani.post(urls.placementEdit(there), { ...winter, revision, note: 'Կապանից' })).status).toBe(303);
		const late = await officer.post(urls.placementEdit(there), { ...winter, revision, note: 'De Saint-Étienne' });
		expect(late.status).toBe(422);
		expect(late.text).toContain('De Saint-Étienne');
		expect(await row(there.placement)).toMatchObject({ note: 'Կապանից' });
	});
	it('goes step by step, is ready only once its list is done, and can be cancelled with its reason', async () => {
		const there = await newStay();
		for (const verb of ['offer', 'accept'])
			expect((await officer.post(urls.placementStep(there, { verb }), { on: '22/11/2026' })).status, verb).toBe(303);
		await officer.post(urls.placementTasks(there), { length: 'week' });
		const early = await officer.post(urls.placementStep(there, { verb: 'prepare' }), { on: '22/11/2026' });
		expect(early.status).toBe(422);
		expect(plain(early.text)).toMatch(/Il reste \d+ lignes à faire/);
		const future = await officer.post(urls.placementStep(there, { verb: 'arrive' }), { on: '01/02/2027' });
		expect(plain(future.text)).toContain('Cette date est à venir.');
		expect((await officer.get(urls.placementStep(there, { verb: 'dance' }))).status).toBe(404);
		expect((await officer.post(urls.placementCancel(there), { on: '22/11/2026' })).status).toBe(422);
		expect(plain((await officer.post(urls.placementCancel(there), { on: '2027', reason: 'Visas refusés' })).text)).toContain(
			'Cette date est à venir.',
		);
		expect((await officer.post(urls.placementCancel(there), { on: '22/11/2026', reason: 'Visas refusés' })).status).toBe(303);
		expect(plain((await officer.get(urls.placement(there))).text)).toContain('Annulé : Visas refusés');
		expect((await guest.post(urls.placementResume(there), {})).status).toBe(403);
		expect((await officer.post(urls.placementResume(there), {})).status).toBe(303);
		expect(await row(there.placement)).toMatchObject({ cancelled_on: null, cancel_reason: null, accepted_on: '2026-11-22' });
		// A step written on the wrong day is dated anew.
		const again = await officer.post(urls.placementStep(there, { verb: 'accept' }), { on: '22/11/2026' });
		expect(again.status).toBe(303);
	});
	it('keeps its papers, refuses a visa granted before it was asked for, and an amount that is none', async () => {
		const there = await newStay();
		const revision = revisionIn((await officer.get(urls.placementPapers(there))).text);
		const papers = { revision, hostingNumber: '2026-114', hostingSignedOn: '20/11/2026', visaAskedOn: '15/11/2026', document: cityPage };
		const wrong = await officer.post(urls.placementPapers(there), { ...papers, visaGrantedOn: '01/11/2026', allowance: 'beaucoup' });
		expect(wrong.status).toBe(422);
		expect(plain(wrong.text)).toContain('Ce n’est pas un montant.');
		expect(plain(wrong.text)).toContain('Cette date précède celle qu’elle doit suivre.');
		const right = { ...papers, allowance: '450,50', allowance_currency: 'EUR', allowancePer: 'month', payerId: saintEtienne };
		expect((await officer.post(urls.placementPapers(there), right)).status).toBe(303);
		const page = plain((await officer.get(urls.placement(there))).text);
		expect(page).toContain('2026-114');
		expect(page).toContain('450,50 € par mois');
	});
	it('of six months says that it has to be approved', async () => {
		const there = await newStay({ leavesOn: '31/07/2027' });
		expect(plain((await officer.get(urls.placement(there))).text)).toContain(
			'son approbation est à demander au plus tard le 1er décembre 2026',
		);
	});
	it('says that its tutor has another stay at the same time, in whatever department', async () => {
		const tutor = { tutorId: kotchian, tutorId_text: 'Jean-Pierre Kotchian' };
		const first = await newStay({ ...tutor, arrivesOn: '01/06/2027', leavesOn: '25/06/2027' });
		expect(plain((await officer.get(urls.placement(first))).text)).not.toContain('suit deux accueils à la fois');
		await newStay({
			...tutor,
			arrivesOn: '21/06/2027',
			leavesOn: '02/07/2027',
			hostId: saintEtienne,
			hostId_text: 'Ville de Saint-Étienne',
		});
		expect(plain((await officer.get(urls.placement(first))).text)).toContain(
			'Jean-Pierre Kotchian suit deux accueils à la fois (21 juin 2027 – 25 juin 2027)',
		);
	});
	it('says that a visitor comes twice at once, and that its interpreter is on a mission’s programme on one of its days', async () => {
		const stay = { arrivesOn: '10/11/2023', leavesOn: '24/11/2023', interpreterId: kotchian, interpreterId_text: 'Jean-Pierre Kotchian' };
		const [here, there, later] = [await newStay(stay), await newStay(), await newStay({ arrivesOn: '01/04/2027', leavesOn: '30/04/2027' })];
		const parsyanComes = { personId: parsyan, personId_text: 'Gevorg Parsyan', language: 'hy' };
		for (const one of [there, later]) await officer.post(urls.visitorNew(one), parsyanComes);
		const told = async (one: typeof here) => plain((await officer.get(urls.placement(one))).text);
		expect(await told(there)).not.toContain('est aussi attendu');
		const twin = await newStay({ arrivesOn: '20/02/2027', leavesOn: '10/03/2027', 'profile.fr': 'Infirmiers' });
		await officer.post(urls.visitorNew(twin), parsyanComes);
		expect(await told(there)).toContain('Gevorg Parsyan est aussi attendu dans un autre accueil : Infirmiers');
		expect(await told(twin)).toContain('Gevorg Parsyan est aussi attendu');
		expect(await told(later)).not.toContain('est aussi attendu');
		await officer.post(urls.placementCancel(twin), { on: '20/11/2026', reason: 'Reporté' });
		expect(await told(there)).not.toContain('est aussi attendu');

		const mission = id('80001');
		const day = async (when: string) =>
			world.owner.query(`update placement set arrives_on = $1, leaves_on = $1 where id = $2`, [when, here.placement]);
		await world.owner.query(
			`update programme_session set on_day = '2027-05-20', starts_at = null, ends_at = null, interpreter_id =
			(select id from delegate where mission_id = $1 and person_id = $2) where id = $3`,
			[mission, kotchian, id('82002')],
		);
		await day('2027-05-20');
		expect(await told(here)).toContain('Jean-Pierre Kotchian, interprète de cet accueil, est au programme d’une mission');
		await day('2027-05-22');
		expect(await told(here)).not.toContain('est au programme');
	});
	it('has objectives and a programme for each of its weeks, and no week more', async () => {
		const there = await newStay();
		const week = { 'objectives.fr': 'Découvrir l’accueil social', 'programme.hy': 'Այցելություն ծառայություններ' };
		expect((await officer.post(urls.placementWeek(there, { week: 4 }), week)).status).toBe(303);
		expect((await officer.post(urls.placementWeek(there, { week: 5 }), week)).status).toBe(404);
		expect((await officer.get(urls.placement(there))).text).toContain('Découvrir l’accueil social');
	});
});

describe('the checklist of a stay', () => {
	it('is opened for its length, once; moves with the arrival; keeps what is done, by whom', async () => {
		const there = await newStay();
		await officer.post(urls.placementTasks(there), { length: 'month' });
		await officer.post(urls.placementTasks(there), { length: 'month' });
		const { rows } = await world.owner.query(`select id, key from placement_task where placement_id = $1`, [there.placement]);
		expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
		const visa = rows.find(({ key }) => key === 'visa')?.id;
		const lodging = rows.find(({ key }) => key === 'lodging')?.id;
		const page = plain((await officer.get(urls.placement(there))).text);
		expect(page).toContain('Vérifier que le visa est demandé bientôt Pour le 1er décembre 2026');
		expect(page).toMatch(/Envoyer la lettre d’invitation, pour le visa échéance déjà passée/);
		for (const on of ['31/12/2026', 'décembre 2026', '2027'])
			expect((await officer.post(urls.placementTask({ ...there, task: visa }), { do: 'done', on })).status, on).toBe(422);
		expect((await officer.post(urls.placementTask({ ...there, task: visa }), { do: 'done', on: '21/11/2026' })).status).toBe(303);
		expect((await ani.post(urls.placementTask({ ...there, task: lodging }), { do: 'drop', reason: '' })).status).toBe(422);
		expect(
			(await ani.post(urls.placementTask({ ...there, task: lodging }), { do: 'drop', reason: 'Ապրում են հարազատների մոտ' })).status,
		).toBe(303);
		const revision = revisionIn((await officer.get(urls.placementEdit(there))).text);
		await officer.post(urls.placementEdit(there), { ...winter, revision, arrivesOn: '01/03/2027', leavesOn: '26/03/2027' });
		const { rows: after } = await world.owner.query(`select done_by, due_on::text from placement_task where id = $1`, [visa]);
		expect(after[0]).toEqual({ done_by: 'Relations internationales, Saint-Étienne', due_on: '2026-12-01' });
		const moved = plain((await officer.get(urls.placement(there))).text);
		expect(moved).toContain('Pour le 1er février 2027 (1 mois avant)');
		expect(moved).toContain('Ապրում են հարազատների մոտ');
		expect(moved.match(/Fait pour une autre date d’arrivée/g)?.length).toBe(1);
	});
	it('takes a line of the office’s own, and refuses one without a delay', async () => {
		const there = await newStay();
		const line = { label: 'Prévenir la médecine du travail', unit: 'days' };
		const refused = await officer.post(urls.placementTasks(there), line);
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('Prévenir la médecine du travail');
		expect((await officer.post(urls.placementTasks(there), { ...line, lead: '10' })).status).toBe(303);
		expect(plain((await officer.get(urls.placement(there))).text)).toContain('Pour le 22 janvier 2027 (10 jours avant)');
		expect((await guest.post(urls.placementTasks(there), { ...line, lead: '10' })).status).toBe(403);
		expect((await officer.post(urls.placementTask({ ...there, task: id('1') }), { do: 'done', on: '21/11/2026' })).status).toBe(404);
	});
});

/** Every table of the database in which that is written. */
async function tablesWith(text: string): Promise<string[]> {
	const { rows } = await world.owner.query<{ name: string }>(
		`select table_schema || '.' || table_name as name from information_schema.tables where table_type = 'BASE TABLE'
			and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
	);
	const found: string[] = [];
	for (const { name } of rows)
		if ((await world.owner.query(`select 1 from ${name} t where t::text ~ $1 limit 1`, [text])).rows.length > 0)
			found.push(name.replace('public.', ''));
	return found;
}

describe('those who come', () => {
	const someone = {
		personId: parsyan,
		personId_text: 'Gevorg Parsyan',
		'occupation.fr': 'travailleur social',
		language: 'hy',
		phone: '+374 285 00000',
		email: 'visitor@kapan.example',
		lodging: 'Résidence du CCAS, chambre 12',
		emergencyContact: 'Anahit, +374 91 000000',
	};
	it('are named with what is private of them: read by both cities, by no guest, in no history', async () => {
		const there = await newStay();
		expect((await officer.get(urls.visitorNew(there))).text).toMatch(
			/<input[^>]*name="language"[^>]*value="hy"[^>]*checked|checked[^>]*value="hy"/,
		);
		expect((await officer.post(urls.visitorNew(there), { ...someone, email: 'nowhere' })).status).toBe(422);
		expect((await officer.post(urls.visitorNew(there), someone)).status).toBe(303);
		expect((await officer.post(urls.visitorNew(there), someone)).status).toBe(422);
		expect((await ani.get(urls.placement(there))).text).toContain('Anahit, +374 91 000000');
		const seen = await guest.get(urls.placement(there));
		expect(seen.status).toBe(200);
		expect(seen.text).not.toContain('Anahit');
		expect(seen.text).not.toContain('chambre 12');
		const { rows } = await world.owner.query(
			`select 1 from history where coalesce(after, before)::text ~ 'Anahit|chambre 12|visitor@kapan'`,
		);
		expect(rows).toEqual([]);
		const { rows: visitors } = await world.owner.query(`select id from visitor where placement_id = $1`, [there.placement]);
		expect((await guest.get(urls.visitor({ ...there, visitor: visitors[0].id }))).status).toBe(403);
		// Whoever asks what is held about them is told of it, as long as it is held.
		expect((await officer.get(urls.personData({ person: parsyan }))).text).toContain('chambre 12');
		expect((await officer.get(urls.personDataJson({ person: parsyan }))).text).toContain('visitor@kapan.example');
		expect(await tablesWith('chambre 12')).toEqual(['visitor_private']);
		expect((await officer.post(urls.placementErase(there), {})).status).toBe(303);
		expect(await tablesWith('chambre 12')).toEqual([]);
		expect(await tablesWith('Anahit, \\+374 91 000000')).toEqual([]);
		expect((await officer.get(urls.personData({ person: parsyan }))).text).not.toContain('chambre 12');
	});
	it('are taken off the list with a reason that the history keeps', async () => {
		const there = await newStay();
		await officer.post(urls.visitorNew(there), someone);
		const { rows } = await world.owner.query(`select id from visitor where placement_id = $1`, [there.placement]);
		const remove = urls.visitorRemove({ ...there, visitor: rows[0].id });
		expect((await officer.get(remove)).status).toBe(200);
		expect((await officer.post(remove, {})).status).toBe(422);
		expect((await guest.post(remove, { why: 'x' })).status).toBe(403);
		expect((await officer.post(remove, { why: 'Ne vient plus, visa refusé' })).status).toBe(303);
		expect((await officer.get(remove)).status).toBe(404);
		expect(await tablesWith('chambre 12')).not.toContain('history');
		expect(plain((await officer.get(urls.partnershipHistory({ partnership }))).text)).toContain('Ne vient plus, visa refusé');
	});
	it('raise the number where more are named than were announced, and keep it from falling below', async () => {
		const there = await newStay({ visitors: '1' });
		for (const [personId, name] of [
			[parsyan, 'Gevorg Parsyan'],
			[kotchian, 'Jean-Pierre Kotchian'],
		] as const)
			expect((await officer.post(urls.visitorNew(there), { personId, personId_text: name, language: 'fr' })).status).toBe(303);
		expect(await row(there.placement)).toMatchObject({ visitors: 2 });
		const revision = revisionIn((await officer.get(urls.placementEdit(there))).text);
		const fewer = await officer.post(urls.placementEdit(there), { ...winter, revision, visitors: '1' });
		expect(fewer.status).toBe(422);
		expect(plain(fewer.text)).toContain('2 personnes sont déjà nommées');
	});
	it('are forgotten thirty days after the stay, their address once the later effects were asked for', async () => {
		const there = await newStay({ arrivesOn: '02/03/2026', leavesOn: '27/03/2026' });
		await officer.post(urls.visitorNew(there), someone);
		await officer.post(urls.placementOutcome(there), { outcome: 'took-place' });
		const office = openBackOffice(world.roleUrl('jumelage_jobs'));
		const config = { baseUrl: world.baseUrl, timeZone: 'Europe/Paris', secret: 'a secret of the tests, long enough to be one' };
		const deps = (now: string) => ({
			clock: () => new Date(now),
			config,
			inDatabase: <T>(work: Parameters<typeof office.inDatabase<T>>[1]) => office.inDatabase('job.placements.forget', work),
		});
		await forget(deps('2026-04-20T05:00:00Z'));
		const held = async () =>
			(await world.owner.query('select phone, email, lodging from visitor_private where placement_id = $1', [there.placement])).rows;
		expect(await held()).toMatchObject([{ lodging: 'Résidence du CCAS, chambre 12' }]);
		await forget(deps('2026-04-27T05:00:00Z'));
		expect(await held()).toEqual([{ phone: null, email: 'visitor@kapan.example', lodging: null }]);

		// The stay of 2024, told late, is asked for at once; this one not before its six months are over.
		await askLater(deps('2026-09-26T05:00:00Z'));
		expect((await row(there.placement)).later_asked_at).toBe(null);
		const asked = await askLater(deps('2026-09-28T05:00:00Z'));
		// The visitor, and who is in charge on each side that has named somebody.
		expect(asked).toBeGreaterThan(0);
		expect(await askLater(deps('2026-10-28T05:00:00Z'))).toBe(0);
		const { rows } = await world.owner.query(`select recipient, language from letter where subject ~ 'կեցությունը' `);
		expect(rows).toEqual([{ recipient: 'visitor@kapan.example', language: 'hy' }]);
		await forget(deps('2027-01-15T05:00:00Z'));
		expect(await held()).toEqual([]);
		expect((await row(there.placement)).private_erased_at).not.toBe(null);
		await office.close();
	});
});

describe('the papers of a stay', () => {
	it('bear the host’s address and the name of who headed it that day, as those of a mission do; unknown, there is room for a pen', async () => {
		const there = await newStay({
			hostId: saintEtienne,
			hostId_text: 'Ville de Saint-Étienne',
			arrivesOn: '01/02/2027',
			leavesOn: '28/02/2027',
		});
		const text = async (address: string) => {
			const response = await world.app.request(new Request(new URL(address, world.baseUrl), { headers: { cookie: officer.cookie } }));
			return (await readPdf(new Uint8Array(await response.arrayBuffer()))).text.replace(/\s+/g, ' ');
		};
		const before = await text(urls.placementInvitationPdf(there, { in: 'fr' }));
		expect(before).toContain('Adresse de l’organisme d’accueil');
		expect(before).toContain('L’autorité signataire');
		await world.owner.query(
			`update organisation set street = '1 place des Tests', postcode = '42000', town = 'Saint-Étienne' where id = $1`,
			[saintEtienne],
		);
		await world.owner.query(`update mandate set since = '2014-04-05' where organisation_id = $1 and role = 'mayor'`, [saintEtienne]);
		const invitation = await text(urls.placementInvitationPdf(there, { in: 'fr' }));
		expect(invitation).toContain('1 place des Tests, 42000 Saint-Étienne, France');
		expect(invitation).toMatch(/Maire de Saint-Étienne Gaël Perdriau/);
		const agreement = await text(urls.placementAgreementPdf(there, { in: 'fr-hy' }));
		expect(agreement).toContain('1 place des Tests, 42000 Saint-Étienne, Ֆրանսիա');
		expect(agreement).toContain('Adresse de l’organisme d’envoi');
		expect(agreement).toContain('Gaël Perdriau');
	});
	it('come out as PDF: the agreement before, the certificate only once it took place', async () => {
		const there = await newStay({ arrivesOn: '02/10/2026', leavesOn: '30/10/2026' });
		const sheet = await officer.get(urls.placementAgreementPdf(there));
		expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'application/pdf']);
		expect((await ani.get(urls.placementInvitationPdf(there))).text.startsWith('%PDF')).toBe(true);
		await officer.post(urls.visitorNew(there), { personId: kotchian, personId_text: 'Jean-Pierre Kotchian', language: 'fr' });
		const { rows } = await world.owner.query(`select id from visitor where placement_id = $1`, [there.placement]);
		const certificate = urls.visitorCertificatePdf({ ...there, visitor: rows[0].id });
		expect((await officer.get(certificate)).status).toBe(404);
		await officer.post(urls.placementOutcome(there), { outcome: 'took-place' });
		expect((await officer.get(certificate)).text.startsWith('%PDF')).toBe(true);
		expect((await guest.get(certificate)).status).toBe(403);
	});
});
