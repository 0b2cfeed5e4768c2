/** Letters out of the packages that hold them, for what draws without a browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

/**
 * A font out of its compressed form (W3C, WOFF File Format 1.0): a table's bytes are as they were, or deflated.
 * @throws RangeError where the file is none
 */
export function unpackFont(woff: Buffer): Buffer {
	if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF file');
	const flavour = woff.readUInt32BE(4);
	const count = woff.readUInt16BE(12);
	const tables = Array.from({ length: count }, (_, index) => {
		const at = 44 + index * 20;
		const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((step) => woff.readUInt32BE(at + step)) as [
			number,
			number,
			number,
			number,
			number,
		];
		const bytes = woff.subarray(offset, offset + packed);
		return { tag, length, checksum, bytes: packed < length ? inflateSync(bytes) : bytes };
	});
	const power = Math.floor(Math.log2(count));
	const head = Buffer.alloc(12 + count * 16);
	head.writeUInt32BE(flavour, 0);
	head.writeUInt16BE(count, 4);
	head.writeUInt16BE(2 ** power * 16, 6);
	head.writeUInt16BE(power, 8);
	head.writeUInt16BE(count * 16 - 2 ** power * 16, 10);
	const parts: Buffer[] = [head];
	let offset = head.length;
	tables.forEach(({ tag, length, checksum, bytes }, index) => {
		[tag, checksum, offset, length].forEach((value, step) => {
			head.writeUInt32BE(value, 12 + index * 16 + step * 4);
		});
		const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
		bytes.copy(padded);
		parts.push(padded);
		offset += padded.length;
	});
	return Buffer.concat(parts);
}

const { resolve } = createRequire(import.meta.url);
/** A font of a package, unpacked: `@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff`. */
export const fontOf = (name: string): Buffer => unpackFont(readFileSync(resolve(name)));

/**
 * Every character that a font can draw (OpenType 1.9, table `cmap`, formats 4 and 12: what these packages hold).
 * @throws RangeError where it has no such table
 */
export function* charactersOf(font: Buffer): Generator<number> {
	const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
	const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
	if (entry === undefined) throw new RangeError('a font without a table of characters');
	const cmap = font.readUInt32BE(entry + 8);
	const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8));
	for (const at of subtables) {
		const format = font.readUInt16BE(at);
		if (format === 12)
			for (let group = at + 16, left = font.readUInt32BE(at + 12); left > 0; left--, group += 12)
				for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) yield code;
		if (format === 4) {
			const double = font.readUInt16BE(at + 6);
			for (let segment = 0; segment < double; segment += 2) {
				const [last, first] = [font.readUInt16BE(at + 14 + segment), font.readUInt16BE(at + 16 + double + segment)];
				for (let code = first; code <= last && code < 0xffff; code++) yield code;
			}
		}
	}
}
