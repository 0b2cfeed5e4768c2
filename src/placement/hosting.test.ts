import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const partnership = id('10001');
const [kapan, ccas, wuppertal] = [id('1002'), id('1006'), id('1017')];

let world: World;
let officer: Browser;
let ani: Browser;
let guest: Browser;
let department = '';
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
	ani = await world.browser('officer-kapan', 'hy');
	guest = await world.browser('association');
	const added = await officer.post(urls.hostDepartmentNew(), {
		organisationId: ccas,
		organisationId_text: 'CCAS de Saint-Étienne',
		'names.fr': 'Service social',
		'names.hy': 'Սոցիալական ծառայություն',
	});
	department = added.location?.split('/').at(-1) ?? '';
});
afterAll(() => world.close());

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\u00a0\u202f\s]+/g, ' ');
const stay = (sender: string, where: string, fields: Record<string, string> = {}) =>
	officer.post(urls.placementNew({ partnership: where }), {
		senderId: sender,
		hostId: ccas,
		hostId_text: 'CCAS de Saint-Étienne',
		departmentId: department,
		purpose: 'learn',
		visitors: '2',
		'profile.fr': 'Éducateurs de rue',
		arrivesOn: '01/03/2027',
		leavesOn: '12/03/2027',
		...fields,
	});

it('Kapan proposes its own people: the form begins with Kapan sending and Saint-Étienne receiving', async () => {
	const there = urls.placementNew({ partnership }, { direction: 'out' });
	expect((await ani.get(urls.placements({ partnership }))).text).toContain(there);
	const { text } = await ani.get(there);
	expect(text).toContain(`value="${kapan}" selected`);
	expect(text).toMatch(/<input[^>]*value="Սենտ Էտիեն քաղաք"/);
});

describe('how many the social service of the CCAS can receive', () => {
	it('is said by the office of Saint-Étienne, above the CCAS, and by nobody else', async () => {
		const year = { from: '01/01/2027', until: '31/12/2027', places: '2' };
		expect((await officer.post(urls.hostPlaces({ department }), { ...year, until: '31/12/2026' })).status).toBe(422);
		expect((await officer.post(urls.hostPlaces({ department }), { ...year, places: 'deux' })).status).toBe(422);
		expect((await officer.post(urls.hostPlaces({ department }), year)).status).toBe(303);
		expect((await ani.post(urls.hostPlaces({ department }), year)).status).toBe(404);
		expect((await ani.post(urls.hostDepartment({ department }), { 'names.fr': 'À nous' })).status).toBe(404);
		const other = await ani.post(urls.hostDepartmentNew(), {
			organisationId: ccas,
			organisationId_text: 'CCAS de Saint-Étienne',
			'names.hy': 'Մերը',
		});
		expect(other.status).toBe(422);
	});
	it('is seen by Kapan, which it works with, and by no guest', async () => {
		const page = await ani.get(urls.hostDepartment({ department }, { year: 2027 }));
		expect(page.status).toBe(200);
		expect(plain(page.text)).toContain('ազատ է 2 տեղից 2-ը');
		expect((await guest.get(urls.hostDepartment({ department }))).status).toBe(404);
		expect((await guest.get(urls.hosting())).text).not.toContain('Service social');
	});
	it('tells Kapan that weeks are taken by another partnership, not by whom', async () => {
		expect((await stay(wuppertal, id('10006'))).status).toBe(303);
		const { rows } = await world.owner.query(`select id from placement where sender_id = $1`, [wuppertal]);
		await officer.post(urls.placementStep({ partnership: id('10006'), placement: rows[0].id }, { verb: 'offer' }), { on: '22/11/2026' });
		const page = await ani.get(urls.hostDepartment({ department }, { year: 2027 }));
		expect(plain(page.text)).toContain('տեղ չկա՝ 2-ից 2-ը զբաղված է');
		expect(page.text).not.toContain('Éducateurs de rue');
		expect(page.text).toContain('Այլ գործընկերություն');
		expect((await officer.get(urls.hosting({}, { year: 2027 }))).text).toContain('Éducateurs de rue');
	});
	it('is exceeded when two stays fall together: both pages say so', async () => {
		const there = await stay(kapan, partnership, { arrivesOn: '08/03/2027', leavesOn: '19/03/2027' });
		const address = there.location ?? '';
		await officer.post(`${address}/step?verb=offer`, { on: '22/11/2026' });
		const said = plain((await officer.get(address)).text);
		expect(said).toContain('Service social : 4 personnes pour 2 places (8 mars 2027 – 12 mars 2027)');
		const free = plain((await officer.get(urls.hosting({}, { year: 2027 }))).text);
		expect(free).toContain('1 incompatibilité');
	});
	it('is refused for a host that the department does not belong to', async () => {
		const page = await stay(kapan, partnership, { hostId: id('1003'), hostId_text: 'Saint-Étienne Métropole' });
		expect(page.status).toBe(422);
		expect(plain(page.text)).toContain('Ce service n’est pas celui de l’organisme d’accueil.');
	});
});

describe('the walls around a stay', () => {
	it('hold in the database itself: a guest reads nothing private, Kapan says no places of Saint-Étienne’s, nobody answers by a hash', async () => {
		const placement = id('90001');
		const [visitor, link] = [id('99001'), id('99002')];
		await world.owner.query(`insert into visitor (partnership_id, placement_id, id, person_id, language) values ($1, $2, $3, $4, 'hy')`, [
			partnership,
			placement,
			visitor,
			id('2002'),
		]);
		await world.owner.query(`insert into visitor_private (partnership_id, placement_id, visitor_id, phone) values ($1, $2, $3, '+374')`, [
			partnership,
			placement,
			visitor,
		]);
		await world.owner.query(
			`insert into evaluation_link (partnership_id, placement_id, id, visitor_id, moment, token_hash, expires_at) values ($1, $2, $3, $4, 'end', sha256('x'), now() + interval '1 day')`,
			[partnership, placement, link, visitor],
		);
		const as = async (person: 'association' | 'officer-kapan' | 'elected-saint-etienne') => {
			const { rows } = await world.owner.query(
				`select m.account_id from membership m join organisation o on o.id = m.organisation_id where o.id = $1 and m.role = any($2) limit 1`,
				[
					person === 'association' ? id('1007') : person === 'officer-kapan' ? kapan : id('1001'),
					person === 'officer-kapan' ? ['administrator'] : ['reader'],
				],
			);
			const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
			await client.connect();
			await client.query(`select set_config('jumelage.account', $1, false)`, [rows[0].account_id]);
			return client;
		};
		for (const reader of ['association', 'elected-saint-etienne'] as const) {
			const client = await as(reader);
			for (const table of ['visitor_private', 'placement_evaluation', 'evaluation_link'])
				expect((await client.query(`select 1 from ${table}`)).rows, `${reader} ${table}`).toEqual([]);
			await client.end();
		}
		const client = await as('officer-kapan');
		expect((await client.query('select phone from visitor_private where visitor_id = $1', [visitor])).rows).toEqual([{ phone: '+374' }]);
		await expect(
			client.query(
				`insert into host_places (department_id, id, from_on, until_on, places) values ($1, gen_random_uuid(), '2027-01-01', '2027-01-02', 9)`,
				[department],
			),
		).rejects.toThrow(/row-level security/);
		expect((await client.query('delete from host_places')).rowCount).toBe(0);
		expect((await client.query(`update host_department set note = 'x'`)).rowCount).toBe(0);
		await expect(
			client.query(`insert into host_department (id, organisation_id, keeper_id, names) values (gen_random_uuid(), $1, $2, '{}')`, [
				ccas,
				kapan,
			]),
		).rejects.toThrow(/row-level security/);
		await expect(client.query(`select keep_evaluation_link('{}', 'x')`)).rejects.toThrow(/permission denied/);
		await expect(client.query(`select * from placements_to_ask(current_date)`)).rejects.toThrow(/permission denied/);
		await client.end();
	});
});
