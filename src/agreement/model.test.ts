import { describe, expect, it } from 'vitest';
import { languages } from '../plain/language.ts';
import { blank, fillModel, type ModelFacts } from './model.ts';
import { modelArticles } from './model-articles.ts';

const facts: ModelFacts = {
	parties: [
		{
			name: 'Ville de Saint-Étienne',
			names: { fr: 'Ville de Saint-Étienne', hy: 'Սենտ Էտիեն քաղաք', en: 'City of Saint-Étienne' },
			country: 'FR',
		},
		{ name: 'Communauté de Kapan', names: { fr: 'Communauté de Kapan', hy: 'Կապան համայնք', en: 'Kapan community' }, country: 'AM' },
	],
	fields: [
		{ fr: 'Éducation', hy: 'Կրթություն', en: 'Education' },
		{ fr: 'Culture', hy: 'Մշակույթ', en: 'Culture' },
	],
	languages: ['fr', 'hy', 'en'],
	authentic: 'equal',
	commitments: null,
	termMonths: 36,
	ends: null,
	renewalMonths: 12,
	noticeMonths: 6,
};
const whole = (given: ModelFacts, language: 'fr' | 'hy' | 'en') =>
	fillModel(modelArticles(), given)
		.map((article) => `${article[language]?.heading}\n${article[language]?.body}`)
		.join('\n\n');

describe('the model articles', () => {
	it('name the two cities, the fields and the term in each language, and leave no blank', () => {
		expect(whole(facts, 'fr')).toContain('Ville de Saint-Étienne et Communauté de Kapan');
		expect(whole(facts, 'fr')).toContain('éducation et culture');
		expect(whole(facts, 'fr')).toContain('pour une durée de 3 ans');
		expect(whole(facts, 'hy')).toContain('Սենտ Էտիեն քաղաք և Կապան համայնք');
		expect(whole(facts, 'hy')).toContain('3 տարի ժամկետով');
		expect(whole(facts, 'en')).toContain('6 months’ notice');
		for (const language of languages) expect(whole(facts, language)).not.toMatch(/[{}]|\[…\]/);
	});
	it('say what is not known yet by a blank that one sees', () => {
		expect(whole({ ...facts, termMonths: null, noticeMonths: null, fields: [] }, 'fr').split(blank)).toHaveLength(4);
	});
	it('speak of French law to a French city only', () => {
		const [, kapan] = facts.parties;
		expect(whole(facts, 'fr')).toContain('L. 1115-1'.replace(' ', '\u00a0'));
		expect(whole({ ...facts, parties: kapan ? [kapan] : [] }, 'fr')).not.toContain('1115-1');
	});
	it('end on both texts equally authentic, or on the one that prevails', () => {
		expect(whole(facts, 'fr')).toContain('faisant également foi');
		const prevailing = whole({ ...facts, authentic: 'hy' }, 'fr');
		expect(prevailing).toContain('le texte arménien prévaut');
		expect(prevailing).not.toContain('également foi');
	});
	it('have the same paragraphs in every language, so that articles stand one facing the other', () => {
		for (const article of fillModel(modelArticles(), facts))
			expect(new Set(languages.map((language) => article[language]?.body.split('\n\n').length)).size).toBe(1);
	});
});
