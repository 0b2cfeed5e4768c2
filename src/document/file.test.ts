import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, disposition, rangeOf, savedName, titleFrom } from './file.ts';

describe('the name of a file', () => {
	it.each([
		['deliberation.pdf', 'deliberation.pdf'],
		['C:\\Users\\mairie\\Bureau\\délibération 2022.pdf', 'délibération 2022.pdf'],
		['../../../../etc/passwd', 'passwd'],
		['accord\u202Efdp.exe', 'accordfdp.exe'],
		['Սենտ Էտիեն – Կապան.docx', 'Սենտ Էտիեն – Կապան.docx'],
		['.htaccess', 'htaccess'],
		['a\u0000b\r\nc.pdf', 'abc.pdf'],
		['con.pdf', '_con.pdf'],
		['un "nom" <étrange>?.pdf', 'un _nom_ _étrange__.pdf'],
		['', 'document'],
		['...', 'document'],
		['e\u0301tat.pdf', 'état.pdf'],
	])('%j becomes %j', (sent, kept) => expect(cleanName(sent)).toBe(kept));

	it('is never empty, hidden, a path or longer than the table takes, whatever is sent', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 300, unit: 'grapheme' })), (sent) => {
				const name = cleanName(sent);
				expect(name).not.toBe('');
				expect(name.length).toBeLessThanOrEqual(200 * 2);
				expect(name).not.toMatch(/[/\\\p{C}]|^\./u);
				expect(cleanName(name)).toBe(name);
			}),
		);
	});
	it('ends as its content asks, so that a picture called a program is saved as a picture', () => {
		expect(savedName({ name: 'signature.exe', mediaType: 'image/png' })).toBe('signature.exe.png');
		expect(savedName({ name: 'Signature.JPEG', mediaType: 'image/jpeg' })).toBe('Signature.JPEG');
		expect(savedName({ name: 'accord', mediaType: 'application/pdf' })).toBe('accord.pdf');
	});
	it('makes a first title', () => {
		expect(titleFrom('2022-11-14_deliberation_kapan.pdf')).toBe('2022-11-14 deliberation kapan');
		expect(titleFrom('____.pdf')).toBe('____.pdf');
	});
	it('travels whole in a header that old programs read as well', () => {
		const header = disposition({ name: 'Délibération “Կապան” 100 %.pdf', mediaType: 'application/pdf' });
		expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.~!#$&+^`|-]+$/);
		expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe('Délibération “Կապան” 100 %.pdf');
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (name) => {
				const value = disposition({ name: cleanName(name), mediaType: 'image/png' });
				expect(() => new Headers({ 'content-disposition': value })).not.toThrow();
				expect(value.split('"')).toHaveLength(3);
			}),
		);
	});
});

it.each([
	['bytes=0-3', { start: 0, end: 3 }],
	['bytes=4-', { start: 4, end: 9 }],
	['bytes=-2', { start: 8, end: 9 }],
	['bytes=-99', { start: 0, end: 9 }],
	['bytes=5-99', { start: 5, end: 9 }],
	['bytes=10-', 'none'],
	['bytes=-0', 'none'],
	['bytes=3-1', null],
	['bytes=0-1,3-4', null],
	['bytes=-', null],
	['items=0-1', null],
	[null, null],
])('of ten bytes, %j asks for %j', (header, wanted) => expect(rangeOf(header, 10)).toEqual(wanted));
