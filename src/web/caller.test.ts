import { expect, it } from 'vitest';
import { callerOf, networkOf } from './caller.ts';

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

it('counts a home line as one, whichever of its addresses a program takes, and its neighbour as another', () => {
	expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
	const home = networkOf('2001:db8:12:34:aaaa::1');
	expect(networkOf('2001:0db8:0012:0034:ffff:1:2:3')).toBe(home);
	expect(networkOf('2001:db8:12:35::1')).not.toBe(home);
	expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2'));
	expect(networkOf('::1')).toBe('0:0:0:0::/64');
});
