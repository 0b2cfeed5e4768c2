import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { provesCode, provesFrom, webAddress } from './document.ts';

const kapanCase = '019a0000-0000-7000-8000-000000010001';
const luhansk = '019a0000-0000-7000-8000-000000010003';
const vote = '019a0000-0000-7000-8000-000000030001';
const documents = `/partnerships/${kapanCase}/documents`;

let world: World;
let officer: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne', 'fr');
});
afterAll(() => world.close());

describe('an address', () => {
	it.each([
		'https://saint-etienne.fr/actualites/saint-étienne-kapan',
		'http://www.armenews.com/spip.php?page=article&id_article=23262',
		'https://ville.example:8443/a',
	])('%s leads to a page', (address) => {
		expect(webAddress(address)).toContain('://');
	});
	it.each([
		'javascript:alert(1)',
		'data:text/html,x',
		'file:///etc/passwd',
		'https://',
		'https://mairie',
		'saint-etienne.fr',
		'https://maire:secret@ville.fr/',
		'',
	])('%s does not', (address) => {
		expect(webAddress(address)).toBeNull();
	});
});

it('writes what is proven in one word, and reads nothing else', () => {
	const proves = { fact: 'vote', decisionId: vote, agreementId: null } as const;
	expect(provesFrom(provesCode(proves))).toEqual(proves);
	for (const code of ['vote@partnership', `since@decision:${vote}`, 'vote@decision', 'signature@agreement:nowhere', ''])
		expect(provesFrom(code)).toBeNull();
});

describe('the documents of Saint-Étienne – Kapan', () => {
	it('are listed with their language and what each proves, and lead away without saying from where', async () => {
		const page = await officer.get(documents);
		expect(page.text).toContain('Vote — Création d’un jumelage avec la ville de Kapan (Arménie) (2022)');
		expect(page.text).toMatch(/<a href="https:\/\/syuniacyerkir\.am[^>]*rel="noreferrer"[^>]*hreflang="hy"/);
	});

	it('prove the vote when one comes from the vote, and may prove more', async () => {
		expect((await officer.get(`${documents}/new?fact=vote&decision=${vote}`)).text).toContain(`value="vote@decision:${vote}" selected`);
		const added = {
			title: 'Registre des délibérations, 2022, f. 214',
			language: 'fr',
			on: '2022',
			note: 'Archives municipales, 1 D 88',
			'proves.0': `vote@decision:${vote}`,
			'proves.1': 'since@partnership',
			'proves.2': '',
		};
		const { location } = await officer.post(`${documents}/new`, added);
		const { rows } = await world.owner.query(
			'select d.id, array_agg(v.fact order by v.fact) as facts from document d join evidence v on v.document_id = d.id where d.title = $1 group by d.id',
			[added.title],
		);
		expect(rows[0].facts).toEqual(['since', 'vote']);
		const address = `${documents}/${rows[0].id}`;
		expect(location).toBe(address);
		expect((await officer.get(address)).text).toContain('Archives municipales, 1 D 88');
		expect((await officer.get(`${address}/edit`)).text).toContain('Archives municipales, 1 D 88');
		await officer.post(`${address}/edit`, { ...added, 'proves.1': '' });
		expect((await world.owner.query('select fact from evidence where document_id = $1', [rows[0].id])).rows).toEqual([{ fact: 'vote' }]);
		expect((await officer.get(`${address}/remove`)).text).toContain('Registre des délibérations');
		// What an act rests on stays; freed of it, the document goes, with a reason.
		expect((await officer.post(`${address}/remove`, { why: 'Saisi deux fois' })).status).toBe(422);
		await officer.post(`${address}/edit`, { ...added, 'proves.0': '', 'proves.1': '' });
		expect((await officer.post(`${address}/remove`, { why: ' ' })).status).toBe(422);
		expect((await officer.post(`${address}/remove`, { why: 'Saisi deux fois' })).location).toBe(documents);
		expect((await officer.get(`${address}/edit`)).status).toBe(404);
	});

	it('need a title and a real address, and prove only what is here', async () => {
		const page = await officer.post(`${documents}/new`, {
			title: '',
			url: 'javascript:alert(1)',
			note: 'à vérifier',
			'proves.0': 'signature@agreement:019a0000-0000-7000-8000-000000040003',
		});
		expect([
			page.status,
			...['title', 'url', 'proves.0'].map((name) => page.text.includes(`id="${name}-error"`)),
			page.text.includes('à vérifier'),
		]).toEqual([422, true, true, true, true]);
	});

	it('say what to do where there is none', async () => {
		await world.owner.query('delete from evidence where partnership_id = $1; ', [luhansk]);
		await world.owner.query('delete from document where partnership_id = $1', [luhansk]);
		expect((await officer.get(`/partnerships/${luhansk}/documents`)).text).toContain('Ajoutez le fichier, la page ou le registre');
	});

	it('are read by the guest and not written, and closed to Kapan where Kapan is no party', async () => {
		const [guest, kapan] = [await world.browser('association'), await world.browser('officer-kapan')];
		expect((await guest.get(documents)).status).toBe(200);
		expect((await guest.get(`${documents}/new`)).status).toBe(403);
		expect((await guest.post(`${documents}/new`, { title: 'Un tract' })).status).toBe(403);
		for (const address of ['', '/new']) expect((await kapan.get(`/partnerships/${luhansk}/documents${address}`)).status).toBe(404);
		expect((await kapan.post(`/partnerships/${luhansk}/documents/new`, { title: 'Un tract' })).status).toBe(404);
		// A document of one partnership is not found through another.
		const foreign = '019a0000-0000-7000-8000-000000060005';
		expect((await officer.get(`${documents}/${foreign}/edit`)).status).toBe(404);
		expect((await officer.post(`${documents}/${foreign}/remove`, {})).status).toBe(404);
	});
});
