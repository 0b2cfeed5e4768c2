import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { axe, expectSound, narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

const mission = '019b0000-0000-7000-8000-000000080009';
const at = { partnership: example.kapan, mission };
const perdriau = '019b0000-0000-7000-8000-000000081001';
const parsyan = '019b0000-0000-7000-8000-000000081002';
const anahit = '019b0000-0000-7000-8000-000000081003';
const march = { day: '2027-03-29', typed: '29/03/2027' };

let stage: Stage;
let marie: Seat;
let ani: Seat;
/** Kapan's officer on a slow link: no script arrives. */
let plain: Seat;
beforeAll(async () => {
	stage = await openStage();
	await stage.owner.query(
		`insert into mission (partnership_id, id, sender_id, host_id, title, leaves_on, returns_on, zone, home_zone)
		values ($1, $2, '019a0000-0000-7000-8000-000000001001', '019a0000-0000-7000-8000-000000001002',
			'{"fr": "Délégation de mars", "hy": "Մարտի պատվիրակությունը"}', '2027-03-28', '2027-03-30', 'Asia/Yerevan', 'Europe/Paris')`,
		[example.kapan, mission],
	);
	await stage.owner.query(
		`insert into mission_place (partnership_id, mission_id, territory_code, position) values ($1, $2, 'GN-174875', 0)`,
		[example.kapan, mission],
	);
	for (const [id, side, person, part] of [
		[perdriau, '1', '1', 'leader'],
		[parsyan, '2', '2', 'leader'],
		[anahit, '1', '5', 'interpreter'],
	])
		await stage.owner.query(
			`insert into delegate (partnership_id, mission_id, id, side_id, person_id, position, part, status)
			values ($1, $2, $3, $4, $5, 0, $6, 'other')`,
			[example.kapan, mission, id, `019a0000-0000-7000-8000-00000000100${side}`, `019a0000-0000-7000-8000-00000000200${person}`, part],
		);
	[marie, ani, plain] = await Promise.all([
		stage.seat('officer-saint-etienne'),
		stage.seat('officer-kapan', { language: 'hy' }),
		stage.seat('officer-kapan', { javaScriptEnabled: false, viewport: narrow, language: 'fr' }),
	]);
});
afterAll(() => stage?.close());

const press = ({ page }: Seat, name: string) => page.getByRole('main').getByRole('button', { name }).first().click();
const hourOf = async (title: string) =>
	(
		await stage.owner.query(
			`select to_char(starts_at at time zone 'Asia/Yerevan', 'HH24:MI') as hour from programme_session where title ->> 'fr' = $1`,
			[title],
		)
	).rows[0]?.hour;

async function write({ page }: Seat, title: string, from: string, to: string, more: { room?: string; on?: string; kind?: string } = {}) {
	await page.locator('[name="title.fr"]').fill(title);
	await page.locator('[name=kind]').selectOption(more.kind ?? 'working');
	await page.locator('[name=onDay]').selectOption(march.typed);
	await page.locator('[name=from]').fill(from);
	await page.locator('[name=to]').fill(to);
	if (more.room) await page.locator('[name=room]').fill(more.room);
	if (more.on) await page.locator('[name=hangsOnId]').selectOption(more.on);
	for (const one of [perdriau, parsyan]) await page.locator(`[name=participants][value="${one}"]`).check();
	await page.locator('[name=interpreterId]').selectOption(anahit);
}

test('the programme is prepared: an empty page says where to begin, hours are shown by both clocks', async () => {
	const { page } = marie;
	await page.goto(urls.programme(at));
	await expectSound(marie);
	await page.getByRole('link', { name: 'Ajouter la première séance' }).click();
	await page.locator('[name="title.fr"]').waitFor();
	await write(marie, 'Réunion élargie', '10:00', '11h30', { room: 'Salle du conseil' });
	await press(marie, 'Enregistrer');
	await page.getByText('10:00–11:30 à Kapan').waitFor();
	await page.getByText('8:00–9:30 à Saint-Étienne').waitFor();
});

test('a clash of people, room and interpreter is shown beside the fields at once, and the officer decides', async () => {
	const { page } = marie;
	await page.goto(urls.programmeNew(at));
	await write(marie, 'Visite du musée', '11:00', '12:00', { room: 'Salle du conseil', kind: 'visit' });
	await press(marie, 'Enregistrer');
	await page.getByRole('alert').waitFor();
	for (const words of ['La salle est prise', 'L’interprète', 'doivent être ailleurs'])
		expect(await page.locator('.field', { hasText: words }).count()).toBeGreaterThan(0);
	await expectSound(marie);
	await shot(page, 'programme-clash');
	await page.locator('[name=from]').fill('14:00');
	await page.locator('[name=to]').fill('15:00');
	await press(marie, 'Enregistrer quand même');
	await page.getByText('14:00–15:00 à Kapan').waitFor();
	expect(await page.locator('.warnings').count()).toBe(0);
});

test('dragged by the mouse, a session takes with it what hangs on it, and is put back', async () => {
	const { page } = marie;
	const visit = (await stage.owner.query(`select id from programme_session where title ->> 'fr' = 'Visite du musée'`)).rows[0]?.id;
	await page.goto(urls.programmeNew(at));
	await write(marie, 'Thé avec les guides', '15:00', '15:30', { on: visit, kind: 'meal' });
	await press(marie, 'Enregistrer');
	await page.getByText('15:00–15:30 à Kapan').waitFor();
	await page.goto(urls.programme(at, { day: march.day }));
	const held = page.locator('.grid-session', { hasText: 'Visite du musée' });
	await held.waitFor();
	await expectSound(marie);
	await shot(page, 'programme-day');
	await held.scrollIntoViewIfNeeded();
	const box = await held.boundingBox();
	if (!box) throw new Error('the session is nowhere');
	await page.mouse.move(box.x + 20, box.y + 8);
	await page.mouse.down();
	// 0.8 pixels a minute: an hour later.
	await page.mouse.move(box.x + 20, box.y + 8 + 24);
	await page.mouse.move(box.x + 20, box.y + 8 + 48);
	await page.locator('.grid-session', { hasText: '15:00–16:00' }).waitFor();
	await page.mouse.up();
	await page.getByText('La séance est déplacée.').waitFor();
	expect([await hourOf('Visite du musée'), await hourOf('Thé avec les guides')]).toEqual(['15:00', '16:00']);
	await press(marie, 'Remettre');
	await page.getByText('La séance est remise à sa place.').waitFor();
	expect([await hourOf('Visite du musée'), await hourOf('Thé avec les guides')]).toEqual(['14:00', '15:00']);
});

test('the same by the keyboard, in Armenian: each step is heard, with the clash it would make', async () => {
	const { page } = ani;
	await page.goto(urls.programme(at, { day: march.day }));
	const held = page.locator('.grid-session', { hasText: 'Visite du musée' });
	await held.focus();
	for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Shift+ArrowDown');
	const said = page.locator('.grid-said [role=status]');
	await said.getByText('Կապան՝ 11:05, Սենտ Էտիեն՝ 9:05').waitFor();
	expect(await said.textContent()).toContain('Réunion élargie');
	expect(await axe(page)).toEqual([]);
	await page.keyboard.press('Escape');
	expect(await page.locator('.grid-said form').count()).toBe(0);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.locator('.flash').waitFor();
	expect(await hourOf('Visite du musée')).toBe('14:15');
	// The keys find it where they put it, and take it to another day and back.
	const there = page.locator('.grid-session:focus', { hasText: 'Visite du musée' });
	await there.waitFor();
	await page.keyboard.press('ArrowRight');
	await said.getByText('2027 թ. մարտի 30').waitFor();
	await page.keyboard.press('Enter');
	await page.waitForURL(/day=2027-03-30/);
	await there.waitFor();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Enter');
	await page.waitForURL(/day=2027-03-29/);
	expect(await hourOf('Visite du musée')).toBe('14:15');
});

test('what the other city moves is seen at once, and the keys keep the session they hold', async () => {
	const { page } = ani;
	await page.goto(urls.programme(at, { day: march.day }));
	const held = page.locator('.grid-session', { hasText: 'Visite du musée' });
	await held.focus();
	await page.keyboard.press('ArrowDown');
	await marie.page.goto(urls.programmeNew(at, { day: march.day }));
	await write(marie, 'Point presse', '9:00', '9:30', { kind: 'other' });
	await press(marie, 'Enregistrer');
	await page.locator('.grid-session', { hasText: 'Point presse' }).waitFor();
	expect(await page.locator('.grid-session:focus[data-held]').textContent()).toContain('14:30');
	await page.keyboard.press('Escape');
});

test('dropped by the mouse on the name of another day, a session goes there at the same hour', async () => {
	const { page } = marie;
	await page.goto(urls.programme(at, { day: march.day }));
	const held = page.locator('.grid-session', { hasText: 'Point presse' });
	await held.scrollIntoViewIfNeeded();
	const [box, day] = [await held.boundingBox(), await page.locator('[data-drop-day="2027-03-30"]').boundingBox()];
	if (!box || !day) throw new Error('nowhere');
	await page.mouse.move(box.x + 20, box.y + 8);
	await page.mouse.down();
	await page.mouse.move(day.x + 10, day.y + 8, { steps: 4 });
	await page.locator('[data-drop-day][data-over]').waitFor();
	await page.mouse.up();
	await page.waitForURL(/day=2027-03-30/);
	expect(await hourOf('Point presse')).toBe('09:00');
	await page.locator('.grid-session', { hasText: 'Point presse' }).waitFor();
});

test('a ceremony of signature is prepared: folders, flags, who speaks in which language, and in which order', async () => {
	const { page } = marie;
	await page.goto(urls.programmeNew(at));
	await write(marie, 'Signature', '16:30', '17:30', { kind: 'ceremony' });
	await page.locator('[name=agreementId]').selectOption(example.signed);
	await press(marie, 'Enregistrer');
	await page.getByRole('link', { name: 'Préparer la cérémonie' }).click();
	await page.locator('[name=folders]').fill('Deux parapheurs, quatre exemplaires');
	await page.locator('[name=flags]').fill('France et Arménie');
	await page.locator(`[name="who.${parsyan}.part"]`).selectOption('speaks');
	await page.locator(`[name="who.${parsyan}.language"]`).selectOption('hy');
	await page.locator(`[name="who.${perdriau}.part"]`).selectOption('reads');
	await page.locator(`[name="who.${perdriau}.language"]`).selectOption('fr');
	await expectSound(marie);
	await shot(page, 'programme-ceremony');
	await page.getByRole('button', { name: 'Monter Gevorg Parsyan' }).click();
	await page.getByText('L’ordre est enregistré.').waitFor();
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('La séance est enregistrée.').waitFor();
	await page.getByText('Deux parapheurs, quatre exemplaires').waitFor();
	const order = await page.locator('.section ol li').allTextContents();
	expect(order.map((line) => line.replace(/\s+/g, ' '))).toEqual([
		expect.stringContaining('Gevorg Parsyan prend la parole'),
		expect.stringContaining('Gaël Perdriau donne lecture'),
	]);
	await shot(page, 'programme-session');
});

test('without script, on a phone, a session is moved by a form that says first what will move', async () => {
	const { page } = plain;
	await page.goto(urls.programme(at, { day: march.day }));
	expect(await page.locator('.grid-session').count()).toBe(0);
	await page.getByRole('link', { name: 'Déplacer Visite du musée' }).click();
	await page.locator('[name=hour]').fill('13:30');
	await press(plain, 'Voir ce qui changera');
	await page.getByText('Thé avec les guides').waitFor();
	await shot(page, 'programme-move-390');
	await press(plain, 'Déplacer les 2 séances');
	await page.getByText('La séance est déplacée.').waitFor();
	expect([await hourOf('Visite du musée'), await hourOf('Thé avec les guides')]).toEqual(['13:30', '14:30']);
	await press(plain, 'Remettre');
	await page.getByText('La séance est remise à sa place.').waitFor();
	expect(await hourOf('Visite du musée')).toBe('14:15');
});
