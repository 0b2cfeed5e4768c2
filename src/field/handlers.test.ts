import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { exampleEmail } from '../account/example.ts';
import { urls } from '../urls.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const at = { partnership: id('10001'), mission: id('80001') };
const [page, accounts] = [urls.missionField(at), urls.fieldAccounts(at)];
const [perdriau, khosrovian, parsyan] = [id('2001'), id('2005'), id('2002')];
const phone = '+33 6 12 34 56 78';

let world: World;
let marie: Browser;
let ani: Browser;
let elected: Browser;
let guest: Browser;
const accountOf = async (who: Parameters<typeof exampleEmail>[0]) => (await world.auth.find(exampleEmail(who)))?.id ?? '';
beforeAll(async () => {
	world = await openWorld();
	[marie, ani, elected, guest] = await Promise.all([
		world.browser('officer-saint-etienne'),
		world.browser('officer-kapan', 'fr'),
		world.browser('elected-saint-etienne'),
		world.browser('association'),
	]);
	await world.owner.query(
		`insert into delegate_private (partnership_id, mission_id, delegate_id, phone, lodging, emergency_contact, needs)
		values ($1, $2, $3, $4, 'Hôtel Dian', 'Sa sœur', 'sans gluten')`,
		[at.partnership, at.mission, id('81001'), phone],
	);
});
afterAll(() => world?.close());
/** One choice, of whom the roster shows; the others stay as they are. */
const choose = (who: Browser, person: string, account: string, was = '') =>
	who.post(accounts, { [`account.${person}`]: account, [`was.${person}`]: was });

it('opens for the officers in charge in both cities, with the numbers and nothing else that is private', async () => {
	for (const officer of [marie, ani]) {
		const { status, text, headers } = await officer.get(page);
		expect(status).toBe(200);
		expect(text).toContain('tel:+33612345678');
		for (const word of ['Hôtel Dian', 'Sa sœur', 'sans gluten']) expect(text).not.toContain(word);
		expect(headers.get('x-field-until')).toBe('2026-11-24T10:00:00.000Z');
	}
});
it('refuses the councillor and the association until the officer says who of the delegation they are', async () => {
	for (const who of [elected, guest]) {
		const { status, text, headers } = await who.get(page);
		expect(status).toBe(403);
		expect(text).toContain('Demandez à la personne référente');
		expect(text).not.toContain('612345678');
		expect(headers.get('x-field-of')).toBeNull();
		expect((await who.get(accounts)).status).toBe(403);
	}
	const form = await marie.get(accounts);
	expect(form.text).toContain('Élu délégué, Saint-Étienne');
	expect(form.text).toContain('Alliance franco-arménienne de la Loire');
	// Kapan chooses among its own.
	expect(form.text).not.toContain('Արտաքին կապերի բաժին, Կապան, ');
	expect((await choose(marie, perdriau, await accountOf('elected-saint-etienne'))).location).toBe(page);
	expect((await choose(marie, khosrovian, await accountOf('association'))).location).toBe(page);
	for (const who of [elected, guest]) {
		const { status, text, headers } = await who.get(page);
		expect(status).toBe(200);
		expect(text).toContain('tel:+33612345678');
		expect(headers.get('x-field-of')).not.toBeNull();
		// They read minutes, and write none.
		expect(text).not.toContain('data-note');
	}
	// The tie is among what is held of the person, and may be taken along.
	expect((await marie.get(urls.personData({ person: perdriau }))).text).toContain(
		'se connecte sous le compte «\u202fÉlu délégué, Saint-Étienne\u202f»',
	);
	// Not of a mission they take no part in.
	expect((await elected.get(urls.missionField({ ...at, mission: id('80002') }))).status).toBe(403);
});
it('lets no account stand for two, no stranger be chosen, no choice be written over another’s', async () => {
	const councillor = await accountOf('elected-saint-etienne');
	const twice = await choose(marie, parsyan, councillor);
	expect(twice.status).toBe(422);
	expect(twice.text).toContain('Un compte désigne une seule personne');
	expect((await choose(marie, parsyan, await accountOf('officer-kapan'))).status).toBe(422);
	const late = await choose(ani, perdriau, await accountOf('officer-kapan'), '');
	expect(late.status).toBe(422);
	expect(late.text).toContain('Quelqu’un vient de changer ce choix');
	const history = await marie.get(urls.partnershipHistory({ partnership: at.partnership }));
	expect(history.text).toContain('a dit qui ouvre la page «\u202fEn déplacement\u202f»');
});
it('closes at once for who declines, is taken off, or is a member no more', async () => {
	const guestAccount = await accountOf('association');
	await world.owner.query(`update delegate set declined_on = '2023-11-01' where id = $1`, [id('81004')]);
	expect((await guest.get(page)).status).toBe(403);
	await world.owner.query('update delegate set declined_on = null where id = $1', [id('81004')]);
	expect((await guest.get(page)).status).toBe(200);
	expect((await choose(marie, khosrovian, '', guestAccount)).location).toBe(page);
	expect((await guest.get(page)).status).toBe(403);
	await world.owner.query('update membership set ended_at = now() where account_id = $1', [await accountOf('elected-saint-etienne')]);
	expect((await elected.get(page)).status).toBe(404);
	await world.owner.query('update membership set ended_at = null where account_id = $1', [await accountOf('elected-saint-etienne')]);
});

it('walls: nobody ties an account they may not choose, reads numbers they do not carry, or asks of another partnership', async () => {
	const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
	await client.connect();
	const as = async (one: string) => client.query(`select set_config('jumelage.account', $1, true)`, [one]);
	const numbers = async () => (await client.query('select * from travellers_numbers($1, $2)', [at.partnership, at.mission])).rowCount;
	const tie = 'update partnership_person set account_id = $3 where partnership_id = $1 and person_id = $2';
	try {
		await client.query('begin');
		const [officer, kapan, association] = [
			await accountOf('officer-saint-etienne'),
			await accountOf('officer-kapan'),
			await accountOf('association'),
		];
		await as(officer);
		expect(await numbers()).toBe(1);
		await client.query('savepoint here');
		await expect(client.query(tie, [at.partnership, parsyan, kapan])).rejects.toThrow(/colleague or a member of a guest/);
		await client.query('rollback to here');
		// A name of one's own making is not taken.
		await client.query('update partnership_person set account_id = $3, account_name = $4 where partnership_id = $1 and person_id = $2', [
			at.partnership,
			parsyan,
			officer,
			'Somebody else',
		]);
		expect((await client.query('select account_name from partnership_person where account_id = $1', [officer])).rows[0].account_name).toBe(
			'Relations internationales, Saint-Étienne',
		);
		await client.query('rollback to here');
		// A guest sees nobody's accounts, ties none, and carries no number.
		await as(association);
		expect((await client.query(tie, [at.partnership, khosrovian, association])).rowCount).toBe(0);
		expect((await client.query('select * from travellers_accounts($1)', [at.partnership])).rowCount).toBe(0);
		expect(await numbers()).toBe(0);
		await as(id('9999'));
		expect(await numbers()).toBe(0);
		expect((await client.query('select travels($1, $2) as yes', [at.partnership, at.mission])).rows[0].yes).toBe(false);
	} finally {
		await client.query('rollback');
		await client.end();
	}
});
