import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Language } from '../plain/language.ts';
import { type Article, completeness, effects, moved, type Seen, save, seen, stamp, textState, wordDiff } from './text.ts';

const text = (body: string, meaning = 1, revision = 1) => ({ heading: 'Objet', body, meaning, revision });
const article = (texts: Article['texts'], meaning = 1): Article => ({ id: 'a', position: 1, meaning, texts });
/** The article as it stands after a save. */
function then(
	before: Article,
	language: Language,
	body: string,
	effect: (typeof effects)[number],
	shown: Seen = seen(before, language),
): Article {
	const decided = save(before, language, { heading: 'Objet', body }, effect, shown);
	if (!decided.ok || decided.value === null) return before;
	return { ...before, meaning: decided.value.articleMeaning, texts: { ...before.texts, [language]: decided.value.text } };
}

describe('the two texts of an article', () => {
	const both = article({ fr: text('Trois ans.'), hy: text('Երեք տարի։') });

	it('marks Kapan’s text for review when Saint-Étienne changes what the article says', () => {
		const changed = then(both, 'fr', 'Cinq ans.', 'meaning');
		expect([textState(changed, 'fr'), textState(changed, 'hy')]).toEqual(['current', 'outdated']);
	});
	it('leaves Kapan’s text alone when Saint-Étienne only mends its spelling', () => {
		expect(textState(then(both, 'fr', 'Trois années.', 'correction'), 'hy')).toBe('current');
	});
	it('holds both texts current once Kapan has translated the change, or has said that its words still fit', () => {
		const changed = then(both, 'fr', 'Cinq ans.', 'meaning');
		expect(textState(then(changed, 'hy', 'Հինգ տարի։', 'translation'), 'hy')).toBe('current');
		expect(textState(then(changed, 'hy', 'Երեք տարի։', 'translation'), 'hy')).toBe('current');
		expect(textState(then(changed, 'hy', 'Երեք  տարի։', 'correction'), 'hy')).toBe('outdated');
	});
	it('creates a first translation as current, and asks nothing of the others', () => {
		const alone = article({ fr: text('Trois ans.', 4, 7) }, 4);
		const translated = then(alone, 'hy', 'Երեք տարի։', 'meaning');
		expect([textState(translated, 'fr'), textState(translated, 'hy'), translated.texts.hy?.revision]).toEqual(['current', 'current', 1]);
	});
	it('writes nothing where nothing changed', () => {
		expect(save(both, 'fr', { heading: 'Objet', body: 'Trois ans.' }, 'meaning', seen(both, 'fr'))).toEqual({ ok: true, value: null });
	});
	it('refuses words written over a revision that is no longer the one shown', () => {
		const shown = seen(both, 'fr');
		const changed = then(both, 'fr', 'Cinq ans.', 'correction');
		expect(save(changed, 'fr', { heading: '', body: 'Deux ans.' }, 'meaning', shown)).toMatchObject({
			ok: false,
			code: 'changed-meanwhile',
		});
	});
	it('refuses a translation finished while the other language changed: it has not caught up with it', () => {
		const alone = article({ fr: text('Trois ans.') });
		const shown = seen(alone, 'hy');
		const changed = then(alone, 'fr', 'Cinq ans.', 'meaning');
		expect(save(changed, 'hy', { heading: '', body: 'Երեք տարի։' }, 'translation', shown)).toMatchObject({ ok: false });
	});
	it('counts how far each language has come', () => {
		const articles = [both, article({ fr: text('Cinq ans.', 2), hy: text('Երեք տարի։', 1) }, 2), article({ fr: text('Fin.') })];
		expect(completeness(articles, ['fr', 'hy'])).toEqual([
			{ language: 'fr', current: 3, outdated: 0, missing: 0 },
			{ language: 'hy', current: 1, outdated: 1, missing: 1 },
		]);
	});
});

test('two officers writing at once never overwrite words they were not shown, and no text is called current that lags behind', () => {
	const languages = ['fr', 'hy'] as const;
	const step = fc.record({
		officer: fc.constantFrom(0, 1),
		language: fc.constantFrom(...languages),
		act: fc.constantFrom('open', 'save'),
		effect: fc.constantFrom(...effects),
		body: fc.constantFrom('a', 'b', 'c', 'd'),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			let now = article({ fr: text('a') });
			// What each officer's page shows, by language: the words, and the revisions it carries.
			const pages = new Map<string, { shown: Seen; words: Partial<Record<Language, string>> }>();
			for (const { officer, language, act, effect, body } of steps) {
				const page = `${officer}${language}`;
				const words = Object.fromEntries(languages.map((one) => [one, now.texts[one]?.body]));
				const open = pages.get(page);
				if (act === 'open' || !open) {
					pages.set(page, { shown: seen(now, language), words });
					continue;
				}
				const decided = save(now, language, { heading: 'Objet', body }, effect, open.shown);
				if (decided.ok && decided.value) {
					const overwritten = now.texts[language]?.body;
					if (overwritten !== undefined && overwritten !== open.words[language]) return false;
					// A text is called current only by who saw every text that says what the article says.
					const became = { ...now, meaning: decided.value.articleMeaning, texts: { ...now.texts, [language]: decided.value.text } };
					const read = languages.filter((other) => other !== language && textState(now, other) === 'current' && now.meaning > 1);
					if (textState(became, language) === 'current' && read.some((other) => now.texts[other]?.meaning !== open.shown.meaning))
						return false;
					now = became;
				}
				// The page comes back: after a save with what was saved, after a refusal with the other's words beside one's own.
				pages.set(page, { shown: seen(now, language), words: Object.fromEntries(languages.map((one) => [one, now.texts[one]?.body])) });
			}
			return true;
		}),
		{ numRuns: 500 },
	);
});

describe('the order of articles', () => {
	it('lets an article change places with its neighbour, and keeps the first where it is', () => {
		expect(moved(['a', 'b', 'c'], 'c', 'up')).toEqual(['a', 'c', 'b']);
		expect(moved(['a', 'b', 'c'], 'a', 'up')).toBeNull();
		expect(moved(['a'], 'z', 'down')).toBeNull();
	});
	it('stamps an article by all that is written in it', () => {
		const one = article({ fr: text('a'), hy: text('b') });
		expect(stamp(then(one, 'hy', 'c', 'correction'))).not.toBe(stamp(one));
	});
});

describe('comparing two texts word by word', () => {
	it('takes Armenian words whole', () => {
		expect(wordDiff('համագործակցել կրթության ոլորտում։', 'համագործակցել մշակույթի ոլորտում։', 'hy')).toEqual([
			{ value: 'համագործակցել ' },
			{ value: 'կրթության', removed: true },
			{ value: 'մշակույթի', added: true },
			{ value: ' ոլորտում։' },
		]);
	});
	it('tells “trois ans” from “cinq années” as one change', () => {
		expect(wordDiff('pour trois ans.', 'pour cinq années.', 'fr')).toEqual([
			{ value: 'pour ' },
			{ value: 'trois ans', removed: true },
			{ value: 'cinq années', added: true },
			{ value: '.' },
		]);
	});
	it('does not take an unbreakable space for a change', () => {
		expect(wordDiff('les domaines suivants\u00a0: culture', 'les domaines suivants : culture', 'fr')).toEqual([
			{ value: 'les domaines suivants : culture' },
		]);
	});
	it('gives back both texts to the letter, whatever they are', () => {
		const words = fc.array(fc.constantFrom('accord', 'ville', 'կրթություն', ' ', '\n', '։', 'l’amitié', '  ', '😀', '\u0301'), {
			maxLength: 40,
		});
		const any = fc.oneof(
			words.map((parts) => parts.join('')),
			fc.string({ unit: 'binary' }),
		);
		const plain = any.map((text) => text.replace(/[\u00a0\u202f]/g, ' '));
		fc.assert(
			fc.property(plain, plain, fc.constantFrom<Language>('fr', 'hy', 'en'), (before, now, language) => {
				const parts = wordDiff(before, now, language);
				const side = (without: 'added' | 'removed') =>
					parts
						.filter((part) => !part[without])
						.map(({ value }) => value)
						.join('');
				return side('added') === before && side('removed') === now;
			}),
			{ numRuns: 60 },
		);
	});
	it('answers in reasonable time for two long texts that share nothing', () => {
		const long = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word}${(n * 7) % 997}`).join(' ');
		const start = performance.now();
		wordDiff(long('a'), long('b'), 'fr');
		expect(performance.now() - start).toBeLessThan(5000);
	});
});
