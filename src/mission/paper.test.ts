import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../test/pdf.ts';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { closeTypesetter } from '../paper/typst.ts';
import { urls } from '../urls.ts';

const at = { partnership: '019a0000-0000-7000-8000-000000010001', mission: '019a0000-0000-7000-8000-000000080001' };
const kotchian = { ...at, delegate: '019a0000-0000-7000-8000-000000081002' };

let world: World;
let officer: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
});
afterAll(async () => {
	await closeTypesetter();
	await world.close();
});
/** As a browser takes a file: its bytes. */
async function file(browser: Browser, address: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
	const response = await world.app.request(new Request(new URL(address, world.baseUrl), { headers: { cookie: browser.cookie } }));
	return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('the papers of the visit to Kapan', () => {
	it('are all there to be opened, in both languages', async () => {
		const page = await officer.get(urls.missionPapers(at));
		const addresses = [...page.text.matchAll(/href="([^"]+\.(pdf|docx|vcf)[^"]*)"/g)].map(([, address]) =>
			(address ?? '').replaceAll('&amp;', '&'),
		);
		expect(addresses.length).toBeGreaterThan(12);
		for (const address of addresses) {
			const { status, headers } = await file(officer, address);
			expect([address, status]).toEqual([address, 200]);
			expect(headers.get('cache-control')).toBe('private, no-store');
		}
	});

	it('name in the annex the elected members alone, and the council that has to vote', async () => {
		const { bytes, headers } = await file(officer, urls.missionMandate(at, { in: 'fr' }));
		expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(
			/filename\*=UTF-8''Annexe à la délibération mandat spécial – .+\.pdf/,
		);
		const { text, uaPart } = await readPdf(bytes);
		expect(uaPart).toBe('1');
		expect(flat(text)).toContain('Jean-Pierre Kotchian');
		expect(text).not.toContain('Rochebloine');
		expect(text).not.toContain('Parsyan');
		expect(flat(text)).toContain('L. 2123-18');
		// The visit is over, and no decision is on file: nothing is said to be given, and nothing can still be voted.
		expect(flat(text)).toContain('Délibération non enregistrée au dossier');
		expect(flat(text)).toContain('Le dossier ne contient aucune délibération');
		expect(flat(text)).not.toContain('À voter avant le départ');
	});

	it('names in the annex the decision of each, where one has it and the other not', async () => {
		await world.owner.query('update delegate set mandate_decision_id = $2 where id = $1', [
			kotchian.delegate,
			'019a0000-0000-7000-8000-000000030001',
		]);
		const { text } = await readPdf((await file(officer, urls.missionMandate(at, { in: 'fr' }))).bytes);
		expect(flat(text)).toContain('Délibération propre à chaque élu');
		expect(flat(text)).toContain('Délibération non enregistrée au dossier');
		expect(flat(text)).toContain('mandat spécial est donné');
	});

	it('write the order of one traveller, in Armenian as in French', async () => {
		const { bytes } = await file(officer, urls.delegateOrder(kotchian, { in: 'fr-hy' }));
		const { text } = await readPdf(bytes);
		expect(flat(text)).toContain('Գործուղման հրաման');
		expect(flat(text)).toContain('Ժան Պիեռ Կոտչյան');
	});

	it('bear the city’s site, and the name of a mayor whose mandate is known from its day', async () => {
		const city = '019a0000-0000-7000-8000-000000001001';
		const letter = async () => flat((await readPdf((await file(officer, urls.missionMandate(at, { in: 'fr' }))).bytes)).text);
		// A source shows the mayor on one day of 2023: that puts no name below a signature.
		expect(await letter()).toContain('L’autorité signataire');
		await world.owner.query(`update organisation set website = 'https://saint-etienne.example/' where id = $1`, [city]);
		await world.owner.query(`update mandate set since = '2014-04-05' where organisation_id = $1 and role = 'mayor'`, [city]);
		const text = await letter();
		expect(text).toContain('saint-etienne.example');
		expect(text).not.toContain('L’autorité signataire');
		expect(text).toMatch(/Maire de Saint-Étienne Gaël Perdriau/);
	});

	it('give numbers to those who may see them, and to guests none', async () => {
		await world.owner.query(
			`insert into delegate_private (partnership_id, mission_id, delegate_id, phone) values ($1, $2, $3, '+33 4 00 00 00 00')`,
			[at.partnership, at.mission, kotchian.delegate],
		);
		const text = async (browser: Browser) => new TextDecoder().decode((await file(browser, urls.missionContacts(at))).bytes);
		expect(await text(officer)).toContain('TEL;TYPE=CELL:+33400000000');
		const guest = await text(await world.browser('association'));
		expect(guest).toContain('Kotchian');
		expect(guest).not.toContain('TEL');
	});

	it('are nobody else’s', async () => {
		const stranger = await world.browser({
			id: await world.auth.create({ name: 'Colmar', email: 'office@colmar.example', language: 'fr' }),
		});
		for (const address of [urls.missionPapers(at), urls.missionMandate(at), urls.missionContacts(at), urls.delegateOrder(kotchian)])
			expect((await file(stranger, address)).status).toBe(404);
		const nobody = '019a0000-0000-7000-8000-0000000fffff';
		expect((await file(officer, urls.delegateOrder({ ...kotchian, delegate: nobody }))).status).toBe(404);
	});
});
