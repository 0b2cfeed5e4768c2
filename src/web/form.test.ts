import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { field, readForm } from './form.ts';
import { languageOf } from './locale.ts';

const form = (fields: Record<string, string | string[]>) => {
	const data = new FormData();
	for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) data.append(name, value);
	return data;
};

describe('a form', () => {
	const shape = z.object({
		subject: field.texts({ required: true }),
		on: field.dated(),
		rows: field.rows(z.object({ year: field.count(2000, 2100), note: field.optionalLine() })),
		tick: field.tick(),
	});

	it('becomes typed input: dates, rows without the empty ones, one text a language', () => {
		const read = readForm(
			form({
				'subject.fr': ' Jumelage ',
				on: '21/11/2023',
				'rows.0.year': '2024',
				'rows.0.note': '',
				'rows.1.year': '',
				'rows.2.year': '2 025',
				tick: 'yes',
			}),
			shape,
		);
		expect(read).toMatchObject({ ok: true, value: { subject: { fr: 'Jumelage' }, on: '2023-11-21', tick: true } });
		expect(read.ok && read.value.rows.map(({ year }) => year)).toEqual([2024, 2025]);
	});
	it('comes back with a message beside each wrong field, and every word that was typed', () => {
		const read = readForm(form({ 'subject.fr': '', on: 'hier', 'rows.0.year': 'bientôt' }), shape);
		expect(read.ok).toBe(false);
		expect(!read.ok && Object.keys(read.errors).sort()).toEqual(['on', 'rows.0.year', 'subject.fr']);
		expect(read.typed).toMatchObject({ on: 'hier', 'rows.0.year': 'bientôt' });
	});
	it('tells in the language of the page what to do about a choice that was not offered', () => {
		const choice = z.object({ zone: z.enum(['there', 'home']) });
		for (const [sent, message] of [
			['elsewhere', 'Choisissez dans la liste.'],
			['', 'Choisissez une réponse.'],
		] as const) {
			const read = readForm(form({ zone: sent }), choice);
			expect(!read.ok && read.errors.zone).toBe(message);
		}
	});
	it('refuses characters that make a text read otherwise than it is', () => {
		for (const text of ['accord\u202etxt', 'a\u0000b', '\u2066x'])
			expect(readForm(form({ line: text }), z.object({ line: field.line() })).ok, JSON.stringify(text)).toBe(false);
	});
	it('never throws, whatever names and values a program sends', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(
						fc.oneof(fc.string(), fc.constantFrom('__proto__.x', 'subject', 'subject.fr.x', 'rows.0.year.z', 'constructor', 'rows')),
						fc.string(),
					),
					{ maxLength: 8 },
				),
				(pairs) => {
					const data = new FormData();
					for (const [name, value] of pairs) data.append(name, value);
					readForm(data, shape);
					expect(({} as Record<string, unknown>).x).toBe(undefined);
				},
			),
			{ numRuns: 500 },
		);
	});
});

it('answers in the chosen language, else in the first the browser names that we speak, else in French', () => {
	expect(languageOf('hy', 'fr')).toBe('hy');
	expect(languageOf('xx', 'ru-RU,hy;q=0.8,en;q=0.9')).toBe('en');
	expect(languageOf(null, 'hy-AM')).toBe('hy');
	expect(languageOf(null, 'en;q=0, de')).toBe('fr');
	expect(languageOf(null, null)).toBe('fr');
});
