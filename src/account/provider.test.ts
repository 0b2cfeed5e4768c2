import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { claimsOf, openProviderStage, type ProviderStage } from '../../test/provider.ts';
import { type Browser, openWorld, type Page, type World } from '../../test/world.ts';
import { exampleEmail } from './example.ts';

const email = exampleEmail('officer-saint-etienne');
let provider: ProviderStage;
let world: World;
let count = 0;
beforeAll(async () => {
	provider = await openProviderStage();
	world = await openWorld({ provider: (baseUrl) => provider.provider(baseUrl) });
});
beforeEach(() => {
	count += 1;
	provider.person = { sub: `agent-${count}`, email, given_name: 'Anne', usual_name: 'Roux', uid: '42', siret: '21420218600016' };
	provider.falsify = {};
});
afterAll(async () => {
	await world.close();
	await provider.close();
});

/** Through the provider, as a browser goes; stops before the product's own answer. @returns the way back into the product */
async function away(browser: Browser, start = '/sign-in/provider'): Promise<string> {
	const jar = new Map<string, string>();
	let address = (await browser.get(start)).location ?? '';
	for (let hop = 0; hop < 10 && address.startsWith(provider.issuer); hop++) {
		const answer = await fetch(address, { redirect: 'manual', headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') } });
		for (const cookie of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			jar.set(name, value);
		}
		const { location } = Object.fromEntries(answer.headers);
		if (!location) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 600)}`);
		address = new URL(location, provider.issuer).href;
	}
	const { pathname, search } = new URL(address);
	return pathname + search;
}
const comeBack = async (browser: Browser, start?: string): Promise<Page> => browser.get(await away(browser, start));

const expectRefused = async (page: Page, browser: Browser) => {
	expect(page.status).toBe(422);
	expect(page.text).toContain('n’est pas celle que l’on attendait');
	expect((await browser.get('/account')).status).toBe(303);
};

it('lets the officer of Saint-Étienne in whose address the provider vouches for, and knows them again by issuer and subject', async () => {
	const browser = await world.browser(undefined, 'fr');
	expect((await browser.get('/sign-in')).text).toMatch(/S’identifier avec<\/span> <b>ProConnect/);
	expect((await comeBack(browser, '/sign-in/provider?next=%2Fdirectory')).location).toBe('/directory');
	const page = (await browser.get('/account')).text;
	expect(page).toContain(email);
	expect(page).toContain('fournisseur d’identité');
	// The address changes there, later; the person does not.
	provider.person = { ...provider.person, email: 'autre@saint-etienne.example' };
	const again = await world.browser(undefined, 'fr');
	expect((await comeBack(again)).location).toBe('/partnerships');
	expect((await again.get('/account')).text).toContain(email);
});

it('asks ProConnect with the parameters that its documentation lists, no other, each time with a new state and nonce', async () => {
	provider.asked.length = 0;
	const browser = await world.browser();
	await comeBack(browser);
	await comeBack(browser, '/sign-in/provider?again=1');
	const [first = {}, second = {}] = provider.asked;
	expect(Object.keys(first).sort()).toEqual(['client_id', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state']);
	expect(Object.keys(second).sort()).toEqual(['client_id', 'nonce', 'prompt', 'redirect_uri', 'response_type', 'scope', 'state']);
	expect(first.scope).toBe('openid given_name usual_name email uid siret idp_id');
	for (const name of ['state', 'nonce'] as const) {
		expect(first[name]?.length).toBeGreaterThanOrEqual(32);
		expect(first[name]).not.toBe(second[name]);
	}
});

it('lets nobody in whose address nobody has invited, and says what to do', async () => {
	provider.person = { ...provider.person, email: 'inconnue@ville.example' };
	const browser = await world.browser(undefined, 'fr');
	const page = await comeBack(browser);
	expect(page.status).toBe(403);
	expect(page.text).toContain('inconnue@ville.example');
	expect(page.text).toContain('Demandez à l’administrateur');
	expect((await browser.get('/account')).status).toBe(303);
	expect(await world.auth.find('inconnue@ville.example')).toBeNull();
	const { rows } = await world.owner.query('select from auth.credential where account_id = $1', [provider.person.sub]);
	expect(rows).toEqual([]);
});

it('takes no address that the provider does not vouch for', async () => {
	provider.person = { ...provider.person, email_verified: false };
	const page = await comeBack(await world.browser(undefined, 'fr'));
	expect(page.status).toBe(403);
	expect(page.text).toContain('n’a pas donné d’adresse vérifiée');
});

it('lets who is invited take the invitation, and nobody else in that browser’s place', async () => {
	const invited = 'nouvelle@saint-etienne.example';
	await world.owner.query(
		`insert into invitation (id, organisation_id, from_id, email, name, role, language, token_hash, invited_by, invited_by_name, expires_at)
		select gen_random_uuid(), o, o, $1, 'Nadia Petit', 'editor', 'fr', 'hash', (select id from auth.account_user where email = $2), 'Relations internationales', now() + interval '7 days'
		from (select '019a0000-0000-7000-8000-000000001001'::uuid as o) x`,
		[invited, email],
	);
	provider.person = { ...provider.person, email: invited };
	const browser = await world.browser(undefined, 'fr');
	const page = await comeBack(browser);
	expect(page.text).toContain('Relations internationales vous invite');
	expect((await (await world.browser()).post('/sign-in/provider', {})).status).toBe(422);
	expect((await browser.post('/sign-in/provider', {})).location).toBe('/sign-in/provider/enter');
	expect((await browser.get('/sign-in/provider/enter')).location).toBe('/partnerships');
	expect((await browser.get('/account')).text).toContain('Rédaction');
	expect((await comeBack(await world.browser())).location).toBe('/partnerships');
});

it.each([
	['a nonce of somebody else', (claims: object) => provider.signed({ ...claims, nonce: 'n'.repeat(43) })],
	['no nonce', (claims: object) => provider.signed({ ...claims, nonce: undefined })],
	['another service as audience', (claims: object) => provider.signed({ ...claims, aud: 'another-city' })],
	['another issuer', (claims: object) => provider.signed({ ...claims, iss: 'https://evil.example' })],
	['a time long past', (claims: object) => provider.signed({ ...claims, exp: 1_700_000_000, iat: 1_699_999_000 })],
	['the algorithm none', (claims: object) => provider.signed(claims as never, 'none')],
	['the algorithm HS256', (claims: object) => provider.signed(claims as never, 'HS256')],
	['a key that is not the provider’s', (claims: object) => provider.signed(claims as never, 'another-key')],
	['words instead of a token', () => 'not a token'],
])('refuses an ID token with %s, on a page', async (_, forge) => {
	provider.falsify = { token: (body) => ({ ...body, id_token: forge(claimsOf(body.id_token)) }) };
	const browser = await world.browser(undefined, 'fr');
	await expectRefused(await comeBack(browser), browser);
});

it.each([
	['in clear', (jwt: string) => claimsOf(jwt)],
	['under another key', (jwt: string) => provider.signed(claimsOf(jwt), 'another-key')],
	['without signature', (jwt: string) => provider.signed(claimsOf(jwt), 'none')],
	['of another person', (jwt: string) => provider.signed({ ...claimsOf(jwt), sub: 'somebody-else' })],
	['for another service', (jwt: string) => provider.signed({ ...claimsOf(jwt), aud: 'another-city' })],
	['that names no service', (jwt: string) => provider.signed({ ...claimsOf(jwt), aud: undefined })],
	['of another issuer', (jwt: string) => provider.signed({ ...claimsOf(jwt), iss: 'https://evil.example' })],
])('refuses userinfo %s, on a page', async (_, forge) => {
	provider.falsify = { userinfo: forge };
	const browser = await world.browser(undefined, 'fr');
	await expectRefused(await comeBack(browser), browser);
});

it('takes an answer once, only in the browser that left, and not after ten minutes', async () => {
	const browser = await world.browser(undefined, 'fr');
	const way = await away(browser);
	const thief = await world.browser(undefined, 'fr');
	await thief.get('/sign-in/provider');
	await expectRefused(await thief.get(way), thief);
	// Tried once, by whomever: it opens nothing more.
	await expectRefused(await browser.get(way), browser);
	const again = await away(browser);
	expect((await browser.get(again)).location).toBe('/partnerships');
	const other = await world.browser(undefined, 'fr');
	await expectRefused(await other.get(again), other);
	const late = await away(other);
	await world.owner.query("update auth.verification set expires_at = now() where identifier like 'oidc:%'");
	await expectRefused(await other.get(late), other);
	for (const odd of ['', '?code=x', '?state=x', '?code=x&state=%00', `?code=${'x'.repeat(4000)}&state=y`, '?error=access_denied'])
		await expectRefused(await other.get(`/sign-in/provider/back${odd}`), other);
});

it('says so when the person was not identified, or the provider does not answer', async () => {
	const browser = await world.browser(undefined, 'fr');
	const leaving = new URL((await browser.get('/sign-in/provider')).location ?? '');
	const declined = await browser.get(`/sign-in/provider/back?error=access_denied&state=${leaving.searchParams.get('state')}`);
	expect(declined.status).toBe(422);
	expect(declined.text).toContain('n’a pas confirmé votre identité');
	const gone = await openWorld({ provider: (baseUrl) => provider.provider(baseUrl, { issuer: 'http://127.0.0.1:9' }) });
	const page = await (await gone.browser(undefined, 'fr')).get('/sign-in/provider');
	expect(page.status).toBe(503);
	expect(page.text).toContain('ne répond pas');
	await gone.close();
	provider.provider(world.baseUrl);
});

it('asks for the code the first time an address with a second factor comes by the provider, and not again', async () => {
	const account = (await world.auth.find(exampleEmail('officer-kapan')))?.id ?? '';
	await world.auth.second.begin(account);
	await world.owner.query('update auth.totp set confirmed_at = now() where account_id = $1', [account]);
	const [code = ''] = await world.auth.second.renew(account);
	provider.person = { ...provider.person, email: exampleEmail('officer-kapan') };
	const browser = await world.browser(undefined, 'fr');
	expect((await comeBack(browser)).location).toBe('/sign-in/code');
	expect(await world.auth.byIdentity({ issuer: provider.issuer, subject: provider.person.sub })).toBeNull();
	expect((await browser.post('/sign-in/code', { code })).location).toBe('/partnerships');
	expect((await comeBack(await world.browser())).location).toBe('/partnerships');
});

it('signs out at the provider too, with its own token, and asks it for nothing it does not list', async () => {
	const browser = await world.browser(undefined, 'fr');
	await comeBack(browser);
	const between = (await browser.post('/sign-out', {})).location ?? '';
	expect((await browser.get('/account')).status).toBe(303);
	const page = await browser.get(between);
	const on = /url=(.+)/.exec(page.headers.get('refresh') ?? '')?.[1] ?? '';
	expect(page.text).toContain('ProConnect');
	const out = new URL((await browser.get(on)).location ?? '');
	expect([...out.searchParams.keys()].sort()).toEqual(['id_token_hint', 'post_logout_redirect_uri', 'state']);
	expect(claimsOf(out.searchParams.get('id_token_hint') ?? '').sub).toBe(provider.person.sub);
	const there = await fetch(out);
	expect(there.status).toBe(200);
	expect((await browser.get(on)).location).toBe('/sign-in');
});

it('asks another provider with PKCE, checks the level of assurance, and calls it by its name', async () => {
	const office = await openWorld({
		provider: (baseUrl) =>
			provider.provider(baseUrl, { proConnect: false, label: 'Keycloak de Kapan', scopes: 'openid email', acr: 'eidas2 eidas3' }),
	});
	provider.asked.length = 0;
	const browser = await office.browser(undefined, 'fr');
	expect((await browser.get('/sign-in')).text).toContain('Se connecter avec Keycloak de Kapan');
	provider.person = { ...provider.person, acr: 'eidas2', email_verified: true };
	provider.falsify = { token: (body) => ({ ...body, id_token: provider.signed({ ...claimsOf(body.id_token), acr: 'eidas1' }) }) };
	await expectRefused(await comeBack(browser), browser);
	provider.falsify = {};
	expect(provider.asked[0]).toMatchObject({ code_challenge_method: 'S256', claims: expect.stringContaining('eidas2') });
	expect((await comeBack(browser)).location).toBe('/partnerships');
	// Elsewhere than ProConnect, an address that is not said to be verified is not.
	provider.person = { sub: 'another', email, acr: 'eidas2' };
	expect((await comeBack(await office.browser())).status).toBe(403);
	await office.close();
});
