import { describe, expect, it } from 'vitest';
import { anonymous, createLog } from './log.ts';

const at = () => new Date('2026-11-22T10:00:00Z');
function written(format: 'json' | 'text', event: string, facts: Record<string, unknown>): string[] {
	const lines: string[] = [];
	createLog(format, (line) => lines.push(line), at)(event, facts);
	return lines;
}

describe('the log', () => {
	it('holds a line of JSON an event, with its time and weight', () => {
		expect(written('json', 'job', { job: 'letters.send', error: 'no route' }).map((line) => JSON.parse(line))).toEqual([
			{ time: '2026-11-22T10:00:00.000Z', level: 'error', event: 'job', job: 'letters.send', error: 'no route' },
		]);
	});
	it('stays one line however long the stack', () => {
		const [line] = written('json', 'error', { error: new Error('two\nlines') });
		expect(line).not.toContain('\n');
	});
	it('spares who looks at the terminal the requests that went well', () => {
		expect(written('text', 'request', { status: 200 })).toEqual([]);
		expect(written('text', 'request', { status: 503, route: '/ready' })).toEqual([
			'2026-11-22T10:00:00.000Z request status=503 route=/ready',
		]);
	});
	it.each([
		['a mail address', 'cannot send to marie.durand@saint-etienne.example now', 'cannot send to …@… now'],
		['an IPv4 address', 'connect ECONNREFUSED 10.4.0.12:5432', 'connect ECONNREFUSED …:5432'],
		['an IPv6 address', 'no route to 2a01:e0a:1:2:3:4:5:6', 'no route to …'],
		['a value PostgreSQL quotes', 'invalid input syntax for type uuid: "Gevorg Parsyan"', 'invalid input syntax for type uuid: "…"'],
		['a key that is taken', 'Key (email)=(ani at kapan) already exists.', 'Key (email)=(…) already exists.'],
		['what was searched', 'GET /directory?q=Parsyan failed', 'GET /directory?… failed'],
	])('keeps %s to itself', (_, text, kept) => {
		expect(anonymous(text)).toBe(kept);
		expect(written('json', 'error', { error: new Error(text), deep: { list: [text] } }).join()).not.toMatch(
			/marie|Gevorg|Parsyan|10\.4|2a01|ani at/,
		);
	});
	it('leaves the places of a stack and versions as they are', () => {
		const stack = 'TypeError: x is not a function\n    at sign (dist/server/chunk-app.js:12:34)\n    v1.2.3';
		expect(anonymous(stack)).toBe(stack);
	});
});
