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
