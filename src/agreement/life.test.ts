import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, confirmedBy, openWorld, type World } from '../../test/world.ts';

let world: World;
let officer: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = confirmedBy(await world.browser('officer-saint-etienne', 'fr'), await world.browser('officer-kapan', 'hy'));
	// The partnership was opened here at the beginning of 2026: what is older is history, what is later passes the law.
	await world.owner.query(`update partnership set created_at = '2026-01-05T09:00:00Z'`);
	await world.owner.query(
		`insert into decision (partnership_id, id, organisation_id, body, taken_on, number, subject, outcome, transmitted_on) values
		 ($1, $2, $3, 'council', '2026-06-15', '2026_00118', '{"fr": "Approbation de l’accord avec Kapan"}', 'adopted', '2026-06-17'),
		 ($1, $4, $3, 'council', '2026-06-16', '2026_00119', '{"fr": "Rejet de l’accord"}', 'rejected', null)`,
		[kapan, vote, saintEtienneCity, rejected],
	);
});
afterAll(() => world.close());

const id = (end: string) => `019a0000-0000-7000-8000-${end.padStart(12, '0')}`;
const kapan = id('10001');
const saintEtienneCity = id('1001');
const kapanCity = id('1002');
const [mayor, head, deputy] = [id('2001'), id('2002'), id('2003')];
const vote = id('39001');
const rejected = id('39002');
let count = 0;
let agreement = '';
const address = (act = '') => `/partnerships/${kapan}/agreements/${agreement}${act}`;

/** A draft that says its object and that it costs nothing. */
beforeEach(async () => {
	agreement = id(String(49000 + ++count));
	await world.owner.query(
		`insert into agreement (partnership_id, id, kind, title, object, commitments) values ($1, $2, 'agreement', '{"fr": "Accord pour la francophonie", "hy": "Համաձայնագիր ֆրանկոֆոնիայի շուրջ"}', '{"fr": "Francophonie."}', 'none')`,
		[kapan, agreement],
	);
});

const adoption = { organisation: saintEtienneCity, decision: vote, signatory: mayor };
const ceremony = (change: Record<string, string> = {}) => ({
	on: '21/06/2026',
	place: 'GN-174875',
	place_text: 'Kapan',
	at: 'mairie de Kapan',
	'signers.0.organisation': saintEtienneCity,
	'signers.0.signs': 'yes',
	'signers.0.person': mayor,
	'signers.0.capacity.fr': '',
	'signers.1.organisation': kapanCity,
	'signers.1.signs': 'yes',
	'signers.1.person': head,
	'signers.1.capacity.fr': '',
	'guests.0.organisation': id('1005'),
	'guests.0.organisation_text': 'Ambassade de France en Arménie',
	'guests.0.person': '',
	'guests.0.part': 'support',
	...change,
});
const sending = { organisation: saintEtienneCity, on: '25/06/2026', electronically: 'yes', actId: '042-214202186-20260615-2026_00118-CC' };
const adopted = () => officer.post(address('/adopt'), adoption);
const signed = async () => {
	await adopted();
	return officer.post(address('/sign'), ceremony());
};
const plain = (html: string) =>
	html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&#39;|&rsquo;/g, '’')
		.replace(/\s+/g, ' ');

describe('the accord of Saint-Étienne and Kapan', () => {
	it('goes from the draft to the force: council, adoption, signature at Kapan town hall, prefect, then an amendment', async () => {
		expect(plain((await officer.get(address())).text)).toContain('Soumettre au conseil');
		expect((await officer.post(address('/submit'), {})).location).toBe(address());
		expect(plain((await officer.get(address())).text)).toContain('devant le conseil');
		expect((await adopted()).location).toBe(address());
		expect((await officer.post(address('/sign'), ceremony())).location).toBe(address());
		const page = plain((await officer.get(address())).text);
		expect(page).toContain('Gaël Perdriau maire de Saint-Étienne');
		expect(page).toContain('Gevorg Parsyan maire de Kapan');
		expect(page).toContain('mairie de Kapan, Kapan');
		expect(page).toContain('Ambassade de France en Arménie — avec son soutien');
		expect((await officer.post(address('/transmit'), sending)).location).toBe(address());
		expect((await officer.post(address('/enter-force'), { on: '25/06/2026' })).location).toBe(address());
		expect(plain((await officer.get(address())).text)).toContain('L’accord produit ses effets');
		const amendment = await officer.post(address('/amend'), { 'title.fr': 'Avenant n° 1', articles: 'empty' });
		expect(amendment.location).toMatch(/agreements\/[0-9a-f-]{36}$/);
		expect(plain((await officer.get(amendment.location ?? '')).text)).toContain('Accord pour la francophonie');
		const { rows } = await world.owner.query('select reason from agreement_version where agreement_id = $1 order by number', [agreement]);
		expect(rows.map(({ reason }) => reason)).toEqual(['submitted', 'adopted', 'signed', 'amended']);
		const { rows: told } = await world.owner.query(
			`select distinct verb from history where record_id = $1 or after ->> 'agreement_id' = $1`,
			[agreement],
		);
		expect(told.map(({ verb }) => verb)).toEqual(
			expect.arrayContaining(['agreement.submit', 'agreement.adopt', 'agreement.sign', 'agreement.transmit', 'agreement.enter-force']),
		);
	});

	it('is not signed before its decision: the refusal says both dates, its source and what to do, beside the date, and keeps the words typed', async () => {
		await adopted();
		const page = await officer.post(address('/sign'), ceremony({ on: '14/06/2026', at: 'salle des mariages' }));
		expect(page.status).toBe(422);
		const said = plain(page.text);
		expect(said).toContain('La signature précède la délibération du 15 juin 2026.');
		expect(said).toContain('Corrigez la date, ou choisissez une autre délibération.');
		expect(said).toContain('Ville de Millau');
		expect(page.text).toMatch(/id="on-error"/);
		expect(page.text).toContain('value="14/06/2026"');
		expect(page.text).toContain('value="salle des mariages"');
		const { rowCount } = await world.owner.query('select from signature where agreement_id = $1', [agreement]);
		expect(rowCount).toBe(0);
		expect((await officer.post(address('/sign'), ceremony())).status).toBe(303);
	});

	it('is signed once by each party: a form that names one twice is refused', async () => {
		await adopted();
		expect((await officer.post(address('/sign'), ceremony({ 'signers.1.organisation': saintEtienneCity }))).status).toBe(422);
	});

	it('is not signed without the vote of Saint-Étienne, by either party', async () => {
		const page = plain((await officer.post(address('/sign'), ceremony())).text);
		expect(page).toContain(
			'Le texte n’est pas encore adopté (Ville de Saint-Étienne) : cette partie (Communauté de Kapan) ne peut pas signer avant.',
		);
		expect(page).toContain('Rattachez la délibération qui adopte ce texte');
	});

	it('is signed by the person whom the decision names, or by delegation', async () => {
		await adopted();
		const page = await officer.post(address('/sign'), ceremony({ 'signers.0.person': deputy }));
		expect(page.status).toBe(422);
		expect(plain(page.text)).toContain('La décision (Ville de Saint-Étienne) autorise Gaël Perdriau à signer.');
		expect(page.text).toMatch(/id="signers\.0\.person-error"/);
		expect((await officer.post(address('/sign'), ceremony({ 'signers.0.person': deputy, 'signers.0.delegation': 'yes' }))).status).toBe(
			303,
		);
		expect(plain((await officer.get(address())).text)).toContain('(par délégation)');
	});

	it('is not in force before it was sent to the prefect', async () => {
		await signed();
		const page = await officer.post(address('/enter-force'), { on: '25/06/2026' });
		expect(page.status).toBe(422);
		expect(plain(page.text)).toContain('Transmettez l’accord signé, puis enregistrez la date de l’accusé de réception.');
		await officer.post(address('/transmit'), sending);
		expect((await officer.post(address('/enter-force'), { on: '24/06/2026' })).status).toBe(422);
		expect((await officer.post(address('/enter-force'), { on: '25/06/2026' })).status).toBe(303);
	});

	it('is sent under an identifier that has its shape, on a day that is not before the signature', async () => {
		await signed();
		const page = await officer.post(address('/transmit'), { ...sending, actId: 'AR-12', on: '25/06/2026' });
		expect(page.status).toBe(422);
		expect(page.text).toMatch(/id="actId-error"/);
		expect(page.text).toContain('value="AR-12"');
		expect(plain((await officer.post(address('/transmit'), { ...sending, on: '20/06/2026' })).text)).toContain(
			'précède la signature (21 juin 2026)',
		);
		expect(plain((await officer.post(address('/transmit'), { ...sending, on: '' })).text)).toContain('Donnez une date');
	});

	it('is adopted by an adopted decision of the party itself', async () => {
		const page = await officer.post(address('/adopt'), { ...adoption, decision: rejected });
		expect(page.status).toBe(422);
		expect(plain(page.text)).toContain('a rejeté ce texte');
		expect(plain((await officer.post(address('/adopt'), { ...adoption, organisation: kapanCity })).text)).toContain(
			'Aucune décision enregistrée pour cette partie (Communauté de Kapan)',
		);
		expect((await officer.post(address('/adopt'), { ...adoption, signatory: id('2009') })).status).toBe(422);
	});

	it('keeps its signed text: no submission, no withdrawal, no second decision under the signature', async () => {
		await signed();
		expect((await officer.post(address('/withdraw'), { reason: '' })).status).toBe(422);
		expect((await officer.post(address('/submit'), {})).status).toBe(303);
		expect((await officer.post(address('/adopt'), adoption)).status).toBe(422);
		expect(plain((await officer.get(address())).text)).toContain('signé');
		expect((await officer.get(address('/withdraw'))).location).toBe(address());
	});

	it('goes back to the draft when it is withdrawn, and its adoption with it', async () => {
		await adopted();
		expect((await officer.post(address('/withdraw'), { reason: 'Objet à revoir' })).location).toBe(address());
		const page = plain((await officer.get(address())).text);
		expect(page).toContain('en rédaction');
		expect(page).toContain('Objet à revoir');
		const { rowCount } = await world.owner.query('select from adoption where agreement_id = $1', [agreement]);
		expect(rowCount).toBe(0);
	});

	it('is entered as history when it was signed before the partnership was opened here, and shows the proof that lacks', async () => {
		const past = { ...ceremony({ on: '1996', recorded: 'yes', 'signers.0.person': '', 'signers.1.person': '' }) };
		expect((await officer.post(address('/sign'), past)).status).toBe(303);
		const page = plain((await officer.get(address())).text);
		expect(page).toContain('1996 enregistré après coup');
		expect(page).toContain('aucune trace');
		expect((await officer.post(address('/enter-force'), { on: '1996', recorded: 'yes' })).status).toBe(303);
		const late = await officer.post(address('/sign'), { ...past, on: '2026-05-02' });
		expect(late.status).toBe(422);
	});

	it('is never entered as history when it is of today', async () => {
		const page = await officer.post(address('/sign'), ceremony({ recorded: 'yes' }));
		expect(page.status).toBe(422);
		expect(plain(page.text)).toContain('Seul un acte antérieur à l’ouverture du partenariat ici (5 janvier 2026)');
	});

	it('is suspended with a reason, resumed, ended after a confirmation', async () => {
		await signed();
		await officer.post(address('/transmit'), sending);
		await officer.post(address('/enter-force'), { on: '25/06/2026' });
		expect((await officer.post(address('/events'), { verb: 'suspend', on: '01/09/2026' })).text).toMatch(/id="reason-error"/);
		expect((await officer.post(address('/events'), { verb: 'suspend', on: '01/09/2026', reason: 'Crise' })).status).toBe(303);
		expect(plain((await officer.get(address())).text)).toContain('suspendu');
		expect((await officer.post(address('/events'), { verb: 'resume', on: '31/08/2026' })).status).toBe(422);
		expect((await officer.post(address('/events'), { verb: 'resume', on: '01/10/2026' })).status).toBe(303);
		const end = { verb: 'end', on: '01/11/2026', reason: 'D’un commun accord' };
		expect((await officer.post(address('/events'), end)).text).toMatch(/id="confirm-error"/);
		expect((await officer.post(address('/events'), { ...end, confirm: 'yes' })).status).toBe(303);
		expect(plain((await officer.get(address())).text)).toContain('terminé');
		expect((await officer.get(address('/events?verb=nonsense'))).status).toBe(404);
	});

	it('proposes who leads each city, and the person that the decision names first', async () => {
		expect((await officer.get(address('/sign'))).text).toMatch(new RegExp(`value="${head}" selected`));
		await officer.post(address('/adopt'), { ...adoption, signatory: deputy });
		const page = await officer.get(address('/sign'));
		expect(page.text).toMatch(new RegExp(`value="${deputy}" selected`));
		expect(page.text).not.toMatch(new RegExp(`value="${mayor}" selected`));
	});

	it('shows a capacity written in a language the two cities do not share, so that correcting the day does not take it off', async () => {
		await signed();
		await world.owner.query(
			`update signature set capacity = '{"fr": "maire", "en": "mayor"}' where partnership_id = $1 and agreement_id = $2 and organisation_id = $3`,
			[kapan, agreement, saintEtienneCity],
		);
		expect((await officer.get(address('/sign'))).text).toMatch(/value="mayor"[^>]*name="signers\.0\.capacity\.en"/);
	});

	it('says which place is meant when several bear the name typed', async () => {
		await adopted();
		const page = await officer.post(address('/sign'), ceremony({ place: '', place_text: 'nulle part au monde' }));
		expect(page.status).toBe(422);
		expect(page.text).toContain('nulle part au monde');
	});
});

describe('who may', () => {
	it('an elected reader and the association see it and change nothing', async () => {
		for (const who of ['elected-saint-etienne', 'association'] as const) {
			const reader = await world.browser(who, 'fr');
			const page = await reader.get(address());
			expect(page.status).toBe(200);
			expect(plain(page.text)).not.toContain('Soumettre au conseil');
			for (const [act, fields] of [
				['/submit', {}],
				['/adopt', adoption],
				['/sign', ceremony()],
				['/transmit', sending],
				['/amend', {}],
				['/events', { verb: 'annul' }],
			] as const)
				expect((await reader.post(address(act), fields)).status).toBe(403);
			expect((await reader.get(address('/sign'))).status).toBe(403);
		}
	});

	it('Kapan does not see the agreements of Saint-Étienne with Oeiras, nor reach ours through another partnership', async () => {
		const other = await world.browser('officer-kapan', 'hy');
		expect((await other.get(`/partnerships/${id('10005')}/agreements/${id('40005')}`)).status).toBe(404);
		expect((await other.post(`/partnerships/${id('10005')}/agreements/${id('40005')}/submit`, {})).status).toBe(404);
		expect((await officer.get(`/partnerships/${id('10005')}/agreements/${agreement}`)).status).toBe(404);
	});

	it('every act of the first accord reads in Armenian at Kapan', async () => {
		const other = await world.browser('officer-kapan', 'hy');
		agreement = id('40001');
		const page = await other.get(address());
		expect(page.status).toBe(200);
		expect(plain(page.text)).toContain('Գևորգ Փարսյան');
		expect(plain(page.text)).toContain('ստորագրված');
		for (const act of ['/sign', '/transmit', '/enter-force', '/amend', '/adopt', '/events?verb=annul', '/events?verb=end'])
			expect((await other.get(address(act))).status).toBe(200);
	});
});
