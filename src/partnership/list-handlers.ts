import { stringify } from 'csv-stringify/sync';
import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { parseDay } from '../plain/day.ts';
import { read } from '../plain/language.ts';
import { waitingForMe } from '../proposal/store.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Cursor, type ListQuestion, type PartnershipLine, partnershipsOf, sorts } from './list.ts';
import { ListPage, NoMembershipPage } from './pages/list.tsx';
import { kinds, states } from './partnership.ts';

const cursorFrom = (text: string | null): Cursor | null => {
	const at = text?.lastIndexOf('~') ?? -1;
	if (!text || at < 0) return null;
	const [value, id] = [text.slice(0, at), text.slice(at + 1)];
	return /^[0-9a-f-]{36}$/.test(id) && !value.includes('\0') ? [value, id] : null;
};
export const cursorText = (cursor: Cursor | null): string | null => cursor && `${cursor[0]}~${cursor[1]}`;
const oneOf = <V extends string>(values: readonly V[], text: string | null): V | null => values.find((value) => value === text) ?? null;

/** What the address asks for; whatever it does not understand, it leaves out. */
function questionOf(ask: Ask): ListQuestion | null {
	const { searchParams: asked } = ask.url;
	const organisation =
		ask.who.memberships.find(({ organisationId }) => organisationId === asked.get('organisation')) ?? ask.who.memberships[0];
	if (!organisation) return null;
	const sort = oneOf(sorts, asked.get('sort')) ?? 'label';
	const cursor = (name: string) => {
		const found = cursorFrom(asked.get(name));
		return found && (sort === 'label' || found[0] === 'infinity' || parseDay(found[0])) ? found : null;
	};
	const after = cursor('after');
	return {
		organisationId: organisation.organisationId,
		today: ask.today,
		q: asked.get('q')?.slice(0, 200) ?? null,
		kind: oneOf(kinds, asked.get('kind')),
		state: oneOf(states, asked.get('state')),
		inChargeOf: asked.get('mine') ? ask.who.id : null,
		sort,
		descending: asked.get('order') === 'down',
		after,
		before: after ? null : cursor('before'),
	};
}

export const list: Handler = async (ask) => {
	const question = questionOf(ask);
	const options = { title: m.nav_partnerships(), current: 'partnerships' as const };
	if (!question) return ask.page(options, h(NoMembershipPage, {}));
	const page = await partnershipsOf(ask.db, question);
	return ask.page(
		options,
		h(ListPage, {
			question,
			rows: page.rows,
			previous: cursorText(page.previous),
			next: cursorText(page.next),
			memberships: ask.who.memberships,
			mayCreate: ask.may('editor'),
			waiting: ask.may('approver') ? await waitingForMe(ask.db) : [],
			timeZone: ask.deps.config.timeZone,
			locale: ask.locale,
		}),
	);
};

/**
 * Columns of the file, stable whatever the reader's language. Comma, UTF-8 with its mark (without it spreadsheets garble accents and
 * Armenian), dates as ISO 8601-2, country codes ISO 3166-1. A cell that a spreadsheet would run as a formula begins with an apostrophe.
 */
export const csvColumns = [
	'id',
	'name',
	'kind',
	'state',
	'since',
	'proposed_on',
	'partners',
	'countries',
	'last_agreement',
	'last_agreement_on',
] as const;

const cells = ({ id, name, kind, standing, since, proposedOn, parties, lastAgreement }: PartnershipLine, ask: Ask): (string | null)[] => [
	id,
	name,
	kind,
	standing.state,
	since,
	proposedOn,
	parties.map((party) => party.name).join('; '),
	parties.map(({ country }) => country).join('; '),
	lastAgreement && (read(lastAgreement.title, ask.locale)?.text ?? null),
	lastAgreement?.on ?? null,
];
const lines = (rows: readonly (readonly (string | null)[])[]) =>
	stringify(
		rows.map((row) => [...row]),
		{ escape_formulas: true, record_delimiter: 'windows' },
	);

export const csv: Handler = (ask) => {
	const question = questionOf(ask);
	const headers = {
		'content-type': 'text/csv; charset=utf-8',
		'content-disposition': 'attachment; filename="partnerships.csv"',
		'cache-control': 'private, no-store',
	};
	return ask.stream(headers, async function* (db) {
		yield `\uFEFF${lines([csvColumns])}`;
		let after: Cursor | null = null;
		do {
			if (!question) return;
			const page = await partnershipsOf(db, { ...question, after, before: null, limit: 500 });
			yield lines(page.rows.map((row) => cells(row, ask)));
			after = page.next;
		} while (after);
	});
};
