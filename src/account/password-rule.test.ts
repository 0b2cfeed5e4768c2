import { expect, it } from 'vitest';
import { judgePassword } from './password-rule.ts';

const officer = ['Hélène Martin', 'h.martin@saint-etienne.example', 'Ville de Saint-Étienne', 'Communauté de Kapan'];
const answer = (password: string) => {
	const judged = judgePassword(password, officer);
	return judged.ok ? 'taken' : judged.code;
};

it('takes a phrase of Kapan in any script, with spaces and no digit, to the last of two hundred characters', () => {
	for (const phrase of [
		'trois ponts sur le Voghji',
		'Կապանի կամուրջների վրայով',
		'🏔️ հեռու 山の町 далеко',
		'onze et une?',
		'x9 — '.repeat(13).slice(0, 64).replace('x9', 'étape une'),
		`${'abcdefghij klmnopqrst uvwxyz 0123456789 '.repeat(5)}`.slice(0, 200),
	])
		expect(answer(phrase), phrase).toBe('taken');
});

it('asks for twelve characters as people count them, and refuses none for its length below two hundred', () => {
	expect(answer('onze lettre')).toBe('short');
	// Eleven letters of which each accent is a character of its own.
	expect(answer('éééàààèèèùù'.normalize('NFD'))).toBe('short');
	expect(answer('é'.repeat(3) + 'x'.repeat(198))).toBe('long');
});

it('refuses what many people chose, in any case, and with a year behind it', () => {
	for (const common of [
		'qwerty123456',
		'QWERTY123456',
		'passwordpassword',
		'1qaz2wsx3edc',
		'football2026!',
		'liverpool1234',
		'123456789012',
	])
		expect(answer(common), common).toBe('common');
});

it('refuses one piece said again and again', () => {
	for (const repeated of ['ooKooKooKooKooK', 'kapkapkapkapkap', 'zx9!zx9!zx9!zx9!!']) expect(answer(repeated), repeated).toBe('repeated');
});

it('refuses the names of the person, the city and the product, and lets them stand in a longer phrase', () => {
	for (const known of ['Jumelage-2026', 'saint-etienne42', 'HeleneMartin!1', 'Kapan&SaintÉtienne', 'MairieDeKapan'])
		expect(answer(known), known).toBe('personal');
	expect(answer('le jumelage de Kapan fête ses dix ans')).toBe('taken');
});
