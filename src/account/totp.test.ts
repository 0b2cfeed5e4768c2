import { expect, it } from 'vitest';
import { base32, codeAt, keyAddress, stepAt, stepOf } from './totp.ts';

const key = Buffer.from('12345678901234567890');

it('gives the codes of RFC 6238, appendix B', () => {
	for (const [seconds, code] of [
		[59, '94287082'],
		[1111111109, '07081804'],
		[1111111111, '14050471'],
		[1234567890, '89005924'],
		[2000000000, '69279037'],
		[20000000000, '65353130'],
	] as const)
		expect(codeAt(key, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
});

it('writes the key as applications take it (RFC 4648, 10)', () => {
	expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
	expect(base32(Buffer.from('foob'))).toBe('MZXW6YQ');
	expect(keyAddress('MZXW6', 'office@kapan.example', 'Jumelage')).toBe(
		'otpauth://totp/Jumelage:office%40kapan.example?secret=MZXW6&issuer=Jumelage',
	);
});

it('takes the code of the half-minute before and after, and never one again', () => {
	const now = new Date('2026-11-22T10:00:00Z');
	const step = stepAt(now);
	for (const near of [-1, 0, 1]) expect(stepOf(key, codeAt(key, step + near), now, 0)).toBe(step + near);
	for (const far of [-2, 2]) expect(stepOf(key, codeAt(key, step + far), now, 0)).toBeNull();
	expect(stepOf(key, codeAt(key, step), now, step)).toBeNull();
	expect(stepOf(key, codeAt(key, step - 1), now, step)).toBeNull();
	const typed = codeAt(key, step);
	expect(stepOf(key, `${typed.slice(0, 3)} ${typed.slice(3)}`, now, 0)).toBe(step);
	expect(stepOf(key, 'abcdef', now, 0)).toBeNull();
});
