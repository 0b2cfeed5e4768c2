import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/html.ts';
import { readPdf } from '../../test/pdf.ts';
import {
	at,
	example,
	idOf,
	meeting,
	mission,
	openProgramme,
	parsyan,
	partnership,
	perdriau,
	rowOf,
	signature,
} from '../../test/programme.ts';
import type { World } from '../../test/world.ts';
import { urls } from '../urls.ts';
import { readDayCopy } from './form.ts';

let world: World;
beforeAll(async () => {
	world = await openProgramme();
});
afterAll(() => world.close());

describe('moving', () => {
	let officer: Awaited<ReturnType<World['browser']>>;
	let lunch: string;
	let toast: string;
	beforeAll(async () => {
		officer = await world.browser('officer-saint-etienne', 'fr');
		const free = { kind: 'meal', participants: [perdriau, parsyan], onDay: '29/03/2027' };
		lunch = idOf((await officer.post(urls.programmeNew(at), { ...free, 'title.fr': 'Déjeuner', from: '12:30', to: '14:00' })).location);
		toast = idOf(
			(await officer.post(urls.programmeNew(at), { ...free, 'title.fr': 'Toasts', from: '14:00', to: '14:30', hangsOnId: lunch })).location,
		);
	});
	it('is shown before it is done, with what hangs on it', async () => {
		const page = await officer.get(urls.programmeSessionMove({ ...at, session: lunch }, { day: '28/03/2027', hour: '13:00' }));
		expect(page.status).toBe(200);
		const words = plain(page.text);
		expect(words).toContain('Déplacer les 2 séances');
		expect(words).toContain('dimanche 28 mars 2027, 14:30–15:00 à Kapan, 12:30–13:00 à Saint-Étienne');
		expect((await rowOf(world, lunch))?.on_day).toBe('2027-03-29');
	});
	it('moves what hangs on it, and back', async () => {
		const move = urls.programmeSessionMove({ ...at, session: lunch });
		const moved = await officer.post(move, { revision: '1', day: '28/03/2027', hour: '13:00' });
		expect(moved.status).toBe(303);
		expect((await rowOf(world, toast))?.starts_at.toISOString()).toBe('2027-03-28T10:30:00.000Z');
		const page = await officer.get(moved.location ?? '');
		expect(plain(page.text)).toContain('Remettre : lundi 29 mars 2027, 12:30');
		expect((await officer.post(move, { revision: '2', day: '2027-03-29', hour: '12:30', back: 'yes' })).status).toBe(303);
		expect((await rowOf(world, toast))?.starts_at.toISOString()).toBe('2027-03-29T10:00:00.000Z');
	});
	it('asks who had not seen the other’s move to look again', async () => {
		const late = await officer.post(urls.programmeSessionMove({ ...at, session: lunch }), {
			revision: '1',
			day: '28/03/2027',
			hour: '9:00',
		});
		expect(late.status).toBe(422);
		expect(late.text).toContain('Quelqu’un a modifié cette séance');
		expect((await rowOf(world, lunch))?.on_day).toBe('2027-03-29');
	});
	it('tells the grid both clocks and the clash before anything is saved', async () => {
		expect((await officer.post(urls.programmeNew(at), meeting)).status).toBe(303);
		const { text, status } = await officer.get(
			urls.programmeSessionMoveCheck({ ...at, session: lunch }, { day: '2027-03-27', hour: '10:15' }),
		);
		expect(status).toBe(200);
		const { ok, said } = JSON.parse(text);
		expect(ok).toBe(true);
		expect(said[0]).toBe('10:15 à Kapan, 7:15 à Saint-Étienne');
		expect(said[1]).toContain('1 autre séance');
		expect(said.slice(2).join()).toContain(
			'Gaël Perdriau et Gevorg Parsyan doivent être ailleurs (10:15–11:30 à Kapan, 7:15–8:30 à Saint-Étienne)',
		);
	});
	it('waits for who puts the mission’s zone right: nine in the evening is the new clocks’ nine', async () => {
		const client = await world.owner.connect();
		await client.query('begin');
		await client.query(`update mission set zone = 'Asia/Tokyo' where id = $1`, [mission]);
		const asked = officer.post(urls.programmeNew(at), { ...meeting, onDay: '29/03/2027', from: '21:00', to: '22:00', room: 'Bureau' });
		await new Promise((resolve) => setTimeout(resolve, 300));
		await client.query('commit');
		client.release();
		const { location } = await asked;
		await world.owner.query(`update mission set zone = 'Asia/Yerevan' where id = $1`, [mission]);
		const row = await rowOf(world, idOf(location));
		expect(row?.starts_at.toISOString()).toBe('2027-03-29T12:00:00.000Z');
	});
	it('to the end of the calendar is a slip of the keys, and no page stands still for it', async () => {
		const far = urls.programmeSessionMove({ ...at, session: lunch }, { day: '31/12/9999', hour: '23:00' });
		const page = await officer.get(far);
		expect(page.status).toBe(422);
		expect(plain(page.text)).toContain('Ce jour est trop loin');
		const check = await officer.get(urls.programmeSessionMoveCheck({ ...at, session: lunch }, { day: '9999-12-31', hour: '23:45' }));
		expect(JSON.parse(check.text).ok).toBe(false);
		expect((await officer.post(urls.programmeNew(at), { ...meeting, onDay: '01/01/1000', from: '0:00', to: '1:00' })).status).toBe(422);
	});
	it('never makes a circle, and a removed session hands over what hung on it', async () => {
		const circle = await officer.post(urls.programmeSessionEdit({ ...at, session: lunch }), {
			kind: 'meal',
			'title.fr': 'Déjeuner',
			onDay: '29/03/2027',
			from: '12:30',
			to: '14:00',
			hangsOnId: toast,
			revision: '3',
		});
		expect(circle.status).toBe(422);
		expect(plain(circle.text)).toContain('elles tourneraient en rond');
		expect((await officer.post(urls.programmeSessionRemove({ ...at, session: lunch }), {})).status).toBe(422);
		expect((await officer.post(urls.programmeSessionRemove({ ...at, session: lunch }), { why: 'Annulé' })).status).toBe(303);
		expect((await rowOf(world, toast))?.hangs_on_id).toBe(null);
		expect(await rowOf(world, lunch)).toBe(undefined);
	});
	it('is not for who only reads', async () => {
		const reader = await world.browser('elected-saint-etienne');
		const there = urls.programmeSessionMove({ ...at, session: toast });
		expect((await reader.post(there, { revision: '1', day: '28/03/2027', hour: '9:00' })).status).toBe(403);
		expect((await reader.get(there)).status).toBe(403);
	});
});

describe('a day', () => {
	it('is copied to another: hours, people and what hangs together; only what is ticked', async () => {
		const officer = await world.browser('officer-kapan', 'fr');
		const on = { ...meeting, onDay: '30/03/2027', place: 'Musée', room: '', seen: 'outside' };
		const visit = idOf(
			(await officer.post(urls.programmeNew(at), { ...on, 'title.fr': 'Visite guidée', from: '14:00', to: '15:00' })).location,
		);
		const tea = idOf(
			(await officer.post(urls.programmeNew(at), { ...on, 'title.fr': 'Goûter', from: '15:00', to: '15:30', hangsOnId: visit })).location,
		);
		const there = urls.programmeDayCopy(at, { day: '2027-03-30' });
		const page = await officer.get(there);
		expect(plain(page.text)).toContain('Visite guidée (14:00–15:00 à Kapan)');
		expect((await officer.post(there, { to: '29/03/2027' })).status).toBe(422);
		const done = await officer.post(there, { to: '29/03/2027', sessions: [visit, tea, signature] });
		expect(done.status).toBe(303);
		const { rows } = await world.owner.query(
			`select s.id, s.title ->> 'fr' as title, to_char(s.starts_at at time zone 'Asia/Yerevan', 'HH24:MI') as hour, s.hangs_on_id, count(d.*)::int as people
			from programme_session s left join session_delegate d on d.session_id = s.id
			where s.mission_id = $1 and s.on_day = '2027-03-29' and s.title ->> 'fr' in ('Visite guidée', 'Goûter') group by s.partnership_id, s.mission_id, s.id order by hour`,
			[mission],
		);
		expect(rows).toEqual([
			{ id: expect.any(String), title: 'Visite guidée', hour: '14:00', hangs_on_id: null, people: 2 },
			{ id: expect.any(String), title: 'Goûter', hour: '15:00', hangs_on_id: rows[0]?.id, people: 2 },
		]);
		// Copied again and again, a day doubles: there is an end to it.
		const again = new FormData();
		for (const [name, value] of [
			['to', '29/03/2027'],
			['sessions', visit],
			['sessions', tea],
		] as const)
			again.append(name, value);
		expect(readDayCopy(again, [visit, tea], 2).ok).toBe(true);
		expect(readDayCopy(again, [visit, tea], 1)).toMatchObject({ ok: false, errors: { sessions: expect.stringContaining('2000') } });
		expect(plain((await officer.get(urls.programmeDayCopy(at, { day: '2031-01-01' }))).text)).toContain(
			'Rien n’est encore prévu ce jour-là',
		);
		expect((await (await world.browser('elected-saint-etienne')).post(there, { to: '29/03/2027', sessions: [visit] })).status).toBe(403);
	});
});

describe('without hours', () => {
	it('one goes up among those of its day', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const second = '019a0000-0000-7000-8000-000000082002';
		const there = { partnership, mission: example, session: second };
		expect((await officer.post(urls.programmeSessionOrder(there), { way: 'up' })).status).toBe(303);
		const page = await officer.get(urls.programme({ partnership, mission: example }));
		expect([...page.text.matchAll(/id="session-[^"]+8200(\d)"/g)].map(([, n]) => n)).toEqual(['2', '1', '3', '4', '5']);
		await officer.post(urls.programmeSessionOrder(there), { way: 'down' });
	});
	it('gets no hour by moving', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const there = urls.programmeSessionMove({ partnership, mission: example, session: signature });
		expect(plain((await officer.get(there)).text)).toContain('seul son jour change');
		expect((await officer.post(there, { revision: '1', day: '21/11/2023', hour: '12:00' })).status).toBe(422);
	});
});

describe('a ceremony', () => {
	it('keeps folders, flags, who speaks in which language, and their order', async () => {
		const officer = await world.browser('officer-kapan', 'fr');
		const ceremony = { ...meeting, kind: 'ceremony', 'title.fr': 'Signature', from: '15:00', to: '16:00' };
		const id = idOf((await officer.post(urls.programmeNew(at), ceremony)).location);
		const there = { ...at, session: id };
		const sent = {
			folders: 'Deux parapheurs, quatre exemplaires',
			flags: 'France à gauche, Arménie à droite',
			[`who.${perdriau}.part`]: 'reads',
			[`who.${perdriau}.language`]: 'fr',
			[`who.${parsyan}.part`]: 'speaks',
			[`who.${parsyan}.language`]: 'hy',
			agreementId: '019a0000-0000-7000-8000-000000040001',
		};
		expect((await officer.post(urls.programmeCeremony(there), { ...sent, revision: '1', place: `up ${parsyan}` })).status).toBe(303);
		const page = plain((await officer.get(urls.programmeSession(there))).text);
		expect(page).toContain('Deux parapheurs');
		expect(page).toMatch(/Gevorg Parsyan prend la parole, en arménien.*Gaël Perdriau donne lecture, en français/i);
		const foreign = await officer.post(urls.programmeCeremony(there), {
			...sent,
			agreementId: '019a0000-0000-7000-8000-000000049999',
			revision: '2',
		});
		expect(foreign.status).toBe(422);
		expect(foreign.text).toContain('Deux parapheurs');
		expect((await officer.post(urls.programmeCeremony(there), { ...sent, revision: '1' })).status).toBe(422);
		// Who prepares the room has it on paper.
		const printed = plain((await officer.get(urls.programmePrint(at))).text);
		expect(printed).toContain('France à gauche, Arménie à droite');
		expect(printed).toMatch(/Gevorg Parsyan prend la parole, en arménien/);
		const address = new URL(urls.programmePdf(at, { in: 'fr-hy' }), world.baseUrl);
		const paper = await world.app.request(new Request(address, { headers: { cookie: officer.cookie } }));
		const { text } = await readPdf(new Uint8Array(await paper.arrayBuffer()));
		for (const words of ['France à gauche', '1. Gevorg Parsyan prend la parole, en arménien', '1. Գևորգ Փարսյան ելույթ է ունենում'])
			expect(text.replace(/\s+/g, ' ')).toContain(words);
		// A copy is as prepared as the original.
		const copied = await officer.post(urls.programmeSessionCopy(there), {});
		expect(copied.status).toBe(303);
		expect(plain((await officer.get(urls.programmeSession({ ...at, session: idOf(copied.location) }))).text)).toContain('Deux parapheurs');
	});
});

it('the history says who moved what, in words', async () => {
	const page = plain((await (await world.browser('officer-saint-etienne', 'fr')).get(urls.partnershipHistory({ partnership }))).text);
	expect(page).toContain('a déplacé : Déjeuner');
	expect(page).toContain('a préparé la cérémonie : Signature');
});
