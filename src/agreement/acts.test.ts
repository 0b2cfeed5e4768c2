import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accord, kapan, on, saintEtienne, twinning, vote } from '../law/example.ts';
import type { DecisionFacts, PartnershipFacts } from '../law/facts.ts';
import { addDays, type Dated, day, surelyBefore, surelyNotAfter } from '../plain/day.ts';
import {
	type Around,
	adopt,
	enterForce,
	type Happening,
	happen,
	happenings,
	type NewEvent,
	sign,
	submit,
	transmit,
	withdraw,
} from './acts.ts';
import { type Agreement, isEditable, next, stateOf, states, termEnd } from './agreement.ts';
import { agreementFacts } from './facts.ts';

const openedOn = day('2022-06-01');
const bound = (party: typeof kapan) => ({
	organisationId: party.organisationId,
	name: party.name,
	names: {},
	organisationKind: party.organisationKind,
	country: party.country,
});
const draft: Agreement = {
	partnershipId: twinning.id,
	id: 'accord',
	kind: 'agreement',
	amendsId: null,
	title: { fr: 'Accord de coopération' },
	object: { fr: 'Culture et francophonie.' },
	authentic: 'equal',
	commitments: 'stated',
	startsOn: null,
	endsOn: null,
	termMonths: 48,
	tacitRenewalMonths: null,
	noticeMonths: null,
	signedPlaceCode: null,
	signedPlace: null,
	signedAt: null,
	revision: 1,
	createdAt: new Date(0),
	openedAt: new Date(0),
	fields: [],
	parties: [bound(saintEtienne), bound(kapan)],
	adoptions: [],
	signatures: [],
	attendance: [],
	transmissions: [],
	events: [],
};

const around = (agreement: Agreement, today = day('2024-06-01'), decisions: readonly DecisionFacts[] = [vote]): Around => {
	const facts: PartnershipFacts = { ...twinning, decisions, agreements: [agreementFacts(agreement, today)] };
	return { facts, today, openedOn };
};
const withEvent = (agreement: Agreement, event: NewEvent): Agreement => ({
	...agreement,
	events: [...agreement.events, { ...event, id: String(agreement.events.length) }],
	adoptions: event.kind === 'withdrawn' ? [] : agreement.adoptions,
});
const one = <T extends { organisationId: string }>(rows: readonly T[], row: T): T[] => [
	...rows.filter(({ organisationId }) => organisationId !== row.organisationId),
	row,
];
const signer = (organisationId: string, personId: string | null = organisationId === 'kapan' ? 'head' : 'mayor') => ({
	organisationId,
	personId,
	capacity: {},
	byDelegation: false,
});
const signedBy = (agreement: Agreement, when: string, organisations = ['saint-etienne', 'kapan'], recorded = false): Agreement => {
	const answer = sign(agreement, { on: on(when), signers: organisations.map((it) => signer(it)), recorded }, around(agreement));
	if (!answer.ok) throw new Error(answer.refusals.map(({ code }) => code).join());
	// biome-ignore lint/performance/noAccumulatingSpread: a handful of signatures
	return answer.value.reduce((so, it) => ({ ...so, signatures: one(so.signatures, { ...it, person: null }) }), agreement);
};
const refusals = (agreement: Agreement, when: string | null, organisations = ['saint-etienne'], recorded = false) => {
	const answer = sign(
		agreement,
		{ on: when === null ? null : on(when), signers: organisations.map((it) => signer(it)), recorded },
		around(agreement),
	);
	return answer.ok ? [] : answer.refusals.map(({ code, checks }) => checks?.map(({ ruleId }) => ruleId).join() ?? code);
};
const adopted: Agreement = { ...draft, adoptions: [{ organisationId: 'saint-etienne', decisionId: 'vote', signatoryId: 'mayor' }] };
const signed = signedBy(adopted, '2023-11-21');
const sent: Agreement = {
	...signed,
	transmissions: [{ organisationId: 'saint-etienne', sentOn: day('2023-11-28'), electronically: true, actId: null }],
};
const inForce = withEvent(sent, { kind: 'entered-force', on: day('2023-11-28'), until: null, reason: null, recordedAfterwards: false });
const state = (agreement: Agreement, today = '2024-06-01') => stateOf(agreement, day(today));

describe('the life of the Kapan accord', () => {
	test('is read from its dated facts, from the draft to its end', () => {
		const submitted = submit(draft, around(draft));
		expect(state(draft)).toBe('draft');
		expect(submitted.ok && state(withEvent(draft, submitted.value))).toBe('before-council');
		expect(state(adopted)).toBe('adopted');
		expect(state(signedBy(adopted, '2023-11-21', ['kapan']))).toBe('partly-signed');
		expect(state(signed)).toBe('signed');
		expect(state(inForce)).toBe('in-force');
		expect(state(inForce, '2027-11-27')).toBe('in-force');
		expect(state(inForce, '2027-11-28')).toBe('expired');
	});
	test('waits for both French councils where two French cities are bound', () => {
		const bron = bound({ ...saintEtienne, organisationId: 'bron', name: 'Bron' });
		expect(state({ ...adopted, parties: [...draft.parties, bron] })).toBe('partly-adopted');
	});
	test('lets its text be written only while it is a draft', () => {
		expect(states.filter(isEditable)).toEqual(['draft']);
	});
	test('renews itself in silence until somebody ends it', () => {
		const renewing = { ...inForce, tacitRenewalMonths: 12 };
		expect(termEnd(renewing, day('2027-11-28'))).toBe('2028-11-27');
		expect(state(renewing, '2031-01-01')).toBe('in-force');
		const over = happen(renewing, { verb: 'end', on: on('2024-03-01'), until: null, reason: 'Dénonciation' }, around(renewing));
		expect(over.ok && state(withEvent(renewing, over.value), '2031-01-01')).toBe('ended');
	});
	test('goes back to the draft when it is withdrawn, and its adoption falls with the text', () => {
		const answer = withdraw(adopted, 'Montants à revoir', around(adopted));
		expect(answer.ok && state(withEvent(adopted, answer.value))).toBe('draft');
		expect(withdraw(signed, null, around(signed))).toMatchObject({ code: 'not-in-this-state' });
	});
});

describe('signing at Kapan town hall', () => {
	test('is refused before the decision, with the dates that show it', () => {
		expect(refusals(adopted, '2022-11-13')).toEqual(['fr-signature-before-decision']);
		expect(refusals(adopted, '2022-11-14')).toEqual([]);
	});
	test('waits for the council of Saint-Étienne, even for the head of Kapan', () => {
		expect(refusals(draft, '2023-11-21', ['kapan'])).toEqual(['council-awaited']);
		expect(refusals(draft, '2023-11-21')).toEqual(['fr-text-before-council']);
	});
	test('is refused to another than the person named, unless by delegation', () => {
		const deputy = { ...signer('saint-etienne', 'deputy') };
		const ceremony = { on: on('2023-11-21'), recorded: false };
		expect(sign(adopted, { ...ceremony, signers: [deputy] }, around(adopted))).toMatchObject({ refusals: [{ code: 'not-authorised' }] });
		expect(sign(adopted, { ...ceremony, signers: [{ ...deputy, byDelegation: true }] }, around(adopted)).ok).toBe(true);
	});
	test('has a day that has come, and somebody who signs', () => {
		expect(refusals(adopted, null)).toEqual(['undated']);
		expect(refusals(adopted, '2024-06-02')).toEqual(['future']);
		expect(refusals(adopted, '2023-11-21', [])).toEqual(['nobody-signs']);
	});
	test('tells every party’s refusal at once', () => {
		expect(refusals({ ...adopted, commitments: null }, '2022-11-13', ['saint-etienne', 'bron'])).toEqual([
			'fr-signature-before-decision,fr-commitments-stated',
			'not-a-party',
		]);
	});
	test('is corrected until the signed text is sent, and no longer', () => {
		expect(refusals(signed, '2023-11-22')).toEqual([]);
		expect(refusals(sent, '2023-11-22')).toEqual(['already-sent']);
		expect(refusals(inForce, '2023-11-22')).toEqual(['not-in-this-state']);
	});
	test('of a time before the partnership was opened here is entered as it was, and no later one is', () => {
		expect(refusals(draft, '1996', ['saint-etienne', 'kapan'], true)).toEqual([]);
		expect(state(signedBy(draft, '1996', ['saint-etienne', 'kapan'], true))).toBe('signed');
		expect(refusals(draft, '2022-06-01', ['saint-etienne'], true)).toEqual(['not-past']);
		expect(refusals(draft, '2022', ['saint-etienne'], true)).toEqual(['not-past']);
		expect(refusals(draft, null, ['saint-etienne'], true)).toEqual(['undated']);
	});
});

describe('adopting, sending, entering into force', () => {
	test('a party’s own adopted decision adopts the text, and no other', () => {
		const act = { organisationId: 'saint-etienne', decisionId: 'vote', signatoryId: null };
		expect(adopt(draft, act, around(draft)).ok).toBe(true);
		expect(adopt(draft, { ...act, organisationId: 'kapan' }, around(draft))).toMatchObject({ code: 'not-their-decision' });
		expect(adopt(draft, act, around(draft, undefined, [{ ...vote, outcome: null }]))).toMatchObject({ code: 'not-adopted-by-it' });
		expect(adopt(draft, act, around(draft, undefined, [{ ...vote, outcome: 'rejected' }]))).toMatchObject({ code: 'law' });
		expect(adopt(signed, act, around(signed))).toMatchObject({ code: 'already-signed' });
	});
	test('an accord is not in force before it was sent to the prefect', () => {
		expect(enterForce(signed, { on: on('2023-11-28'), recorded: false }, around(signed))).toMatchObject({
			code: 'law',
			checks: [{ ruleId: 'fr-sent-before-force' }],
		});
		expect(enterForce(sent, { on: on('2023-11-27'), recorded: false }, around(sent)).ok).toBe(false);
		expect(enterForce(sent, { on: on('2023-11-28'), recorded: false }, around(sent)).ok).toBe(true);
	});
	test('what is sent is signed, dated in order, by who must, with an identifier that has its shape', () => {
		const act = { organisationId: 'saint-etienne', sentOn: day('2023-11-28'), electronically: true, actId: null as string | null };
		expect(transmit(signed, { ...act, actId: '042-214202186-20221114-2022_00123-CC' }, around(signed)).ok).toBe(true);
		expect(transmit(signed, { ...act, actId: 'AR 12' }, around(signed))).toMatchObject({ code: 'act-id' });
		expect(transmit(signed, { ...act, sentOn: day('2023-11-20') }, around(signed))).toMatchObject({ code: 'before-signature' });
		expect(transmit(signed, { ...act, organisationId: 'kapan' }, around(signed))).toMatchObject({ code: 'not-asked' });
	});
	test('a term is renewed before it runs out, to a later day', () => {
		const renew = (when: string, until: string | null) =>
			happen(
				inForce,
				{ verb: 'renew', on: on(when), until: until === null ? null : on(until), reason: null },
				around(inForce, day('2028-06-01')),
			);
		expect(renew('2027-10-01', '2031-11-27').ok).toBe(true);
		expect(renew('2027-12-01', '2031-11-27')).toMatchObject({ code: 'after-term' });
		expect(renew('2027-10-01', '2027-11-27')).toMatchObject({ code: 'not-later' });
		expect(renew('2027-10-01', null)).toMatchObject({ code: 'not-later' });
	});
	test('a suspension says why, and is lifted after it began', () => {
		const tell = (agreement: Agreement, verb: Happening, when: string, reason: string | null) =>
			happen(agreement, { verb, on: on(when), until: null, reason }, around(agreement));
		expect(tell(inForce, 'suspend', '2024-01-10', null)).toMatchObject({ code: 'no-reason' });
		const answer = tell(inForce, 'suspend', '2024-01-10', 'Crise');
		const suspended = answer.ok ? withEvent(inForce, answer.value) : inForce;
		expect(state(suspended)).toBe('suspended');
		expect(tell(suspended, 'resume', '2024-01-09', null)).toMatchObject({ code: 'before-suspension' });
		expect(tell(inForce, 'suspend', '2023-11-01', 'Crise')).toMatchObject({ code: 'before-force' });
	});
});

/** Dates in the order of a life more often than not, and often enough in disorder, vague or missing. */
const when = fc
	.tuple(fc.integer({ min: 0, max: 900 }), fc.constantFrom(4, 7, 10, 10, 10, 10))
	.map(([days, length]) => on(addDays(day('2022-01-01'), days).slice(0, length)));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 12 });
const party = fc.constantFrom('saint-etienne', 'bron', 'kapan');
const council: fc.Arbitrary<DecisionFacts[]> = fc.tuple(
	...['saint-etienne', 'bron', 'kapan'].map((organisationId) =>
		fc
			.record({
				takenOn: maybe(when),
				outcome: fc.constantFrom('adopted', 'adopted', 'adopted', 'adopted', 'rejected', null),
				annulledOn: fc.option(when, { freq: 1 }),
			})
			.map((change): DecisionFacts => ({ ...vote, ...change, id: `vote of ${organisationId}`, organisationId })),
	),
);
const person = fc.constantFrom('mayor', 'mayor', 'deputy', null);
type Step = (agreement: Agreement, around: Around) => Agreement;
const told = (answer: { ok: true; value: NewEvent } | { ok: false }, agreement: Agreement) =>
	answer.ok ? withEvent(agreement, answer.value) : agreement;
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.constant<Step>((it, now) => told(submit(it, now), it)),
	{ weight: 1, arbitrary: fc.constant<Step>((it, now) => told(withdraw(it, null, now), it)) },
	{
		weight: 6,
		arbitrary: fc.tuple(party, party, person).map(
			([organisationId, whose, signatoryId]): Step =>
				(it, now) => {
					const answer = adopt(it, { organisationId, decisionId: `vote of ${whose}`, signatoryId }, now);
					return answer.ok ? { ...it, adoptions: one(it.adoptions, answer.value) } : it;
				},
		),
	},
	{
		weight: 6,
		arbitrary: fc
			.tuple(fc.uniqueArray(party, { maxLength: 3 }), person, maybe(when), fc.boolean(), fc.constantFrom(false, false, false, true))
			.map(
				([organisations, personId, signedOn, byDelegation, recorded]): Step =>
					(it, now) => {
						const signers = organisations.map((organisationId) => ({ ...signer(organisationId, personId), byDelegation }));
						const answer = sign(it, { on: signedOn, signers, recorded }, now);
						return answer.ok
							? // biome-ignore lint/performance/noAccumulatingSpread: a handful of signatures
								answer.value.reduce((so, row) => ({ ...so, signatures: one(so.signatures, { ...row, person: null }) }), it)
							: it;
					},
			),
	},
	{
		weight: 6,
		arbitrary: fc.tuple(party, when).map(
			([organisationId, sentOn]): Step =>
				(it, now) => {
					const answer = transmit(it, { organisationId, sentOn, electronically: true, actId: null }, now);
					return answer.ok ? { ...it, transmissions: one(it.transmissions, answer.value) } : it;
				},
		),
	},
	{
		weight: 6,
		arbitrary: fc.tuple(maybe(when), fc.constantFrom(false, false, false, true)).map(
			([from, recorded]): Step =>
				(it, now) =>
					told(enterForce(it, { on: from, recorded }, now), it),
		),
	},
	fc.tuple(fc.constantFrom(...happenings), maybe(when), fc.option(when)).map(
		([verb, date, until]): Step =>
			(it, now) =>
				told(happen(it, { verb, on: date, until, reason: 'Motif' }, now), it),
	),
);

describe('no sequence of verbs', () => {
	const bron = bound({ ...saintEtienne, organisationId: 'bron', name: 'Bron' });
	const facts = [saintEtienne, kapan, { ...saintEtienne, organisationId: 'bron', name: 'Bron' }];
	const today = day('2024-06-20');
	const life = fc.record({
		parties: fc.constantFrom<Agreement['parties'][]>(
			[bound(saintEtienne), bound(kapan)],
			[bound(saintEtienne), bound(kapan), bron],
			[bound(kapan), bound({ ...kapan, organisationId: 'bron' })],
		),
		decisions: council,
		// A lively life: the usual order, with anything in between.
		steps: fc.array(step, { minLength: 6, maxLength: 40 }),
	});
	const live = (
		{ parties, decisions, steps }: { parties: Agreement['parties']; decisions: DecisionFacts[]; steps: Step[] },
		see: (it: Agreement, was: Agreement) => void,
	) =>
		steps.reduce(
			(it, act) => {
				const parts = facts.filter(
					({ organisationId }) =>
						parties.some((one) => one.organisationId === organisationId && one.country === 'FR') || organisationId === 'kapan',
				);
				const now: Around = { facts: { ...twinning, parties: parts, decisions, agreements: [agreementFacts(it, today)] }, today, openedOn };
				const became = act(it, now);
				see(became, it);
				return became;
			},
			{ ...draft, parties },
		);

	test('brings a text into force without a decision adopted before each French signature, and a sending before the force', () => {
		let reached = 0;
		fc.assert(
			fc.property(life, (one) => {
				live(one, (it, was) => {
					const force = it.events.at(-1);
					if (it === was || force?.kind !== 'entered-force' || force.recordedAfterwards) return;
					reached += 1;
					for (const { organisationId, country } of one.parties) {
						const signature = it.signatures.find((row) => row.organisationId === organisationId);
						expect(signature).toBeDefined();
						if (country !== 'FR') continue;
						const adoption = it.adoptions.find((row) => row.organisationId === organisationId);
						const decision = one.decisions.find(({ id }) => id === adoption?.decisionId);
						const sending = it.transmissions.find((row) => row.organisationId === organisationId);
						expect(decision).toMatchObject({ organisationId, outcome: 'adopted', annulledOn: null });
						const inOrder = (a: Dated | null | undefined, b: Dated | null | undefined) => a && b && surelyNotAfter(a, b);
						expect(inOrder(decision?.takenOn, signature?.signedOn)).toBe(true);
						expect(inOrder(signature?.signedOn, force.on)).toBe(true);
						expect(inOrder(sending?.sentOn, force.on)).toBe(true);
					}
				});
			}),
			{ numRuns: 4000, seed: 20221114 },
		);
		// The guards are tried on lives that do get there, not only on those that never could.
		expect(reached).toBeGreaterThan(50);
	}, 60_000);

	test('enters as history what is not older than the record here, or to come, or undated', () => {
		fc.assert(
			fc.property(life, (one) => {
				live(one, (it) => {
					for (const { recordedAfterwards, signedOn } of it.signatures) {
						expect(signedOn !== null && !surelyBefore(today, signedOn)).toBe(true);
						if (recordedAfterwards && signedOn) expect(surelyBefore(signedOn, openedOn)).toBe(true);
					}
					for (const { recordedAfterwards, on: date } of it.events)
						if (recordedAfterwards && date) expect(surelyBefore(date, openedOn)).toBe(true);
				});
			}),
			{ numRuns: 1500, seed: 20231121 },
		);
	}, 60_000);

	test('does what its state does not allow, nor touches the signatures of a text in force', () => {
		fc.assert(
			fc.property(life, (one) => {
				live(one, (it, was) => {
					const before = stateOf(was, today);
					if (before === 'annulled') expect(it).toBe(was);
					if (!(next[before] as readonly string[]).includes('sign')) expect(it.signatures).toBe(was.signatures);
					if (was.signatures.length > 0 && it.adoptions !== was.adoptions)
						for (const row of was.adoptions)
							if (was.signatures.some(({ organisationId }) => organisationId === row.organisationId)) expect(it.adoptions).toContain(row);
				});
			}),
			{ numRuns: 1500, seed: 19591996 },
		);
	}, 60_000);
});

test('the law reads the same of our accord as of its own example', () => {
	const { partyIds: _all, fields: _fields, ...rest } = accord;
	expect(agreementFacts(inForce, day('2024-06-01'))).toMatchObject({
		...rest,
		endsOn: '2027-11-27',
		adoptions: [{ organisationId: 'saint-etienne', decisionId: 'vote', signatoryPersonId: 'mayor' }],
	});
});
