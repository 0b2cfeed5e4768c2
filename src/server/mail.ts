import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';

export interface Letter {
	to: string;
	subject: string;
	text: string;
}
export interface Mail {
	send(letter: Letter): Promise<void>;
}

/** Sends through the city's SMTP server (`smtp://user:password@host:587`). */
export function smtpMail(url: string, from: string): Mail {
	const transport = nodemailer.createTransport(url);
	return {
		async send(letter) {
			await transport.sendMail({ from, ...letter });
		},
	};
}

/** Without a mail server, letters are written to a file that whoever runs the program can read. */
export function outboxMail(folder: string, tell: (letter: Letter) => void): Mail {
	return {
		async send(letter) {
			await mkdir(folder, { recursive: true });
			await appendFile(path.join(folder, 'outbox.txt'), `To: ${letter.to}\nSubject: ${letter.subject}\n\n${letter.text}\n\n---\n`, {
				mode: 0o600,
			});
			tell(letter);
		},
	};
}
