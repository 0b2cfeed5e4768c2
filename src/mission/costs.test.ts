import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type At, city, embassy, openOffices, prepared } from '../../test/mission.ts';
import type { Browser, World } from '../../test/world.ts';
import { urls } from '../urls.ts';

let world: World;
let officer: Browser;
let reader: Browser;
let guest: Browser;
beforeAll(async () => {
	({ world, officer, reader, guest } = await openOffices());
});
afterAll(() => world.close());

describe('costs and support', () => {
	it('are summed for their payer, in drams and euros, against what was voted', async () => {
		const there = await prepared(officer);
		const payer = { payer: city, payer_text: 'Ville de Saint-Étienne' };
		await officer.post(urls.budget(there), {
			...payer,
			voted: '3 000',
			voted_currency: 'EUR',
			decisionId: '019a0000-0000-7000-8000-000000030001',
		});
		const flights = { ...payer, kind: 'travel', label: 'Vols Lyon – Erevan', planned: '2 500,00', currency: 'EUR' };
		expect((await officer.post(urls.costNew(there), flights)).status).toBe(303);
		const hotel = { ...payer, kind: 'lodging', label: 'Hôtel à Kapan', planned: '300 000', currency: 'AMD', rate: '0,00236' };
		const undated = await officer.post(urls.costNew(there), hotel);
		expect(undated.status).toBe(422);
		expect(undated.text).toContain('Un taux change chaque jour');
		await officer.post(urls.costNew(there), { ...hotel, rateOn: '20/11/2026', rateSource: 'Banque centrale d’Arménie' });
		const { text } = await officer.get(urls.costs(there));
		expect(text.replace(/[\u202f\u00a0]/g, ' ')).toContain('3 208 €');
		expect(text).toContain('Au-delà du vote');
		expect(text).toContain('Banque centrale d’Arménie');
		expect((await reader.get(urls.costs(there))).status).toBe(200);
		expect((await reader.post(urls.costNew(there), flights)).status).toBe(403);
	});
	it('keep what a rate means: a vote does not change its currency beneath the rates of its lines', async () => {
		const there = await prepared(officer);
		const payer = { payer: city, payer_text: 'Ville de Saint-Étienne' };
		const vote = { ...payer, voted: '3 000', voted_currency: 'EUR', decisionId: '' };
		await officer.post(urls.budget(there), vote);
		const rate = { rate: '0,00236', rateOn: '20/11/2026', rateSource: 'Banque centrale d’Arménie' };
		await officer.post(urls.costNew(there), { ...payer, kind: 'lodging', label: 'Hôtel', planned: '300 000', currency: 'AMD', ...rate });
		const turned = await officer.post(urls.budget(there), { ...vote, voted_currency: 'USD', revision: '1' });
		expect(turned.status).toBe(422);
		expect(turned.text).toContain('portent un taux vers une autre monnaie');
		expect((await officer.post(urls.budget(there), { ...vote, voted: '3 500', revision: '1' })).status).toBe(303);
	});
	it('refuse an amount that no account could hold, beside its field', async () => {
		const there = await prepared(officer);
		const line = { payer: city, payer_text: 'Ville de Saint-Étienne', kind: 'travel', label: 'Vols', currency: 'EUR' };
		const { status, text } = await officer.post(urls.costNew(there), { ...line, planned: '50000000000000' });
		expect(status).toBe(422);
		expect(text).toContain('Ce n’est pas un montant');
	});
	it('tells what the embassy promised from what it gave', async () => {
		const there = await prepared(officer);
		const support = {
			organisation: embassy,
			organisation_text: 'Ambassade de France en Arménie',
			'words.fr': 'Une salle',
			amount: '',
			amount_currency: 'EUR',
		};
		expect((await officer.post(urls.supportNew(there), support)).text).toContain('Indiquez quand il a été promis');
		await officer.post(urls.supportNew(there), { ...support, promisedOn: '11/2026' });
		expect((await officer.get(urls.mission(there))).text).toMatch(/Une salle[\s\S]*Promis/);
	});
});

describe('a receipt', () => {
	const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
	const line = { kind: 'travel', label: 'Vols', payer: city, payer_text: 'Ville de Saint-Étienne', spent: '2 500', currency: 'EUR' };
	async function sending(at: string, fields: Record<string, string>, file?: { name: string; bytes: Uint8Array }) {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.append(name, value);
		body.append('files', file ? new File([Buffer.from(file.bytes)], file.name) : new File([], ''));
		const headers = { cookie: officer.cookie, origin: world.baseUrl };
		const response = await world.app.request(new Request(new URL(at, world.baseUrl), { method: 'POST', body, headers }));
		return { status: response.status, text: await response.text() };
	}
	const kept = async (at: At) =>
		(
			await world.owner.query<{ title: string; name: string; label: string }>(
				`select d.title, f.name, c.label from mission_cost c join document d on d.id = c.document_id join file f on f.id = d.file_id
				where c.mission_id = $1`,
				[at.mission],
			)
		).rows;

	it('comes with its cost, in one form and one act', async () => {
		const at = await prepared(officer);
		const sent = await sending(urls.costNew(at), line, { name: 'facture_agence.pdf', bytes: pdf });
		expect(sent.status).toBe(303);
		expect(await kept(at)).toEqual([{ title: 'facture agence', name: 'facture_agence.pdf', label: 'Vols' }]);
		const { rows } = await world.owner.query(
			`select count(distinct act)::int as acts, count(distinct noun)::int as nouns from history
			where act in (select act from history where noun = 'mission_cost' and of_mission = $1)
				and noun in ('mission_cost', 'document', 'file')`,
			[at.mission],
		);
		expect(rows).toEqual([{ acts: 1, nouns: 3 }]);
		expect((await officer.get(urls.costs(at))).text).toContain('facture agence');
	});
	it('is not lost, nor is a word, when the amount is refused: the form that comes back holds it', async () => {
		const at = await prepared(officer);
		const bytes = new TextEncoder().encode('%PDF-1.7\n% hôtel\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
		const wrong = await sending(urls.costNew(at), { ...line, label: 'Hôtel', spent: 'beaucoup' }, { name: 'hotel.pdf', bytes });
		expect(wrong.text).toContain('Ce n’est pas un montant');
		for (const words of ['value="Hôtel"', 'value="beaucoup"', 'Fichier reçu, à joindre\u00a0: hotel.pdf'])
			expect(wrong.text).toContain(words);
		const [, id = ''] =
			/name="kept"[^>]*value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})"[^>]*name="kept"/.exec(wrong.text)?.filter(Boolean) ?? [];
		expect((await sending(urls.costNew(at), { ...line, label: 'Hôtel', kept: id })).status).toBe(303);
		expect(await kept(at)).toEqual([{ title: 'hotel', name: 'hotel.pdf', label: 'Hôtel' }]);
	});
	it('that is no document is refused beside its field, and nothing is recorded', async () => {
		const at = await prepared(officer);
		const bytes = new TextEncoder().encode('MZ\u0000\u0000 a program');
		const refused = await sending(urls.costNew(at), line, { name: 'facture.pdf.exe', bytes });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('files-error');
		expect(refused.text).toContain('value="Vols"');
		expect(await kept(at)).toEqual([]);
	});
	it('is taken from nobody who may not write, and not out of another partnership', async () => {
		const at = await prepared(officer);
		for (const one of [reader, guest]) expect((await one.post(urls.costNew(at), line)).status).toBe(403);
		const { rows } = await world.owner.query<{ id: string }>(
			`insert into file (partnership_id, id, sha256, size, media_type, name)
			values ('019a0000-0000-7000-8000-000000010002', gen_random_uuid(), repeat('a', 64), 10, 'application/pdf', 'autre.pdf') returning id`,
		);
		expect((await sending(urls.costNew(at), { ...line, kept: rows[0]?.id ?? '' })).status).toBe(303);
		expect(await kept(at)).toEqual([]);
	});
});
