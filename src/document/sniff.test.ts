import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compound, docx, gif, heic, jpeg, openDocument, pdf, png, pptx, tiff, webp, xlsx, zip } from '../../test/samples.ts';
import { type Bytes, sniff } from './sniff.ts';

const bytes = (content: Uint8Array): Bytes => ({
	size: content.length,
	read: async (start, length) => content.subarray(start, start + length),
});
const look = (content: Uint8Array | string) => sniff(bytes(Buffer.from(content)));
const office = 'application/vnd.openxmlformats-officedocument';

describe('a town hall’s file is known by its content', () => {
	it.each([
		['the vote’s PDF', pdf(), 'application/pdf'],
		['a PDF after a byte order mark', Buffer.concat([Buffer.from('\ufeff'), pdf()]), 'application/pdf'],
		['a scan', png(), 'image/png'],
		['a photograph', jpeg(), 'image/jpeg'],
		['an old picture', gif(), 'image/gif'],
		['a picture of the web', webp(), 'image/webp'],
		['a fax', tiff(), 'image/tiff'],
		['a telephone’s picture', heic(), 'image/heic'],
		['a letter', docx(), `${office}.wordprocessingml.document`],
		['a budget', xlsx(), `${office}.spreadsheetml.sheet`],
		['slides', pptx(), `${office}.presentationml.presentation`],
		['a free letter', openDocument('text'), 'application/vnd.oasis.opendocument.text'],
		['a free budget', openDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
		['free slides', openDocument('presentation'), 'application/vnd.oasis.opendocument.presentation'],
		['a letter of 2003', compound('1Table', 'CompObj', 'ObjectPool', 'SummaryInformation', 'WordDocument'), 'application/msword'],
		['a budget of 2003', compound('Workbook'), 'application/vnd.ms-excel'],
		['slides of 2003', compound('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
	])('%s', async (_, content, type) => expect(await look(content)).toEqual({ type }));
});

describe('what is none of ours, or would be read as something else, is refused', () => {
	const bomb = zip([
		{ name: '[Content_Types].xml', content: 'x' },
		{ name: 'word/document.xml', content: 'x', claims: 4_000_000_000 },
	]);
	it.each([
		['nothing', '', 'empty'],
		['a page of the web', '<!doctype html><script>alert(1)</script>', 'type'],
		['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'type'],
		['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400, 3)]), 'type'],
		['a program of Linux', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(400, 3)]), 'type'],
		['a script', '#!/bin/sh\nrm -rf /\n', 'type'],
		['plain words', 'Délibération du 14 novembre 2022', 'type'],
		['an archive of anything', zip([{ name: 'photo.png', content: png() }]), 'type'],
		['a Java program', zip([{ name: 'META-INF/MANIFEST.MF', content: 'x' }]), 'type'],
		['an installer of 2003', compound('MsiFile'), 'type'],
		['a letter with a program', docx({ name: 'word/vbaProject.bin', content: 'x' }), 'macros'],
		['a free letter with a program', openDocument('text', { name: 'Basic/Standard/Module1.xml', content: 'x' }), 'macros'],
		['an old letter with a program', compound('WordDocument', 'Macros'), 'macros'],
		['a letter under a password', compound('EncryptedPackage', 'EncryptionInfo'), 'locked'],
		['a letter with a sealed part', docx({ name: 'x', content: 'x', encrypted: true }), 'locked'],
		['a letter that would fill a disk', bomb, 'bomb'],
		['a letter that reaches out of its folder', docx({ name: '../../evil', content: 'x' }), 'type'],
		['a letter with a part twice', docx({ name: 'word/document.xml', content: 'another' }), 'two-kinds'],
		['a picture that is an archive', Buffer.concat([png(), docx()]), 'two-kinds'],
		['a picture that is a PDF', Buffer.concat([gif().subarray(0, 13), pdf(), gif().subarray(13)]), 'two-kinds'],
		[
			'a picture that is a page',
			Buffer.concat([gif().subarray(0, 13), Buffer.from('<script>alert(1)</script>'), gif().subarray(13)]),
			'two-kinds',
		],
		['a PDF that is an archive', Buffer.concat([pdf(), docx()]), 'two-kinds'],
		['an archive before a letter', Buffer.concat([zip([{ name: 'a', content: 'a' }]), docx()]), 'type'],
		['half a PDF', pdf().subarray(0, 200), 'cut'],
		['half a scan', png(400, 400).subarray(0, 100), 'cut'],
		['half a photograph', jpeg().subarray(0, 30), 'cut'],
		['half a letter', docx().subarray(0, 80), 'cut'],
		['half an old letter', compound('WordDocument').subarray(0, 600), 'cut'],
	])('%s', async (_, content, refused) => expect(await look(content)).toEqual({ refused }));

	it('and no bytes at all make it fail', async () => {
		const starts = [pdf(), png(), docx(), compound('WordDocument'), gif(), webp(), tiff(), heic()].map((one) => one.subarray(0, 60));
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(Buffer.alloc(0), ...starts), fc.uint8Array({ maxLength: 3000 }), async (start, rest) => {
				const found = await look(Buffer.concat([start, rest]));
				expect('type' in found || 'refused' in found).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});
	it('even where a good file is damaged in one place', async () => {
		const whole = [docx(), openDocument('text'), compound('WordDocument', 'a', 'b', 'c', 'd'), pdf(), png()];
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...whole), fc.nat(), fc.integer({ min: 0, max: 255 }), async (file, place, value) => {
				const damaged = Buffer.from(file);
				damaged[place % damaged.length] = value;
				const found = await look(damaged);
				expect('type' in found || 'refused' in found).toBe(true);
			}),
			{ numRuns: 600 },
		);
	});
});
