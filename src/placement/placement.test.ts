import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dated, day } from '../plain/day.ts';
import { allows, checkPlan, type Life, lengthOf, needsApproval, next, stateOf, states, step, tell, verbs, weeksOf } from './placement.ts';

const none: Life = {
	arrivesOn: null,
	leavesOn: null,
	wishedOn: null,
	offeredOn: null,
	acceptedOn: null,
	preparedOn: null,
	arrivedOn: null,
	leftOn: null,
	cancelledOn: null,
	cancelReason: null,
	notHeldOn: null,
	unknownOn: null,
};
const today = day('2026-11-22');
/** The two social workers announced for February 2024. */
const announced: Life = { ...none, offeredOn: dated('2023-11'), arrivesOn: dated('2024-02') };

describe('the stay of the two social workers of Kapan', () => {
	it('was offered while February 2024 had not passed, and since then waits to be told', () => {
		expect(stateOf(announced, day('2024-01-10'))).toBe('offered');
		expect(stateOf(announced, day('2024-02-29'))).toBe('offered');
		expect(stateOf(announced, day('2024-03-01'))).toBe('outcome-not-recorded');
		expect(allows('outcome-not-recorded', 'tell')).toBe(true);
	});
	it('is completed in its month once somebody proves that it took place', () => {
		const told = tell(announced, 'took-place', { said: today, from: null, until: null });
		expect(told).toMatchObject({ ok: true, value: { arrivedOn: '2024-02', leftOn: '2024-02' } });
		expect(told.ok && stateOf(told.value, today)).toBe('completed');
	});
	it('can be said not to have taken place, or to be lost, and told otherwise when a paper turns up', () => {
		const lost = tell(announced, 'nobody-knows', { said: today, from: null, until: null });
		if (!lost.ok) throw new Error('refused');
		expect(stateOf(lost.value, today)).toBe('unknown');
		const not = tell(lost.value, 'did-not', { said: today, from: null, until: null });
		if (!not.ok) throw new Error('refused');
		expect(stateOf(not.value, today)).toBe('not-held');
		expect(not.value.unknownOn).toBe(null);
		const came = tell(not.value, 'took-place', { said: today, from: day('2024-02-05'), until: day('2024-02-16') });
		expect(came.ok && stateOf(came.value, today)).toBe('completed');
	});
	it('is not told before its time is over, nor in the wrong order', () => {
		expect(tell(announced, 'took-place', { said: day('2024-01-10'), from: null, until: null })).toMatchObject({ code: 'not-now' });
		const dates = { said: today, from: dated('2024-03'), until: dated('2024-02') };
		expect(tell(announced, 'took-place', dates)).toMatchObject({ code: 'leaves-before-arrival' });
		expect(tell(announced, 'took-place', { said: today, from: null, until: dated('2027') })).toMatchObject({ code: 'future' });
	});
});

describe('the life of a stay', () => {
	const plan = { ...none, arrivesOn: day('2027-02-01'), leavesOn: day('2027-02-26') };
	it('goes from wish to end, one dated step after the other', () => {
		let life: Life = plan;
		const seen = [stateOf(life, today)];
		for (const [verb, on] of [
			['offer', '2026-09-01'],
			['accept', '2026-10-01'],
			['prepare', '2026-11-20'],
		] as const) {
			const done = step(life, verb, dated(on), today);
			if (!done.ok) throw new Error(done.code);
			life = done.value;
			seen.push(stateOf(life, today));
		}
		const came = step(life, 'arrive', day('2027-02-01'), day('2027-02-01'));
		if (!came.ok) throw new Error(came.code);
		seen.push(stateOf(came.value, day('2027-02-10')), stateOf(came.value, day('2027-02-27')));
		const left = step(came.value, 'leave', day('2027-02-26'), day('2027-02-26'));
		if (!left.ok) throw new Error(left.code);
		seen.push(stateOf(left.value, day('2027-03-01')));
		expect(seen).toEqual(['wished', 'offered', 'accepted', 'prepared', 'under-way', 'outcome-not-recorded', 'completed']);
	});
	it('has the date of a step put right while it goes on, and its outcome told anew once it is over', () => {
		const under = { ...plan, offeredOn: day('2026-09-01'), acceptedOn: day('2026-10-01'), arrivedOn: day('2027-02-02') };
		const during = day('2027-02-10');
		expect(step(under, 'arrive', day('2027-02-01'), during)).toMatchObject({ ok: true, value: { arrivedOn: '2027-02-01' } });
		expect(step(under, 'accept', day('2026-08-01'), during)).toMatchObject({ code: 'before-last' });
		expect(step(under, 'prepare', during, during)).toMatchObject({ code: 'not-now' });
		const over = { ...under, leftOn: day('2027-02-26') };
		expect(step(over, 'arrive', day('2027-02-01'), day('2027-03-01'))).toMatchObject({ code: 'not-now' });
		const told = tell(over, 'took-place', { said: day('2027-03-01'), from: day('2027-02-01'), until: day('2027-02-25') });
		expect(told).toMatchObject({ ok: true, value: { arrivedOn: '2027-02-01', leftOn: '2027-02-25' } });
		expect(tell(over, 'nobody-knows', { said: day('2027-03-01'), from: null, until: null })).toMatchObject({ value: { leftOn: null } });
	});
	it('is not called ready while lines of its checklist are open, and says how many', () => {
		const accepted = { ...plan, acceptedOn: dated('2026-10') };
		expect(step(accepted, 'prepare', today, today, 3)).toMatchObject({ code: 'tasks-open', facts: { n: 3 } });
		expect(step(accepted, 'prepare', today, today, 0).ok).toBe(true);
	});
	it('takes no step on a day to come, out of turn, or before the one it follows', () => {
		expect(step(plan, 'offer', day('2026-12-01'), today)).toMatchObject({ code: 'future' });
		expect(step(plan, 'leave', today, today)).toMatchObject({ code: 'not-now' });
		expect(step({ ...plan, offeredOn: day('2026-10-01') }, 'accept', day('2026-09-30'), today)).toMatchObject({ code: 'before-last' });
	});
	it('has an answer for every state, and ends where it ends', () => {
		for (const state of states) expect(next[state].every((verb) => verbs.includes(verb))).toBe(true);
		expect([next.completed, next.cancelled]).toEqual([['tell'], ['resume']]);
		expect(stateOf({ ...plan, cancelledOn: today, cancelReason: 'Visa refusé', leftOn: today }, today)).toBe('cancelled');
	});
	it('is never called over before its last day, whatever is known of it', () => {
		const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(day('2020-01-01'), count));
		fc.assert(
			fc.property(days, fc.nat(400), days, (from, length, now) => {
				const life = { ...none, arrivesOn: from, leavesOn: addDays(from, length) };
				expect(stateOf(life, now) === 'outcome-not-recorded').toBe(now > addDays(from, length));
			}),
		);
	});
});

describe('how long a stay is', () => {
	it('decides which checklist it takes, and whether it has to be approved two months before', () => {
		const stay = (arrivesOn: string, leavesOn: string) => ({ arrivesOn: dated(arrivesOn), leavesOn: dated(leavesOn) });
		expect(lengthOf(stay('2027-02-01', '2027-02-07'))).toBe('week');
		expect(lengthOf(stay('2027-02-01', '2027-02-26'))).toBe('month');
		expect(lengthOf(stay('2027-02-01', '2027-05-01'))).toBe('month');
		expect(lengthOf(stay('2027-02-01', '2027-07-31'))).toBe('half-year');
		expect([needsApproval(stay('2027-02-01', '2027-05-01')), needsApproval(stay('2027-02-01', '2027-05-02'))]).toEqual([false, true]);
		expect(lengthOf(announced)).toBe(null);
		expect(weeksOf(stay('2027-02-01', '2027-02-26'))).toBe(4);
		expect(checkPlan(stay('2027-03-01', '2027-02-01'))).toBe('leaves-before-arrival');
		expect(checkPlan(stay('2027', '2027-02-01'))).toBe(null);
	});
});
