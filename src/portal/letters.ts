/** The letters of pictures. They are drawn where nothing of the system is asked: the same picture on every machine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

// Source Serif 4 and Noto Serif Armenian (SIL Open Font License 1.1), regular and semi-bold.
const wanted = [400, 600].flatMap((weight) => [
	`@fontsource/source-serif-4/files/source-serif-4-latin-${weight}-normal.woff`,
	`@fontsource/source-serif-4/files/source-serif-4-latin-ext-${weight}-normal.woff`,
	`@fontsource/noto-serif-armenian/files/noto-serif-armenian-armenian-${weight}-normal.woff`,
]);

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

let files: string[] | undefined;
/** Paths of the unpacked fonts, in a temporary folder of this process: the renderer reads files only. */
export function letterFiles(): string[] {
	if (files) return files;
	const { resolve } = createRequire(import.meta.url);
	const folder = mkdtempSync(join(tmpdir(), 'jumelage-letters-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	files = wanted.map((name, index) => {
		const file = join(folder, `${index}.ttf`);
		writeFileSync(file, unpackFont(readFileSync(resolve(name))));
		return file;
	});
	return files;
}
