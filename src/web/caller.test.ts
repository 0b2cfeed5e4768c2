import { expect, it } from 'vitest';
import { callerOf } from './caller.ts';

const from = (remoteAddress: string | undefined, forwarded?: string) =>
	callerOf(new Headers(forwarded ? { 'x-forwarded-for': forwarded } : {}), { incoming: { socket: { remoteAddress } } });

it('believes the socket of a stranger, whatever they write in the header', () => {
	expect(from('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
	expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9');
});

it('believes the town hall’s own proxy about the last hop alone', () => {
	expect(from('127.0.0.1', '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
	expect(from('10.0.0.4', '203.0.113.9, 10.0.0.7')).toBe('203.0.113.9');
	expect(from('::1')).toBe('::1');
});

it('says that it does not know where there is no socket', () => {
	expect(callerOf(new Headers(), undefined)).toBeNull();
	expect(from(undefined)).toBeNull();
});
