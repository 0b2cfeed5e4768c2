/** Office files that are zip archives: Office Open XML (ECMA-376, part 2) and OpenDocument (OASIS, part 2). Their list is read, nothing unpacked. */
import type { MediaType, Refusal } from './file.ts';
import type { Bytes, Sniffed } from './sniff.ts';

interface Entry {
	readonly name: string;
	readonly method: number;
	readonly packed: number;
	readonly size: number;
	readonly at: number;
	readonly encrypted: boolean;
}

const mostEntries = 20_000;
const longestList = 4 * 1024 * 1024;
/** Text packs to a hundredth at most times; what claims more was made to fill a disk. */
const mostUnpacked = 1024 ** 3;
const mostRatio = 200;
const smallEnough = 100 * 1024 ** 2;

const refuse = (refused: Refusal): Sniffed => ({ refused });
const view = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The list of what the archive holds; null where there is none, or where something stands before or after the archive. */
async function listOf(file: Bytes, tail: string): Promise<Entry[] | null> {
	const found = tail.lastIndexOf('PK\x05\x06');
	if (found < 0 || tail.length - found < 22) return null;
	const end = Buffer.from(tail.slice(found), 'latin1');
	const [count, length, at] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
	const endAt = file.size - end.length;
	// No comment, no several volumes, no 64-bit archive: no office program writes them in a file of this size.
	if (end.length !== 22 + end.readUInt16LE(20) || at + length !== endAt || count > mostEntries || length > longestList) return null;
	const list = view(await file.read(at, length));
	const entries: Entry[] = [];
	let from = 0;
	while (from + 46 <= list.length && list.readUInt32LE(from) === 0x02014b50) {
		const [named, extra, comment] = [list.readUInt16LE(from + 28), list.readUInt16LE(from + 30), list.readUInt16LE(from + 32)];
		entries.push({
			name: list.toString('utf8', from + 46, from + 46 + named),
			encrypted: (list.readUInt16LE(from + 8) & 1) === 1,
			method: list.readUInt16LE(from + 10),
			packed: list.readUInt32LE(from + 20),
			size: list.readUInt32LE(from + 24),
			at: list.readUInt32LE(from + 42),
		});
		from += 46 + named + extra + comment;
	}
	return from === length && entries.length === count ? entries : null;
}

const openDocument: Readonly<Record<string, MediaType>> = {
	'application/vnd.oasis.opendocument.text': 'application/vnd.oasis.opendocument.text',
	'application/vnd.oasis.opendocument.spreadsheet': 'application/vnd.oasis.opendocument.spreadsheet',
	'application/vnd.oasis.opendocument.presentation': 'application/vnd.oasis.opendocument.presentation',
};
const openXml: readonly (readonly [part: string, type: MediaType])[] = [
	['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
	['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** An OpenDocument file begins with its own type, stored as it is, so that it can be read without unpacking (part 2, 3.3). */
async function declaredType(file: Bytes, first: Entry | undefined): Promise<MediaType | null> {
	if (first?.name !== 'mimetype' || first.method !== 0 || first.at !== 0 || first.size > 100) return null;
	const head = view(await file.read(0, 30));
	const from = 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
	return openDocument[view(await file.read(from, first.size)).toString('latin1')] ?? null;
}

/** @param tail the last 64 KB of the file, one character a byte */
export async function packageType(file: Bytes, tail: string): Promise<Sniffed> {
	const entries = await listOf(file, tail);
	if (entries === null) return refuse(tail.includes('PK\x05\x06') ? 'type' : 'cut');
	const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
	if (unpacked > mostUnpacked || (unpacked > smallEnough && unpacked > file.size * mostRatio)) return refuse('bomb');
	// Parts that lie over one another are a bomb of another make: what is packed once is unpacked many times.
	if (entries.reduce((sum, { packed }) => sum + packed, 0) > file.size) return refuse('bomb');
	if (entries.some(({ encrypted }) => encrypted)) return refuse('locked');
	const names = new Set(entries.map(({ name }) => name));
	if ([...names].some((name) => name.startsWith('/') || name.split(/[/\\]/).includes('..'))) return refuse('type');
	// A part twice: two programs may take one each.
	if (names.size !== entries.length) return refuse('two-kinds');
	const first = entries.toSorted((a, b) => a.at - b.at)[0];
	if (first?.at !== 0) return refuse('two-kinds');
	const type =
		(await declaredType(file, first)) ?? (names.has('[Content_Types].xml') && openXml.find(([part]) => names.has(part))?.[1]) ?? null;
	if (!type) return refuse('type');
	// Office's macros (MS-OVBA), and OpenDocument's.
	if ([...names].some((name) => /(^|\/)vbaProject\.bin$/i.test(name) || /^(Basic|Scripts)\/./.test(name))) return refuse('macros');
	return { type };
}
