import { readFileSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type { Language } from '../plain/language.ts';

export interface Letter {
	to: string;
	subject: string;
	text: string;
	/** The language it is written in. */
	language?: Language;
}
export interface Mail {
	/** @throws Returned where it will never arrive; any other error: it may, later. */
	send(letter: Letter & { id?: string }): Promise<void>;
	/** True where letters are not sent but kept to be read here. */
	readonly keeps?: boolean;
}

/** The mail server does not take this letter, today or ever. */
export class Returned extends Error {}

// What a name or a title brings along must not begin a header of its own.
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

export interface SmtpOptions {
	/** Who letters are from: an address, or «Name <address>». */
	from: string;
	/** A file of certificates (PEM) to trust besides those every system knows: a mail server's own. */
	certificates?: string | null;
}

/** Sends through the city's SMTP server (`smtp://user:password@host:587`, or `smtps://`). */
export function smtpMail(url: string, { from, certificates }: SmtpOptions): Mail {
	const { protocol, username, hostname } = new URL(url);
	const loopback = /^(localhost|127\.|\[::1\])/.test(hostname);
	const transport = nodemailer.createTransport({
		url,
		// A password does not travel in the clear, whatever somebody in between pretends the server can do.
		requireTLS: protocol === 'smtp:' && username !== '' && !loopback,
		...(certificates ? { tls: { ca: readFileSync(certificates) }, requireTLS: protocol === 'smtp:' } : {}),
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 30_000,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'localhost';
	return {
		async send({ id, to, subject, text, language }) {
			try {
				await transport.sendMail({
					from,
					// As an object: an address is one address, whatever it holds.
					to: { name: '', address: to },
					subject: oneLine(subject),
					text,
					...(id ? { messageId: `<${id}@${domain}>` } : {}),
					// RFC 3834: no absence notice answers a letter that a program wrote.
					headers: {
						'Auto-Submitted': 'auto-generated',
						'X-Auto-Response-Suppress': 'All',
						...(language ? { 'Content-Language': language } : {}),
					},
				});
			} catch (error) {
				throw forGood(error) ? new Returned(error instanceof Error ? error.message : String(error), { cause: error }) : error;
			}
		},
	};
}

/** A server that refuses the addressee or the text with 5xx will do so again; one that refuses us (password, sender) is to be set right. */
function forGood(error: unknown): boolean {
	const { responseCode = 0, command = '', code = '' } = error as { responseCode?: number; command?: string; code?: string };
	return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE');
}

/** Without a mail server, letters are written to a file that whoever runs the program can read. */
export function outboxMail(folder: string, tell: (letter: Letter) => void): Mail {
	return {
		keeps: true,
		async send(letter) {
			await mkdir(folder, { recursive: true });
			await appendFile(path.join(folder, 'outbox.txt'), `To: ${letter.to}\nSubject: ${letter.subject}\n\n${letter.text}\n\n---\n`, {
				mode: 0o600,
			});
			tell(letter);
		},
	};
}
