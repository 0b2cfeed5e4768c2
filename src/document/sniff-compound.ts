/** Office files of before 2007: a compound file (MS-CFB), told apart by the names of the streams in its directory. */
import type { MediaType } from './file.ts';
import type { Bytes, Sniffed } from './sniff.ts';

const kinds: Readonly<Record<string, MediaType>> = {
	WordDocument: 'application/msword',
	Workbook: 'application/vnd.ms-excel',
	Book: 'application/vnd.ms-excel',
	'PowerPoint Document': 'application/vnd.ms-powerpoint',
};
/** Storages that hold a program (MS-OVBA). */
const programs = ['Macros', '_VBA_PROJECT_CUR', 'VBA'];
/** What wraps a file that only a password opens (MS-OFFCRYPTO). */
const sealed = 'EncryptedPackage';

const mostSectors = 2000;
const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The names in the directory; null where the file is cut or not well formed. */
async function namesIn(file: Bytes): Promise<string[] | null> {
	const header = view(await file.read(0, 512));
	if (header.length < 512) return null;
	const shift = header.readUInt16LE(30);
	if (shift !== 9 && shift !== 12) return null;
	const length = 2 ** shift;
	const sector = async (number: number) => view(await file.read((number + 1) * length, length));
	const tables = Array.from({ length: 109 }, (_, index) => header.readUInt32LE(76 + index * 4));
	const names: string[] = [];
	const seen = new Set<number>();
	for (let at = header.readUInt32LE(48); at < 0xffff_fffa; ) {
		if (seen.has(at) || seen.size > mostSectors) return null;
		seen.add(at);
		const entries = await sector(at);
		if (entries.length < length) return null;
		for (let from = 0; from < length; from += 128) {
			const bytes = entries.readUInt16LE(from + 64);
			if (bytes >= 2 && bytes <= 64) names.push(entries.toString('utf16le', from, from + bytes - 2));
		}
		// The next sector stands in the allocation table; the first 109 parts of that table are listed in the header, enough for 6.8 MB
		// of sectors of 512 bytes: a directory further on is not followed, and the names found so far decide.
		const table = tables[Math.floor(at / (length / 4))];
		if (table === undefined || table >= 0xffff_fffa) break;
		const part = await sector(table);
		if (part.length < length) return null;
		at = part.readUInt32LE((at % (length / 4)) * 4);
	}
	return names;
}

export async function compoundType(file: Bytes): Promise<Sniffed> {
	const names = await namesIn(file);
	if (names === null) return { refused: 'cut' };
	if (names.includes(sealed)) return { refused: 'locked' };
	if (names.some((name) => programs.includes(name))) return { refused: 'macros' };
	const found = [...new Set(names.map((name) => kinds[name]).filter((type) => type !== undefined))];
	const [type] = found;
	// A workbook embedded in a report brings its own name along; the root's own comes first in the directory.
	return type ? { type } : { refused: 'type' };
}
