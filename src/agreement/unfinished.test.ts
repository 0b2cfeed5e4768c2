import { expect, test } from 'vitest';
import type { Article } from './text.ts';
import { unfinished } from './unfinished.ts';

const text = (body: string, meaning = 1) => ({ heading: 'Durée', body, meaning, revision: 1 });
const article = (texts: Article['texts']): Article => ({ id: 'a', position: 1, meaning: 1, texts });

test('an agreement of Saint-Étienne and Kapan that is whole in both languages lacks nothing', () => {
	expect(
		unfinished({ fr: 'Accord', hy: 'Համաձայնագիր' }, [article({ fr: text('Trois ans.'), hy: text('Երեք տարի։') })], ['fr', 'hy']),
	).toEqual([]);
});

test('a notice left open, a title and an article not translated are told before the council sees them', () => {
	const articles = [article({ fr: text('Trois ans, préavis de […].'), hy: text('Երեք տարի։', 0) }), article({ fr: text('À l’amiable.') })];
	expect(unfinished({ fr: 'Accord' }, articles, ['fr', 'hy'])).toEqual([
		{ kind: 'no-title', language: 'hy' },
		{ kind: 'blank', language: 'fr', n: 1 },
		{ kind: 'outdated', language: 'hy', n: 1 },
		{ kind: 'missing', language: 'hy', n: 2 },
	]);
});

test('a text without any article says so', () => {
	expect(unfinished({ fr: 'Accord' }, [], ['fr'])).toEqual([{ kind: 'no-article' }]);
});
