import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { getLocale, overwriteGetLocale } from '../paraglide/runtime.js';
import type { Language } from '../plain/language.ts';
import { languages } from '../plain/language.ts';
import { accord, kapan, on, saintEtienne, shushi, today, twinning, vote, withAccord, withVote } from './example.ts';
import type { PartnershipFacts } from './facts.ts';
import type { RuleId } from './law.ts';
import { checkPartnership } from './law.ts';
import { explain } from './words.ts';

let locale: Language = 'fr';
const usual = getLocale;
overwriteGetLocale(() => locale);
afterAll(() => overwriteGetLocale(usual));
afterEach(() => {
	locale = 'fr';
});

const show = {
	date: (when: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(when)),
	field: (key: string) => ({ economie: 'économie' })[key] ?? key,
};
const line = (partnership: PartnershipFacts, ruleId: RuleId) => {
	const check = checkPartnership(partnership, today).checks.find((it) => it.ruleId === ruleId);
	if (check === undefined) throw new Error(`no check of ${ruleId}`);
	return explain(check, show);
};
const early = withVote({ takenOn: on('2023-12-04') });

test('a refusal says what, which and what next', () => {
	const { why, next } = line(early, 'fr-signature-before-decision');
	expect(`${why} ${next}`).toBe(
		'La signature précède la délibération du 4 décembre 2023. Corrigez la date, ou choisissez une autre délibération.',
	);
	locale = 'en';
	expect(line(early, 'fr-signature-before-decision').why).toBe('The signature comes before the decision of December 4, 2023.');
	locale = 'hy';
	expect(line(early, 'fr-signature-before-decision').why).toContain('նախորդում է որոշմանը');
});

test('a vote known to the year is not called by a day', () => {
	expect(line(withVote({ takenOn: on('2024') }), 'fr-signature-before-decision').why).toMatch(/^La signature \(21 novembre 2023\)/);
});

test('what is met has a title and nothing to do', () => {
	expect(line(twinning, 'fr-partner-is-state')).toEqual({ title: 'Partenaire autre qu’un État', why: null, next: null });
});

test('a refusal names the partner, and a competence the tier and the field as they are called', () => {
	expect(line({ ...twinning, parties: [saintEtienne, shushi] }, 'fr-partner-recognised').why).toMatch(/^Chouchi relève/);
	expect(line(withAccord({ fields: [{ key: 'economie', sdgTargets: [] }] }), 'fr-other-tier').why).toContain('économie\u202f» est conduit');
	expect(line(withAccord({ fields: [{ key: 'economie', sdgTargets: [] }] }), 'fr-other-tier').why).toContain('la région');
});

test('a referral says what the court decided, once it has', () => {
	expect(line(withVote({ referredOn: on('2023-01-10') }), 'fr-decision-review').why).not.toContain('annulée');
	expect(line(withVote({ referredOn: on('2023-01-10'), annulledOn: on('2023-09-26') }), 'fr-decision-review').why).toContain(
		'26 septembre 2023',
	);
});

/** Facts that leave something to say of each rule. */
const troubled: readonly PartnershipFacts[] = [
	twinning,
	early,
	{ ...twinning, parties: [saintEtienne, shushi, { ...kapan, organisationId: 'ministry', organisationKind: 'ministry' }] },
	{ ...twinning, parties: [saintEtienne, { ...kapan, organisationKind: 'ngo', recognition: null }] },
	...(['rejected', null] as const).map((outcome) => withVote({ outcome, takenOn: null, annulledOn: on('2024') })),
	withVote({ noteSentOn: null, transmittedOn: null, publishedOn: null, actId: '42', number: 'n° 123' }),
	withVote({ noteSentOn: on('2022-11-12'), transmittedOn: on('2022'), publishedOn: on('2021'), transmittedElectronically: null }),
	withVote({ noteSentOn: on('2022'), transmittedOn: on('2022-11-13'), transmittedElectronically: false, publishedElectronically: false }),
	withVote({ transmittedOn: on('2026-10-01'), publishedElectronically: null }),
	withVote({ referredOn: on('2023') }),
	withAccord({ submittedOn: on('2023-06-01') }),
	{ ...twinning, parties: [{ ...saintEtienne, tier: 'region' }, kapan], decisions: [{ ...vote, noteSentOn: on('2022-11-08') }] },
	{ ...twinning, decisions: [], since: null },
	withAccord({ adoptions: [], signatures: [], transmissions: [], inForceOn: null, objectStated: false, commitments: null, fields: [] }),
	withAccord({ adoptions: [], signatures: [], transmissions: [], annulledOn: on('2024') }),
	withAccord({ inForceOn: on('2023-11-01'), referredOn: on('2024'), fields: [{ key: 'justice', sdgTargets: [] }] }),
	withAccord({ inForceOn: on('2023'), fields: [{ key: 'economie', sdgTargets: [] }] }),
	withAccord({
		signatures: [{ organisationId: 'saint-etienne', personId: 'deputy', signedOn: null }],
		transmissions: [{ organisationId: 'saint-etienne', on: null }],
	}),
	...(['2023-12-01', '2023'] as const).map((takenOn) => ({
		...twinning,
		decisions: [
			vote,
			{ ...vote, id: 'elders', organisationId: 'kapan', takenOn: on(takenOn), outcome: takenOn === '2023' ? null : vote.outcome },
		],
		agreements: [
			{ ...accord, adoptions: [{ organisationId: 'kapan', decisionId: 'elders', signatoryPersonId: takenOn === '2023' ? null : 'other' }] },
		],
	})),
];

describe.each(languages)('in %s', (language) => {
	test('every rule says why and what next, with no fact left blank', () => {
		locale = language;
		const said = new Set<RuleId>();
		for (const check of troubled.flatMap((it) => checkPartnership(it, today).checks)) {
			const { title, why, next } = explain(check, show);
			for (const text of [title, why, next])
				if (text !== null)
					expect(text, `${check.ruleId} ${check.state}`).not.toMatch(/\(\s*\)|\{|undefined|\bnull\b|NaN|law_|«\s*»| {2}|: \./);
			expect(title).not.toBe('');
			if (check.state === 'met') continue;
			expect(why).toMatch(language === 'hy' ? /[Ա-Ֆա-և].*։$/ : /\p{Lu}.*\.$/u);
			expect(next).toMatch(language === 'hy' ? /[Ա-Ֆա-և].*։$/ : /\p{Lu}.*\.$/u);
			said.add(check.ruleId);
		}
		expect(said.size).toBe(31);
	});
});
