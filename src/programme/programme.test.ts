import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../plain/day.ts';
import { type Hour, instantsOf, localAt, turned } from '../plain/local-time.ts';
import { byDay, hangingOn, mayHang, move, shifted, timesOf } from './programme.ts';

const hour = (text: string) => text as Hour;
const paris = 'Europe/Paris';
const yerevan = 'Asia/Yerevan';
const times = (on: string, from: string, to: string, zone = yerevan) => {
	const found = timesOf(day(on), hour(from), hour(to), zone);
	return found.ok ? [found.value.startsAt.toISOString(), found.value.endsAt.toISOString()] : found;
};
const session = (
	id: string,
	on: string | null,
	from: string | null,
	to: string | null,
	rest: { hangsOnId?: string; position?: number; zone?: string } = {},
) => {
	const timed = on && from && to ? timesOf(day(on), hour(from), hour(to), rest.zone ?? yerevan) : null;
	return {
		id,
		onDay: on ? day(on) : null,
		startsAt: timed?.ok ? timed.value.startsAt : null,
		endsAt: timed?.ok ? timed.value.endsAt : null,
		hangsOnId: rest.hangsOnId ?? null,
		position: rest.position ?? 0,
	};
};

describe('the hours of a session', () => {
	it('typed in Kapan are instants of the world', () => {
		expect(times('2026-11-23', '10:00', '11:30')).toEqual(['2026-11-23T06:00:00.000Z', '2026-11-23T07:30:00.000Z']);
	});
	it('of a dinner may end after midnight; of a meeting that ends before it begins they are a slip', () => {
		expect(times('2026-11-23', '20:00', '00:30')).toEqual(['2026-11-23T16:00:00.000Z', '2026-11-23T20:30:00.000Z']);
		expect(times('2026-11-23', '11:00', '10:00')).toMatchObject({ ok: false, code: 'ends-before-start' });
		expect(times('2026-11-23', '10:00', '10:00')).toMatchObject({ ok: false, code: 'ends-before-start' });
	});
	it('that Saint-Étienne’s clocks skip in March are refused, with what is skipped', () => {
		const skipped = { ok: false, code: 'skipped', facts: { from: '02:00', to: '03:00' } };
		expect(times('2026-03-29', '02:30', '04:00', paris)).toMatchObject(skipped);
		expect(times('2026-03-29', '01:00', '02:30', paris)).toMatchObject(skipped);
		expect(times('2026-03-29', '01:30', '03:30', paris)).toEqual(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z']);
	});
	it('that October doubles mean the first passage; an end that would come first is the second', () => {
		expect(times('2026-10-25', '02:15', '02:45', paris)).toEqual(['2026-10-25T00:15:00.000Z', '2026-10-25T00:45:00.000Z']);
		expect(times('2026-10-25', '02:45', '02:15', paris)).toEqual(['2026-10-25T00:45:00.000Z', '2026-10-25T01:15:00.000Z']);
	});
	it('typed again as they were stay what they were, in the second passage too', () => {
		const [, second] = instantsOf({ day: day('2026-10-25'), hour: hour('02:30') }, paris);
		const kept = { startsAt: second as Date, endsAt: new Date('2026-10-25T02:00:00Z') };
		expect(timesOf(day('2026-10-25'), hour('02:30'), hour('03:00'), paris, kept)).toEqual({ ok: true, value: kept });
	});
});

describe('the programme', () => {
	it('goes by day and hour; what has no hour keeps its order after, what has no day comes last', () => {
		const days = byDay([
			session('dinner', '2026-11-23', '20:00', '22:00'),
			session('wreath', null, null, null, { position: 0 }),
			session('visit', '2026-11-23', null, null, { position: 2 }),
			session('walk', '2026-11-23', null, null, { position: 1 }),
			session('arrival', '2026-11-22', '09:00', '10:00'),
			session('meeting', '2026-11-23', '10:00', '12:00'),
		]);
		expect(days.map(({ day, bands, hourless }) => [day, bands.flat().map(({ id }) => id), hourless.map(({ id }) => id)])).toEqual([
			['2026-11-22', ['arrival'], []],
			['2026-11-23', ['meeting', 'dinner'], ['walk', 'visit']],
			[null, [], ['wreath']],
		]);
	});
	it('sets side by side what goes on at the same time', () => {
		const [first] = byDay([
			session('culture', '2026-11-23', '10:00', '12:00'),
			session('health', '2026-11-23', '10:00', '11:00'),
			session('youth', '2026-11-23', '11:30', '12:30'),
			session('lunch', '2026-11-23', '12:30', '14:00'),
		]);
		expect(first?.bands.map((band) => band.map(({ id }) => id))).toEqual([['health', 'culture', 'youth'], ['lunch']]);
	});
	it('puts one without an hour before the other, and leaves the last where it is', () => {
		expect(shifted(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
		expect(shifted(['a', 'b', 'c'], 'c', 'down')).toEqual(['a', 'b', 'c']);
	});
});

describe('what hangs on a session', () => {
	const chain = [
		session('signature', '2026-11-23', '12:00', '12:30'),
		session('photograph', '2026-11-23', '12:30', '12:45', { hangsOnId: 'signature' }),
		session('lunch', '2026-11-23', '13:00', '14:30', { hangsOnId: 'photograph' }),
		session('visit', '2026-11-23', '15:00', '16:00'),
	];
	it('moves with it, as far, along the chain; the rest stays', () => {
		const moved = move(chain, 'signature', { day: day('2026-11-24'), hour: hour('11:00') }, yerevan);
		expect(moved.ok && moved.value.map(({ id, startsAt }) => [id, startsAt && localAt(startsAt, yerevan)])).toEqual([
			['signature', { day: '2026-11-24', hour: '11:00' }],
			['photograph', { day: '2026-11-24', hour: '11:30' }],
			['lunch', { day: '2026-11-24', hour: '12:00' }],
		]);
	});
	it('goes by the clocks over their change: lunch stays an hour after the signature', () => {
		const there = chain.map(({ id, hangsOnId }, n) =>
			session(id, '2026-10-24', `1${n}:00`, `1${n}:30`, { zone: paris, ...(hangsOnId && { hangsOnId }) }),
		);
		const moved = move(there, 'signature', { day: day('2026-10-26'), hour: null }, paris);
		expect(moved.ok && moved.value.map(({ startsAt }) => startsAt && localAt(startsAt, paris).hour)).toEqual(['10:00', '11:00', '12:00']);
	});
	it('is told by name where it would fall into the hour that the clocks skip', () => {
		const there = [
			session('concert', '2026-03-28', '22:00', '23:00', { zone: paris }),
			session('bus', '2026-03-28', '23:30', '23:45', { zone: paris, hangsOnId: 'concert' }),
		];
		expect(move(there, 'concert', { day: day('2026-03-29'), hour: hour('01:00') }, paris)).toMatchObject({
			ok: false,
			code: 'skipped',
			facts: { id: 'bus', hour: '02:30', to: '03:00' },
		});
	});
	it('gets no hour where it has none, and follows the day', () => {
		const loose = [session('visit', '2026-11-23', null, null), session('toast', '2026-11-24', null, null, { hangsOnId: 'visit' })];
		const moved = move(loose, 'visit', { day: day('2026-11-25'), hour: null }, yerevan);
		expect(moved).toEqual({
			ok: true,
			value: [
				{ id: 'visit', onDay: '2026-11-25', startsAt: null, endsAt: null },
				{ id: 'toast', onDay: '2026-11-26', startsAt: null, endsAt: null },
			],
		});
		expect(move(loose, 'visit', { day: day('2026-11-25'), hour: hour('10:00') }, yerevan)).toMatchObject({ ok: false, code: 'no-hour' });
	});
	it('never goes in a circle', () => {
		expect(mayHang(chain, 'signature', 'lunch')).toBe(false);
		expect(mayHang(chain, 'signature', 'signature')).toBe(false);
		expect(mayHang(chain, 'visit', 'lunch')).toBe(true);
		const circle = [
			session('a', '2026-11-23', '10:00', '11:00', { hangsOnId: 'b' }),
			session('b', '2026-11-23', '11:00', '12:00', { hangsOnId: 'a' }),
		];
		expect(hangingOn(circle, 'a').map(({ id }) => id)).toEqual(['b']);
	});
});

it('a session moved and moved back stands where it stood, with all that hangs on it, over every change of clocks', () => {
	const quarters = fc.integer({ min: 0, max: 95 });
	fc.assert(
		fc.property(
			fc.constantFrom(paris, yerevan),
			fc.constantFrom('2026-03-28', '2026-10-24'),
			fc.array(fc.record({ quarter: quarters, on: fc.integer({ min: -1, max: 5 }) }), { minLength: 1, maxLength: 7 }),
			fc.integer({ min: 0, max: 3 }),
			quarters,
			(zone, saturday, all, days, quarter) => {
				const at = (n: number, q: number) => turned({ day: addDays(day(saturday), n) as Day, hour: hour('00:00') }, q * 15);
				const sessions = all.flatMap(({ quarter: q, on }, n) => {
					const local = at(0, q);
					const [startsAt] = instantsOf(local, zone);
					return startsAt
						? [
								{
									id: `s${n}`,
									onDay: local.day,
									startsAt,
									endsAt: new Date(Number(startsAt) + 3_600_000),
									hangsOnId: on >= 0 && on < n ? `s${on}` : null,
								},
							]
						: [];
				});
				const there = at(days, quarter);
				const moved = move(sessions, 's0', there, zone);
				if (!moved.ok) {
					expect(moved.code).toBe('skipped');
					return;
				}
				const after = sessions.map((one) => ({ ...one, ...moved.value.find(({ id }) => id === one.id) }));
				const first = sessions[0];
				if (!first) return;
				const back = move(after, 's0', localAt(first.startsAt, zone), zone);
				expect(back.ok && sessions.map((one) => ({ ...one, ...back.value.find(({ id }) => id === one.id) }))).toEqual(sessions);
			},
		),
		{ numRuns: 300 },
	);
});
