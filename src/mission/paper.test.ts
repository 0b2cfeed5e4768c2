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
	});

	it('write the order of one traveller, in Armenian as in French', async () => {
		const { bytes } = await file(officer, urls.delegateOrder(kotchian, { in: 'fr-hy' }));
		const { text } = await readPdf(bytes);
		expect(flat(text)).toContain('Գործուղման հրաման');
		expect(flat(text)).toContain('Ժան Պիեռ Կոտչյան');
	});

	it('give numbers to those who may see them, and to guests none', async () => {
		await world.owner.query(
			`insert into delegate_private (partnership_id, mission_id, delegate_id, phone) values ($1, $2, $3, '+33 4 00 00 00 00')`,
			[at.partnership, at.mission, kotchian.delegate],
		);
		const text = async (browser: Browser) => new TextDecoder().decode((await file(browser, urls.missionContacts(at))).bytes);
		expect(await text(officer)).toContain('tel:+33400000000');
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
