import { expect, it } from 'vitest';
import { createThrottle } from './throttle.ts';

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 22, 10, minute, second));

it('lets the officer of Kapan try three times, then says how long to wait, then lets them try again', () => {
	const throttle = createThrottle({ most: 3, minutes: 15 });
	for (let time = 0; time < 3; time++) expect(throttle.take('kapan', at(time))).toBeNull();
	expect(throttle.take('kapan', at(3))).toBe(12);
	expect(throttle.take('kapan', at(14, 59))).toBe(1);
	expect(throttle.take('saint-etienne', at(14, 59))).toBeNull();
	expect(throttle.take('kapan', at(15))).toBeNull();
});

it('forgets the tries of whoever found their password', () => {
	const throttle = createThrottle({ most: 1, minutes: 15 });
	throttle.take('kapan', at(0));
	throttle.forget('kapan');
	expect(throttle.take('kapan', at(1))).toBeNull();
});

it('stays small under a flood of made-up addresses', () => {
	const throttle = createThrottle({ most: 1, minutes: 15, keys: 100 });
	for (let n = 0; n < 1000; n++) throttle.take(`nobody-${n}`, at(0));
	expect(throttle.size).toBe(100);
	expect(throttle.take('nobody-999', at(0))).not.toBeNull();
	throttle.take('later', at(20));
	expect(throttle.size).toBe(1);
});
