import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleEmail } from '../../src/account/example.ts';
import { urls } from '../../src/urls.ts';
import { axe, expectSound, narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let marie: Seat;
let ani: Seat;
const at = { partnership: example.kapan, mission: example.visit };
const field = urls.missionField(at);
const mobile = '+33 6 12 34 56 78';
const note = `[data-note*="${example.signing}"]`;

beforeAll(async () => {
	// While the delegation is there: what is private of it is still kept.
	stage = await openStage();
	await stage.owner.query('update delegate_private set phone = $1 where delegate_id = $2', [mobile, example.mayorOnVisit]);
	await stage.owner.query(
		`insert into delegate_private (partnership_id, mission_id, delegate_id, phone) values ($1, $2, $3, $4) on conflict do nothing`,
		[example.kapan, example.visit, example.mayorOnVisit, mobile],
	);
	// By the telephone's own clock, which is hours from the server's here: what is on when the page is read.
	await stage.owner.query(
		`update programme_session set on_day = current_date, starts_at = now() - interval '1 hour', ends_at = now() + interval '2 hours' where id = $1`,
		[example.signing],
	);
	[marie, ani] = await Promise.all([
		stage.seat('officer-saint-etienne', { viewport: narrow }),
		stage.seat('officer-kapan', { language: 'hy' }),
	]);
});
afterAll(() => stage?.close());

/** What this telephone keeps: pages and files by address, and databases. */
const kept = ({ page }: Seat) =>
	page.evaluate(async () => {
		const names = await caches.keys();
		const all = await Promise.all(
			names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
		);
		return { addresses: all.flat(), databases: (await indexedDB.databases()).map(({ name }) => name) };
	});
/** The page comes last, once all that it is drawn with is there. */
const isKept = (seat: Seat) => expect.poll(async () => (await kept(seat)).addresses, { timeout: 10_000 }).toContain(field);
const body = () =>
	stage.owner
		.query<{ body: string }>(`select body from minutes where session_id = $1 and language = 'fr'`, [example.signing])
		.then(({ rows }) => rows[0]?.body);

test('after one visit, the page of the mission opens in Kapan without a network: programme, delegation, telephone', async () => {
	const { page, context } = marie;
	await page.goto(urls.mission(at));
	await page.getByRole('main').getByRole('link', { name: 'En déplacement', exact: true }).click();
	await page.waitForURL(`**${field}`);
	await page.getByText('Cette page est gardée sur ce téléphone').waitFor();
	await isKept(marie);
	await expect.poll(async () => (await kept(marie)).addresses.filter((one) => one.endsWith('.css')).length).toBeGreaterThan(0);
	await expectSound(marie);
	await shot(page, 'field-390');
	await context.setOffline(true);
	await page.goto(field);
	await page.getByText('Hors ligne').waitFor();
	await page.getByText('État au').waitFor();
	await page.getByText('Perdriau').first().waitFor();
	expect(await page.getByRole('link', { name: mobile }).getAttribute('href')).toBe('tel:+33612345678');
	expect(await page.locator('.field-session').count()).toBe(5);
	await page.locator('[data-when=now]').getByRole('link', { name: 'Signature du premier accord' }).click();
	expect(new URL(page.url()).hash).toBe(`#session-${example.signing}`);
	await page.goto(field);
	await page.getByText('Hors ligne').waitFor();
	// Its style came along.
	expect(
		await page
			.locator('.field-session')
			.first()
			.evaluate((one) => getComputedStyle(one).borderTopStyle),
	).toBe('solid');
	await shot(page, 'field-offline');
	// Nothing else of the workbook did.
	expect((await kept(marie)).addresses.filter((one) => one !== field && !one.startsWith('/assets/'))).toEqual([]);
	// Whoever signs out now would only see the browser's own regrets: the page says so, and stays.
	await page.locator('.who form button').click();
	await page.getByText('Cette autre page demande le réseau').waitFor();
	expect(new URL(page.url()).pathname).toBe(field);
	await expect(page.goto(urls.mission(at))).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
	await context.setOffline(false);
});

test('a note that the network is cut in the middle of stays on the telephone, and is in the minutes once it is back', async () => {
	const { context } = marie;
	await marie.page.goto(field);
	const written = marie.page.locator(`${note} textarea`);
	await written.pressSequentially('Les deux maires signent ');
	await context.setOffline(true);
	await written.pressSequentially('dans la salle du conseil.');
	await marie.page.locator(note).getByText('Gardé sur ce téléphone').waitFor();
	expect(await body()).toBeUndefined();
	// The tab goes too, as a telephone does that is short of memory; the page comes back without a network, the text in it.
	await marie.page.close();
	const page = await context.newPage();
	marie.page = page;
	await page.goto(field);
	await page.getByText('Hors ligne').waitFor();
	const area = page.locator(`${note} textarea`);
	await expect.poll(() => area.inputValue(), { timeout: 5000 }).toBe('Les deux maires signent dans la salle du conseil.');
	await page.getByRole('main').getByRole('link', { name: 'Délégation' }).first().click();
	await page.getByText('Cette autre page demande le réseau').waitFor();
	await shot(page, 'field-typed');
	await context.setOffline(false);
	await page.locator(note).getByText('c’est dans le compte rendu').waitFor();
	expect(await body()).toBe('Les deux maires signent dans la salle du conseil.');
	await page.goto(field);
	await expect.poll(() => area.inputValue(), { timeout: 5000 }).toBe('Les deux maires signent dans la salle du conseil.');
});

test('where Kapan wrote in the same minutes meanwhile, neither text is lost: both stand side by side, to be merged by hand', async () => {
	const { page, context } = marie;
	await page.goto(field);
	await isKept(marie);
	await context.setOffline(true);
	const area = page.locator(`${note} textarea`);
	await area.fill('Les deux maires signent ; la chorale chante.');
	await page.locator(note).getByText('Gardé sur ce téléphone').waitFor();
	const write = urls.minutesWrite({ ...at, session: example.signing, language: 'fr' });
	await ani.page.goto(write);
	await ani.page.locator('[name=body]').fill('Signature à 18 heures, en présence de la presse.');
	await ani.page.getByRole('main').locator('form button').last().click();
	await ani.page.locator('.flash').waitFor();
	await context.setOffline(false);
	await page.locator(note).getByText('votre texte est gardé à côté').waitFor();
	expect(await body()).toBe('Signature à 18 heures, en présence de la presse.');
	expect(await area.inputValue()).toBe('Signature à 18 heures, en présence de la presse.');
	await page.locator('[data-own]:visible').getByText('Les deux maires signent ; la chorale chante.').waitFor();
	// Once the page is asked for again, it shows both by itself, also without a network.
	await isKept(marie);
	await context.setOffline(true);
	await page.goto(field);
	await page.locator('.minutes-side:visible').getByText('Les deux maires signent ; la chorale chante.').waitFor();
	await shot(page, 'field-both');
	await context.setOffline(false);
	await page
		.locator('.field-session')
		.filter({ has: page.locator(note) })
		.getByRole('link', { name: 'Voir les deux textes' })
		.click();
	const both = page.locator('.field-beside');
	await both.getByText('Signature à 18 heures, en présence de la presse.').waitFor();
	await both.getByText('Les deux maires signent ; la chorale chante.').waitFor();
	await shot(page, 'field-beside');
	marie.complaints.splice(0);
	await expectSound(marie);
	await both.getByRole('button', { name: 'Classer la note' }).click();
	await page.locator('.flash').waitFor();
	expect(await both.count()).toBe(0);
});

test('who signs out with a note that was not sent is asked first, sends it or lets it go, and leaves nothing on the telephone', async () => {
	const { page, context } = marie;
	await page.goto(field);
	await isKept(marie);
	// The server does not want it for now.
	const [as, officer] = [
		'update membership set role = $1 where account_id = $2',
		(await stage.auth.find(exampleEmail('officer-saint-etienne')))?.id,
	];
	await stage.owner.query(as, ['reader', officer]);
	await page.locator(`${note} textarea`).fill('Une note qui attend');
	await page.locator(`${note} textarea`).blur();
	await page.locator(note).getByText('n’a pas pu être reçu').waitFor();
	await page.locator('.who form button').click();
	await page.getByRole('heading', { name: 'Notes pas encore envoyées' }).waitFor();
	await page.getByText('Une note qui attend').waitFor();
	await page.getByRole('button', { name: 'Se déconnecter et perdre ces notes' }).waitFor();
	await shot(page, 'field-leave');
	expect(await axe(page)).toEqual([]);
	await stage.owner.query(as, ['administrator', officer]);
	await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
	await page.getByText('Toutes vos notes sont envoyées.').waitFor();
	expect(await body()).toBe('Une note qui attend');
	await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click();
	await page.waitForURL(`**${urls.signIn()}`);
	await expect.poll(() => kept(marie), { timeout: 5000 }).toEqual({ addresses: [], databases: [] });
	await context.setOffline(true);
	await expect(page.goto(field)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
	await context.setOffline(false);
});

test('a session that ends takes the page from the telephone, and leaves its writer the note: nobody else sees it, sends it or wipes it', async () => {
	const { page, context } = await stage.seat('officer-saint-etienne', { viewport: narrow });
	const seat = { page, context, complaints: [] };
	const area = page.locator(`${note} textarea`);
	await page.goto(field);
	await isKept(seat);
	await context.setOffline(true);
	await area.fill('Écrit en route, la session finie');
	await page.locator(note).getByText('Gardé sur ce téléphone').waitFor();
	await context.clearCookies({ name: /session/ });
	await context.setOffline(false);
	await page.getByText('Votre session a pris fin').waitFor();
	await page.goto(field);
	await page.waitForURL(/sign-in/);
	await expect.poll(() => kept(seat), { timeout: 5000 }).toEqual({ addresses: [], databases: ['jumelage-field'] });
	// Kapan’s officer on the same browser.
	await page.goto(stage.linkFor('officer-kapan'));
	await page.goto(field);
	await isKept(seat);
	for (const text of await page.locator('textarea').all()) expect(await text.inputValue()).not.toContain('Écrit en route');
	await page.locator('.who form button').click();
	await page.waitForURL(/sign-in/);
	await expect.poll(() => kept(seat), { timeout: 5000 }).toEqual({ addresses: [], databases: ['jumelage-field'] });
	expect(await body()).toBe('Une note qui attend');
	// Its writer is back: any page of the workbook sends it.
	await page.goto(stage.linkFor('officer-saint-etienne'));
	await expect.poll(body, { timeout: 5000 }).toBe('Écrit en route, la session finie');
	await context.close();
});

test('a copy whose time is over, or that is not ours, is not shown; another’s goes when one opens the workbook', async () => {
	const { page, context } = await stage.seat('officer-saint-etienne', { viewport: narrow });
	const seat = { page, context, complaints: [] };
	await page.goto(field);
	await isKept(seat);
	const rewrite = (headers: Record<string, string>) =>
		page.evaluate(
			async ([address, changed]) => {
				const [name = ''] = await caches.keys();
				const cache = await caches.open(name);
				const now = await cache.match(address as string);
				await cache.put(
					address as string,
					new Response(await now?.text(), { headers: { ...Object.fromEntries(now?.headers ?? []), ...(changed as object) } }),
				);
			},
			[field, headers] as const,
		);
	await rewrite({ 'x-field-of': 'somebody else' });
	await page.goto(urls.partnerships());
	await expect.poll(async () => (await kept(seat)).addresses, { timeout: 5000 }).toEqual([]);
	await page.goto(field);
	await isKept(seat);
	// No room left: the page says so, of itself and of what is typed.
	const phone = await context.newCDPSession(page);
	await phone.send('Storage.overrideQuotaForOrigin', { origin: stage.baseUrl, quotaSize: 1 });
	await page.goto(field);
	await page.getByText('plus assez de place').waitFor();
	await page.locator(`${note} textarea`).fill('Un mot sans place');
	await page.getByText('Ce texte n’est pas gardé').waitFor();
	await phone.send('Storage.overrideQuotaForOrigin', { origin: stage.baseUrl });
	await page.goto(field);
	await page.getByText('Cette page est gardée sur ce téléphone').waitFor();
	await rewrite({ 'x-field-until': '2026-01-01T00:00:00Z' });
	await context.setOffline(true);
	await expect(page.goto(field)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
	await context.close();
});

test('who is not of the delegation is refused, and keeps nothing; the councillor who is opens it in Armenian, to read', async () => {
	const reader = await stage.seat('association', { viewport: narrow });
	await reader.page.goto(field);
	await reader.page.getByText('elle s’ouvre aux membres de la mission').waitFor();
	expect(await reader.page.getByText(mobile).count()).toBe(0);
	expect((await kept(reader)).addresses).toEqual([]);
	await shot(reader.page, 'field-refused');
	await ani.page.goto(urls.fieldAccounts(at));
	await shot(ani.page, 'field-accounts-hy');
	await expectSound(ani);
	await stage.owner.query(
		`update partnership_person set account_id = $3, account_name = 'x' where partnership_id = $1 and person_id = $2`,
		[example.kapan, example.perdriau, (await stage.auth.find(exampleEmail('elected-saint-etienne')))?.id],
	);
	const hy = await stage.seat('elected-saint-etienne', { viewport: narrow, language: 'hy' });
	await hy.page.goto(field);
	await hy.page.getByText('Այս էջը պահված է հեռախոսում').waitFor();
	await hy.page.getByRole('link', { name: mobile }).first().waitFor();
	expect(await hy.page.locator('[data-note]').count()).toBe(0);
	await shot(hy.page, 'field-hy');
	await expectSound(hy);
});
