import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dated, day } from '../plain/day.ts';
import { checkDates, checkVote, stateOf, type Vote } from './decision.ts';

const vote = (figures: Partial<Vote>): Vote => ({
	unanimous: false,
	inOffice: null,
	present: null,
	votesFor: null,
	votesAgainst: null,
	abstentions: null,
	...figures,
});
const full = (inOffice: number, present: number, votesFor: number, votesAgainst: number, abstentions: number, unanimous = false) =>
	vote({ inOffice, present, votesFor, votesAgainst, abstentions, unanimous });

describe('the vote’s arithmetic', () => {
	it('takes "unanimous" when that is all that is known of the vote of 2022', () => {
		expect(checkVote(vote({ unanimous: true }), 'adopted').ok).toBe(true);
	});
	it('takes a whole vote of fifty-nine councillors', () => {
		expect(checkVote(full(59, 55, 50, 3, 2), 'adopted').ok).toBe(true);
	});
	it('refuses half a vote', () => {
		expect(checkVote(vote({ votesFor: 50 }), 'adopted')).toMatchObject({ code: 'vote-incomplete' });
	});
	it('refuses more voting than in office', () => {
		expect(checkVote(full(50, 55, 55, 0, 0), 'adopted')).toMatchObject({ code: 'vote-present-exceeds-office' });
	});
	it('refuses figures that do not add up, and says what they make', () => {
		expect(checkVote(full(59, 55, 50, 3, 1), 'adopted')).toMatchObject({ code: 'vote-sum', facts: { present: 55, sum: 54 } });
	});
	it('calls a vote unanimous with abstentions, never with a vote against', () => {
		expect(checkVote(full(59, 55, 50, 0, 5, true), 'adopted').ok).toBe(true);
		expect(checkVote(full(59, 55, 54, 1, 0, true), 'adopted')).toMatchObject({ code: 'vote-not-unanimous' });
	});
	it('refuses a text said adopted by a minority, not one carried by the chair on a tie', () => {
		expect(checkVote(full(59, 50, 20, 30, 0), 'adopted')).toMatchObject({ code: 'vote-not-carried' });
		expect(checkVote(full(59, 50, 25, 25, 0), 'adopted').ok).toBe(true);
		expect(checkVote(full(59, 50, 20, 30, 0), 'rejected').ok).toBe(true);
	});
	it('accepts a whole vote exactly when SCDL’s rules hold, whatever the figures', () => {
		const figure = fc.nat(60);
		fc.assert(
			fc.property(figure, figure, figure, figure, figure, (inOffice, present, yes, no, abstained) => {
				const holds = present <= inOffice && yes + no + abstained === present;
				expect(checkVote(full(inOffice, present, yes, no, abstained), null).ok).toBe(holds);
			}),
		);
	});
});

describe('the order of a decision’s dates', () => {
	const today = day('2026-11-22');
	const none = {
		takenOn: null,
		noteSentOn: null,
		transmittedOn: null,
		publishedOn: null,
		referredOn: null,
		annulledOn: null,
		outcome: 'adopted',
	} as const;
	it('refuses a transmission before the sitting', () => {
		expect(checkDates({ ...none, takenOn: day('2022-11-14'), transmittedOn: day('2022-11-13') }, today)).toEqual([
			{ field: 'transmittedOn', refusal: 'date-before-decision' },
		]);
	});
	it('does not refuse what a year leaves open', () => {
		expect(checkDates({ ...none, takenOn: dated('2022'), transmittedOn: day('2022-03-01') }, today)).toEqual([]);
	});
	it('takes a sitting to come while nothing was voted, not an adopted one', () => {
		expect(checkDates({ ...none, outcome: null, takenOn: day('2026-12-14') }, today)).toEqual([]);
		expect(checkDates({ ...none, takenOn: day('2026-12-14') }, today)).toEqual([{ field: 'takenOn', refusal: 'date-future' }]);
	});
	it('asks for the sitting’s date before what follows it', () => {
		expect(checkDates({ ...none, publishedOn: day('2022-11-20') }, today)).toEqual([{ field: 'takenOn', refusal: 'date-required' }]);
	});
});

it('derives where a decision stands from its dates', () => {
	expect(stateOf({ outcome: null, annulledOn: null, referredOn: null })).toBe('planned');
	expect(stateOf({ outcome: 'adopted', annulledOn: null, referredOn: day('2019-01-10') })).toBe('referred');
	expect(stateOf({ outcome: 'adopted', annulledOn: dated('2019'), referredOn: day('2019-01-10') })).toBe('annulled');
});
