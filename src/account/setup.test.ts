import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openWorld, secret, type World } from '../../test/world.ts';
import { searchText } from '../plain/names.ts';
import { isKeyNeedless, setupKey } from './setup-key.ts';

const worlds: World[] = [];
async function emptyWorld(loaded = true): Promise<World> {
	const world = await openWorld({ empty: true });
	worlds.push(world);
	await world.owner.query(
		`insert into territory (code, kind, country_code, name, names, insee, siren, importance, folded) values
		('FR', 'country', 'FR', 'France', '{}', null, null, 10, $1),
		('FR-42218', 'city', 'FR', 'Saint-Étienne', '{"hy": "Սենտ Էտիեն"}', '42218', '214202186', 6, $2),
		('FR-35281', 'city', 'FR', 'Saint-Étienne-en-Coglès', '{}', '35267', null, 4, $3),
		('FR-E244200770', 'intercommunal', 'FR', 'Métropole du Forez', '{}', null, '244200770', 5, $4)`,
		['France', 'Saint-Étienne', 'Saint-Étienne-en-Coglès', 'Métropole du Forez'].map((name) => searchText([name], [name])),
	);
	if (loaded) await world.owner.query("insert into reference_load (name, version) values ('gazetteer', 'test')");
	return world;
}
afterAll(() => Promise.all(worlds.map((world) => world.close())));

const form = {
	key: setupKey(secret),
	city: 'FR-42218',
	city_text: 'Saint-Étienne',
	name: 'Relations internationales',
	email: 'international@saint-etienne.example',
	password: 'une phrase de passe assez longue',
	language: 'fr',
};
const seats = async (world: World) =>
	(
		await world.owner.query(
			`select o.name, o.kind, o.territory_code, o.country_code, o.keeper_id = o.id as keeps_itself, m.role, u.email
			from membership m join organisation o on o.id = m.organisation_id join auth.account_user u on u.id = m.account_id`,
		)
	).rows;

let world: World;
beforeAll(async () => {
	world = await emptyWorld();
});

// Each holds connections of its own: only the first is looked at by several tests.
afterEach(async () => {
	await Promise.all(worlds.splice(1).map((one) => one.close()));
});

it('leads whoever opens an empty workbook to the page that opens it', async () => {
	const browser = await world.browser();
	expect((await browser.get('/')).location).toBe('/setup');
	expect((await browser.get('/sign-in')).location).toBe('/setup');
	const page = await browser.get('/setup');
	expect(page.status).toBe(200);
	expect(page.text).toContain('data-source="/setup/search.json"');
});

it('proposes cities to who cannot sign in yet, and no country', async () => {
	const found = JSON.parse((await (await world.browser()).get('/setup/search.json?q=saint+et')).text) as { value: string }[];
	expect(found.map(({ value }) => value)).toEqual(['FR-42218', 'FR-35281']);
	expect((await (await world.browser()).get('/setup/search.json?q=france')).text).toBe('[]');
});

it('takes words alone only where they are a city’s very name, and asks about what merely sounds alike', async () => {
	const browser = await world.browser();
	const alike = await browser.post('/setup', { ...form, city: '', city_text: 'Saint-Etienne en' });
	expect(alike.status).toBe(422);
	expect(alike.text).toMatch(/type="radio" id="city" name="city" value="FR-35281"/);
	const other = await browser.post('/setup', { ...form, city: 'other', city_text: 'Saint-Etienne en' });
	expect(other.status).toBe(422);
	expect(other.text).toContain('<details open');
	expect(other.text).toContain('value="Saint-Etienne en" type="text" id="office.name"');
	expect((await browser.post('/setup', { ...form, city: 'FR-35281', city_text: 'Saint-Etienne en' })).location).toBe('/partnerships');
	expect(await seats(world)).toMatchObject([{ territory_code: 'FR-35281' }]);
	const second = await emptyWorld();
	expect((await (await second.browser()).post('/setup', { ...form, city: '', city_text: 'st etienne' })).location).toBe('/partnerships');
	expect(await seats(second)).toMatchObject([{ territory_code: 'FR-42218' }]);
});

it('asks which Saint-Étienne is meant, keeps what was typed and never shows the password again', async () => {
	const second = await emptyWorld();
	const several = await (await second.browser()).post('/setup', { ...form, city: '', city_text: 'saint' });
	expect(several.status).toBe(422);
	expect(several.text).toContain('value="FR-42218"');
	expect(several.text).toContain('value="FR-35281"');
	expect(several.text).toContain('international@saint-etienne.example');
	expect(several.text).not.toContain(form.password);
	const short = await (await second.browser()).post('/setup', { ...form, password: 'court', email: 'mairie' });
	expect(short.status).toBe(422);
	expect(short.text).toContain('12 caractères au moins');
	expect(short.text).toContain('id="email-error"');
	expect(await seats(second)).toEqual([]);
});

it('opens the workbook of Saint-Étienne: organisation, account, administrator, signed in', async () => {
	const empty = await emptyWorld();
	const browser = await empty.browser();
	const answer = await browser.post('/setup', { ...form, language: 'hy' });
	expect(answer.location).toBe('/partnerships');
	expect(browser.cookie).toContain('jumelage.lang=hy');
	expect(await seats(empty)).toEqual([
		{
			name: 'Saint-Étienne',
			kind: 'local-authority',
			territory_code: 'FR-42218',
			country_code: 'FR',
			keeps_itself: true,
			role: 'administrator',
			email: 'international@saint-etienne.example',
		},
	]);
	expect((await browser.get('/members')).text).toContain('international@saint-etienne.example');
	const { rows } = await empty.owner.query("select account_name, verb from history where noun = 'membership'");
	expect(rows).toEqual([{ account_name: 'Relations internationales', verb: 'office.found' }]);
	const later = await empty.browser();
	expect((await later.post('/sign-in', { email: form.email, password: form.password })).location).toBe('/partnerships');
});

it('opens once: of two who try together one is refused, and afterwards nobody finds the page', async () => {
	const empty = await emptyWorld();
	const both = await Promise.all(
		['un@ville.example', 'deux@ville.example'].map(async (email) => (await empty.browser()).post('/setup', { ...form, email })),
	);
	expect(both.map(({ location }) => location).sort()).toEqual(['/partnerships', '/sign-in']);
	expect(await seats(empty)).toHaveLength(1);
	const third = await empty.browser();
	expect((await third.get('/setup')).location).toBe('/');
	expect((await third.get('/')).location).toBe('/sign-in');
	expect((await third.get('/setup/search.json?q=saint')).status).toBe(404);
	expect((await third.post('/setup', { ...form, email: 'trois@ville.example' })).status).toBe(404);
	expect(await seats(empty)).toHaveLength(1);
});

it('lets Kapan describe itself while the gazetteer is loading, and a French commune give its code', async () => {
	const loading = await emptyWorld(false);
	const browser = await loading.browser(undefined, 'hy');
	expect((await browser.get('/setup')).text).toContain('<details open');
	const unknown = await browser.post('/setup', { ...form, city: '', city_text: 'Կապան' });
	expect(unknown.status).toBe(422);
	expect(unknown.text).toContain('«Կապան»');
	const byHand = { ...form, city: '', city_text: 'Կապան', language: 'hy', 'office.name': 'Կապան համայնք', 'office.country': 'AM' };
	expect((await browser.post('/setup', { ...byHand, 'office.number': '42218' })).text).toContain('office.number-error');
	expect((await browser.post('/setup', byHand)).location).toBe('/partnerships');
	expect(await seats(loading)).toMatchObject([{ name: 'Կապան համայնք', territory_code: null, country_code: 'AM' }]);

	const commune = await emptyWorld(false);
	const french = { ...form, city: '', city_text: '', 'office.name': 'Ville de Firminy', 'office.country': 'FR', 'office.number': '42095' };
	expect((await (await commune.browser()).post('/setup', french)).location).toBe('/partnerships');
	expect(await seats(commune)).toMatchObject([{ name: 'Ville de Firminy', territory_code: 'FR-42095' }]);
});

it('makes a grouping of the métropole that its SIREN names, and refuses a number nobody bears', async () => {
	const empty = await emptyWorld();
	const browser = await empty.browser();
	const metropole = { ...form, city: '', city_text: '', 'office.name': 'Saint-Étienne Métropole', 'office.country': 'FR' };
	const wrong = await browser.post('/setup', { ...metropole, 'office.number': '42999' });
	expect(wrong.status).toBe(422);
	expect(wrong.text).toContain('Aucune collectivité française');
	expect((await browser.post('/setup', { ...metropole, 'office.number': '244 200 770' })).location).toBe('/partnerships');
	expect(await seats(empty)).toMatchObject([{ name: 'Saint-Étienne Métropole', kind: 'grouping', territory_code: 'FR-E244200770' }]);
});

it('refuses a country, and a city that is neither chosen nor described', async () => {
	const empty = await emptyWorld();
	const browser = await empty.browser();
	expect((await browser.post('/setup', { ...form, city: 'FR', city_text: 'France' })).status).toBe(422);
	const nothing = await browser.post('/setup', { ...form, city: '', city_text: '' });
	expect(nothing.status).toBe(422);
	expect(nothing.text).toContain('id="city-error"');
	expect(await seats(empty)).toEqual([]);
});

it('asks who comes over a network for the key of the terminal, and nobody at the machine itself', async () => {
	const far = await emptyWorld();
	const stranger = await far.browser(undefined, 'fr');
	const page = await stranger.get('/setup');
	expect(page.text).toContain('id="key"');
	for (const key of ['', 'AAAA-BBBB-CCCC', setupKey('another secret')]) {
		const refused = await stranger.post('/setup', { ...form, key });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('affichée dans le terminal');
	}
	expect(await seats(far)).toEqual([]);
	const led = await stranger.get(`/setup?key=${setupKey(secret)}`);
	expect(led.text).toContain(`<input type="hidden" name="key" value="${setupKey(secret)}"`);
	expect((await stranger.post('/setup', { ...form, key: setupKey(secret).toLowerCase().replaceAll('-', ' ') })).location).toBe(
		'/partnerships',
	);
});

it('takes nobody for the machine’s own person whom a proxy passed on, nor where the office has an address of its own', () => {
	const ask = (baseUrl: string, from: string | null, headers: Record<string, string> = {}) =>
		isKeyNeedless({ deps: { config: { baseUrl } }, from, request: new Request(baseUrl, { headers }) } as never);
	expect(ask('http://localhost:3000', '127.0.0.1')).toBe(true);
	expect(ask('http://localhost:3000', '::1')).toBe(true);
	expect(ask('http://localhost:3000', '192.168.1.20')).toBe(false);
	expect(ask('http://localhost:3000', null)).toBe(false);
	expect(ask('http://localhost:3000', '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).toBe(false);
	expect(ask('https://jumelage.saint-etienne.example', '127.0.0.1')).toBe(false);
});
