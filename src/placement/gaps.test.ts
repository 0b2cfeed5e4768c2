import { describe, expect, it } from 'vitest';
import { dated, day } from '../plain/day.ts';
import { approvalDue, gapsOf } from './gaps.ts';
import type { Placement } from './placement.ts';

const today = day('2026-11-22');
const blank = {
	cancelledOn: null,
	notHeldOn: null,
	leftOn: null,
	unknownOn: null,
	arrivedOn: null,
	approvalAskedOn: null,
	approvedOn: null,
};
const stay = (arrivesOn: string, leavesOn: string, more: Partial<Placement> = {}) =>
	({ ...blank, arrivesOn: dated(arrivesOn), leavesOn: dated(leavesOn), ...more }) as Placement;
const codes = (one: Placement) => gapsOf(one, today).map(({ code }) => code);

describe('the papers of nurses who come to Saint-Étienne', () => {
	it('say by when a stay of six months is to be approved, and that the day has passed where the arrival is moved forward', () => {
		expect(gapsOf(stay('2027-03-01', '2027-08-31'), today)).toEqual([{ code: 'approval', on: '2027-01-01' }]);
		expect(gapsOf(stay('2027-01-10', '2027-06-30'), today)).toEqual([{ code: 'approval-late', on: '2026-11-10' }]);
		expect(codes(stay('2027-01-10', '2027-06-30', { approvalAskedOn: dated('2026-11-02') }))).toEqual([]);
		expect(approvalDue(stay('2027-03-01', '2027-03-26'))).toBe(null);
	});
	it('have to reach from the arrival to the departure, as the dates now stand', () => {
		const insured = { insuredFrom: dated('2027-03-01'), insuredUntil: dated('2027-03-31'), visaUntil: dated('2027-04-15') };
		expect(codes(stay('2027-03-01', '2027-03-26', insured))).toEqual([]);
		expect(codes(stay('2027-02-22', '2027-03-19', insured))).toEqual(['insurance-from']);
		expect(codes(stay('2027-04-01', '2027-04-26', insured))).toEqual(['insurance-until', 'visa-until']);
		expect(codes(stay('2027-04-01', '2027-04-26', { permitUntil: dated('2027-04') }))).toEqual([]);
	});
	it('are not asked for any more once the stay is over or called off', () => {
		const short = { visaUntil: dated('2026-03-01') };
		expect(codes(stay('2026-03-01', '2026-09-30', short))).toEqual([]);
		expect(codes(stay('2027-03-01', '2027-09-30', { ...short, cancelledOn: today }))).toEqual([]);
	});
});
