import { parse } from 'csv-parse/sync';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, confirmedBy, openWorld, type World } from '../../test/world.ts';

const kapanCase = '019a0000-0000-7000-8000-000000010001';
const org = (n: number) => `019a0000-0000-7000-8000-00000000${1000 + n}`;
const [saintEtienne, kapan, ministry, shushi, goris] = [org(1), org(2), org(4), org(18), org(9)];
const at = (rest = '') => `/partnerships/${kapanCase}${rest}`;

let world: World;
let officer: Browser;
let armenian: Browser;
let guest: Browser;
let stranger: Browser;
beforeAll(async () => {
	world = await openWorld();
	[officer, armenian, guest] = await Promise.all([
		world.browser('officer-saint-etienne', 'fr'),
		world.browser('officer-kapan', 'hy'),
		world.browser('association', 'fr'),
	]);
	const account = await world.auth.create({ name: 'Relations internationales, Vienne', email: 'agent@vienne.example', language: 'fr' });
	const city = uuid();
	await world.owner.query(
		"insert into organisation (id, keeper_id, kind, name, country_code, folded) values ($1, $1, 'local-authority', 'Ville de Vienne', 'FR', 'vienne')",
		[city],
	);
	await world.owner.query("insert into membership (id, account_id, organisation_id, role) values ($1, $2, $3, 'administrator')", [
		uuid(),
		account,
		city,
	]);
	stranger = await world.browser({ id: account }, 'fr');
});
afterAll(() => world.close());

/** A form as it is sent: every partner by its id alone, as a script would. */
const form = (parties: string[], more: Record<string, string | string[]> = {}) => ({
	nature: 'new',
	kind: 'twinning',
	name: '',
	proposedOn: '2026',
	languages: ['fr', 'hy'],
	...Object.fromEntries(parties.map((id, row) => [`parties.${row}.organisation`, id])),
	...more,
});
const rowOf = async (id: string | undefined) =>
	(
		await world.owner.query(
			'select p.*, array(select organisation_id from party y where y.partnership_id = p.partnership_id order by position) as parties from partnership p where partnership_id = $1',
			[id],
		)
	).rows[0];
const idIn = (location: string | null) => /\/partnerships\/([0-9a-f-]{36})/.exec(location ?? '')?.[1];

describe('opening a partnership', () => {
	it('takes two cities and a year, names it after them, and leads on to its fields', async () => {
		const answer = await officer.post('/partnerships/new', form([saintEtienne, org(15)]));
		expect(answer.status).toBe(303);
		expect(answer.location).toMatch(/\/fields$/);
		const row = await rowOf(idIn(answer.location));
		expect([row.name, row.keeper_id, row.parties, row.languages]).toEqual([
			'Saint-Étienne – Des Moines',
			saintEtienne,
			[saintEtienne, org(15)],
			['fr', 'hy'],
		]);
		expect((await officer.get('/partnerships?q=des+moines')).text).toContain(`/partnerships/${row.partnership_id}"`);
	});

	it('finds a partner by its typed name, without a script, and makes an authority of a town that had none', async () => {
		const answer = await officer.post(
			'/partnerships/new',
			form([saintEtienne], { 'parties.1.organisation': '', 'parties.1.organisation_text': 'Կապան' }),
		);
		expect((await rowOf(idIn(answer.location))).parties).toEqual([saintEtienne, kapan]);
		const made = await officer.post(
			'/partnerships/new',
			form([saintEtienne], { 'parties.1.organisation': 'territory:GN-174895', 'parties.1.organisation_text': 'Goris' }),
		);
		expect(made.status).toBe(303);
		expect((await rowOf(idIn(made.location))).name).toBe('Saint-Étienne – Goris');
	});

	it.each([
		[
			'a ministry, which signs for its State',
			'twinning',
			ministry,
			'CGCT',
			'une collectivité française ne peut conclure aucune convention avec un État étranger',
		],
		['Shushi, as the court did', 'friendship-charter', shushi, '', 'Consultez la préfecture'],
		['a hospital as a twin', 'twinning', goris, '', 'un jumelage ou une coopération se conclut avec une autorité locale étrangère'],
	])('refuses %s, with the law’s words beside the field, and keeps what was typed', async (_, kind, partner, __, words) => {
		// The French ministry is French: seen from Kapan it would be foreign, and from here it stands as a party against Kapan’s.
		const parties = partner === ministry ? [saintEtienne, armenianMinistry] : [saintEtienne, partner];
		if (partner === ministry)
			await world.owner.query(
				"insert into organisation (id, kind, name, country_code, folded) values ($1, 'ministry', 'Ministère arménien des Affaires étrangères', 'AM', '') on conflict do nothing",
				[armenianMinistry],
			);
		const page = await officer.post('/partnerships/new', form(parties, { kind, name: 'Pacte du printemps' }));
		expect(page.status).toBe(422);
		expect(page.text.replaceAll('&#39;', '’')).toContain(words);
		expect(page.text).toContain('id="parties.1.organisation-error"');
		expect(page.text).toContain('value="Pacte du printemps"');
		expect((await world.owner.query("select from partnership where name = 'Pacte du printemps'")).rowCount).toBe(0);
	});

	it('puts the same on record as past, once it is said since when', async () => {
		const past = form([saintEtienne, shushi], { nature: 'past', kind: 'friendship-charter', name: 'Charte de 2018', proposedOn: '' });
		const asked = await officer.post('/partnerships/new', past);
		expect([asked.status, asked.text.includes('id="since-error"')]).toEqual([422, true]);
		expect((await officer.post('/partnerships/new', { ...past, since: '2018' })).status).toBe(303);
		expect((await officer.post('/partnerships/new', { ...past, since: '2031' })).status).toBe(422);
	});

	it('stops at a name on the list of places that unrecognised entities held, until somebody confirms', async () => {
		const id = uuid();
		await world.owner.query(
			"insert into organisation (id, kind, name, country_code, folded) values ($1, 'local-authority', 'Stepanakert', 'AZ', '')",
			[id],
		);
		const page = await officer.post('/partnerships/new', form([saintEtienne, id]));
		expect([page.status, page.text.includes('name="recognised"')]).toEqual([422, true]);
		expect((await officer.post('/partnerships/new', form([saintEtienne, id], { recognised: 'yes' }))).status).toBe(303);
	});

	it('asks for two partners, not twice the same, and for a date it understands', async () => {
		expect((await officer.post('/partnerships/new', form([saintEtienne]))).text).toContain('id="parties.1.organisation-error"');
		expect((await officer.post('/partnerships/new', form([saintEtienne, kapan, kapan]))).text).toContain(
			'id="parties.2.organisation-error"',
		);
		const page = await officer.post('/partnerships/new', form([saintEtienne, kapan], { since: 'au printemps dernier' }));
		expect([page.status, page.text.includes('value="au printemps dernier"')]).toEqual([422, true]);
	});

	it('shows one row more when a partner is to be added, and loses nothing typed', async () => {
		const page = await officer.post('/partnerships/new', form([saintEtienne, kapan], { action: 'add-party', name: 'À trois' }));
		expect(page.text).toContain('name="parties.2.organisation"');
		expect(page.text).toContain('value="À trois"');
	});

	it('is not for an elected reader', async () => {
		const elected = await world.browser('elected-saint-etienne');
		expect((await elected.get('/partnerships/new')).status).toBe(403);
		expect((await elected.post('/partnerships/new', form([saintEtienne, kapan]))).status).toBe(403);
		expect((await elected.get('/partnerships')).text).not.toContain('/partnerships/new');
	});
});

const armenianMinistry = '019b0000-0000-7000-8000-0000000000aa';

describe('changing a partnership', () => {
	const edited = async () => {
		const page = await officer.get(at('/edit'));
		const revision = /name="revision" value="(\d+)"/.exec(page.text)?.[1] ?? '';
		return { page, revision };
	};

	it('shows what is on file and saves what was changed', async () => {
		const { page, revision } = await edited();
		expect(page.text).toContain('value="Ministère de l’Europe et des Affaires étrangères"');
		const answer = await officer.post(
			at('/edit'),
			form([saintEtienne, kapan], { revision, name: 'Saint-Étienne – Kapan', since: '2023', 'story.fr': 'Voté en 2022.' }),
		);
		expect(answer.location).toBe(at());
		expect((await rowOf(kapanCase)).story).toEqual({ fr: 'Voté en 2022.' });
		const stale = await officer.post(at('/edit'), form([saintEtienne, kapan], { revision, name: 'Autre nom' }));
		expect([stale.status, stale.text.includes('value="Autre nom"'), stale.text.includes('Voté en 2022.')]).toEqual([422, true, true]);
	});

	it('lets no State join a living partnership, nor take out a city that has signed', async () => {
		const { revision } = await edited();
		const state = await officer.post(at('/edit'), form([saintEtienne, kapan, armenianMinistry], { revision }));
		expect([state.status, state.text.includes('id="parties.2.organisation-error"')]).toEqual([422, true]);
		const without = await officer.post(at('/edit'), form([saintEtienne, org(15)], { revision }));
		expect([without.status, without.text.includes('Communauté de Kapan ne peut pas être retiré')]).toEqual([422, true]);
	});

	it('is opened to another party by an approver, not by an editor, who may change the rest', async () => {
		const clerk = await world.auth.create({ name: 'Agent, Saint-Étienne', email: 'agent@saint-etienne.example', language: 'fr' });
		await world.owner.query("insert into membership (id, account_id, organisation_id, role) values ($1, $2, $3, 'editor')", [
			uuid(),
			clerk,
			saintEtienne,
		]);
		const editor = await world.browser({ id: clerk }, 'fr');
		const { revision } = await edited();
		const refused = await editor.post(at('/edit'), form([saintEtienne, kapan, org(15)], { revision }));
		expect([refused.status, refused.text.includes('demandez à un approbateur')]).toEqual([422, true]);
		expect((await editor.post(at('/edit'), form([saintEtienne, kapan], { revision, since: '2023' }))).status).toBe(303);
	});

	it('still lets the annulled charter with Shushi be corrected: it is history', async () => {
		const charter = '/partnerships/019a0000-0000-7000-8000-000000010007/edit';
		expect(
			(await officer.post(charter, form([saintEtienne, shushi], { kind: 'friendship-charter', revision: '1', since: '2018' }))).status,
		).toBe(303);
	});

	it('keeps the frame that Kapan does not see when Kapan saves, and takes none that it does not see', async () => {
		const hidden = '019a0000-0000-7000-8000-000000010004';
		await world.owner.query('update partnership set parent_partnership_id = $1 where partnership_id = $2', [hidden, kapanCase]);
		const { revision } = await edited();
		const more = { revision, since: '2023', 'story.hy': 'Քույր քաղաքներ' };
		expect((await armenian.post(at('/edit'), form([saintEtienne, kapan], { ...more, parent: hidden }))).status).toBe(422);
		expect((await armenian.post(at('/edit'), form([saintEtienne, kapan], more))).status).toBe(303);
		expect((await rowOf(kapanCase)).parent_partnership_id).toBe(hidden);
	});

	it('refuses to make a partnership part of itself', async () => {
		const umbrella = '019a0000-0000-7000-8000-000000010002';
		await world.owner.query('update partnership set parent_partnership_id = $1 where partnership_id = $2', [umbrella, kapanCase]);
		const page = await officer.post(
			`/partnerships/${umbrella}/edit`,
			form([org(12), org(13)], { kind: 'umbrella', revision: '1', parent: kapanCase }),
		);
		expect([page.status, page.text.includes('id="parent-error"')]).toEqual([422, true]);
	});
});

describe('what surrounds it', () => {
	it('takes usual fields and own ones with their codes, and keeps those that an agreement names', async () => {
		await officer.post(at('/fields'), { action: 'choose', default: [] });
		expect((await world.owner.query('select from partnership_field where partnership_id = $1', [kapanCase])).rowCount).toBe(8);
		expect(
			(
				await officer.post(at('/fields'), {
					'names.fr': 'Patrimoine minier',
					dacPurpose: '41040',
					sdgTargets: '11.4, 8.9',
					actesMatter: '8.9',
				})
			).status,
		).toBe(303);
		const page = await officer.get(at('/fields'));
		expect(page.text).toContain('Patrimoine minier');
		const wrong = await officer.post(at('/fields'), {
			'names.fr': 'Sport',
			dacPurpose: '99999',
			sdgTargets: '4.7 42.1',
			actesMatter: '12.3',
		});
		expect([wrong.status, ...['dacPurpose', 'sdgTargets', 'actesMatter'].map((name) => wrong.text.includes(`id="${name}-error"`))]).toEqual(
			[422, true, true, true],
		);
		expect((await officer.post(at('/fields'), { action: 'remove', key: 'patrimoine-minier' })).status).toBe(303);
		expect((await officer.post(at('/fields'), { action: 'remove', key: 'education' })).status).toBe(422);
		expect((await officer.get(at('/fields?field=education'))).text).toContain('value="11110"');
	});

	it('lists who takes part, in the reader’s script, and keeps whoever signed', async () => {
		expect((await armenian.get(at('/people'))).text).toContain('Գևորգ Փարսյան');
		const mayor = '019a0000-0000-7000-8000-000000002001';
		expect((await officer.post(at(`/people/${mayor}/remove`), {})).status).toBe(422);
		const member = '019a0000-0000-7000-8000-000000002008';
		expect((await officer.post(at(`/people/${member}/remove`), { why: 'Saisi par erreur' })).location).toBe(at('/people'));
		expect((await officer.post(at('/people'), { person: member, 'part.fr': 'interprète' })).status).toBe(303);
		expect((await officer.get(at('/people'))).text).toContain('interprète');
	});

	it('invites an organisation to read, and shows it the door again', async () => {
		expect((await officer.post(at('/guests'), { organisation: org(8) })).status).toBe(303);
		expect((await officer.get(at('/guests'))).text).toContain('Santé Arménie');
		expect((await officer.post(at('/guests'), { organisation: kapan })).status).toBe(422);
		expect((await officer.get(at(`/guests/${org(8)}/remove`))).status).toBe(200);
		await officer.post(at(`/guests/${org(8)}/remove`), { why: 'Mission terminée' });
		expect(
			(await world.owner.query('select from share where partnership_id = $1 and organisation_id = $2', [kapanCase, org(8)])).rowCount,
		).toBe(0);
	});

	it('is suspended with a reason, and active again once the mistake is removed', async () => {
		const both = confirmedBy(officer, armenian);
		expect((await both.post(at('/events'), { kind: 'suspended', on: '03/2026', reason: '' })).status).toBe(422);
		await both.post(at('/events'), { kind: 'suspended', on: '03/2026', reason: 'Élections' });
		expect((await officer.get('/partnerships?state=suspended')).text).toContain(kapanCase);
		const { rows } = await world.owner.query("select id from partnership_event where kind = 'suspended'");
		expect((await both.post(at(`/events/${rows[0].id}/remove`), { why: 'Saisi par erreur' })).status).toBe(303);
		expect((await officer.get('/partnerships?state=suspended')).text).not.toContain(kapanCase);
	});
});

describe('walls', () => {
	const addresses = [
		'/edit',
		'/fields',
		'/people',
		'/people/019a0000-0000-7000-8000-000000002001/remove',
		'/guests',
		`/guests/${org(7)}/remove`,
		'/events',
		'/events/019a0000-0000-7000-8000-000000020001/remove',
	];

	it('hide Saint-Étienne – Kapan from Vienne: no line in its list or its file, 404 at every address', async () => {
		expect((await stranger.get('/partnerships')).text).not.toContain('Kapan');
		expect((await stranger.get(`/partnerships?organisation=${saintEtienne}`)).text).not.toContain('Kapan');
		expect((await stranger.get('/partnerships.csv')).text.trim().split('\n')).toHaveLength(1);
		for (const address of addresses) {
			expect([address, (await stranger.get(at(address))).status]).toEqual([address, 404]);
			expect([address, (await stranger.post(at(address), form([saintEtienne, kapan], { revision: '1' }))).status]).toEqual([address, 404]);
		}
	});

	it('let the association read and not write', async () => {
		for (const address of ['/fields', '/people', '/guests', '/events']) expect((await guest.get(at(address))).status).toBe(200);
		for (const address of addresses) expect([address, (await guest.post(at(address), {})).status]).toEqual([address, 403]);
		expect((await guest.get(at('/people'))).text).not.toContain('name="person"');
	});
});

describe('the file', () => {
	it('gives back the list, and runs no formula', async () => {
		await officer.post('/partnerships/new', form([saintEtienne, kapan], { name: '=HYPERLINK("https://mal.example")' }));
		const answer = await officer.get('/partnerships.csv?q=kapan');
		expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		const lines: Record<string, string>[] = parse(answer.text, { columns: true, bom: true });
		const shown = [
			...(await officer.get('/partnerships?q=kapan')).text.matchAll(/<th scope="row"><a href="\/partnerships\/([0-9a-f-]{36})"/g),
		].map(([, id]) => id);
		expect(shown.length).toBeGreaterThan(2);
		expect(lines.map(({ id }) => id)).toEqual(shown);
		expect(lines.find(({ name }) => name?.includes('HYPERLINK'))?.name).toBe('\'=HYPERLINK("https://mal.example")');
		expect(lines.find(({ id }) => id === kapanCase)).toMatchObject({ state: 'active', countries: 'FR; AM', last_agreement_on: '2024-23' });
	});
});
