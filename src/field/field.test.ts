import { describe, expect, it } from 'vitest';
import { nowAndNext } from '../islands/field-clock.ts';
import type { KeptNote } from '../islands/field-notes.ts';
import { typedOn } from '../islands/field-notes.ts';
import { answered } from '../islands/field-send.ts';
import type { Mission } from '../mission/mission.ts';
import { callOf, keptUntil } from './field.ts';

describe('how long a telephone keeps the page of a visit to Kapan', () => {
	type Days = Pick<Mission, 'leavesOn' | 'returnsOn' | 'cancelledOn'>;
	const days = (...[leavesOn, returnsOn, cancelledOn]: (string | null)[]) => ({ leavesOn, returnsOn, cancelledOn }) as Days;
	const visit = days('2026-11-20', '2026-11-24', null);
	const until = (mission: Days, now: string) => keptUntil(mission, new Date(now)).toISOString();
	it('is a week after the return, however early it was opened', () => {
		expect(until(visit, '2026-10-01T08:00:00Z')).toBe('2026-12-02T00:00:00.000Z');
		expect(until(visit, '2026-11-22T08:00:00Z')).toBe('2026-12-02T00:00:00.000Z');
	});
	it('is two days for who looks again at a visit that is over, or at one that was cancelled', () => {
		expect(until(days('2023-11-20', '2023-11-21', null), '2026-11-22T08:00:00Z')).toBe('2026-11-24T08:00:00.000Z');
		expect(until(days('2026-11-20', '2026-11-24', '2026-11'), '2026-11-10T08:00:00Z')).toBe('2026-11-12T08:00:00.000Z');
	});
	it('is a month where no day is known', () => {
		expect(until(days(null, null, null), '2026-11-01T08:00:00Z')).toBe('2026-12-01T08:00:00.000Z');
	});
});

it('says which of the parallel sessions in Kapan are on, and all that begin next', () => {
	const [health, culture, lunch, visit] = [
		{ from: 10, to: 20 },
		{ from: 15, to: 30 },
		{ from: 30, to: 40 },
		{ from: 30, to: 50 },
	] as const;
	const all = [health, culture, lunch, visit];
	expect(nowAndNext(all, 16)).toEqual({ now: [health, culture], next: [lunch, visit] });
	expect(nowAndNext(all, 30)).toEqual({ now: [lunch, visit], next: [] });
	expect(nowAndNext(all, 5)).toEqual({ now: [], next: [health] });
});

it('calls the number that stands written with spaces and points', () => {
	expect(callOf('+33 6.12 34-56 (78)')).toBe('tel:+33612345678');
});

describe('what is typed while a note is on its way from the mountains', () => {
	const typed = { account: 'ani', address: '/field/s/hy', title: 'Signature', basedOn: 0 };
	const first = typedOn(undefined, { ...typed, body: 'Բարև' });
	const gone: KeptNote = { ...first, sent: [first.id] };
	it('is another note, which says of the one before that it may have arrived', () => {
		const further = typedOn(gone, { ...typed, body: 'Բարև ձեզ' });
		expect(further.id).not.toBe(first.id);
		expect(further.sent).toEqual([first.id]);
		// Not yet gone: the same note, with more in it.
		expect(typedOn(further, { ...typed, body: 'Բարև ձեզ։' }).id).toBe(further.id);
	});
	it('stays what it is when the server answers for the note before', () => {
		const further = typedOn(gone, { ...typed, body: 'Բարև ձեզ' });
		expect(answered(further, gone, { fate: 'taken', body: 'Բարև', revision: 1 })).toMatchObject({
			body: 'Բարև ձեզ',
			state: 'typed',
			basedOn: 1,
		});
		expect(answered(further, gone, { fate: 'beside', body: 'x', revision: 3 })).toMatchObject({
			body: 'Բարև ձեզ',
			state: 'typed',
			basedOn: 0,
		});
	});
	it('is kept for its writer to see where the minutes said something else', () => {
		expect(answered(gone, gone, { fate: 'beside', body: 'Kapan’s', revision: 3 })).toMatchObject({
			state: 'beside',
			body: 'Kapan’s',
			own: 'Բարև',
		});
	});
});
