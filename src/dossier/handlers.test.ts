import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
const louhansk = '019a0000-0000-7000-8000-000000010003';
const shushi = '019a0000-0000-7000-8000-000000010007';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

/** The page's text, as it is read. */
const read = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('a partnership’s page', () => {
	it('tells of Saint-Étienne and Kapan: state, proposal, votes, accords, people, what is unknown', async () => {
		const page = read((await (await world.browser('officer-saint-etienne')).get(urls.partnership({ partnership: kapan }))).text);
		for (const words of [
			'Saint-Étienne – Kapan',
			'Ministère de l’Europe et des Affaires étrangères',
			'novembre 2023',
			'automne 2024',
			'5 mai 2023',
			'Gaël Perdriau',
			'maire de Saint-Étienne',
			'président de Saint-Étienne Métropole',
			'Auvergne-Rhône-Alpes – Syunik',
			'Accueil prévu, issue non renseignée',
			'Dire si l’accueil a eu lieu : Travailleurs sociaux de Kapan',
			'Médecine',
		])
			expect(page, words).toContain(words);
	});
	it('reads in Armenian to the officer of Kapan, in Armenian letters', async () => {
		const page = (await (await world.browser('officer-kapan', 'hy')).get(urls.partnership({ partnership: kapan }))).text;
		expect(page).toContain('<html lang="hy">');
		for (const words of ['Գևորգ Փարսյան', '2023 թ. նոյեմբեր', '2024 թ. աշուն', 'Կապան']) expect(page, words).toContain(words);
	});
	it('of 1959 loads with no vote on record, and shows the gap', async () => {
		const page = await (await world.browser('officer-saint-etienne')).get(urls.partnership({ partnership: louhansk }));
		expect(page.status).toBe(200);
		expect(read(page.text)).toContain('1959');
		expect(read(page.text)).toContain('Enregistrer le vote');
		expect(page.text).toContain('data-tone="warn"');
	});
	it('of Shushi is ended, and says why', async () => {
		const page = read((await (await world.browser('officer-saint-etienne')).get(urls.partnership({ partnership: shushi }))).text);
		expect(page).toContain('annul');
		expect(page).toContain('24 juin 2021');
	});
	it('says once what the law finds of two accords alike, and names both with the way to each', async () => {
		const page = (await (await world.browser('officer-saint-etienne')).get(urls.partnership({ partnership: kapan }))).text;
		const findings = [...page.matchAll(/<li class="check"(.*?)(?=<li class="check"|<\/section>)/gs)].map(([, html = '']) => html);
		const adopted = findings.filter((html) =>
			read(html).includes('Texte adopté par le conseil avant la signature (Ville de Saint-Étienne)'),
		);
		expect(adopted).toHaveLength(1);
		const [both = ''] = adopted;
		const subjects = [...both.matchAll(/<li><div>([^<]+)/g)].map(([, label]) => label);
		expect(subjects).toEqual(['Premier accord de coopération décentralisée', 'Accord de coopération signé à Saint-Étienne']);
		expect(both.match(/class="button"/g)).toHaveLength(2);
		expect(read(both).match(/Aucune délibération n’adopte ce texte/g)).toHaveLength(1);
	});
	it('offers nothing to change to those who only read', async () => {
		const page = await (await world.browser('elected-saint-etienne')).get(urls.partnership({ partnership: kapan }));
		expect(page.status).toBe(200);
		expect(page.text).not.toContain(urls.decisionNew({ partnership: kapan }));
		expect(page.text).not.toContain(urls.partnershipEdit({ partnership: kapan }));
	});
	it('does not exist for those it is not open to', async () => {
		expect((await (await world.browser('officer-kapan')).get(urls.partnership({ partnership: louhansk }))).status).toBe(404);
		expect((await (await world.browser()).get(urls.partnership({ partnership: kapan }))).location).toContain('/sign-in?next=');
	});
	it('asks the same number of questions however much there is to tell', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const questions = async () => {
			const asked = vi.spyOn(pg.Client.prototype, 'query');
			await officer.get(urls.partnership({ partnership: kapan }));
			const count = asked.mock.calls.length;
			asked.mockRestore();
			return count;
		};
		const before = await questions();
		await world.owner.query(
			`insert into decision (partnership_id, id, organisation_id, body, subject) select $1, gen_random_uuid(), '019a0000-0000-7000-8000-000000001001', 'council', '{"fr":"x"}' from generate_series(1, 30)`,
			[kapan],
		);
		expect(await questions()).toBe(before);
		expect(before).toBeLessThan(16);
	});
});
