/** Small true files for the tests: each is what its name says, made here byte by byte. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

const text = (words: string) => Buffer.from(words, 'latin1');

/** A PDF of one page with a line of words; `padding` bytes of comment make it as large as wanted. */
export function pdf(words = 'Saint-Etienne - Kapan', padding = 0): Buffer {
	const stream = `BT /F1 24 Tf 72 700 Td (${words.replace(/[()\\]/g, ' ')}) Tj ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	];
	let body = '%PDF-1.4\n';
	if (padding > 0) body += `%${'x'.repeat(padding)}\n`;
	const places = objects.map((object, index) => {
		const at = body.length;
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return at;
	});
	const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	return text(
		`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
	);
}

/** A picture of one colour. */
export function png(width = 40, height = 30, [red, green, blue] = [60, 110, 113]): Buffer {
	const part = (type: string, data: Buffer) => {
		const named = Buffer.concat([text(type), data]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(named));
		return Buffer.concat([length, named, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2], 8);
	const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([red ?? 0, green ?? 0, blue ?? 0]))]);
	return Buffer.concat([
		text('\x89PNG\r\n\x1a\n'),
		part('IHDR', head),
		part('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
		part('IEND', Buffer.alloc(0)),
	]);
}

export const jpeg = (): Buffer =>
	Buffer.concat([
		Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
		text('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
		Buffer.alloc(40, 1),
		Buffer.from([0xff, 0xd9]),
	]);
export const gif = (): Buffer =>
	Buffer.concat([
		text('GIF89a'),
		Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
	]);
export const webp = (): Buffer => {
	const data = Buffer.concat([text('WEBPVP8L'), Buffer.from([5, 0, 0, 0, 0x2f, 0, 0, 0, 0, 0])]);
	const length = Buffer.alloc(4);
	length.writeUInt32LE(data.length);
	return Buffer.concat([text('RIFF'), length, data]);
};
export const tiff = (): Buffer => Buffer.concat([text('II*\0'), Buffer.from([8, 0, 0, 0, 0, 0]), Buffer.alloc(20)]);
export const heic = (): Buffer =>
	Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic'), Buffer.alloc(4), text('mif1heic'), Buffer.alloc(200)]);

export interface Part {
	name: string;
	content: string | Buffer;
	stored?: boolean;
	/** What the list says of its size, where it lies. */
	claims?: number;
	encrypted?: boolean;
}
/** A zip archive of these parts. */
export function zip(parts: readonly Part[], comment = ''): Buffer {
	const bodies: Buffer[] = [];
	const list: Buffer[] = [];
	let at = 0;
	for (const { name, content, stored, claims, encrypted } of parts) {
		const [named, data] = [Buffer.from(name), Buffer.from(content)];
		const packed = stored ? data : deflateRawSync(data);
		const local = Buffer.alloc(30);
		local.writeUInt32LE(0x04034b50);
		local.writeUInt16LE(20, 4);
		local.writeUInt16LE(encrypted ? 1 : 0, 6);
		local.writeUInt16LE(stored ? 0 : 8, 8);
		local.writeUInt32LE(crc32(data), 14);
		local.writeUInt32LE(packed.length, 18);
		local.writeUInt32LE(data.length, 22);
		local.writeUInt16LE(named.length, 26);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50);
		entry.writeUInt16LE(20, 4);
		local.copy(entry, 6, 4, 30);
		entry.writeUInt32LE(claims ?? data.length, 24);
		entry.writeUInt32LE(at, 42);
		bodies.push(local, named, packed);
		list.push(entry, named);
		at += 30 + named.length + packed.length;
	}
	const listed = Buffer.concat(list);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50);
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(at, 16);
	end.writeUInt16LE(comment.length, 20);
	return Buffer.concat([...bodies, listed, end, text(comment)]);
}

const types = { name: '[Content_Types].xml', content: '<Types/>' };
export const docx = (...more: Part[]): Buffer => zip([types, { name: 'word/document.xml', content: '<w:document/>' }, ...more]);
export const xlsx = (): Buffer => zip([types, { name: 'xl/workbook.xml', content: '<workbook/>' }]);
export const pptx = (): Buffer => zip([types, { name: 'ppt/presentation.xml', content: '<p:presentation/>' }]);
export const openDocument = (kind: string, ...more: Part[]): Buffer =>
	zip([
		{ name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}`, stored: true },
		{ name: 'content.xml', content: '<c/>' },
		...more,
	]);

/** A compound file whose directory names these streams. */
export function compound(...streams: string[]): Buffer {
	const header = Buffer.alloc(512);
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
	header.writeUInt16LE(3, 26);
	header.writeUInt16LE(9, 30);
	header.writeUInt32LE(1, 48); // the directory's first sector
	header.fill(0xff, 76);
	header.writeUInt32LE(0, 76); // the allocation table's sector
	const table = Buffer.alloc(512, 0xff);
	table.writeUInt32LE(0xfffffffd, 0);
	const names = ['Root Entry', ...streams];
	const sectors = Math.ceil(names.length / 4);
	for (let sector = 1; sector <= sectors; sector++) table.writeUInt32LE(sector === sectors ? 0xfffffffe : sector + 1, sector * 4);
	const directory = Buffer.alloc(sectors * 512);
	names.forEach((name, index) => {
		directory.write(name, index * 128, 'utf16le');
		directory.writeUInt16LE((name.length + 1) * 2, index * 128 + 64);
	});
	return Buffer.concat([header, table, directory]);
}
