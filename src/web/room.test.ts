import { expect, it } from 'vitest';
import { createRoom } from './room.ts';

const of = (length: number | null, more: Record<string, string> = {}) =>
	new Headers({ ...(length === null ? {} : { 'content-length': String(length) }), ...more });

it('takes in two long texts at once where there is room for two, and the third when one is done', () => {
	const room = createRoom(2_000_000, 1_000_000);
	const first = room.take(of(1_000_000));
	expect(room.take(of(1_000_000))).not.toBeNull();
	expect(room.take(of(1_000_000))).toBeNull();
	first?.();
	first?.();
	expect(room.take(of(1_000_000))).not.toBeNull();
	expect(room.take(of(1_000_000))).toBeNull();
});

it('takes in an ordinary form however many long ones are on their way', () => {
	const room = createRoom(1_000_000, 1_000_000);
	room.take(of(1_000_000));
	expect(room.take(of(2_000))).not.toBeNull();
	expect(room.take(of(70_000))).toBeNull();
});

it('counts what does not say how long it is as the longest, and leaves to others what is too long for anybody', () => {
	const room = createRoom(1_000_000, 1_000_000);
	expect(room.take(of(5_000_000))).not.toBeNull();
	expect(room.take(of(10, { 'transfer-encoding': 'chunked' }))).not.toBeNull();
	expect(room.take(of(null))).toBeNull();
});
