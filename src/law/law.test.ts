import { describe, expect, test } from 'vitest';
import { accord, kapan, on, saintEtienne, shushi, today, twinning, vote, withAccord, withVote } from './example.ts';
import type { PartnershipFacts, PartyFacts } from './facts.ts';
import { findings } from './finding.ts';
import type { RuleId } from './law.ts';
import { checkAgreement, checkDecision, checkPartner, checkPartnership, lawOf } from './law.ts';

const states = (partnership: PartnershipFacts, ruleId: RuleId, at = today) =>
	checkPartnership(partnership, at)
		.checks.filter((check) => check.ruleId === ruleId)
		.map(({ state }) => state);
const partner = (change: Partial<PartyFacts>, kind = 'twinning') => ({
	...twinning,
	kind,
	parties: [saintEtienne, { ...kapan, ...change }],
});

test('all is in order between Saint-Étienne and Kapan, but for the decision of the council of elders, which is advised', () => {
	const left = findings(checkPartnership(twinning, today).checks);
	expect(left.map(({ ruleId, severity, state }) => ({ ruleId, severity, state }))).toEqual([
		{ ruleId: 'am-council-decision', severity: 'advice', state: 'missing' },
	]);
});

test('every check cites its source, its subject and the party of whom it is asked', () => {
	for (const { source, subject, partyId } of checkPartnership(twinning, today).checks) {
		expect(source).toMatch(/\p{L}/u);
		expect(['saint-etienne-kapan', 'kapan', 'vote', 'accord']).toContain(subject.id);
		expect(['saint-etienne', 'kapan']).toContain(partyId);
	}
});

describe('with whom a French city may agree', () => {
	test.each(['state', 'ministry', 'embassy'] as const)('Saint-Étienne makes no convention with a %s', (organisationKind) => {
		expect(states(partner({ organisationKind }), 'fr-partner-is-state')).toEqual(['broken']);
		expect(states(partner({ organisationKind }), 'fr-partner-local-authority')).toEqual([]);
	});
	test('the French embassy may stand beside Saint-Étienne', () => {
		const embassy: PartyFacts = { ...saintEtienne, organisationId: 'embassy', organisationKind: 'embassy', tier: null };
		expect(states({ ...twinning, parties: [saintEtienne, kapan, embassy] }, 'fr-partner-is-state')).toEqual(['met']);
	});
	test('a charter with Shushi goes against the commitments of France', () => {
		const [check] = checkPartner(shushi, { ...twinning, parties: [saintEtienne, shushi] }).filter(({ state }) => state === 'broken');
		expect(check).toMatchObject({ ruleId: 'fr-partner-recognised', severity: 'refusal', proof: 'contradicted' });
		expect(check?.source).toContain('CAA Lyon, 24 juin 2021');
	});
	test('a partner of whom recognition is not said is to be checked, and refuses nothing', () => {
		const [check] = checkPartner({ ...kapan, recognition: null }, twinning);
		expect(checkPartner({ ...kapan, recognition: null }, twinning).find(({ state }) => state === 'unknown')).toMatchObject({
			ruleId: 'fr-partner-recognised',
			severity: 'warning',
		});
		expect(check?.state).toBe('met');
	});
	test('the hospital of Kapan is no party of a twinning, and may be one of a humanitarian action', () => {
		expect(states(partner({ organisationKind: 'health' }), 'fr-partner-local-authority')).toEqual(['broken']);
		const [check] = checkPartner({ ...kapan, organisationKind: 'health' }, { ...twinning, kind: 'humanitarian' }).slice(-1);
		expect(check).toMatchObject({ state: 'met', proof: 'not-needed' });
	});
	test('a metropolis or a union of communities is a local authority too', () => {
		expect(states(partner({ organisationKind: 'grouping' }), 'fr-partner-local-authority')).toEqual(['met']);
	});
});

describe('the council before the signature', () => {
	test.each(['oath', 'charter', 'pact', 'memorandum'])('a signed %s without a vote lacks its proof', (kind) => {
		expect(states(withAccord({ kind, adoptions: [] }), 'fr-text-before-council')).toEqual(['missing']);
	});
	test('a draft that has not been voted is only waiting', () => {
		const draft = { adoptions: [], signatures: [], transmissions: [], inForceOn: null };
		expect(states(withAccord(draft), 'fr-text-before-council')).toEqual(['pending']);
		expect(states(withAccord(draft), 'fr-sent-before-force')).toEqual(['pending']);
	});
	test('a vote on the twinning in 2022 cannot have read the text put to the council in 2023; one of an unknown day may have', () => {
		expect(states(withAccord({ submittedOn: on('2023-06-01') }), 'fr-decision-on-this-text')).toEqual(['broken']);
		expect(states(withAccord({ submittedOn: on('2022-11-02') }), 'fr-decision-on-this-text')).toEqual(['met']);
		const vague = withAccord({ submittedOn: on('2022-11-20') });
		expect(states({ ...vague, decisions: [{ ...vote, takenOn: on('2022') }] }, 'fr-decision-on-this-text')).toEqual(['met']);
		// Of an act of the past nobody recorded when it was submitted: nothing is asked.
		expect(states(twinning, 'fr-decision-on-this-text')).toEqual([]);
	});
	test('a vote of Kapan is none of Saint-Étienne', () => {
		expect(states(withVote({ organisationId: 'kapan' }), 'fr-text-before-council')).toEqual(['missing']);
	});
	test('a rejected text was not adopted, and a vote without outcome tells nothing', () => {
		expect(states(withVote({ outcome: 'rejected' }), 'fr-text-before-council')).toEqual(['broken']);
		expect(states(withVote({ outcome: null }), 'fr-text-before-council')).toEqual(['unknown']);
	});
	test('an annulled decision carries no signature', () => {
		expect(states(withVote({ annulledOn: on('2023-02') }), 'fr-decision-annulled')).toEqual(['broken']);
		expect(states(twinning, 'fr-decision-annulled')).toEqual(['met']);
	});
	test.each([
		['2023-11-21', 'met'], // the same day
		['2022', 'met'],
		['2022-23', 'met'],
		['2023-11', 'unknown'],
		['2023', 'unknown'],
		['2023-11-22', 'broken'],
		['2024', 'broken'],
	])('a vote of %s and a signature of 21 November 2023: %s', (takenOn, state) => {
		expect(states(withVote({ takenOn: on(takenOn) }), 'fr-signature-before-decision')).toEqual([state]);
	});
	test('a vote without a date proves no order', () => {
		expect(states(withVote({ takenOn: null }), 'fr-signature-before-decision')).toEqual(['missing']);
	});
	test.each([
		['2023-11-20', 'met'],
		['2023-11-21', 'unknown'], // only the hour tells
		['2023-11-22', 'broken'],
		[null, 'missing'],
	])('a vote sent on %s before the signature of 21 November 2023: %s', (sentOn, state) => {
		expect(states(withVote({ transmittedOn: sentOn === null ? null : on(sentOn) }), 'fr-signature-before-transmission')).toEqual([state]);
	});
	test('another person than the one allowed is warned of, an unnamed one is to be checked', () => {
		const signedBy = (personId: string | null) =>
			withAccord({ signatures: [{ organisationId: 'saint-etienne', personId, signedOn: on('2023-11-21') }] });
		expect(states(signedBy('deputy'), 'fr-signatory-authorised')).toEqual(['broken']);
		expect(states(signedBy(null), 'fr-signatory-authorised')).toEqual(['unknown']);
	});
});

describe('what the text says, and when it runs', () => {
	test('an accord says its object and what it costs, be it nothing', () => {
		expect(states(withAccord({ objectStated: false }), 'fr-object-stated')).toEqual(['missing']);
		expect(states(withAccord({ commitments: null }), 'fr-commitments-stated')).toEqual(['missing']);
		expect(states(withAccord({ commitments: 'none' }), 'fr-commitments-stated')).toEqual(['met']);
	});
	test('the 2030 Agenda is asked of an accord of 2023, not of one of 2020', () => {
		const fields = [{ key: 'culture', sdgTargets: [] }];
		expect(states(withAccord({ fields }), 'fr-agenda-2030')).toEqual(['missing']);
		expect(states(withAccord({ fields, inForceOn: on('2020-05') }), 'fr-agenda-2030')).toEqual([]);
	});
	test.each([
		['2023-11-28', 'met'],
		['2023-11-29', 'broken'],
		['2023-11', 'unknown'],
	])('an accord in force on 28 November 2023 and sent on %s: %s', (sentOn, state) => {
		expect(states(withAccord({ transmissions: [{ organisationId: 'saint-etienne', on: on(sentOn) }] }), 'fr-sent-before-force')).toEqual([
			state,
		]);
	});
	test('an accord in force was signed before, and sent', () => {
		expect(states(withAccord({ signatures: [], transmissions: [] }), 'fr-signed-before-force')).toEqual(['missing']);
		expect(states(withAccord({ transmissions: [] }), 'fr-sent-before-force')).toEqual(['missing']);
		expect(states(withAccord({ inForceOn: on('2023-11-20') }), 'fr-signed-before-force')).toEqual(['broken']);
	});
	test('defence is for the State; the economy is led by the region, social policy by the department', () => {
		const fields = ['justice', 'economie', 'social', 'culture'].map((key) => ({ key, sdgTargets: [] }));
		const region = { ...saintEtienne, tier: 'region' } as const;
		expect(states(withAccord({ fields }), 'fr-state-prerogative')).toEqual(['broken']);
		const facts = (party: PartyFacts) =>
			checkAgreement({ ...accord, fields }, { ...twinning, parties: [party] }, today)
				.filter(({ ruleId }) => ruleId === 'fr-other-tier')
				.map((check) => [check.facts.field, check.facts.tier, check.severity]);
		expect(facts(saintEtienne)).toEqual([['economie', 'region', 'advice']]);
		expect(facts(region)).toEqual([['social', 'department', 'advice']]);
	});
});

describe('what is recorded is shown, never refused', () => {
	const louhansk = { ...kapan, organisationId: 'louhansk', name: 'Louhansk', country: 'UA' };
	const oath = {
		...accord,
		id: 'oath',
		kind: 'oath',
		commitments: null,
		fields: [],
		adoptions: [],
		transmissions: [],
		signatures: [{ organisationId: 'saint-etienne', personId: null, signedOn: on('1959') }],
		inForceOn: on('1959'),
		endsOn: null,
	};
	const old: PartnershipFacts = { ...twinning, parties: [saintEtienne, louhansk], decisions: [], agreements: [oath], since: on('1959') };

	test('the twinning of 1959 with Louhansk shows the lost vote, and nothing that later laws ask', () => {
		const left = findings(checkPartnership(old, today).checks).map(({ ruleId, state }) => [ruleId, state]);
		expect(left).toEqual([
			['fr-partnership-voted', 'missing'],
			['fr-text-before-council', 'missing'],
			['fr-signed-before-force', 'unknown'],
		]);
	});
	test('no rule is known for Ukraine, and the page can say so', () => {
		expect(checkPartnership(old, today).noLaw).toEqual(['UA']);
		expect(lawOf('UA')).toBeNull();
		expect(checkDecision({ ...vote, organisationId: 'louhansk' }, old, today)).toEqual([]);
	});
	test('the vote of 1959, once found, is asked neither for its report, nor to be sent, nor published', () => {
		const found = { ...vote, takenOn: on('1959'), noteSentOn: null, transmittedOn: null, publishedOn: null, actId: null, number: null };
		const voted = { ...old, decisions: [found], agreements: [{ ...oath, adoptions: accord.adoptions }] };
		expect(findings(checkPartnership(voted, today).checks).map(({ ruleId, state }) => [ruleId, state])).toEqual([
			['fr-signature-before-decision', 'unknown'],
			['fr-signatory-authorised', 'unknown'],
			['fr-signed-before-force', 'unknown'],
		]);
		const region = { ...voted, parties: [{ ...saintEtienne, tier: 'region' } as const, louhansk] };
		expect(states(region, 'fr-report-sent')).toEqual([]);
	});
	test('the partnership rests on its own vote, adopted and standing, and not on any other of the council', () => {
		const accordOnly = { ...vote, id: 'accord-only', createsPartnership: false };
		const annulled = { ...vote, id: 'first', annulledOn: on('2021') };
		expect(states({ ...twinning, decisions: [accordOnly] }, 'fr-partnership-voted')).toEqual(['missing']);
		expect(states({ ...twinning, decisions: [{ ...vote, organisationId: 'kapan' }] }, 'fr-partnership-voted')).toEqual(['missing']);
		expect(states({ ...twinning, decisions: [annulled, vote] }, 'fr-partnership-voted')).toEqual(['met']);
		expect(states({ ...twinning, decisions: [{ ...vote, outcome: null }] }, 'fr-partnership-voted')).toEqual(['unknown']);
		expect(states({ ...twinning, decisions: [{ ...vote, outcome: 'rejected' }] }, 'fr-partnership-voted')).toEqual(['broken']);
	});
	test('a signature without a date tells no order', () => {
		const undated = withAccord({ signatures: [{ organisationId: 'saint-etienne', personId: 'mayor', signedOn: null }] });
		expect(states(undated, 'fr-signature-before-decision')).toEqual(['unknown']);
		expect(states(undated, 'fr-signature-before-transmission')).toEqual(['unknown']);
		expect(states(undated, 'fr-signed-before-force')).toEqual(['unknown']);
	});
	test('a text said to be in force is concluded, even when its signatures are lost', () => {
		expect(states(withAccord({ adoptions: [], signatures: [] }), 'fr-text-before-council')).toEqual(['missing']);
		expect(states(withAccord({ signatures: [], inForceOn: null }), 'fr-signed-before-force')).toEqual(['pending']);
	});
	test('a partnership that is being prepared waits for its vote', () => {
		expect(states({ ...twinning, decisions: [], since: null }, 'fr-partnership-voted')).toEqual(['pending']);
		expect(states(withVote({ annulledOn: on('2023') }), 'fr-partnership-voted')).toEqual(['broken']);
	});
});

describe('Armenia', () => {
	test('French law asks nothing of Kapan, and Armenian law nothing of Saint-Étienne', () => {
		for (const { ruleId, partyId } of checkPartnership(twinning, today).checks)
			expect(ruleId.slice(0, 2)).toBe(partyId === 'kapan' ? 'am' : 'fr');
	});
	test('a decision of the council of elders is proof when there is one, and never refuses', () => {
		const decided = {
			...twinning,
			decisions: [vote, { ...vote, id: 'elders', organisationId: 'kapan', takenOn: on('2023-12-01') }],
			agreements: [
				{ ...accord, adoptions: [...accord.adoptions, { organisationId: 'kapan', decisionId: 'elders', signatoryPersonId: 'head' }] },
			],
		};
		expect(states(decided, 'am-council-decision')).toEqual(['met']);
		expect(states(decided, 'am-signature-before-decision')).toEqual(['broken']);
		expect(states(decided, 'am-signatory')).toEqual(['met']);
		for (const check of checkPartnership(decided, today).checks) if (check.partyId === 'kapan') expect(check.severity).toBe('advice');
	});
	const elders = (decision: object, adoption: object = {}) => ({
		...twinning,
		decisions: [{ ...vote, id: 'elders', organisationId: 'kapan', ...decision }],
		agreements: [{ ...accord, adoptions: [{ organisationId: 'kapan', decisionId: 'elders', signatoryPersonId: 'head', ...adoption }] }],
	});
	test.each([
		[{}, 'met'],
		[{ outcome: 'rejected' }, 'broken'],
		[{ annulledOn: on('2024') }, 'broken'],
		[{ outcome: null }, 'unknown'],
	])('a decision of the elders with %j is %s', (change, state) => {
		expect(states(elders(change), 'am-council-decision')).toEqual([state]);
	});
	test('the head of community whom the elders named signs, as far as names are known', () => {
		expect(states(elders({}, { signatoryPersonId: null }), 'am-signatory')).toEqual(['unknown']);
		expect(states(elders({}, { signatoryPersonId: 'other' }), 'am-signatory')).toEqual(['broken']);
	});
	test('an accord of Kapan in preparation waits for its elders, one of 1987 is asked nothing', () => {
		const draft = { adoptions: [], signatures: [], inForceOn: null };
		expect(states(withAccord(draft), 'am-council-decision')).toEqual(['pending']);
		expect(states(withAccord({ adoptions: [], inForceOn: on('1987') }), 'am-council-decision')).toEqual([]);
	});
});
