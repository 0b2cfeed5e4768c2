import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, surelyNotAfter } from '../plain/day.ts';
import { accord, kapan, on, saintEtienne, shushi, today, twinning, vote, withAccord, withVote } from './example.ts';
import type { AgreementFacts, DecisionFacts, PartnershipFacts } from './facts.ts';
import type { Act } from './guard.ts';
import { blocks, suppose } from './guard.ts';
import { checkAgreement, checkPartner } from './law.ts';

const sign = (signedOn: string | null, organisationId = 'saint-etienne'): Extract<Act, { verb: 'sign' }> => ({
	verb: 'sign',
	agreementId: 'accord',
	organisationId,
	personId: 'mayor',
	on: signedOn === null ? null : on(signedOn),
});
const force = (inForceOn: string): Act => ({ verb: 'enter-force', agreementId: 'accord', on: on(inForceOn) });
const adopt = (organisationId = 'saint-etienne'): Act => ({
	verb: 'adopt',
	agreementId: 'accord',
	organisationId,
	decisionId: 'vote',
	signatoryPersonId: 'mayor',
});
const rules = (act: Act, partnership: PartnershipFacts) => blocks(act, partnership, today).map(({ ruleId }) => ruleId);

describe('creating a partnership', () => {
	test('Saint-Étienne and Kapan may', () => expect(rules({ verb: 'create-partnership' }, twinning)).toEqual([]));
	test('Saint-Étienne and Shushi may not, nor may it with a ministry or an association', () => {
		const withParty = (party: typeof kapan) => rules({ verb: 'create-partnership' }, { ...twinning, parties: [saintEtienne, party] });
		expect(withParty(shushi)).toEqual(['fr-partner-recognised']);
		expect(withParty({ ...kapan, organisationKind: 'ministry' })).toEqual(['fr-partner-is-state']);
		expect(withParty({ ...kapan, organisationKind: 'association' })).toEqual(['fr-partner-local-authority']);
	});
	test('a partner of whom recognition is not said is not refused', () => {
		expect(rules({ verb: 'create-partnership' }, { ...twinning, parties: [saintEtienne, { ...kapan, recognition: null }] })).toEqual([]);
	});
});

describe('signing', () => {
	test('the mayor signs on the day of the vote, or after it', () => {
		expect(rules(sign('2022-11-14'), twinning)).toEqual([]);
		expect(rules(sign('2023-11-21'), twinning)).toEqual([]);
	});
	test('nobody signs before the vote, and the refusal says which dates', () => {
		expect(blocks(sign('2022-11-13'), twinning, today)).toMatchObject([
			{ ruleId: 'fr-signature-before-decision', severity: 'refusal', facts: { signedOn: '2022-11-13', takenOn: '2022-11-14' } },
		]);
	});
	test('a vote known only to its autumn does not refuse a signature of that autumn, and refuses one of the summer', () => {
		expect(rules(sign('2022-10-03'), withVote({ takenOn: on('2022-23') }))).toEqual([]);
		expect(rules(sign('2022-07-14'), withVote({ takenOn: on('2022-23') }))).toEqual(['fr-signature-before-decision']);
	});
	test('a new signature needs a vote, adopted, dated and not annulled', () => {
		expect(rules(sign('2024'), withAccord({ adoptions: [] }))).toEqual(['fr-text-before-council']);
		expect(rules(sign('2024'), withVote({ outcome: null }))).toEqual(['fr-text-before-council']);
		expect(rules(sign('2024'), withVote({ outcome: 'rejected' }))).toEqual(['fr-text-before-council']);
		expect(rules(sign('2024'), withVote({ takenOn: null }))).toEqual(['fr-signature-before-decision']);
		expect(rules(sign('2024'), withVote({ annulledOn: on('2023') }))).toEqual(['fr-decision-annulled']);
	});
	test('a charter with Shushi is not signed, even voted', () => {
		expect(rules(sign('2024'), { ...twinning, parties: [saintEtienne, shushi] })).toEqual(['fr-partner-recognised']);
	});
	test('a text that binds other parties is not stopped by Shushi', () => {
		const partnership = { ...withAccord({ partyIds: ['saint-etienne', 'kapan'] }), parties: [saintEtienne, kapan, shushi] };
		expect(rules(sign('2024'), partnership)).toEqual([]);
	});
	test('an accord that says neither its object nor its cost, or that a court annulled, is not signed', () => {
		expect(rules(sign('2024'), withAccord({ objectStated: false, commitments: null }))).toEqual([
			'fr-object-stated',
			'fr-commitments-stated',
		]);
		expect(rules(sign('2024'), withAccord({ annulledOn: on('2023-12') }))).toEqual(['fr-agreement-annulled']);
	});
	test('French law does not stop the head of Kapan', () => {
		expect(rules(sign('2022-11-13', 'kapan'), withVote({ outcome: 'rejected' }))).toEqual([]);
	});
});

describe('adopting', () => {
	test('a charter with Shushi is not even voted, and would not enter into force', () => {
		const charter = { ...twinning, parties: [saintEtienne, shushi] };
		expect(rules(adopt(), charter)).toEqual(['fr-partner-recognised']);
		expect(rules(force('2023-11-28'), charter)).toEqual(['fr-partner-recognised']);
	});
	test('a text is adopted by a vote, not by one that rejected it or that was annulled', () => {
		expect(rules(adopt(), withAccord({ adoptions: [] }))).toEqual([]);
		expect(rules(adopt(), withVote({ outcome: 'rejected' }))).toEqual(['fr-text-before-council']);
		expect(rules(adopt(), withVote({ annulledOn: on('2023') }))).toEqual(['fr-decision-annulled']);
	});
});

describe('entering into force', () => {
	test('the accord runs from the day it was sent', () => {
		expect(rules(force('2023-11-28'), twinning)).toEqual([]);
		expect(rules(force('2023-11-27'), twinning)).toEqual(['fr-sent-before-force']);
		expect(rules(force('2023'), twinning)).toEqual(['fr-signed-before-force', 'fr-sent-before-force']);
	});
	test('what a court annulled, accord or vote, does not enter into force', () => {
		expect(rules(force('2023-11-28'), withAccord({ annulledOn: on('2023-12') }))).toEqual(['fr-agreement-annulled']);
		expect(rules(force('2023-11-28'), withVote({ annulledOn: on('2023-12') }))).toEqual(['fr-decision-annulled']);
	});
	test('two French cities both vote, sign and send', () => {
		const bron = { ...saintEtienne, organisationId: 'bron', name: 'Bron' };
		expect(
			blocks(force('2024'), { ...twinning, parties: [saintEtienne, kapan, bron] }, today).map((it) => [it.partyId, it.ruleId]),
		).toEqual([
			['bron', 'fr-text-before-council'],
			['bron', 'fr-signed-before-force'],
			['bron', 'fr-sent-before-force'],
		]);
	});
	test('an accord of another partnership is no fact of this one', () => {
		expect(() => blocks(force('2024'), { ...twinning, agreements: [] }, today)).toThrow(RangeError);
	});
});

/** Days around the middle of a span, to the day, the month or the year: in order more often than not, and often enough in disorder. */
const about = (middle: number) =>
	fc
		.tuple(fc.integer({ min: middle - 250, max: middle + 250 }), fc.constantFrom(4, 7, 10, 10, 10))
		.map(([days, length]) => on(addDays(day('2022-01-01'), days).slice(0, length)));
const nearly = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 9 });
const decision: fc.Arbitrary<DecisionFacts> = fc
	.record({
		takenOn: nearly(about(250)),
		outcome: fc.constantFrom('adopted', 'adopted', 'adopted', 'rejected', null),
		annulled: fc.option(about(600), { freq: 1 }),
		annulledAtAll: fc.boolean(),
		organisationId: fc.constantFrom('saint-etienne', 'saint-etienne', 'saint-etienne', 'bron'),
	})
	.map(({ annulled, annulledAtAll, ...it }) => ({ ...vote, ...it, annulledOn: annulledAtAll ? annulled : null }));
const agreement: fc.Arbitrary<AgreementFacts> = fc
	.record({
		adopted: nearly(fc.constant(true)),
		signed: nearly(nearly(about(500))),
		sent: nearly(nearly(about(700))),
		objectStated: fc.boolean(),
	})
	.map(({ adopted, signed, sent, objectStated }) => ({
		...accord,
		objectStated,
		adoptions: adopted ? accord.adoptions : [],
		signatures: signed === null ? [] : [{ organisationId: 'saint-etienne', personId: 'mayor', signedOn: signed }],
		transmissions: sent === null ? [] : [{ organisationId: 'saint-etienne', on: sent }],
		inForceOn: null,
	}));
const partnership: fc.Arbitrary<PartnershipFacts> = fc
	.record({ decision, agreement, other: fc.constantFrom(kapan, kapan, kapan, shushi) })
	.map((it) => ({ ...twinning, parties: [saintEtienne, it.other], decisions: [it.decision], agreements: [it.agreement] }));

describe('whatever the facts', () => {
	test('a signature that would break what French law requires is refused', () => {
		let refused = 0;
		fc.assert(
			fc.property(partnership, about(400), (facts, signedOn) => {
				const act = sign(signedOn);
				const [text] = facts.agreements;
				if (text === undefined) return;
				const after = [...facts.parties.flatMap((it) => checkPartner(it, facts)), ...checkAgreement(suppose(text, act), facts, today)];
				const broken = after.filter((it) => it.severity === 'refusal' && it.state === 'broken' && 'sign' in it.guards);
				const refusals = blocks(act, facts, today).map(({ ruleId }) => ruleId);
				for (const { ruleId } of broken) expect(refusals).toContain(ruleId);
				if (broken.length > 0) refused += 1;
			}),
			{ numRuns: 500 },
		);
		expect(refused).toBeGreaterThan(50);
	});

	test('nothing enters into force without a vote before the signature, and a sending before the force', () => {
		let [open, shut] = [0, 0];
		fc.assert(
			fc.property(partnership, about(900), (facts, inForceOn) => {
				const { decisions, agreements } = facts;
				if (blocks(force(inForceOn), facts, today).length > 0) {
					shut += 1;
					return;
				}
				open += 1;
				const [text] = agreements;
				const cited = decisions.filter(({ id }) => text?.adoptions.some(({ decisionId }) => decisionId === id));
				const [signature] = text?.signatures ?? [];
				const [sent] = text?.transmissions ?? [];
				const voted = cited.some(
					({ organisationId, outcome, annulledOn, takenOn }) =>
						organisationId === 'saint-etienne' &&
						outcome === 'adopted' &&
						annulledOn === null &&
						takenOn !== null &&
						signature?.signedOn &&
						surelyNotAfter(takenOn, signature.signedOn),
				);
				expect(voted).toBe(true);
				expect(sent?.on && surelyNotAfter(sent.on, inForceOn)).toBe(true);
			}),
			{ numRuns: 3000 },
		);
		// The property says something only if both happen.
		expect(open).toBeGreaterThan(30);
		expect(shut).toBeGreaterThan(500);
	});
});
