import { stringify } from 'csv-stringify/sync';
import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { type Elimination, type Fate, fates, mayGo, next, passed, type State, stateOf, toCarryOut } from './elimination.ts';
import { CarryOutPage } from './pages/carry-out.tsx';
import { ListPage } from './pages/list.tsx';
import { ShowPage } from './pages/show.tsx';
import { AnswerPage, SendPage } from './pages/steps.tsx';
import { retentionRules } from './retention.ts';
import {
	addElimination,
	carryOut,
	changeFates,
	eliminationById,
	eliminationsOf,
	holdingsOf,
	markSent,
	type Obstacle,
	saveAnswer,
} from './store.ts';
import { csvColumns, csvLine } from './wording.ts';

/** The office whose list it is: that which was asked for, where the asker writes for it; else the first they write for. */
function officeOf(ask: Ask): { organisationId: string; organisation: string } {
	const mine = ask.who.memberships.filter(({ role }) => role !== 'reader');
	const office = mine.find(({ organisationId }) => organisationId === ask.url.searchParams.get('office')) ?? mine[0];
	if (!office) throw new NotFound();
	return { organisationId: office.organisationId, organisation: office.names[ask.locale] || office.organisation };
}

async function list(ask: Ask, error?: string): Promise<Response> {
	const office = officeOf(ask);
	const rules = retentionRules();
	return ask.page(
		{ title: m.elimination_title(), current: 'archives', status: error ? 422 : 200 },
		h(ListPage, {
			office,
			offices: ask.who.memberships.filter(({ role }) => role !== 'reader'),
			rules: [...rules.values()],
			candidates: passed(await holdingsOf(ask.db, office.organisationId), rules, ask.today),
			lists: await eliminationsOf(ask.db, office.organisationId),
			error: error ?? null,
			locale: ask.locale,
		}),
	);
}
export const listPage: Handler = (ask) => list(ask);

/** What was ticked and has passed its term today: nothing else comes onto a list. */
export const prepare: Handler = async (ask) => {
	const office = officeOf(ask);
	const ticked = new Set((await ask.form()).getAll('record').map(String));
	const lines = passed(await holdingsOf(ask.db, office.organisationId), retentionRules(), ask.today).filter(({ recordId }) =>
		ticked.has(recordId),
	);
	if (lines.length === 0) return list(ask, m.elimination_nothing_ticked());
	const id = await addElimination(ask.db, {
		organisationId: office.organisationId,
		preparedOn: ask.today,
		preparedBy: ask.who.name,
		lines,
	});
	return ask.see(urls.elimination({ elimination: id }), 'done_elimination_prepared');
};

async function known(ask: Ask): Promise<Elimination> {
	const found = await eliminationById(ask.db, ask.params.elimination ?? '');
	if (!found) throw new NotFound();
	return found;
}
const may = (state: State, verb: string) => (next[state] as readonly string[]).includes(verb);
const decides = (ask: Ask, { organisationId }: Elimination) =>
	ask.who.memberships.some((seat) => seat.organisationId === organisationId && (seat.role === 'approver' || seat.role === 'administrator'));

const show = (ask: Ask, elimination: Elimination, status = 200, notice: string | null = null) =>
	ask.page(
		{ title: m.elimination_one_title(), current: 'archives', status },
		h(ShowPage, {
			elimination,
			state: stateOf(elimination),
			decides: decides(ask, elimination),
			notice,
			locale: ask.locale,
			timeZone: ask.deps.config.timeZone,
		}),
	);
export const showPage: Handler = async (ask) => show(ask, await known(ask));

/** Before it is sent: each line's fate, or off the list. What is kept for ever stays kept. */
export const change: Handler = async (ask) => {
	const elimination = await known(ask);
	if (!may(stateOf(elimination), 'change')) return show(ask, elimination, 422, m.elimination_closed());
	const form = await ask.form();
	const rules = retentionRules();
	const changed = new Map<number, Fate | null>();
	for (const line of elimination.lines) {
		const chosen = String(form.get(`fate_${line.n}`) ?? '');
		const rule = rules.get(line.rule);
		if (chosen === 'off') changed.set(line.n, null);
		else if (fates.some((fate) => fate === chosen) && rule && mayGo(rule) && chosen !== line.fate) changed.set(line.n, chosen as Fate);
	}
	await changeFates(ask.db, elimination.id, changed);
	return ask.see(urls.elimination({ elimination: elimination.id }), 'done_elimination_changed');
};

type Refused = { typed: Typed; errors: Errors };
const step = async (ask: Ask, verb: 'send' | 'answer', refused?: Refused): Promise<Response> => {
	const elimination = await known(ask);
	if (!may(stateOf(elimination), verb) || !decides(ask, elimination))
		return show(ask, elimination, ask.request.method === 'GET' ? 200 : 422, m.elimination_not_now());
	const props = { elimination, ...(refused ?? { typed: { on: ask.today }, errors: {} }) };
	const status = refused ? 422 : 200;
	return verb === 'send'
		? ask.page({ title: m.elimination_send_title(), current: 'archives', status }, h(SendPage, props))
		: ask.page({ title: m.elimination_answer_title(), current: 'archives', status }, h(AnswerPage, props));
};
export const sendPage: Handler = (ask) => step(ask, 'send');
export const send: Handler = async (ask) => {
	const elimination = await known(ask);
	const read = readForm(await ask.form(), z.object({ on: field.requiredDated(), to: field.line() }));
	if (!read.ok || !may(stateOf(elimination), 'send') || !decides(ask, elimination))
		return step(ask, 'send', { typed: read.typed, errors: read.ok ? {} : read.errors });
	await markSent(ask.db, elimination.id, read.value);
	return ask.see(urls.elimination({ elimination: elimination.id }), 'done_elimination_sent');
};

const answerShape = z
	.object({
		outcome: field.choice(['visa', 'refused']),
		on: field.requiredDated(),
		by: field.line(),
		visaNumber: field.optionalLine(),
		refusal: field.optionalLine(),
	})
	.superRefine(({ outcome, visaNumber, refusal }, context) => {
		const need = (name: string) => context.addIssue({ code: 'custom', path: [name], message: m.form_required() });
		if (outcome === 'visa' && visaNumber === null) need('visaNumber');
		if (outcome === 'refused' && refusal === null) need('refusal');
	});
export const answerPage: Handler = (ask) => step(ask, 'answer');
export const answer: Handler = async (ask) => {
	const elimination = await known(ask);
	const read = readForm(await ask.form(), answerShape);
	if (!read.ok || !may(stateOf(elimination), 'answer') || !decides(ask, elimination))
		return step(ask, 'answer', { typed: read.typed, errors: read.ok ? {} : read.errors });
	const { outcome, on, by, visaNumber, refusal } = read.value;
	await saveAnswer(ask.db, elimination.id, {
		on,
		by,
		visaNumber: outcome === 'visa' ? visaNumber : null,
		refusal: outcome === 'refused' ? refusal : null,
	});
	return ask.see(urls.elimination({ elimination: elimination.id }), 'done_elimination_answered');
};

const carrying = (
	ask: Ask,
	elimination: Elimination,
	obstacles: ReadonlyMap<number, Obstacle> = new Map(),
	error: string | null = null,
) => {
	if (!may(stateOf(elimination), 'carry-out') || !decides(ask, elimination))
		return show(ask, elimination, ask.request.method === 'GET' ? 200 : 422, m.elimination_no_visa());
	return ask.page(
		{ title: m.elimination_carry_out_title(), current: 'archives', status: error || obstacles.size > 0 ? 422 : 200 },
		h(CarryOutPage, { elimination, lines: toCarryOut(elimination.lines), obstacles, error, locale: ask.locale }),
	);
};
export const carryOutPage: Handler = async (ask) => carrying(ask, await known(ask));
/** Line by line: what cannot go says why, and the others go. */
export const destroy: Handler = async (ask) => {
	const elimination = await known(ask);
	const form = await ask.form();
	const ticked = toCarryOut(elimination.lines).filter(({ n }) => form.getAll('line').includes(String(n)));
	if (ticked.length === 0 || form.get('sure') !== 'yes') return carrying(ask, elimination, new Map(), m.elimination_carry_out_confirm());
	const obstacles = new Map<number, Obstacle>();
	for (const { n } of ticked) {
		const obstacle = await carryOut(ask.db, elimination.id, n);
		if (obstacle) obstacles.set(n, obstacle);
	}
	// What went is told on the list itself; what stayed is told there too, the next time it is tried.
	if (obstacles.size === ticked.length) return carrying(ask, elimination, obstacles);
	return ask.see(
		urls.elimination({ elimination: elimination.id }),
		obstacles.size > 0 ? 'done_elimination_partly' : 'done_elimination_carried_out',
	);
};

export const csv: Handler = async (ask) => {
	const elimination = await known(ask);
	const body = stringify(
		elimination.lines.map((line) => csvLine(line)),
		{ header: true, columns: [...csvColumns], bom: true, escape_formulas: true, record_delimiter: 'windows' },
	);
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="bordereau-${elimination.preparedOn}.csv"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
