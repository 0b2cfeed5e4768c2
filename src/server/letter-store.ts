import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import type { Db } from './database.ts';
import type { Letter } from './mail.ts';

/** A letter as it is written: to one address. */
export interface Written extends Letter {
	/** The organisation whose administrators learn that it came back; none: it concerns the addressee alone. */
	organisationId?: string | undefined;
	/** Worth nothing later: not sent any more. */
	notAfter?: Date | undefined;
}
export interface Waiting {
	id: string;
	recipient: string;
	subject: string;
	language: Language;
	sealed: Buffer | null;
	tries: number;
}

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'jumelage letters', 32));

function seal(secret: string, id: string, text: string): Buffer {
	const iv = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(id));
	return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @returns null where the text is gone, or was sealed under another secret */
export function unseal(secret: string, id: string, sealed: Buffer | null): string | null {
	if (!sealed) return null;
	try {
		const opener = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, 12)).setAAD(Buffer.from(id));
		opener.setAuthTag(sealed.subarray(-16));
		return opener.update(sealed.subarray(12, -16)).toString('utf8') + opener.final('utf8');
	} catch {
		return null;
	}
}

/**
 * Writes a letter in the transaction under way, signed in its language: it leaves after the commit, and not at all where that is
 * undone. Nobody waits for the mail server: how long it takes would tell who has an account.
 * @returns the letter's id
 */
export async function keepLetter(
	{ db, deps }: { db: Db; deps: { config: { secret: string } } },
	{ to, subject, text, language = 'fr', organisationId, notAfter }: Written,
): Promise<string> {
	const id = uuid();
	const signed = `${text.trimEnd()}\n\n${m.letter_signature({}, { locale: language })}\n`;
	const letter = { id, organisation_id: organisationId ?? null, recipient: to, subject, language, not_after: notAfter ?? null };
	await sql`select keep_letter(${JSON.stringify(letter)}::jsonb, ${seal(deps.config.secret, id, signed)})`.execute(db);
	return id;
}

export async function nextLetter(db: Db): Promise<Waiting | undefined> {
	const { rows } = await sql<Waiting>`select id, recipient, subject, language, sealed, tries from next_letter()`.execute(db);
	return rows[0];
}
export const letterSent = (db: Db, id: string, kept: boolean) => sql`select letter_sent(${id}, ${kept})`.execute(db);
/** @param again null: it came back for good */
export const letterFailed = (db: Db, id: string, said: string, again: Date | null) =>
	sql`select letter_failed(${id}, ${said}, ${again})`.execute(db);
export const forgetLetters = (db: Db) => sql`select forget_letters()`.execute(db);

export interface OutboxLetter {
	id: string;
	recipient: string;
	subject: string;
	language: Language;
	text: string | null;
	writtenAt: Date;
}

/** The letters written last, where no mail server takes them; to administrators alone. */
export async function outboxLetters(db: Db, secret: string, most = 50): Promise<OutboxLetter[]> {
	const { rows } = await sql<Omit<OutboxLetter, 'text'> & { sealed: Buffer | null }>`
		select id, recipient, subject, language, sealed, written_at as "writtenAt" from outbox(${most})`.execute(db);
	return rows.map(({ sealed, ...letter }) => ({ ...letter, text: unseal(secret, letter.id, sealed) }));
}
