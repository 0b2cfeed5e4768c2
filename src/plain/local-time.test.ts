import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from './day.ts';
import { type Hour, instantsOf, isZone, localAt, readHour, skipped, turned, wallMinutes } from './local-time.ts';

const at = (on: string, hour: string) => ({ day: day(on), hour: hour as Hour });
const iso = (dates: Date[]) => dates.map((date) => date.toISOString());
const zones = ['Europe/Paris', 'Asia/Yerevan', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC', 'Pacific/Apia'];

describe('the clocks of two cities', () => {
	it('show ten in Kapan when it is seven in Saint-Étienne, in winter', () => {
		const [start] = instantsOf(at('2026-11-23', '10:00'), 'Asia/Yerevan');
		expect(start?.toISOString()).toBe('2026-11-23T06:00:00.000Z');
		expect(localAt(start as Date, 'Europe/Paris')).toEqual(at('2026-11-23', '07:00'));
	});
	it('show ten in Kapan when it is eight in Saint-Étienne, in summer: Armenia does not change its clocks', () => {
		const [start] = instantsOf(at('2026-07-14', '10:00'), 'Asia/Yerevan');
		expect(localAt(start as Date, 'Europe/Paris')).toEqual(at('2026-07-14', '08:00'));
	});
	it('are of two days when it is one in the night in Kapan', () => {
		const [start] = instantsOf(at('2026-11-23', '01:00'), 'Asia/Yerevan');
		expect(localAt(start as Date, 'Europe/Paris')).toEqual(at('2026-11-22', '22:00'));
	});
	it('never show half past two in Saint-Étienne on the last Sunday of March', () => {
		const skippedHour = at('2026-03-29', '02:30');
		expect(instantsOf(skippedHour, 'Europe/Paris')).toEqual([]);
		expect(skipped(skippedHour, 'Europe/Paris')).toEqual({ from: '02:00', to: '03:00' });
		expect(skipped(at('2026-03-29', '02:00'), 'Europe/Paris')).toEqual({ from: '02:00', to: '03:00' });
		expect(skipped(skippedHour, 'Asia/Yerevan')).toBe(null);
		expect(iso(instantsOf(at('2026-03-29', '01:59'), 'Europe/Paris'))).toEqual(['2026-03-29T00:59:00.000Z']);
		expect(iso(instantsOf(at('2026-03-29', '03:00'), 'Europe/Paris'))).toEqual(['2026-03-29T01:00:00.000Z']);
	});
	it('show half past two twice in Saint-Étienne on the last Sunday of October, and three o’clock once', () => {
		expect(iso(instantsOf(at('2026-10-25', '02:30'), 'Europe/Paris'))).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']);
		expect(instantsOf(at('2026-10-25', '03:00'), 'Europe/Paris')).toHaveLength(1);
		expect(instantsOf(at('2026-10-25', '02:30'), 'Asia/Yerevan')).toHaveLength(1);
	});
	it('go on from evening to morning over the change as their hands do', () => {
		expect(turned(at('2026-10-24', '23:00'), 600)).toEqual(at('2026-10-25', '09:00'));
		expect(wallMinutes(at('2026-10-25', '09:00')) - wallMinutes(at('2026-10-24', '23:00'))).toBe(600);
	});
});

it('any instant is found again from what the clocks show, alone or as one of two', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 }),
			fc.constantFrom(...zones),
			(minutes, zone) => {
				const instant = new Date(minutes * 60_000);
				const found = instantsOf(localAt(instant, zone), zone).map(Number);
				expect(found).toContain(instant.getTime());
				expect(found.length).toBeLessThanOrEqual(2);
			},
		),
		{ numRuns: 400 },
	);
});
it('around every change of Paris each minute of the day is shown once, twice or not at all, and said so', () => {
	for (const [sunday, none, twice] of [
		['2026-03-29', 60, 0],
		['2026-10-25', 0, 60],
		['2026-11-22', 0, 0],
	] as const) {
		const shown = Array.from({ length: 1440 }, (_, minutes) => {
			const local = turned(at(sunday, '00:00'), minutes);
			const found = instantsOf(local, 'Europe/Paris').length;
			expect(skipped(local, 'Europe/Paris') === null).toBe(found > 0);
			return found;
		});
		expect([shown.filter((n) => n === 0).length, shown.filter((n) => n === 2).length]).toEqual([none, twice]);
	}
});
it('reads hours as they are typed in either country', () => {
	expect(['10', '10:30', '9h', '9h05', '10 h 30', '14.15', '0:00', '23:59'].map(readHour)).toEqual([
		'10:00',
		'10:30',
		'09:00',
		'09:05',
		'10:30',
		'14:15',
		'00:00',
		'23:59',
	]);
	expect(['24:00', '10:60', 'dix heures', '', '10:3', '10:300'].map(readHour)).toEqual([null, null, null, null, null, null]);
});
it('knows a zone from a word', () => {
	expect([isZone('Asia/Yerevan'), isZone('Kapan')]).toEqual([true, false]);
});
