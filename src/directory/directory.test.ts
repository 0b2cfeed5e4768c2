import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { searchText } from '../plain/names.ts';
import { urls } from '../urls.ts';

const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const metropole = '019a0000-0000-7000-8000-000000001003';
const alliance = '019a0000-0000-7000-8000-000000001007';
const perdriau = '019a0000-0000-7000-8000-000000002001';
const parsyan = '019a0000-0000-7000-8000-000000002002';
const kotchian = '019a0000-0000-7000-8000-000000002003';

let world: World;
let officer: Browser;
let kapan: Browser;
let lens: Browser;
let stranger: string;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne', 'fr');
	kapan = await world.browser('officer-kapan', 'hy');
	// A third city, with an office of its own and nothing in common with the two.
	const city = uuid();
	stranger = uuid();
	const account = await world.auth.create({ name: 'Service international, Lens', email: 'lens@ville.example', language: 'fr' });
	await world.owner.query(
		`insert into organisation (id, keeper_id, kind, name, country_code, folded) values ($1, $1, 'local-authority', 'Ville de Lens', 'FR', $2)`,
		[city, searchText(['Ville de Lens'])],
	);
	await world.owner.query(`insert into membership (id, account_id, organisation_id, role) values ($1, $2, $3, 'administrator')`, [
		uuid(),
		account,
		city,
	]);
	await world.owner.query(`insert into person (id, keeper_id, given_name, family_name, folded) values ($1, $2, 'Aurélie', 'Vasseur', $3)`, [
		stranger,
		city,
		searchText(['Aurélie Vasseur'], ['Aurélie Vasseur']),
	]);
	lens = await world.browser({ id: account }, 'fr');
});
afterAll(() => world.close());

const idIn = (location: string | null) => location?.split('/').at(-1) ?? '';

describe('a place', () => {
	it('says what lies above Saint-Étienne, and which partnerships stand at each level', async () => {
		const { status, text } = await officer.get(urls.territory({ territory: 'FR-42218' }));
		expect(status).toBe(200);
		for (const above of ['FR-D42', 'FR-R84', 'FR', 'FR-E244200770']) expect(text).toContain(`href="/directory/territories/${above}"`);
		expect(text.indexOf('Saint-Étienne – Kapan')).toBeGreaterThan(0);
		expect(text.indexOf('Auvergne-Rhône-Alpes – Syunik')).toBeGreaterThan(text.indexOf('Saint-Étienne – Kapan'));
		expect(text).toContain('173\u202f136');
	});

	it('shows the officer of Kapan only the partnership of their own', async () => {
		const { text } = await kapan.get(urls.territory({ territory: 'FR-42218' }));
		expect(text).toContain('Սենտ Էտիեն – Կապան');
		expect(text).not.toContain('Wuppertal');
	});

	it('names the neighbours of Armenia, and what lies within the Syunik, the most important first', async () => {
		await world.owner.query(
			`insert into territory (code, kind, country_code, name, importance, folded) values ('GE', 'country', 'GE', 'Géorgie', 7, 'georgie') on conflict do nothing`,
		);
		expect((await officer.get(urls.territory({ territory: 'AM' }))).text).toContain('Géorgie');
		const page = (await officer.get(urls.territory({ territory: 'AM-SU' }))).text;
		// Below those who work there, whose houses name their places too.
		const text = page.slice(page.indexOf('</section>', page.indexOf('id="works-here"')));
		expect(text.indexOf('GN-174875')).toBeGreaterThan(0);
		expect(text.indexOf('GN-174895')).toBeGreaterThan(text.indexOf('GN-174875'));
		const rest = await officer.get(urls.territory({ territory: 'AM-SU' }, { after: 'GN-174875' }));
		expect(rest.text).not.toContain('href="/directory/territories/GN-174875"');
		expect(rest.text).toContain('href="/directory/territories/GN-174895"');
	});

	it('that nobody knows is not found', async () => {
		for (const territory of ['FR-99999', 'nowhere', "' or 1=1"])
			expect((await officer.get(urls.territory({ territory }))).status).toBe(404);
	});
});

describe('an organisation', () => {
	const hospital = {
		kind: 'health',
		'names.fr': 'Hôpital Nord de Saint-Étienne',
		country: 'FR',
		territory: 'FR-42218',
		territory_text: 'Saint-Étienne',
	};

	it('is created with its place and its parent, and kept by who entered it', async () => {
		const { location } = await officer.post(urls.organisationNew(), {
			...hospital,
			parent: '',
			parent_text: 'Ville de Saint-Étienne',
			siret: '732 829 320 00074',
		});
		const { rows } = await world.owner.query('select keeper_id, territory_code, parent_id, siret from organisation where id = $1', [
			idIn(location),
		]);
		expect(rows).toEqual([{ keeper_id: saintEtienne, territory_code: 'FR-42218', parent_id: saintEtienne, siret: '73282932000074' }]);
		const { text } = await officer.get(location ?? '');
		expect(text).toContain('732 829 320 00074');
		expect(text).toContain('L’organisme est créé.');
	});

	it('is refused with a wrong SIRET, what was typed kept and the reason beside the field', async () => {
		const { status, text } = await officer.post(urls.organisationNew(), {
			...hospital,
			'names.fr': 'Clinique du Parc',
			siret: '73282932000075',
		});
		expect(status).toBe(422);
		expect(text).toContain('value="Clinique du Parc"');
		expect(text).toContain('id="siret-error"');
	});

	it('shows its likely twins first, and is created only on a tick', async () => {
		const twin = { kind: 'association', 'names.fr': 'Alliance franco arménienne de la Loire', country: 'FR' };
		const asked = await officer.post(urls.organisationNew(), twin);
		expect(asked.status).toBe(422);
		expect(asked.text).toContain('Est-ce déjà cet organisme');
		expect(asked.text).toContain(urls.organisation({ organisation: alliance }));
		expect((await officer.post(urls.organisationNew(), { ...twin, anyway: 'yes' })).status).toBe(303);
	});

	it('has one postal address, line by line, with a postcode as its country writes them', async () => {
		const abroad = { kind: 'association', 'names.fr': 'Centre franco-arménien', country: 'AM', anyway: 'yes' };
		const wrong = await officer.post(urls.organisationNew(), { ...abroad, postcode: '42000' });
		expect([wrong.status, wrong.text.includes('id="postcode-error"')]).toEqual([422, true]);
		const typed = { ...abroad, street: ' Hôtel de Ville \r\n\r\nEscalier B', postcode: '33 01', town: 'Kapan' };
		const { location } = await officer.post(urls.organisationNew(), typed);
		const { rows } = await world.owner.query('select street, postcode, town from organisation where id = $1', [idIn(location)]);
		expect(rows).toEqual([{ street: 'Hôtel de Ville\nEscalier B', postcode: '3301', town: 'Kapan' }]);
		expect((await officer.get(location ?? '')).text).toContain('Hôtel de Ville<br/>Escalier B<br/>3301 Kapan');
		const form = await officer.get(urls.organisationEdit({ organisation: idIn(location) }));
		expect(form.text).toContain('value="3301"');
		expect((await officer.get(urls.organisationHistory({ organisation: idIn(location) }))).text).toContain('Code postal');
	});

	it('governs its territory alone', async () => {
		const { status, text } = await officer.post(urls.organisationNew(), {
			kind: 'local-authority',
			'names.fr': 'Mairie centrale',
			country: 'FR',
			territory: 'FR-42218',
			territory_text: 'Saint-Étienne',
		});
		expect([status, text.includes('représente déjà ce territoire')]).toEqual([422, true]);
	});

	it('named like an entity France does not recognise makes the form ask', async () => {
		const artsakh = {
			kind: 'local-authority',
			'names.fr': 'Ville de Stepanakert',
			'names.hy': 'Ստեփանակերտ',
			country: 'AZ',
			anyway: 'yes',
		};
		const asked = await officer.post(urls.organisationNew(), artsakh);
		expect([asked.status, asked.text.includes('id="unrecognised-error"')]).toEqual([422, true]);
		expect((await officer.post(urls.organisationNew(), { ...artsakh, unrecognised: 'yes' })).status).toBe(303);
	});

	it('is edited by those who keep it, and by nobody else', async () => {
		const path = urls.organisationEdit({ organisation: alliance });
		const form = {
			kind: 'association',
			'names.fr': 'Alliance franco-arménienne de la Loire',
			'names.hy': 'Լուարի ֆրանս-հայկական դաշինք',
			spellings: 'Association arménienne de Saint-Étienne',
			country: 'FR',
		};
		expect((await officer.get(path)).text).toContain('value="Alliance franco-arménienne de la Loire"');
		expect((await officer.post(path, { ...form, website: 'https://alliance.example' })).status).toBe(303);
		const refused = await kapan.post(path, { ...form, 'names.fr': 'Autre' });
		expect(refused.status).toBe(403);
		expect(refused.text).toContain('Սենտ Էտիեն քաղաք');
		expect((await officer.get(urls.organisation({ organisation: alliance }))).text).toContain('alliance.example');
	});

	it('lists its people by mandate, what is attached to it and its partnerships', async () => {
		const { text } = await officer.get(urls.organisation({ organisation: saintEtienne }));
		for (const part of [
			'Gaël Perdriau',
			'Jean-Pierre Kotchian',
			'Centre communal d’action sociale',
			'Saint-Étienne – Kapan',
			'attesté en novembre 2023',
		])
			expect(text).toContain(part);
		expect((await officer.get(urls.organisation({ organisation: metropole }))).text).toContain('président de Saint-Étienne Métropole');
	});

	it('stands in a list that is read page by page', async () => {
		const { text } = await officer.get(urls.organisations({}, { kind: 'embassy' }));
		expect(text).toContain('Ambassade de France en Arménie');
		expect(text).not.toContain('Institut français');
		const after = await officer.get(urls.organisations({}, { after: saintEtienne }));
		expect(after.text).not.toContain('Ambassade de France en Arménie');
	});
});

describe('a person', () => {
	it('is named in the reader’s script, with every mandate and its dates', async () => {
		const french = await officer.get(urls.person({ person: perdriau }));
		for (const part of [
			'Gaël Perdriau',
			'maire de Saint-Étienne',
			'président de Saint-Étienne Métropole',
			'attesté\u00a0: 21 novembre 2023',
		])
			expect(french.text).toContain(part);
		const armenian = await kapan.get(urls.person({ person: parsyan }));
		expect(armenian.text).toContain('Գևորգ Փարսյան');
		expect(armenian.text).toContain('Gevorg Parsyan');
	});

	it('is created in both scripts, then found by another spelling', async () => {
		const { location } = await officer.post(urls.personNew(), {
			given_name: 'Anouch',
			family_name: 'Mardirossian',
			given_name_hy: 'Անուշ',
			family_name_hy: 'Մարտիրոսյան',
		});
		expect((await officer.get(urls.directory({}, { q: 'Martirosyan Anush' }))).text).toContain(location ?? 'nowhere');
	});

	it('needs a family name, and Armenian names in Armenian letters', async () => {
		const { status, text } = await officer.post(urls.personNew(), { given_name: 'Anouch', given_name_hy: 'Anush' });
		expect(status).toBe(422);
		for (const part of ['id="family_name-error"', 'id="given_name_hy-error"', 'value="Anush"']) expect(text).toContain(part);
	});

	it('who may exist already is shown first, in whatever spelling, and created only on a tick', async () => {
		const twins: Record<string, string>[] = [
			{ given_name: 'Pascal', family_name: 'Demerdjian' },
			{ given_name: 'Jean Pierre', family_name: 'Kotchyan' },
			{ given_name_hy: 'Գեւորգ', family_name_hy: 'Փարսեան' },
			{ given_name: 'Kevork', family_name: 'Parsian' },
		];
		for (const names of twins) {
			const { status, text } = await officer.post(urls.personNew(), names);
			expect([status, text.includes('Est-ce déjà cette personne')], JSON.stringify(names)).toEqual([422, true]);
		}
		expect((await officer.post(urls.personNew(), { given_name: 'Pascal', family_name: 'Demerdjian', anyway: 'yes' })).status).toBe(303);
	});

	it('kept by another city’s office is found by no search, page, list, twin or choice', async () => {
		expect((await lens.get(urls.person({ person: stranger }))).status).toBe(200);
		for (const browser of [officer, kapan]) {
			for (const path of [urls.person({ person: stranger }), urls.personEdit({ person: stranger }), urls.mandateNew({ person: stranger })])
				expect((await browser.get(path)).status).toBe(404);
			expect(JSON.parse((await browser.get(urls.directorySearch({}, { q: 'Vasseur', kind: 'person' }))).text)).toEqual([]);
			expect((await browser.get(urls.people())).text).not.toContain('Vasseur');
			expect((await browser.get(urls.directory({}, { q: 'Vasseur' }))).text).not.toContain('Aurélie');
		}
		expect((await officer.post(urls.personNew(), { given_name: 'Aurélie', family_name: 'Vasseur' })).status).toBe(303);
		expect((await lens.get(urls.person({ person: parsyan }))).status).toBe(404);
	});

	it('is not edited by a partner who sees them', async () => {
		const refused = await kapan.post(urls.personEdit({ person: perdriau }), { given_name: 'Autre', family_name: 'Nom' });
		expect(refused.status).toBe(403);
		expect((await officer.get(urls.person({ person: perdriau }))).text).toContain('Gaël Perdriau');
	});

	it('has no field for origin, religion, opinion, health or passport', async () => {
		const { text } = await officer.get(urls.personNew());
		const names = [...text.matchAll(/ name="([a-z_]+)"/g)].map(([, name]) => name);
		expect(names.filter((name) => !['viewport', 'color-scheme', 'description'].includes(name ?? ''))).toEqual([
			'given_name',
			'family_name',
			'given_name_hy',
			'family_name_hy',
			'spellings',
		]);
	});

	it('is not created by a reader', async () => {
		const reader = await world.browser('elected-saint-etienne', 'fr');
		expect((await reader.post(urls.personNew(), { family_name: 'Quiconque' })).status).toBe(403);
	});
});

describe('a mandate', () => {
	it('is added, ended and removed; the history keeps who did it', async () => {
		const person = kotchian;
		const added = await officer.post(urls.mandateNew({ person }), {
			organisation: '',
			organisation_text: 'association arménienne de st etienne',
			role: 'member',
			since: '2019',
		});
		expect(added.location).toBe(urls.person({ person }));
		const { rows } = await world.owner.query<{ id: string }>(`select id from mandate where person_id = $1 and role = 'member'`, [person]);
		const mandate = rows[0]?.id ?? '';
		const form = {
			organisation: alliance,
			organisation_text: 'Alliance franco-arménienne de la Loire',
			role: 'member',
			since: '2019',
			until: '31/12/2024',
		};
		expect((await officer.post(urls.mandateEdit({ person, mandate }), form)).status).toBe(303);
		expect((await officer.get(urls.person({ person }))).text).toContain('Mandats passés');
		expect((await officer.get(urls.mandateRemove({ person, mandate }))).text).toContain('Supprimer ce mandat');
		expect((await officer.post(urls.mandateRemove({ person, mandate }), { why: 'Saisi deux fois' })).status).toBe(303);
		expect((await officer.get(urls.person({ person }))).text).not.toContain('Mandats passés');
		const history = await world.owner.query(`select verb, account_name from history where record_id = $1 order by id`, [mandate]);
		expect(history.rows.map(({ verb }) => verb)).toEqual(['mandate.add', 'mandate.edit', 'mandate.remove']);
		expect(history.rows[2]).toMatchObject({ account_name: 'Relations internationales, Saint-Étienne' });
	});

	it('is refused when it ends before it begins, its words kept', async () => {
		const { status, text } = await officer.post(urls.mandateNew({ person: perdriau }), {
			organisation: saintEtienne,
			organisation_text: 'Ville de Saint-Étienne',
			role: 'mayor',
			'title.fr': 'maire de la ville',
			since: '2020',
			until: '2014',
		});
		expect(status).toBe(422);
		for (const part of ['id="until-error"', 'value="maire de la ville"', `value="${saintEtienne}"`]) expect(text).toContain(part);
	});

	it('asks which organisation is meant when several match, then takes the one chosen', async () => {
		const form = { organisation: '', organisation_text: 'Saint-Étienne', role: 'counsellor' };
		const asked = await officer.post(urls.mandateNew({ person: perdriau }), form);
		expect(asked.status).toBe(422);
		expect(asked.text).toContain(`type="radio" id="organisation" name="organisation"`);
		expect(asked.text).toContain(`value="${metropole}"`);
		expect((await officer.post(urls.mandateNew({ person: perdriau }), { ...form, organisation: metropole })).status).toBe(303);
	});

	it('of somebody kept elsewhere is not touched', async () => {
		const mandate = '019a0000-0000-7000-8000-000000003001';
		expect((await kapan.post(urls.mandateRemove({ person: perdriau, mandate }), {})).status).toBe(403);
		expect((await lens.post(urls.mandateRemove({ person: perdriau, mandate }), {})).status).toBe(404);
		expect((await officer.get(urls.person({ person: perdriau }))).text).toContain('maire de Saint-Étienne');
	});
});

describe('the directory’s home', () => {
	it('answers a search without JavaScript, by kind', async () => {
		const { text } = await officer.get(urls.directory({}, { q: 'Փարսյան' }));
		expect(text).toContain(urls.person({ person: parsyan }));
		const both = await officer.get(urls.directory({}, { q: 'kapan' }));
		expect(both.text).toContain('Communauté de Kapan');
		expect(both.text).toContain('href="/directory/territories/GN-174875"');
	});

	it('says so when nothing matches, and offers to create it', async () => {
		const { text } = await officer.get(urls.directory({}, { q: 'Zblorgh' }));
		expect(text).toContain('Rien ne correspond');
		expect(text).toContain('/directory/people/new?name=Zblorgh');
	});
});
