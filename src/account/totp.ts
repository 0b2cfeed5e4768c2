import { createHmac, timingSafeEqual } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Seconds that one code lives. */
const period = 30;

/** Base32 without padding (RFC 4648), as applications take the key. */
export function base32(bytes: Uint8Array): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The code of a step (RFC 4226, 5.3): HMAC-SHA-1, which is what every application knows; its weakness is not one here. */
export function codeAt(key: Uint8Array, step: number, digits = 6): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac('sha1', key).update(counter).digest();
	const at = (mac.at(-1) ?? 0) & 15;
	return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

export const stepAt = (now: Date) => Math.floor(now.getTime() / 1000 / period);

/**
 * The step whose code this is, one before and one after allowed for clocks that differ (RFC 6238, 5.2).
 * @param after only later steps count: a code opens once
 */
export function stepOf(key: Uint8Array, code: string, now: Date, after: number): number | null {
	const typed = code.replace(/\s/g, '');
	if (!/^\d{6}$/.test(typed)) return null;
	const here = stepAt(now);
	return (
		[here, here - 1, here + 1].find((step) => step > after && timingSafeEqual(Buffer.from(codeAt(key, step)), Buffer.from(typed))) ?? null
	);
}

/** What the QR code says to the application. */
export const keyAddress = (key: string, email: string, issuer: string) =>
	`otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?secret=${key}&issuer=${encodeURIComponent(issuer)}`;
