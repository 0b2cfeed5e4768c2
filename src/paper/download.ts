/** Documents on their way out: named so that they are found again, in the reader's own script. */
import { fold } from '../plain/names.ts';

export const mediaTypes = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	ics: 'text/calendar; charset=utf-8',
	vcf: 'text/vcard; charset=utf-8',
} as const;
export type Ending = keyof typeof mediaTypes;

/** A file name of these words, without what a disk or a mail refuses: "Ordre de mission – Kapan.pdf". */
export function fileName(words: readonly string[], ending: Ending): string {
	const name = words
		.map((word) =>
			word
				.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
				.replace(/[\\/:*?"<>|\u0589]/g, ' ')
				.replace(/\s+/g, ' ')
				.trim(),
		)
		.filter(Boolean)
		.join(' – ');
	// 255 octets is what disks take for a name; Armenian letters are two.
	let short = '';
	for (const letter of name.replace(/^\.+/, '')) if (Buffer.byteLength(short + letter) <= 180) short += letter;
	return `${short.trim().replace(/\.+$/, '') || 'document'}.${ending}`;
}

/** RFC 6266: the name as it is, and in plain letters for whom it does not reach. */
export function disposition(name: string, inline = false): string {
	const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/.exec(name) ?? [];
	const plain = `${fold(stem).replaceAll(' ', '-') || 'document'}.${ending}`;
	const exact = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
	return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** What a document about people is sent with: nobody on the way keeps it. `inline`: a PDF opens in the browser. */
export function download(body: Uint8Array<ArrayBuffer> | string, name: string, inline = false): Response {
	const ending = name.slice(name.lastIndexOf('.') + 1) as Ending;
	return new Response(body, {
		headers: {
			'content-type': mediaTypes[ending],
			'content-disposition': disposition(name, inline && ending === 'pdf'),
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
}
