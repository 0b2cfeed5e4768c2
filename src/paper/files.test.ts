import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import ICAL from 'ical.js';
import sax from 'sax';
import { describe, expect, it } from 'vitest';
import { invitationOf, kotchian, parsyan, perdriau, sessions, sheets, trip } from '../../test/papers.ts';
import { dated, day } from '../plain/day.ts';
import { type CalendarOf, type CalendarSession, calendar } from './calendar.ts';
import { contacts } from './contacts.ts';
import { sheetDocx } from './docx.ts';
import { disposition, fileName } from './download.ts';
import { invitation } from './invitation.ts';
import type { Sheet } from './sheet.ts';
import { closeWord, sheetWord } from './word.ts';
import { offsetAt, vtimezone } from './zone.ts';

/** Words as a reader takes them, whatever space stands between. */
const flat = (text: string) => text.replace(/\s+/g, ' ');
const made = new Date('2023-11-10T09:00:00Z');
const id = (index: number) => `019a0000-0000-7000-8000-00000008200${index}`;
const stored = (more: Partial<CalendarSession> = {}): CalendarSession[] =>
	sessions.map((session, index) => ({ ...session, id: id(index), revision: 3, ...more }));
const mission: CalendarOf = { title: trip.title, zone: 'Asia/Yerevan', sessions: stored(), host: 'jumelage.example' };

/** What RFC 5545 § 3.1 and RFC 2426 § 2.6 ask of every line: 75 octets, each whole letters, ended by CR LF, no other control character. */
function keepsToLines(text: string): string[] {
	expect(text.endsWith('\r\n')).toBe(true);
	const physical = text.slice(0, -2).split('\r\n');
	for (const line of physical) {
		expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(line.isWellFormed()).toBe(true);
		expect(line.replaceAll('\t', ' ')).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
	}
	const logical = text.slice(0, -2).replace(/\r\n /g, '').split('\r\n');
	for (const line of logical) expect(line).toMatch(/^[A-Z-]+(;[A-Z-]+=[^":;,]+)*:/);
	return logical;
}
/** RFC 5545 § 3.3.11 and § 3.6.1: texts escaped, each event whole, ending after it began. */
function keepsToCalendar(text: string): void {
	const lines = keepsToLines(text);
	for (const line of lines.filter((one) => /^(SUMMARY|LOCATION|DESCRIPTION|NAME|X-WR-CALNAME):/.test(one)))
		expect(line.slice(line.indexOf(':') + 1)).toMatch(/^(?:\\[\\;,n]|[^\\;,])*$/u);
	const events = lines.join('\n').match(/BEGIN:VEVENT\n[\s\S]*?END:VEVENT/g) ?? [];
	for (const event of events) {
		for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SEQUENCE', 'SUMMARY'])
			expect(event.match(new RegExp(`^${name}[:;]`, 'gm')), name).toHaveLength(1);
		const [start, end] = ['DTSTART', 'DTEND'].map((name) => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(event)?.[1] ?? '');
		expect((end ?? '') > (start ?? '')).toBe(true);
		const zone = /^DTSTART;TZID=([^:]+):/m.exec(event)?.[1];
		if (zone) expect(lines).toContain(`TZID:${zone}`);
	}
}

const eventsOf = (text: string) => {
	const file = new ICAL.Component(ICAL.parse(text));
	const zones = file.getAllSubcomponents('vtimezone').map((one) => new ICAL.Timezone(one));
	for (const zone of zones) ICAL.TimezoneService.register(zone);
	return { file, zones, events: file.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
};

describe('a programme in a calendar', () => {
	it('names the town in the reader’s language, unless the place says it already', () => {
		const kapan = { fr: 'Kapan', hy: 'Կապան', en: 'Kapan' };
		const held = (place: string) => ({
			...mission,
			sessions: mission.sessions.slice(0, 1).map((one) => ({ ...one, place, room: null, town: kapan })),
		});
		const at = (place: string, locale: 'fr' | 'hy') => eventsOf(calendar(held(place), locale, made)).events[0]?.location;
		expect(at('Հիվանդանոց', 'hy')).toBe('Հիվանդանոց, Կապան');
		expect(at('Mairie de Kapan', 'fr')).toBe('Mairie de Kapan');
	});
	it('keeps each hour, in both zones, and a whole day where the hour is not known', () => {
		const { events, zones } = eventsOf(calendar(mission, 'fr', made));
		expect(zones.map(({ tzid }) => tzid)).toEqual(['Asia/Yerevan']);
		// The one whose day nobody knows is left out.
		expect(events.map(({ summary }) => summary)).toEqual(sessions.slice(0, 5).map(({ title }) => title.fr));
		expect(events[0]?.startDate.toString()).toBe('2023-11-20T10:00:00');
		for (const [index, event] of events.entries()) {
			const session = sessions[index];
			if (session?.startsAt) expect(event.startDate.toJSDate()).toEqual(session.startsAt);
			else {
				expect(event.startDate.isDate).toBe(true);
				expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2023-11-21', '2023-11-22']);
			}
		}
	});

	it('moves an event that a calendar has already, and crosses out what is cancelled', () => {
		const before = eventsOf(calendar(mission, 'fr', made)).events[0];
		const moved = eventsOf(calendar({ ...mission, sessions: stored({ revision: 4 }), cancelled: true }, 'fr', made)).events[0];
		expect(before?.uid).toBe(`${id(0)}@jumelage.example`);
		expect(moved?.uid).toBe(before?.uid);
		expect([before?.sequence, moved?.sequence]).toEqual([3, 4]);
		expect(moved?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
	});

	it('is right on either side of both changes of Paris, and in Yerevan, which has none', () => {
		const around = [
			'2023-03-24',
			'2023-03-25',
			'2023-03-26',
			'2023-03-27',
			'2023-10-28',
			'2023-10-29',
			'2023-10-30',
			'2024-02-05',
			'2024-07-14',
		];
		for (const zone of ['Europe/Paris', 'Asia/Yerevan'])
			for (const on of around) {
				const startsAt = new Date(`${on}T08:30:00Z`);
				const one = { ...stored()[0], onDay: day(on), startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) } as CalendarSession;
				const { events, file } = eventsOf(calendar({ ...mission, zone, sessions: [one] }, 'fr', made));
				// Read with the zone that the file itself brings, and no other.
				const own = new ICAL.Timezone(file.getFirstSubcomponent('vtimezone') as ICAL.Component);
				const start = events[0]?.startDate as ICAL.Time;
				start.zone = own;
				expect(start.toJSDate(), `${zone} ${on}`).toEqual(startsAt);
				expect(own.utcOffset(start)).toBe(offsetAt(zone, startsAt.getTime()) * 60);
			}
		expect(vtimezone('Asia/Yerevan', 2023, 2024).join()).not.toContain('DAYLIGHT');
		expect(vtimezone('Europe/Paris', 2023, 2023).filter((line) => line.startsWith('DTSTART'))).toEqual([
			'DTSTART:20230101T010000',
			'DTSTART:20230326T020000',
			'DTSTART:20231029T030000',
		]);
	});

	it('is read by a calendar whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
				const one = { ...stored()[0], title: { fr: `x${typed}` }, place: typed, note: typed } as CalendarSession;
				const text = calendar({ ...mission, title: { fr: typed }, sessions: [one] }, 'fr', made);
				expect(eventsOf(text).events).toHaveLength(1);
			}),
			{ numRuns: 60, examples: [['x\n!'], ['\r\nEND:VEVENT\r\nBEGIN:VEVENT']] },
		);
	});

	it('keeps to the standard line by line, whatever was typed and in whatever letters', () => {
		const long = 'Ապակենտրոնացված համագործակցության աշխատանքային հանդիպում՝ առողջապահություն; կրթություն, մշակույթ \\ 😀 '.repeat(3);
		keepsToCalendar(calendar({ ...mission, title: { hy: long } }, 'hy', made));
		const whole = { id: id(8), revision: 2, leavesOn: dated('2023-11-20'), returnsOn: dated('2023-11-21') };
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (typed) => {
				const one = { ...stored()[0], title: { hy: `${long}${typed}` }, place: typed, note: `${typed}\u202e${long}` } as CalendarSession;
				keepsToCalendar(calendar({ ...mission, title: { hy: `x${typed}` }, sessions: [one], whole }, 'hy', made));
			}),
			{ numRuns: 60 },
		);
	});

	it('holds the days of the mission while no session has one, and none that is only a season', () => {
		const whole = { id: id(9), revision: 1, leavesOn: dated('2023-11-20'), returnsOn: dated('2023-11-21') };
		const days = (of: Partial<typeof whole>) =>
			eventsOf(calendar({ ...mission, sessions: [], whole: { ...whole, ...of } }, 'hy', made)).events.map((one) => [
				one.summary,
				one.startDate.toString(),
				one.endDate.toString(),
			]);
		expect(days({})).toEqual([[trip.title.hy, '2023-11-20', '2023-11-22']]);
		expect(days({ returnsOn: dated('2023-11') })).toEqual([[trip.title.hy, '2023-11-20', '2023-11-21']]);
		expect(days({ leavesOn: dated('2024-23') })).toEqual([]);
	});
});

describe('people for a telephone', () => {
	const cards = (text: string) => {
		const parsed = ICAL.parse(text) as unknown as [string, unknown[]] | [string, unknown[]][];
		return (typeof parsed[0] === 'string' ? [parsed] : parsed).map((one) => new ICAL.Component(one as never));
	};

	it('carry both scripts of their name, their office and a number that can be dialled', () => {
		const text = contacts(
			[
				{ ...kotchian, id: id(1), phone: '+33 4 77 48 77 48', email: 'a@exemple.fr' },
				{ ...parsyan, id: id(2) },
			],
			'fr',
		);
		const [one, two] = cards(text);
		// Outlook reads no later version; Android keeps the last of two names, whatever their language.
		expect(one?.getFirstPropertyValue('version')).toBe('3.0');
		expect(one?.getAllProperties('fn').map((fn) => fn.getFirstValue())).toEqual(['Jean-Pierre Kotchian']);
		expect(one?.getFirstPropertyValue('nickname')).toBe('Ժան Պիեռ Կոտչյան');
		expect(one?.getFirstPropertyValue('n')).toEqual(['Kotchian', 'Jean-Pierre', '', '', '']);
		expect(one?.getFirstPropertyValue('tel')).toBe('+33477487748');
		const [own] = cards(contacts([{ ...parsyan, id: id(2) }], 'hy'));
		expect([own?.getFirstPropertyValue('fn'), own?.getFirstPropertyValue('nickname')]).toEqual(['Գևորգ Փարսյան', 'Gevorg Parsyan']);
		expect(two?.getFirstPropertyValue('title')).toBe('chef de la communauté de Kapan');
		expect(two?.getFirstPropertyValue('tel')).toBeNull();
		keepsToLines(text);
	});

	it('stay one card each, whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
				const text = contacts([{ ...perdriau, familyName: `x${typed}`, id: id(3), phone: typed }], 'fr');
				expect(cards(text)).toHaveLength(1);
				expect(text.match(/BEGIN:VCARD/g)?.length).toBe(1 + (typed.match(/BEGIN:VCARD/g)?.length ?? 0));
			}),
			{ numRuns: 60 },
		);
	});
});

describe('a Word file', () => {
	const opened = async (sheet: Parameters<typeof sheetDocx>[0]) => {
		const parts = unzipSync(await sheetDocx(sheet));
		const texts: string[] = [];
		for (const [name, bytes] of Object.entries(parts)) {
			if (!/\.(xml|rels)$/.test(name)) continue;
			const reader = sax.parser(true);
			reader.onerror = (error) => {
				throw error;
			};
			if (name === 'word/document.xml')
				reader.ontext = (text) => {
					texts.push(text);
				};
			reader.write(strFromU8(bytes)).close();
		}
		return { text: texts.join(' '), xml: strFromU8(parts['word/document.xml'] ?? new Uint8Array()), parts };
	};

	for (const name of ['invitation', 'hosting', 'report', 'order', 'mandate'])
		it(`says in both languages what the PDF says: ${name}`, async () => {
			const sheet = sheets[name]?.(['fr', 'hy']);
			if (!sheet) throw new Error(name);
			const { text, xml } = await opened(sheet);
			for (const said of [...sheet.title, ...sheet.subtitle]) expect(flat(text)).toContain(flat(said.text));
			for (const block of sheet.blocks)
				if (block.kind === 'paragraph' || block.kind === 'heading')
					for (const said of block.said) expect(flat(text)).toContain(flat(said.text.split('\n')[0] ?? ''));
			expect(xml).toContain('w:val="hy-AM"');
			expect(xml).toMatch(/w:pStyle w:val="Heading1"/);
			if (sheet.blocks.some(({ kind }) => kind === 'table')) expect(xml).toContain('<w:tblHeader');
		});

	it('numbers its pages, repeats the head of a table, keeps its facts in one table and turns no name round', async () => {
		const guest = { ...parsyan, familyName: 'Pars\u202eyan\u2066' };
		const { text, xml, parts } = await opened(invitation({ ...invitationOf, guests: [guest] }, ['fr', 'hy']));
		const footer = Object.entries(parts).find(([name]) => name.startsWith('word/footer'));
		expect(strFromU8(footer?.[1] ?? new Uint8Array())).toMatch(/PAGE[\s\S]*NUMPAGES/);
		expect(text).toContain('Parsyan');
		expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
		// French labels and words in the first two columns, Armenian in the others, row by row.
		const facts = xml.split('<w:tbl>').find((table) => table.includes('Organisme d’envoi')) ?? '';
		expect(facts).toContain('Գործուղող կազմակերպություն');
		expect(facts.match(/<w:gridCol /g)).toHaveLength(4);
		expect(facts).toContain('Nombre de personnes');
	});

	it('is the same from the thread that makes it while the program goes on', async () => {
		const sheet = sheets.hosting?.(['fr', 'hy']) as never;
		try {
			const [one, two] = await Promise.all([sheetWord(sheet), sheetWord(sheet)]);
			const xml = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
			expect(xml(one)).toBe(xml(await sheetDocx(sheet)));
			expect(xml(two)).toBe(xml(one));
			await expect(sheetWord({ ...(sheet as Sheet), blocks: null as never })).rejects.toThrow();
			expect(xml(await sheetWord(sheet))).toBe(xml(one));
		} finally {
			await closeWord();
		}
	});

	it('opens whatever was typed', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (typed) => {
				const guest = { ...parsyan, familyName: typed, familyNameHy: '', givenNameHy: '' };
				const { text } = await opened(invitation({ ...invitationOf, guests: [guest], reference: typed }, ['fr']));
				expect(text).toContain('Gevorg');
			}),
			{ numRuns: 15 },
		);
		const { text } = await opened(invitation({ ...invitationOf, guests: [{ ...parsyan, familyName: '<w:p>&amp;' }] }, ['fr']));
		expect(text).toMatch(/<\s*w:p\s*>\s*&\s*amp;/);
	});
});

describe('a file’s name', () => {
	it('is in the reader’s script, and in plain letters for whom it does not reach', () => {
		const name = fileName(['Գործուղման հրաման', 'Ժան Պիեռ Կոտչյան'], 'pdf');
		expect(name).toBe('Գործուղման հրաման – Ժան Պիեռ Կոտչյան.pdf');
		expect(disposition(name)).toBe(
			`attachment; filename="gortsughman-hraman-zhan-pier-kotchyan.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
		);
	});
	it('holds nothing that a disk or a header refuses', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 3 }), (words) => {
				const name = fileName(words, 'docx');
				expect(name).toMatch(/^[^\p{Cc}\\/:*?"<>|]+\.docx$/u);
				expect(Buffer.byteLength(name)).toBeLessThan(255);
				expect(() => new Headers({ 'content-disposition': disposition(name, true) })).not.toThrow();
			}),
		);
	});
});
