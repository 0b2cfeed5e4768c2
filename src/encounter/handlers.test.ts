import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [partnership, mission, known] = [id('10001'), id('80001'), id('96001')];
const goris = 'GN-174895';

let world: World;
let here: Browser;
let there: Browser;
beforeAll(async () => {
	world = await openWorld();
	here = await world.browser('officer-saint-etienne');
	there = await world.browser('officer-kapan', 'hy');
});
afterAll(() => world.close());
const idIn = (location: string | null) => location?.split('/').at(-1) ?? '';
/** The row of one organisation in the table of those who work at a place. */
const rowOf = (text: string, name: string) => {
	const workers = text.slice(text.indexOf('id="works-here"'));
	return (
		/<tr>.*?<\/tr>/gs[Symbol.match](workers.slice(0, workers.indexOf('</section>')))?.find((row) => row.includes(`>${name}</a></th>`)) ?? ''
	);
};

describe('the contact with Santé Arménie', () => {
	it('says what the city’s page says, and that nobody knows where they met', async () => {
		const { text } = await here.get(urls.encounter({ partnership, encounter: known }));
		for (const one of [
			'Santé Arménie',
			'novembre 2023',
			'Goris',
			'Hôpital de jour de Goris',
			'guerre d’Artsakh',
			'Non connu',
			'saint-etienne.fr',
		])
			expect(text).toContain(one);
		expect((await there.get(urls.encounters({ partnership }))).text).toContain('Սանտե Արմենի');
	});
	it('is followed by others of the partner’s country: Kapan meets people of France as Saint-Étienne does of Armenia', async () => {
		const chosen = async (who: Browser) =>
			/<select[^>]*name="newCountry".*?<option value="(\w\w)" selected/s.exec(
				(await who.get(urls.encounterNew({ partnership }))).text,
			)?.[1];
		expect([await chosen(here), await chosen(there)]).toEqual(['AM', 'FR']);
	});
	it('shows at Goris who works there: two associations, each with its own centre', async () => {
		const { text } = await here.get(urls.territory({ territory: goris }));
		const [sante, asaf] = [rowOf(text, 'Santé Arménie'), rowOf(text, 'Action Santé Arménie France (ASAF)')];
		expect(sante).toContain('Hôpital de jour de Goris');
		expect(sante).toContain('novembre 2023');
		expect(sante).not.toContain('cardiovasculaire');
		expect(asaf).toContain('Centre cardiovasculaire');
		expect(asaf).not.toContain('Hôpital de jour');
		expect(asaf).not.toContain('novembre 2023');
		expect(text).toContain('Auvergne-Rhône-Alpes – Syunik');
	});
	it('is seen from the province and the country too, and not from Kapan', async () => {
		for (const territory of ['AM-SU', 'AM'])
			expect(rowOf((await here.get(urls.territory({ territory }))).text, 'Santé Arménie'), territory).toContain('Goris');
		expect(rowOf((await here.get(urls.territory({ territory: 'GN-174875' }))).text, 'Santé Arménie')).toBe('');
	});
});

describe('who works at a place', () => {
	it('includes, on the page of Syunik, the partnerships of its towns, and of France those of its cities', async () => {
		for (const territory of ['AM-SU', 'AM']) {
			const { text } = await here.get(urls.territory({ territory }));
			expect(text, territory).toContain('Dans ce territoire');
			expect(text, territory).toContain('Saint-Étienne – Kapan');
		}
		expect((await here.get(urls.territory({ territory: 'FR-D42' }))).text).toContain('Saint-Étienne – Kapan');
		expect((await here.get(urls.territory({ territory: goris }))).text).not.toContain('Dans ce territoire');
	});
	it('includes what another French city has published of its twinning, and nothing that it has not', async () => {
		const [vienne, twin, theirs] = [id('1901'), id('1902'), id('19001')];
		await world.owner.query(
			`insert into organisation (id, keeper_id, kind, name, names, country_code, territory_code, folded) values
				($1, $1, 'local-authority', 'Ville de Vienne', '{}', 'FR', null, ''), ($2, $1, 'local-authority', 'Communauté de Goris', '{}', 'AM', $3, '')`,
			[vienne, twin, goris],
		);
		await world.owner.query(
			`insert into partnership (partnership_id, keeper_id, kind, name, story, languages, since, folded) values ($1, $2, 'twinning', 'Vienne – Goris', '{}', '{fr}', '1992', '')`,
			[theirs, vienne],
		);
		await world.owner.query('insert into party (partnership_id, organisation_id, position) values ($1, $2, 0), ($1, $3, 1)', [
			theirs,
			vienne,
			twin,
		]);
		const there = async (territory: string) => (await here.get(urls.territory({ territory }))).text;
		expect(await there(goris)).not.toContain('Vienne – Goris');
		await world.owner.query('update partnership set published_at = now() where partnership_id = $1', [theirs]);
		await world.owner.query(`insert into public_address (partnership_id, slug, since) values ($1, 'vienne-goris', now())`, [theirs]);
		for (const territory of [goris, 'AM-SU', 'AM'])
			expect(await there(territory), territory).toContain('href="/fr/jumelages/vienne-goris"');
		expect(await there(goris)).not.toContain(urls.partnership({ partnership: theirs }));
	});
	it('keeps Goris’s two centres apart in every search, and offers neither in place of the other', async () => {
		for (const q of ['Goris', 'centre Goris', 'Santé Arménie', 'hôpital de jour', 'ASAF']) {
			const { text } = await here.get(urls.directory({}, { q }));
			const found = [id('1008'), id('1009'), id('1010'), id('1011')].filter((one) =>
				text.includes(urls.organisation({ organisation: one })),
			);
			expect(new Set(found).size, q).toBe(found.length);
			expect(found.length, q).toBeGreaterThan(0);
		}
		const { text } = await here.get(urls.directory({}, { q: 'Goris' }));
		for (const one of [id('1009'), id('1011')]) expect(text).toContain(urls.organisation({ organisation: one }));
		// Typed without choosing, a name that both might bear is asked about, never guessed.
		const typed = await here.post(urls.encounterNew({ partnership }), {
			organisation: id('1008'),
			facility_text: 'Goris',
			newCountry: 'AM',
			metOn: '2023',
		});
		expect(typed.status).toBe(422);
		for (const one of [id('1009'), id('1011')]) expect(typed.text).toContain(`value="${one}"`);
	});
});

describe('a house of theirs', () => {
	const fields = { organisation: id('1008'), metOn: '2023-11', newCountry: 'AM', territory: goris, territory_text: 'Goris' };
	it('is entered with the encounter as theirs, where it stands, and is found on the plan of the page and of Goris', async () => {
		const made = await here.post(urls.encounterNew({ partnership }), {
			...fields,
			newFacility: 'Dispensaire de Verishen',
			newFacilityKind: 'health',
			coordinates: '39,5285, 46,3242',
		});
		expect(made.status).toBe(303);
		const { text } = await here.get(made.location ?? '');
		expect(text).toContain('Dispensaire de Verishen');
		expect(text).toContain('aria-label="Où cela se trouve"');
		expect(text).toContain('39,5285° N, 46,3242° E');
		const page = (await here.get(urls.territory({ territory: goris }))).text;
		expect(rowOf(page, 'Santé Arménie')).toContain('Dispensaire de Verishen');
		expect(page).toContain('aria-label="Où ils interviennent"');
		const { rows } = await world.owner.query<{ parent: string; at: string; country: string }>(
			`select parent_id as parent, territory_code as at, country_code as country from organisation where name = 'Dispensaire de Verishen'`,
		);
		expect(rows).toEqual([{ parent: id('1008'), at: goris, country: 'AM' }]);
		const edited = await here.get(urls.encounterEdit({ partnership, encounter: idIn(made.location) }));
		expect(edited.text).toContain('value="39.5285, 46.3242"');
	});
	it('is somebody’s, somewhere, and not one that is known already', async () => {
		const refused = async (more: Record<string, string>) =>
			(await here.post(urls.encounterNew({ partnership }), { ...fields, ...more })).text;
		const house = { newFacility: 'Polyclinique', newFacilityKind: 'health' };
		expect(await refused({ ...house, facility: id('1009') })).toContain('id="newFacility-error"');
		expect(await refused({ ...house, organisation: '', person: id('2002') })).toContain('Dites quelle organisation le tient');
		expect(await refused({ ...house, territory: '', territory_text: '' })).toContain('Dites où il se trouve');
		expect(await refused({ ...house, newFacilityKind: '' })).toContain('id="newFacilityKind-error"');
		expect(await refused({ coordinates: '39.5, 46.3' })).toContain('dites lequel');
		expect(await refused({ ...house, coordinates: '139, 46' })).toContain('id="coordinates-error"');
		expect(await refused({ ...house, newFacility: 'Hôpital de jour de Goris (Santé Arménie)' })).toContain(
			'L’annuaire connaît peut-être déjà',
		);
	});
});

describe('somebody met', () => {
	const fields = {
		newName: 'École de musique de Goris',
		newKind: 'school',
		newCountry: 'AM',
		metOn: '21/11/2023',
		territory: goris,
		territory_text: 'Goris',
	};
	it('goes into the directory with the encounter, once one has seen who bears that name already', async () => {
		const { status, location } = await here.post(urls.encounterNew({ partnership }, { mission }), {
			...fields,
			newGivenName: 'Անահիտ',
			newFamilyName: 'Պետրոսյան',
			'does.fr': 'Cours de piano et de kamantcha.',
		});
		expect(status).toBe(303);
		const { text } = await there.get(location ?? '');
		for (const one of ['École de musique de Goris', 'Անահիտ Պետրոսյան', 'Cours de piano', 'Սենտ Էտիենի պատվիրակությունը Կապանում'])
			expect(text).toContain(one);
		expect((await here.get(urls.directory({}, { q: 'École de musique' }))).text).toContain('École de musique de Goris');
		expect(rowOf((await here.get(urls.territory({ territory: goris }))).text, 'École de musique de Goris')).toContain('21 novembre 2023');
		const twin = await here.post(urls.encounterNew({ partnership }), fields);
		expect(twin.status).toBe(422);
		expect(twin.text).toContain('L’annuaire connaît peut-être déjà ce nom');
		expect((await here.post(urls.encounterNew({ partnership }), { ...fields, anyway: 'yes' })).status).toBe(303);
	});
	it('is somebody, on a day that has come, and not both known and new', async () => {
		const later = await here.post(urls.encounterNew({ partnership }), {
			organisation: id('1008'),
			newCountry: 'AM',
			metOn: '21/11/2030',
			'does.fr': 'Une chorale',
		});
		expect(later.status).toBe(422);
		for (const part of ['Une chorale', 'id="metOn-error"']) expect(later.text).toContain(part);
		const nobody = await here.post(urls.encounterNew({ partnership }), { newCountry: 'AM', metOn: '2023' });
		expect(nobody.text).toContain('Dites qui a été rencontré');
		const both = await here.post(urls.encounterNew({ partnership }), { ...fields, organisation: id('1008') });
		expect(both.status).toBe(422);
		expect(both.text).toContain('pas les deux');
	});
	it('of a session becomes an encounter without typing it again', async () => {
		await here.post(urls.outcomeNew({ partnership, mission }), { kind: 'contact', 'words.fr': 'L’hôpital de Meghri cherche un pédiatre' });
		const { rows } = await world.owner.query<{ id: string }>(`select id from outcome where words ->> 'fr' like '%Meghri%'`);
		const outcome = rows[0]?.id ?? '';
		const form = await here.get(urls.encounterNew({ partnership }, { outcome }));
		expect(form.text).toContain('cherche un pédiatre');
		expect(form.text).toContain('20/11/2023');
		const made = await here.post(urls.encounterNew({ partnership }, { outcome }), { organisation: id('1011'), metOn: '2023-11' });
		expect((await here.get(urls.missionMinutes({ partnership, mission }))).text).toContain(
			urls.encounter({ partnership, encounter: idIn(made.location) }),
		);
	});
	it('is followed up, and is then not taken out; else with a reason', async () => {
		await here.post(urls.encounterEdit({ partnership, encounter: known }), {
			revision: '1',
			organisation: id('1008'),
			metOn: '2023-11',
			territory: goris,
			facility: id('1009'),
			'next.fr': 'Visiter le centre à la prochaine mission',
		});
		const form = await here.get(urls.followUpNew({ partnership }, { encounter: known }));
		expect(form.text).toContain('Visiter le centre à la prochaine mission');
		await here.post(urls.followUpNew({ partnership }, { encounter: known }), { 'words.fr': 'Visiter le centre', ownerId: id('1001') });
		expect((await here.get(urls.encounter({ partnership, encounter: known }))).text).toContain('Visiter le centre');
		expect((await here.post(urls.encounterRemove({ partnership, encounter: known }), { why: 'x' })).status).toBe(422);
		const other = idIn((await here.post(urls.encounterNew({ partnership }), { organisation: id('1010'), metOn: '2023' })).location);
		expect((await here.post(urls.encounterRemove({ partnership, encounter: other }), {})).status).toBe(422);
		expect((await here.post(urls.encounterRemove({ partnership, encounter: other }), { why: 'Saisie deux fois' })).status).toBe(303);
	});
	it('is changed over nobody’s words, by nobody who only reads, and is not of another partnership', async () => {
		const late = await there.post(urls.encounterEdit({ partnership, encounter: known }), {
			revision: '1',
			organisation: id('1008'),
			'does.fr': 'Trop tard',
		});
		expect(late.status).toBe(422);
		for (const part of ['Trop tard', 'Visiter le centre']) expect(late.text).toContain(part);
		const reader = await world.browser('association');
		expect((await reader.get(urls.encounter({ partnership, encounter: known }))).status).toBe(200);
		expect((await reader.post(urls.encounterNew({ partnership }), fields)).status).toBe(403);
		expect((await here.get(urls.encounter({ partnership: id('10003'), encounter: known }))).status).toBe(404);
	});
});
