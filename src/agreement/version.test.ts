import { describe, expect, it } from 'vitest';
import { compare, type VersionArticle, type VersionContent } from './version.ts';

const one = (id: string, body: string): VersionArticle => ({ id, texts: { fr: { heading: id, body } } });
const version = (articles: VersionArticle[], more: Partial<VersionContent['header']> = {}): VersionContent => ({
	header: {
		kind: 'agreement',
		title: { fr: 'Accord' },
		object: {},
		fields: ['education', 'culture'],
		authentic: 'equal',
		commitments: 'none',
		startsOn: null,
		endsOn: null,
		termMonths: 36,
		tacitRenewalMonths: null,
		noticeMonths: 6,
		...more,
	},
	articles,
	commitments: [],
	by: null,
});
const line = { organisationId: 'o', year: 2027, amount: '5000.00', currency: 'EUR', inKind: false, note: null };

describe('comparing what the council read with what is to be signed', () => {
	it('finds nothing between a version and its copy, in whatever order its fields were ticked', () => {
		const was = version([one('a', 'Un.')]);
		expect(compare(was, version([one('a', 'Un.')], { fields: ['culture', 'education'] })).same).toBe(true);
	});
	it('tells a changed word, in its language only', () => {
		const is = version([{ id: 'a', texts: { fr: { heading: 'a', body: 'Cinq ans.' } } }]);
		const [change] = compare(version([one('a', 'Trois ans.')]), is).articles;
		expect(change?.languages.map(({ language, body }) => [language, body])).toEqual([
			['fr', [{ value: 'Trois', removed: true }, { value: 'Cinq', added: true }, { value: ' ans.' }]],
		]);
	});
	it('tells the one article that moved, not all those it passed', () => {
		const was = version(['a', 'b', 'c', 'd'].map((id) => one(id, id)));
		const is = version(['d', 'a', 'b', 'c'].map((id) => one(id, id)));
		expect(compare(was, is).articles.filter(({ moved }) => moved)).toMatchObject([{ id: 'd', was: 4, is: 1 }]);
	});
	it('does not say that articles moved when one before them was removed', () => {
		const was = version(['a', 'b', 'c'].map((id) => one(id, id)));
		const { articles } = compare(was, version([one('b', 'b'), one('c', 'c'), one('e', 'e')]));
		expect(articles.map(({ id, kind, moved }) => [id, kind, moved])).toEqual([
			['b', 'kept', false],
			['c', 'kept', false],
			['e', 'added', false],
			['a', 'removed', false],
		]);
	});
	it('tells terms and amounts that changed, and counts equal lines one by one', () => {
		const was = { ...version([]), commitments: [line, line] };
		const is = { ...version([], { termMonths: 60 }), commitments: [line, { ...line, amount: '8000' }] };
		const found = compare(was, is);
		expect(found.terms).toEqual([{ term: 'termMonths', was: 36, is: 60 }]);
		expect([found.gone, found.come]).toEqual([[line], [{ ...line, amount: '8000' }]]);
	});
});
