import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/html.ts';
import {
	at,
	example,
	idOf,
	kapan,
	meeting,
	mission,
	openProgramme,
	parsyan,
	partnership,
	perdriau,
	rowOf,
	saintEtienne,
	signature,
} from '../../test/programme.ts';
import type { World } from '../../test/world.ts';
import { urls } from '../urls.ts';

let world: World;
beforeAll(async () => {
	world = await openProgramme();
});
afterAll(() => world.close());

describe('the programme', () => {
	it('of November 2023 keeps its order, says that neither day nor hour is known, and invents none', async () => {
		for (const [language, unknown] of [
			['fr', 'Ni le jour ni l’heure ne sont connus'],
			['hy', 'Հայտնի չեն ո՛չ օրը, ո՛չ ժամը'],
		] as const) {
			const page = await (await world.browser('officer-saint-etienne', language)).get(urls.programme({ partnership, mission: example }));
			expect(page.status).toBe(200);
			expect(plain(page.text)).toContain(unknown);
			// Who was there is not known either: nobody is asked to name them in time.
			expect(page.text).not.toContain('class="warnings"');
			expect(page.text).not.toMatch(/\d{1,2}:00/);
			const order = [...page.text.matchAll(/id="session-019a0000-0000-7000-8000-00000008200(\d)"/g)].map(([, n]) => n);
			expect(order).toEqual(['1', '2', '3', '4', '5']);
		}
	});
	it('says what to do where it is empty', async () => {
		const page = await (await world.browser('officer-saint-etienne', 'fr')).get(urls.programme(at));
		expect(plain(page.text)).toContain('Commencez par ce qui a une heure sûre');
	});
	it('shows ten in Kapan and seven in Saint-Étienne, to both, and on paper', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const added = await officer.post(urls.programmeNew(at), meeting);
		expect(added.status).toBe(303);
		const page = plain((await officer.get(urls.programme(at))).text);
		expect(page).toContain('10:00–11:30 à Kapan');
		expect(page).toContain('7:00–8:30 à Saint-Étienne');
		expect(page).toContain('Samedi 27 mars 2027');
		const other = await world.browser('officer-kapan', 'hy');
		expect(plain((await other.get(urls.programmePrint(at))).text)).toContain('10:00–11:30');
		expect((await rowOf(world, idOf(added.location)))?.starts_at.toISOString()).toBe('2027-03-27T06:00:00.000Z');
		const shown = plain((await other.get(added.location ?? '')).text);
		expect(shown).toContain('Գևորգ Փարսյան');
		// Paris goes on to summer time in the night to the 28th: Kapan does not.
		await officer.post(urls.programmeNew(at), { ...meeting, 'title.fr': 'Dimanche', onDay: '28/03/2027' });
		expect(plain((await officer.get(urls.programme(at, { day: '2027-03-28' }))).text)).toContain('8:00–9:30 à Saint-Étienne');
	});
});

describe('a session', () => {
	it('that is badly filled in comes back with each message beside its field and what was typed', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const page = await officer.post(urls.programmeNew(at), {
			kind: 'meal',
			'title.fr': '',
			from: 'midi',
			place: 'Chez Anahit',
			coordinates: 'là-bas',
		});
		expect(page.status).toBe(422);
		expect(plain(page.text)).toContain('Ce n’est pas une heure');
		expect(plain(page.text)).toContain('Ce ne sont pas des coordonnées');
		expect(page.text).toContain('value="Chez Anahit"');
		const half = await officer.post(urls.programmeNew(at), { kind: 'meal', 'title.fr': 'Dîner', onDay: '27/03/2027', from: '20:00' });
		expect(half.status).toBe(422);
		expect(half.text).toContain('Donnez le début et la fin');
	});
	it('whose hour the clocks of Saint-Étienne skip is refused, with what to type instead', async () => {
		const officer = await world.browser('officer-kapan', 'fr');
		await world.owner.query(`update mission set zone = 'Europe/Paris', home_zone = 'Asia/Yerevan' where id = $1`, [mission]);
		const page = await officer.post(urls.programmeNew(at), { ...meeting, onDay: '28/03/2027', from: '2:30', to: '4:00' });
		await world.owner.query(`update mission set zone = 'Asia/Yerevan', home_zone = 'Europe/Paris' where id = $1`, [mission]);
		expect(page.status).toBe(422);
		expect(plain(page.text)).toContain('les horloges passent de 2:00 à 3:00');
	});
	it('that clashes is shown beside the fields at once, and saved when the officer decides so', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const clashing = {
			...meeting,
			'title.fr': 'Visite de l’hôpital',
			from: '11:00',
			to: '12:00',
			participants: [parsyan],
			room: 'salle du CONSEIL',
		};
		const asked = await officer.post(urls.programmeNew(at), clashing);
		expect(asked.status).toBe(422);
		const words = plain(asked.text);
		expect(words).toContain('Gevorg Parsyan doit être ailleurs (11:00–11:30 à Kapan, 8:00–8:30 à Saint-Étienne) : Réunion élargie');
		expect(words).toContain('La salle est prise');
		expect(words).toContain('Personne n’est inscrit à cette séance pour Saint-Étienne');
		expect(words).toContain('C’est vous qui décidez');
		// As a browser sends it: each line ends with CR LF.
		const seen = (/name="seen" value="([^"]+)"/.exec(asked.text)?.[1] ?? '').replaceAll('\n', '\r\n');
		expect(seen).toContain('\r\n');
		const saved = await officer.post(urls.programmeNew(at), { ...clashing, seen });
		expect(saved.status).toBe(303);
		const programme = plain((await officer.get(urls.programme(at))).text);
		expect(programme).toContain('2 séances en conflit');
		// What was decided is not asked again.
		const id = idOf(saved.location);
		const again = await officer.post(urls.programmeSessionEdit({ ...at, session: id }), { ...clashing, revision: '1', note: 'vu' });
		expect(again.status).toBe(303);
		await officer.post(urls.programmeSessionRemove({ ...at, session: id }), { why: 'Saisie par erreur' });
	});
	it('names only people, towns, fields and sessions of its own mission', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const foreigners: Record<string, string | string[]>[] = [
			{ participants: ['019a0000-0000-7000-8000-000000081001'] },
			{ inChargeId: '019a0000-0000-7000-8000-000000081001' },
			{ hangsOnId: signature },
			{ fieldKey: 'astronomie' },
		];
		for (const foreign of foreigners) expect((await officer.post(urls.programmeNew(at), { ...meeting, ...foreign })).status).toBe(422);
	});
	it('is not overwritten by who had not seen the other’s change', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const id = idOf((await officer.post(urls.programmeNew(at), { ...meeting, 'title.fr': 'Concert', onDay: '29/03/2027' })).location);
		const there = urls.programmeSessionEdit({ ...at, session: id });
		expect(
			(await officer.post(there, { ...meeting, onDay: '29/03/2027', 'title.fr': 'Concert', place: 'Théâtre', revision: '1' })).status,
		).toBe(303);
		const late = await (await world.browser('officer-kapan', 'fr')).post(there, {
			...meeting,
			onDay: '29/03/2027',
			place: 'Musée',
			revision: '1',
		});
		expect(late.status).toBe(422);
		expect(late.text).toContain('Théâtre');
		expect(late.text).toContain('value="Musée"');
	});
	it('is written by who may: an elected reader reads; somebody of another city finds nothing', async () => {
		const reader = await world.browser('elected-saint-etienne');
		expect((await reader.get(urls.programme(at))).status).toBe(200);
		expect((await reader.get(urls.programme(at))).text).not.toContain(urls.programmeNew(at));
		const read = { partnership, mission: example, session: signature };
		expect((await reader.get(urls.programmeSession(read))).text).toContain(urls.minutes(read));
		expect((await reader.post(urls.programmeNew(at), meeting)).status).toBe(403);
		const officer = await world.browser('officer-saint-etienne');
		const elsewhere = { partnership: '019a0000-0000-7000-8000-000000010002', mission };
		expect((await officer.get(urls.programme(elsewhere))).status).toBe(404);
		expect((await officer.get(urls.programmeSession({ ...at, session: signature }))).status).toBe(404);
	});
});

describe('a new session', () => {
	const anahit = '019b0000-0000-7000-8000-000000081003';
	const ticked = (html: string) =>
		[...html.matchAll(/<input[^>]*name="participants"[^>]*>/g)].flatMap(([box]) =>
			box.includes('checked') ? (/value="([^"]+)"/.exec(box)?.[1] ?? []) : [],
		);
	beforeAll(() =>
		world.owner.query(
			`insert into delegate (partnership_id, mission_id, id, side_id, person_id, position, part, status)
			values ($1, $2, $3, $4, '019a0000-0000-7000-8000-000000002005', 1, 'interpreter', 'other')`,
			[partnership, mission, anahit, saintEtienne],
		),
	);
	it('proposes all who come, and not who only interprets; of a visit that is over it proposes nobody', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const page = await officer.get(urls.programmeNew(at));
		expect(ticked(page.text)).toEqual([perdriau, parsyan]);
		expect(page.text).toContain(anahit);
		// A label ticks its own box, and no other's.
		const ids = [...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(ids).toEqual([...new Set(ids)]);
		expect(ticked((await officer.get(urls.programmeNew({ partnership, mission: example }))).text)).toEqual([]);
	});
	it('is followed at once by the next: where it ends, in the same place, with all who come proposed again', async () => {
		const officer = await world.browser('officer-kapan', 'fr');
		const morning = {
			...meeting,
			'title.fr': 'Accueil',
			onDay: '30/03/2027',
			from: '9:00',
			to: '9:45',
			participants: [parsyan],
			next: 'yes',
			seen: `missing ${saintEtienne}\noutside`,
		};
		const added = await officer.post(urls.programmeNew(at), morning);
		expect(added.status).toBe(303);
		const { text } = await officer.get(added.location ?? '');
		for (const typed of ['value="09:45"', 'value="Mairie de Kapan"', 'value="30/03/2027" selected']) expect(text).toContain(typed);
		expect(text).not.toContain('value="Salle du conseil"');
		expect(ticked(text)).toEqual([perdriau, parsyan]);
	});
	it('does not begin at the airport that a transfer has left', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const road = {
			...meeting,
			kind: 'transfer',
			'title.fr': 'Route vers Kapan',
			onDay: '30/03/2027',
			from: '5:00',
			to: '6:30',
			place: 'Aéroport Zvartnots',
			next: 'yes',
			seen: 'outside',
		};
		const { text } = await officer.get((await officer.post(urls.programmeNew(at), road)).location ?? '');
		expect(text).toContain('value="06:30"');
		expect(text).not.toContain('value="Aéroport Zvartnots"');
	});
	it('says of whom it names that they have declined, or are still on their way', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const asked = async () =>
			plain(
				(await officer.post(urls.programmeNew(at), { ...meeting, onDay: '28/03/2027', from: '15:00', to: '16:00', interpreterId: anahit }))
					.text,
			);
		await world.owner.query(`update delegate set declined_on = '2027-03-01' where id = $1`, [parsyan]);
		await world.owner.query(
			`insert into delegate_leg (partnership_id, mission_id, delegate_id, id, leaves_at, arrives_at, by) values ($1, $2, $3, $3, '2027-03-28T06:00Z', '2027-03-28T11:30Z', 'air')`,
			[partnership, mission, anahit],
		);
		const words = await asked();
		await world.owner.query('delete from delegate_leg where id = $1', [anahit]);
		await world.owner.query('update delegate set declined_on = null where id = $1', [parsyan]);
		expect(words).toContain('Gevorg Parsyan a décliné l’invitation');
		expect(words).toContain('Personne n’est inscrit à cette séance pour Kapan');
		expect(words).toMatch(/En route à ce moment-là \(10:00–15:30 à Kapan, 8:00–13:30 à Saint-Étienne\) : Vrej Khosrovian/);
	});
});

describe('the programme that is carried away', () => {
	it('is a PDF for all and one for the pocket of one person', async () => {
		const officer = await world.browser('officer-kapan', 'hy');
		for (const address of [urls.programmePdf(at, { in: 'fr-hy' }), urls.programmePocket({ ...at, delegate: parsyan }, { in: 'hy' })]) {
			const paper = await officer.get(address);
			expect(paper.status, address).toBe(200);
			expect(paper.headers.get('content-type')).toBe('application/pdf');
		}
		const nobody = urls.programmePocket({ ...at, delegate: '019a0000-0000-7000-8000-000000081001' });
		expect((await officer.get(nobody)).status).toBe(404);
	});
	it('is a calendar that says the hours of Kapan; one person’s holds their own sessions', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		await officer.post(urls.programmeNew(at), {
			...meeting,
			'title.fr': 'Visite sans Kapan',
			kind: 'visit',
			from: '17:00',
			to: '18:00',
			room: '',
			participants: [perdriau],
			seen: `missing ${kapan}`,
		});
		const { text, headers } = await officer.get(urls.programmeIcs(at));
		expect(headers.get('content-type')).toContain('text/calendar');
		expect(text).toContain('DTSTART;TZID=Asia/Yerevan:20270327T100000');
		expect(text).toContain('SUMMARY:Visite sans Kapan');
		const own = await officer.get(urls.programmePersonIcs({ ...at, delegate: parsyan }));
		expect(own.text).toContain('SUMMARY:Réunion élargie');
		expect(own.text).not.toContain('Visite sans Kapan');
		expect((await (await world.browser('elected-saint-etienne')).get(urls.programmeIcs(at))).status).toBe(200);
		expect((await (await world.browser()).get(urls.programmeIcs(at))).status).toBe(303);
	});
});

it('the walls hold: who is in neither city sees no session, and can write none', async () => {
	await world.database.enter({ session: null, readOnly: true }, async (db) => {
		const { sessionsOf } = await import('./store.ts');
		expect(await sessionsOf(db, { partnershipId: partnership, missionId: example })).toEqual([]);
	});
	// Another partnership's mission cannot take a session's participants, whatever the code does.
	await expect(
		world.owner.query(
			`insert into session_delegate (partnership_id, mission_id, session_id, delegate_id) values ($1, $2, $3, '019a0000-0000-7000-8000-000000081001')`,
			[partnership, mission, signature],
		),
	).rejects.toThrow(/foreign key/);
});
