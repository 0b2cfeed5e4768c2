import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActChange, awaitedFor, concernOf, doTheSame, keptForm, net, type Side, sameThing } from './proposal.ts';

const [saintEtienne, kapan, goris] = ['saint-etienne', 'kapan', 'goris'];
const since = new Date('2026-01-05T09:00:00Z');
const side = (organisationId: string, mine = false, joinedAt: Date | null = since): Side => ({ organisationId, joinedAt, mine });
const twoCities = [side(saintEtienne, true), side(kapan)];

const added = (noun: string, after: Record<string, unknown>, signed = false): ActChange => ({ noun, before: null, after, signed });
const altered = (noun: string, before: Record<string, unknown>, change: Record<string, unknown>, signed = false): ActChange => ({
	noun,
	before,
	after: { ...before, ...change },
	signed,
});
const asked = (changes: ActChange[], sides: Side[] = twoCities, spoken = [saintEtienne]) => awaitedFor(changes, sides, spoken);

const signature = added('signature', { agreement_id: 'accord', organisation_id: saintEtienne, signed_on: '2026-11-20' }, true);

describe('Kapan is asked', () => {
	it('when Saint-Étienne records that the accord was signed, even by itself alone', () => expect(asked([signature])).toEqual([kapan]));
	it('when the date of its own signature is corrected', () =>
		expect(
			asked([altered('signature', { organisation_id: saintEtienne, signed_on: '2026-11-20' }, { signed_on: '2026-11-21' }, true)]),
		).toEqual([kapan]));
	it('when Goris becomes a party, and when it leaves', () => {
		expect(asked([added('party', { organisation_id: goris, position: 2 })])).toEqual([kapan]);
		expect(asked([altered('party', { organisation_id: goris, left_on: null }, { left_on: '2026-01' })])).toEqual([kapan]);
	});
	it('when the partnership is suspended or ended, and when it becomes another kind of bond', () => {
		expect(asked([added('partnership_event', { kind: 'ended', on: '2026' })])).toEqual([kapan]);
		expect(asked([altered('partnership', { kind: 'twinning', name: 'x' }, { kind: 'cooperation' })])).toEqual([kapan]);
	});
	it.each(['entered-force', 'renewed', 'suspended', 'resumed', 'ended', 'annulled'])('when an accord is said to be %s', (kind) =>
		expect(asked([added('agreement_event', { kind })])).toEqual([kapan]),
	);
	it('when a word of the signed text changes', () => {
		for (const noun of ['agreement', 'agreement_field', 'article', 'article_text', 'commitment'])
			expect(asked([altered(noun, { body: 'école' }, { body: 'écoles' }, true)]), noun).toEqual([kapan]);
	});
	it('when its own council’s vote, approval or sending is recorded by Saint-Étienne', () => {
		for (const noun of ['decision', 'adoption', 'transmission'])
			expect(asked([added(noun, { organisation_id: kapan })]), noun).toEqual([kapan]);
	});
	it('when its vote is turned into another city’s', () =>
		expect(asked([altered('decision', { organisation_id: kapan }, { organisation_id: saintEtienne })])).toEqual([kapan]));
});

describe('nobody is asked', () => {
	it('of Saint-Étienne’s own vote, approval and sending', () => {
		for (const noun of ['decision', 'adoption', 'transmission'])
			expect(asked([added(noun, { organisation_id: saintEtienne })])).toEqual([]);
	});
	it('of a draft, whatever changes in it', () => {
		for (const noun of ['agreement', 'agreement_field', 'article', 'article_text', 'commitment'])
			expect(asked([added(noun, { organisation_id: kapan })])).toEqual([]);
	});
	it('of documents, people, fields, guests, milestones and the story', () => {
		for (const noun of ['document', 'evidence', 'partnership_field', 'partnership_person', 'guest'])
			expect(asked([added(noun, {})])).toEqual([]);
		expect(asked([added('partnership_event', { kind: 'milestone' })])).toEqual([]);
		expect(asked([altered('partnership', { kind: 'twinning', story: {} }, { story: { fr: 'Depuis 1992' } })])).toEqual([]);
		expect(asked([altered('party', { organisation_id: kapan, position: 0 }, { position: 1 })])).toEqual([]);
	});
	it('of an accord that goes before the council, is taken back, or is referred to a court', () => {
		for (const kind of ['submitted', 'withdrawn', 'referred']) expect(asked([added('agreement_event', { kind })])).toEqual([]);
	});
	it('while Kapan has no account here', () => expect(asked([signature], [side(saintEtienne, true), side(kapan, false, null)])).toEqual([]));
	it('where one person may answer for both', () => expect(asked([signature], twoCities, [saintEtienne, kapan])).toEqual([]));
	it('of a row that was only touched', () =>
		expect(asked([altered('decision', { organisation_id: kapan, revision: 1 }, { revision: 2 })])).toEqual([]));
});

it('asks every other city of what all share, and of a vote only the city whose it is', () => {
	const three = [...twoCities, side(goris)];
	expect(asked([signature], three)).toEqual([kapan, goris]);
	expect(asked([added('decision', { organisation_id: goris })], three)).toEqual([goris]);
});

it('asks both cities where a region that is no party keeps their file', () =>
	expect(asked([signature], [side(saintEtienne), side(kapan)], ['auvergne-rhone-alpes'])).toEqual([saintEtienne, kapan]));

const cell = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.boolean());
const row = fc.record({ organisation_id: fc.constantFrom(saintEtienne, kapan, goris), kind: fc.string(), value: cell });
const change = fc
	.record({
		noun: fc.constantFrom('signature', 'party', 'decision', 'adoption', 'document', 'agreement', 'agreement_event', 'unheard-of'),
		before: fc.option(row),
		after: fc.option(row),
		signed: fc.boolean(),
	})
	.filter(({ before, after }) => before !== null || after !== null);

it('never asks who has spoken, who is no party or who is not here, and never asks for nothing', () => {
	fc.assert(
		fc.property(
			fc.array(change),
			fc.subarray([saintEtienne, kapan, goris]),
			fc.subarray([saintEtienne, kapan, goris]),
			(changes, here, spoken) => {
				const sides = [saintEtienne, kapan].map((id) => side(id, false, here.includes(id) ? since : null));
				const ids = awaitedFor(changes, sides, spoken);
				for (const id of ids) expect([saintEtienne, kapan].filter((one) => here.includes(one) && !spoken.includes(one))).toContain(id);
				if (changes.every((one) => concernOf(one).length === 0)) expect(ids).toEqual([]);
			},
		),
	);
});

describe('two acts do the same', () => {
	const event = (id: string, on: string) => added('agreement_event', { id, kind: 'ended', on, created_at: id });
	it('whatever ids and moments the program gave them, and in whatever order', () => {
		expect(doTheSame([event('a', '2026'), signature], [signature, event('b', '2026')])).toBe(true);
		expect(
			doTheSame(
				[altered('partnership', { revision: 1, kind: 'x' }, { kind: 'y', revision: 2 })],
				[altered('partnership', { revision: 7, kind: 'x' }, { kind: 'y', revision: 8 })],
			),
		).toBe(true);
	});
	it('but not where a date, a record or what stood before is another', () => {
		expect(doTheSame([event('a', '2026')], [event('b', '2027')])).toBe(false);
		expect(
			doTheSame(
				[altered('party', { organisation_id: kapan, left_on: null }, { left_on: '2026' })],
				[altered('party', { organisation_id: goris, left_on: null }, { left_on: '2026' })],
			),
		).toBe(false);
		expect(
			doTheSame(
				[altered('signature', { signed_on: '2025' }, { signed_on: '2026' })],
				[altered('signature', { signed_on: null }, { signed_on: '2026' })],
			),
		).toBe(false);
		expect(doTheSame([signature], [])).toBe(false);
	});
	it('whatever happened meanwhile to what they do not touch', () =>
		expect(
			doTheSame(
				[altered('agreement', { id: 'a', title: 'x', signed_at: null }, { signed_at: 'Kapan' })],
				[altered('agreement', { id: 'a', title: 'y', signed_at: null }, { signed_at: 'Kapan' })],
			),
		).toBe(true));
	it('as itself', () => {
		fc.assert(fc.property(fc.array(change), (changes) => void expect(doTheSame(changes, [...changes].reverse())).toBe(true)));
	});
});

it('leaves out the witness who was taken off the list and put on it again', () => {
	const embassy = { agreement_id: 'accord', organisation_id: 'embassy', part: 'present' };
	const removed: ActChange = { noun: 'attendance', before: { id: '1', ...embassy }, after: null, signed: true };
	expect(net([removed, added('attendance', { id: '2', ...embassy }), signature])).toEqual([signature]);
	expect(net([removed, signature])).toEqual([removed, signature]);
});

it('keeps a form as it was sent, names that repeat in their order, and no password, token or file', () => {
	const form = new FormData();
	for (const value of ['education', 'culture']) form.append('fields', value);
	form.append('on', '20/11/2026');
	expect(keptForm(form)).toEqual([
		['fields', 'education'],
		['fields', 'culture'],
		['on', '20/11/2026'],
	]);
	for (const name of ['password', 'new_password', 'token', 'client_secret']) {
		const secret = new FormData();
		secret.set(name, 'x');
		expect(keptForm(secret), name).toEqual([]);
	}
	const file = new FormData();
	file.set('scan', new File(['%PDF'], 'accord.pdf'));
	expect(keptForm(file)).toEqual([]);
});

it('knows two proposals about one accord, and two about different ones', () => {
	const of = (verb: string, params: Record<string, string>) => ({ verb, params: { partnership: 'p', ...params } });
	expect(sameThing(of('agreement.sign', { agreement: 'a' }), of('agreement.event', { agreement: 'a' }))).toBe(true);
	expect(sameThing(of('agreement.sign', { agreement: 'a' }), of('agreement.sign', { agreement: 'b' }))).toBe(false);
	expect(sameThing(of('partnership.edit', {}), of('partnership.edit', {}))).toBe(true);
	expect(sameThing(of('partnership.edit', {}), of('partnership.add-event', {}))).toBe(false);
});
