import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleEmail } from '../../src/account/example.ts';
import { codeAt, stepAt } from '../../src/account/totp.ts';
import { urls } from '../../src/urls.ts';
import { expectSound, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { openProviderStage, type ProviderStage } from '../provider.ts';

const phrase = 'trois ponts sur le Voghji';
const email = exampleEmail('officer-saint-etienne');
let provider: ProviderStage;
let stage: Stage;
let desk: Seat;
let key: Buffer;
let recovery: string[];

beforeAll(async () => {
	provider = await openProviderStage();
	stage = await openStage({ provider: (baseUrl) => provider.provider(baseUrl) });
	desk = await stage.seat('officer-saint-etienne');
});
afterAll(async () => {
	await stage?.close();
	await provider?.close();
});

/** What the telephone shows, a minute after the last time: a code opens once. */
function code(): string {
	stage.now = new Date(stage.now.getTime() + 60_000);
	return codeAt(key, stepAt(stage.now));
}
async function signIn({ page }: Seat): Promise<void> {
	await page.goto(urls.signIn());
	await page.getByLabel('Adresse électronique').first().fill(email);
	await page.locator('#password').fill(phrase);
	await page.getByRole('main').getByRole('button', { name: 'Se connecter', exact: true }).click();
	await page.getByRole('heading', { level: 1, name: 'Votre code' }).waitFor();
}

test('the officer of Saint-Étienne chooses a password, which a button shows', async () => {
	const { page } = desk;
	await page.goto(urls.account());
	await page.getByRole('link', { name: 'Choisir un mot de passe' }).click();
	const field = page.getByLabel('Nouveau mot de passe');
	await field.fill('saintetienne42');
	await page.getByRole('button', { name: 'Afficher' }).click();
	expect(await field.getAttribute('type')).toBe('text');
	await page.getByRole('button', { name: 'Masquer' }).press('Enter');
	expect(await field.getAttribute('type')).toBe('password');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByRole('alert').getByText('fait de votre nom').waitFor();
	await expectSound(desk);
	await field.fill(phrase);
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('Changer le mot de passe').waitFor();
});

test('she reads the key from the page, turns the code on and keeps the recovery codes', async () => {
	const { page } = desk;
	await page.getByRole('link', { name: 'Activer le code' }).click();
	await page.getByRole('img', { name: 'Code QR de la clé' }).waitFor();
	const text = ((await page.locator('.key').textContent()) ?? '').replaceAll(' ', '');
	const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
	key = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
	await expectSound(desk);
	await shot(page, 'code-new');
	await page.locator('#code').fill('000000');
	await page.getByRole('button', { name: 'Vérifier et activer' }).click();
	await page.getByRole('alert').waitFor();
	await page.locator('#code').fill(code());
	await page.locator('#code').press('Enter');
	await page.getByRole('heading', { level: 1, name: 'Vos codes de secours' }).waitFor();
	recovery = await page.locator('.codes code').allTextContents();
	expect(recovery).toHaveLength(10);
	await expectSound(desk);
	await shot(page, 'code-recovery');
});

test('she signs in with it on her telephone, without script, then with a recovery code', async () => {
	const telephone = await stage.seat(null, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
	await signIn(telephone);
	await telephone.page.locator('#code').fill(code());
	await telephone.page.getByRole('button', { name: 'Se connecter', exact: true }).click();
	await telephone.page.waitForURL('**/partnerships');
	const other = await stage.seat(null);
	await signIn(other);
	await expectSound(other);
	await other.page.locator('#code').fill(recovery[0]?.toLowerCase() ?? '');
	await other.page.getByRole('button', { name: 'Se connecter', exact: true }).click();
	await other.page.waitForURL('**/partnerships');
});

test('from her desk she sees the others and signs them out', async () => {
	const { page } = desk;
	await page.goto(urls.account());
	const table = page.getByRole('table', { name: 'Appareils connectés' });
	expect(await table.getByRole('row').count()).toBe(4);
	await expectSound(desk);
	await shot(page, 'account');
	await page.getByRole('button', { name: 'Déconnecter tous les autres' }).click();
	await page.getByText('Les autres appareils sont déconnectés.').waitFor();
	expect(await table.getByRole('row').count()).toBe(2);
});

test('her colleague comes in by ProConnect, and out of it again', async () => {
	provider.person = { sub: 'agent-7', email: exampleEmail('elected-saint-etienne'), given_name: 'Anne', usual_name: 'Roux' };
	const seat = await stage.seat(null);
	const { page } = seat;
	await page.goto(urls.signIn({}, { next: urls.directory() }));
	await expectSound(seat);
	await shot(page, 'sign-in-proconnect');
	await page.getByRole('link', { name: 'S’identifier avec ProConnect' }).click();
	await page.waitForURL(`**${urls.directory()}`);
	await page.getByRole('button', { name: 'Se déconnecter' }).first().click();
	// The provider asks once more, on its own page.
	await page.waitForURL(`${provider.issuer}/**`);
	await page.goto(stage.baseUrl + urls.account());
	await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
});

test('who comes by ProConnect uninvited is told what to do', async () => {
	provider.person = { sub: 'agent-8', email: 'inconnue@ville.example' };
	const seat = await stage.seat(null);
	await seat.page.goto(urls.signIn());
	await seat.page.getByRole('link', { name: 'S’identifier avec ProConnect' }).click();
	await seat.page.getByRole('heading', { level: 1, name: 'Personne ne vous a encore invité' }).waitFor();
	await expectSound(seat);
});
