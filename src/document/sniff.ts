import { fileTypeFromBuffer } from 'file-type';
import type { MediaType, Refusal } from './file.ts';
import { compoundType } from './sniff-compound.ts';
import { packageType } from './sniff-package.ts';

/** A file's bytes, read where they are asked for: never the whole at once. `read` answers less at the end. */
export interface Bytes {
	readonly size: number;
	read(start: number, length: number): Promise<Uint8Array>;
}
export type Sniffed = { type: MediaType } | { refused: Refusal };

const text = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
const tailLength = 65_557; // the longest end of a zip archive: 22 bytes and a comment of 65,535

const images: Readonly<Record<string, MediaType>> = {
	'image/png': 'image/png',
	'image/apng': 'image/png',
	'image/jpeg': 'image/jpeg',
	'image/webp': 'image/webp',
	'image/gif': 'image/gif',
	'image/tiff': 'image/tiff',
	'image/heic': 'image/heic',
	'image/heif': 'image/heic',
};

/**
 * What a file is, from its content alone: neither its name nor what its sender says counts. Nothing is unpacked.
 * Refused: what is none of our kinds, what is cut short, and what would be read as something else by another program.
 */
export async function sniff(file: Bytes): Promise<Sniffed> {
	if (file.size === 0) return { refused: 'empty' };
	const head = await file.read(0, 4100);
	const start = text(head);
	const tail = text(await file.read(Math.max(0, file.size - tailLength), Math.min(file.size, tailLength)));
	if (start.startsWith('PK\x03\x04')) return packageType(file, tail);
	if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundType(file);
	const found = await simpleType(head, start, tail, file.size);
	if ('type' in found && isTwoKinds(found.type, start, tail)) return { refused: 'two-kinds' };
	return found;
}

async function simpleType(head: Uint8Array, start: string, tail: string, size: number): Promise<Sniffed> {
	// ISO 32000 lets readers look for the header within the first 1024 bytes; files that hide it there are read as two things.
	if (/^(\xef\xbb\xbf)?\s{0,8}%PDF-\d\.\d/.test(start))
		return /%%EOF/.test(tail.slice(-4096)) ? { type: 'application/pdf' } : { refused: 'cut' };
	const { mime } = (await fileTypeFromBuffer(head).catch(() => undefined)) ?? {};
	// A sample of a large picture may end within the part that would tell a PNG from an animated one.
	const type = images[mime ?? ''] ?? (start.startsWith('\x89PNG\r\n\x1a\n') ? 'image/png' : undefined);
	if (type === undefined) return { refused: 'type' };
	return isWhole(type, start, tail, size) ? { type } : { refused: 'cut' };
}

/** Whether the end that the format asks for is there. Cameras and programs may write a little after it. */
function isWhole(type: MediaType, start: string, tail: string, size: number): boolean {
	if (type === 'image/png') return tail.includes('IEND\xaeB`\x82');
	if (type === 'image/jpeg') return tail.includes('\xff\xd9');
	if (type === 'image/gif') return tail.includes(';');
	if (type === 'image/webp') return Buffer.from(start.slice(4, 8), 'latin1').readUInt32LE() + 8 <= size;
	return true;
}

/** Whether another program would find an archive, a PDF or a page of the web in it: those search where a picture's reader does not. */
function isTwoKinds(type: MediaType, start: string, tail: string): boolean {
	if (endsAsZip(tail)) return true;
	if (type !== 'application/pdf' && start.slice(0, 1024).includes('%PDF-')) return true;
	const markup = /<(?:!doctype html|html|script|svg|iframe|body|\?php)[\s>]/i;
	return type !== 'application/pdf' ? markup.test(start) : markup.test(start.slice(0, Math.max(0, start.indexOf('%PDF-'))));
}

/** The record that ends a zip archive, standing exactly at the end. */
function endsAsZip(tail: string): boolean {
	for (let at = tail.lastIndexOf('PK\x05\x06'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1)) {
		const comment = tail.slice(at + 20, at + 22);
		if (comment.length === 2 && at + 22 + comment.charCodeAt(0) + 256 * comment.charCodeAt(1) === tail.length) return true;
	}
	return false;
}
