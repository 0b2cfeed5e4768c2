import { argon2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet, 2025; RFC 9106).
const strength = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const derive = promisify(argon2);
const deriveOld = promisify<string, string, number, object, Buffer>(scrypt);

/** One person may type é as one character and, on another machine, as two (NIST SP 800-63B-4, 3.1.1.2). */
const bytes = (password: string) => Buffer.from(password.normalize('NFKC'));
const argon = (password: string, nonce: Uint8Array, { memory, passes, parallelism } = strength) =>
	derive('argon2id', { message: bytes(password), nonce, parallelism, memory, passes, tagLength });

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, as other programs write it (PHC string format). */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
	const { memory, passes, parallelism } = strength;
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(await argon(password, salt))}`;
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;
/** How passwords were kept at first: `salt:hash`, scrypt. They are hashed anew at the next sign-in. */
const formerShape = /^([0-9a-f]{32}):([0-9a-f]{128})$/;
export const isFormer = (hash: string) => !hash.startsWith('$argon2id$');

/** The hash of a password that nobody knows: what an address without an account is held against. */
const nobody = hashPassword(randomBytes(32).toString('base64'));

/** @param hash null where there is no account or no password: the same work is done, and the answer is no */
export async function isPasswordOf(hash: string | null, password: string): Promise<boolean> {
	const former = hash === null ? null : formerShape.exec(hash);
	if (former) {
		const [, salt = '', kept = ''] = former;
		const found = await deriveOld(password.normalize('NFKC'), salt, 64, { N: 16_384, r: 16, p: 1, maxmem: 2 ** 27 });
		return timingSafeEqual(found, Buffer.from(kept, 'hex'));
	}
	const parts = shape.exec(hash ?? '') ?? shape.exec(await nobody);
	if (!parts) throw new Error('a hash that cannot be read');
	const [, memory, passes, parallelism, salt = '', kept = ''] = parts;
	const found = await argon(password, Buffer.from(salt, 'base64'), {
		memory: Number(memory),
		passes: Number(passes),
		parallelism: Number(parallelism),
	});
	const wanted = Buffer.from(kept, 'base64');
	return wanted.length === found.length && timingSafeEqual(wanted, found) && hash !== null;
}

/** The codes of one list share a salt: one derivation holds a code against all of them. */
export const hashCode = (code: string, salt: Uint8Array): Promise<Buffer> => argon(code, salt);
