import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { expectSound, narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let marie: Seat;
let aida: Seat;
beforeAll(async () => {
	stage = await openStage({ outbox: true });
	[marie, aida] = await Promise.all([stage.seat('officer-saint-etienne'), stage.seat(null, { viewport: narrow })]);
});
afterAll(() => stage?.close());

const main = ({ page }: Seat) => page.getByRole('main');

test('a colleague is invited, reads her letter, accepts on her telephone, and is given more to do', async () => {
	const { page } = marie;
	await page.goto(urls.members());
	await page.getByRole('link', { name: 'Inviter une personne' }).click();
	await main(marie).getByRole('button', { name: 'Envoyer l’invitation' }).click();
	await page.getByRole('alert').waitFor();
	await expectSound(marie);
	await page.getByLabel('Nom ou fonction').fill('Aïda Martin');
	await page.getByLabel('Adresse électronique').fill('aida@saint-etienne.example');
	await page.getByLabel('Rédaction').check();
	await page.getByLabel('Հայերեն').check();
	await main(marie).getByRole('button', { name: 'Envoyer l’invitation' }).click();
	await page.getByText('L’invitation est partie.').waitFor();
	await page.getByRole('cell', { name: 'En attente' }).waitFor();
	await expectSound(marie);
	await shot(page, 'office-members');

	await page.goto(urls.outbox());
	const link = await page.getByRole('link', { name: 'Ouvrir le lien de cette lettre' }).first().getAttribute('href');
	await expectSound(marie);
	await shot(page, 'office-outbox');

	await aida.page.goto(link ?? '');
	await aida.page.getByRole('heading', { name: 'Դուք հրավիրված եք' }).waitFor();
	await expectSound(aida);
	await shot(aida.page, 'office-invitation-390');
	await aida.page.getByRole('button', { name: 'Ընդունել հրավերը' }).click();
	await aida.page.getByText('Դուք անդամ եք').waitFor();
	await aida.page.goto(urls.members());
	expect(await aida.page.getByRole('heading', { level: 1 }).textContent()).not.toContain('Անդամներ');
	await aida.page.goto(link ?? '');
	await expectSound({ ...aida, complaints: [] });

	await page.goto(urls.members());
	await page.getByRole('link', { name: 'Aïda Martin' }).click();
	await page.getByLabel('Approbation').check();
	await main(marie).getByRole('button', { name: 'Changer le rôle' }).click();
	await page
		.getByRole('row', { name: /Aïda Martin/ })
		.getByText('Approbation')
		.waitFor();
});

test('an officer who leaves hands everything over in one screen, and sees nothing more', async () => {
	const { page } = marie;
	await page.goto(urls.account());
	await page.getByRole('link', { name: 'Confier mes dossiers' }).click();
	await main(marie).getByRole('link', { name: 'Saint-Étienne – Kapan', exact: true }).waitFor();
	await page.getByLabel('Aïda Martin').check();
	// An access ends by the database’s own clock, not by the fixed one of these tests.
	await page.getByLabel(/Dernier jour d’accès/).fill('31/12/2099');
	await expectSound(marie);
	await shot(page, 'office-hand-over');
	await main(marie).getByRole('button', { name: 'Tout confier' }).click();
	await page.getByRole('heading', { name: 'Note de passation' }).waitFor();
	await expectSound(marie);
	await shot(page, 'office-note');

	await aida.page.goto(urls.partnerships({}, { mine: 'yes' }));
	await main(aida).getByRole('link', { name: 'Սենտ Էտիեն – Կապան', exact: true }).waitFor();
	await shot(aida.page, 'office-mine-390');
	// The last administrator has left: she lets others in now.
	await aida.page.goto(urls.members());
	await aida.page.getByRole('link', { name: 'Հրավիրել անձի' }).waitFor();
	await expectSound(aida);

	// The evening has come.
	await stage.owner.query('update membership set ends_at = now() where ends_at is not null and organisation_id = $1', [
		example.saintEtienne,
	]);
	const answer = await page.goto(urls.partnership({ partnership: example.kapan }));
	expect(answer?.status()).toBe(404);
	await page.goto(urls.partnerships());
	expect(await page.getByText('Saint-Étienne – Kapan').count()).toBe(0);
});
