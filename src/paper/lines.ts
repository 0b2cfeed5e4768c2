/** How calendars (RFC 5545 § 3.1, § 3.3.11) and cards (RFC 2426 § 2.6, § 5) write what they hold: the same way. */

import { turning } from './spaces.ts';

/** A text as a value: line feeds, commas, semicolons and backslashes escaped; other control characters are no text there. */
export const escaped = (value: string): string =>
	value
		.replace(/\r\n?/g, '\n')
		.replace(/[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replace(turning, '')
		.replace(/([\\,;])/g, '\\$1')
		.replaceAll('\n', '\\n');

/** A line in pieces of 75 octets at most, never cut within a letter. */
function folded(line: string): string {
	const pieces: string[] = [];
	let current = '';
	let size = 0;
	for (const letter of line) {
		const octets = Buffer.byteLength(letter);
		if (size + octets > 75) {
			pieces.push(current);
			current = ' ';
			size = 1;
		}
		current += letter;
		size += octets;
	}
	return [...pieces, current].join('\r\n');
}

/** The whole of it, each line ended; what is empty is left out. */
export const written = (lines: readonly string[]): string =>
	lines
		.filter(Boolean)
		.map((line) => `${folded(line)}\r\n`)
		.join('');
