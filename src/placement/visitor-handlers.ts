import { h } from 'preact';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { nameOf } from '../directory/person.ts';
import { m } from '../paraglide/messages.js';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { newVisitorShape, visitorShape, weekShape } from './form.ts';
import { addressOf, known, tongueOf } from './known.ts';
import { VisitorPage, VisitorRemovePage } from './pages/visitor.tsx';
import { WeekPage } from './pages/week.tsx';
import { saveWeek, weeksPlanned } from './part-store.ts';
import { weeksOf } from './placement.ts';
import { changePlacement } from './store.ts';
import { addVisitor, changeVisitor, erasePrivate, removeVisitor, type Visitor, visitorsOf } from './visitor-store.ts';

async function knownVisitor(ask: Ask, lock = false) {
	const at = await known(ask, lock);
	const visitor = (await visitorsOf(ask.db, at.partnership.id, at.placement.id)).find(({ id }) => id === ask.params.visitor);
	if (!visitor) throw new NotFound();
	return { ...at, visitor };
}

const visitorPage = (
	ask: Ask,
	at: Awaited<ReturnType<typeof known>> & { visitor: Visitor | null },
	back: { typed: Typed; errors?: Errors; candidates?: Choices },
) =>
	ask.page(
		{
			title: at.visitor ? nameOf(at.visitor, ask.locale).text : m.placement_visitor_add(),
			current: 'partnerships',
			status: back.errors ? 422 : 200,
		},
		h(VisitorPage, { ...at, candidates: {}, ...back, errors: back.errors ?? {}, locale: ask.locale }),
	);

/** They answer for their stay in a language of theirs, not of the officer's. */
export const newVisitor: Handler = async (ask) => {
	const at = await known(ask);
	return visitorPage(ask, { ...at, visitor: null }, { typed: { language: tongueOf(at.partnership, 'sender', at.placement) } });
};

export const createVisitor: Handler = async (ask) => {
	const at = await known(ask, true);
	const read = await readChoosing(ask, newVisitorShape, { personId: 'person' });
	if (!read.ok) return visitorPage(ask, { ...at, visitor: null }, read);
	const { personId, occupation, language, ...held } = read.value;
	const id = await addVisitor(ask.db, at.partnership.id, at.placement.id, { personId, occupation, language, held });
	if (!id) return visitorPage(ask, { ...at, visitor: null }, { typed: read.typed, errors: { personId: m.placement_visitor_already() } });
	// Who is named counts: places are held for everybody who comes.
	const named = (await visitorsOf(ask.db, at.partnership.id, at.placement.id)).length;
	if (named > at.placement.visitors) await changePlacement(ask.db, at.placement, { visitors: named });
	return ask.see(urls.placement(addressOf(at.placement)), 'done_placement_visitor');
};

const typedOf = ({ occupation, language, held }: Visitor): Typed => ({
	'occupation.fr': occupation.fr ?? '',
	'occupation.hy': occupation.hy ?? '',
	'occupation.en': occupation.en ?? '',
	language,
	phone: held?.phone ?? '',
	email: held?.email ?? '',
	lodging: held?.lodging ?? '',
	emergencyContact: held?.emergencyContact ?? '',
});

export const editVisitor: Handler = async (ask) => {
	const at = await knownVisitor(ask);
	return visitorPage(ask, at, { typed: typedOf(at.visitor) });
};

export const saveVisitor: Handler = async (ask) => {
	const at = await knownVisitor(ask, true);
	const read = readForm(await ask.form(), visitorShape);
	if (!read.ok) return visitorPage(ask, at, read);
	const { occupation, language, ...held } = read.value;
	await changeVisitor(ask.db, at.partnership.id, at.placement.id, at.visitor.id, { occupation, language, held });
	return ask.see(urls.placement(addressOf(at.placement)), 'done_placement_visitor');
};

const removePageFor = async (ask: Ask, refused?: WhyRefused) =>
	ask.page(
		{ title: m.placement_visitor_remove_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(VisitorRemovePage, { ...(await knownVisitor(ask)), locale: ask.locale, ...refused }),
	);
export const removeVisitorPage: Handler = (ask) => removePageFor(ask);
/** What they said goes with them: the history keeps who took them off, and why. */
export const dropVisitor: Handler = async (ask) => {
	const { partnership, placement, visitor } = await knownVisitor(ask, true);
	const { why, refused } = readWhy(await ask.form());
	if (refused) return removePageFor(ask, refused);
	await giveReason(ask.db, why);
	await removeVisitor(ask.db, partnership.id, placement.id, visitor.id);
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_visitor_removed');
};

/** Erases at once what would be erased thirty days after the stay. */
export const erase: Handler = async (ask) => {
	const { partnership, placement } = await known(ask, true);
	await erasePrivate(ask.db, partnership.id, placement.id, ask.now);
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_erased');
};

async function knownWeek(ask: Ask) {
	const at = await known(ask);
	const week = Number(ask.url.searchParams.get('week') ?? '1');
	if (!Number.isInteger(week) || week < 1 || week > Math.max(weeksOf(at.placement), 1)) throw new NotFound();
	return { ...at, week };
}
const weekPageFor = (ask: Ask, at: Awaited<ReturnType<typeof knownWeek>>, back: { typed: Typed; errors?: Errors }) =>
	ask.page(
		{ title: m.placement_week({ n: at.week }), current: 'partnerships', status: back.errors ? 422 : 200 },
		h(WeekPage, { ...at, ...back, errors: back.errors ?? {} }),
	);
export const weekPage: Handler = async (ask) => {
	const at = await knownWeek(ask);
	const planned = (await weeksPlanned(ask.db, at.partnership.id, at.placement.id)).find(({ week }) => week === at.week);
	const texts = (name: 'objectives' | 'programme') =>
		Object.entries(planned?.[name] ?? {}).map(([language, text]) => [`${name}.${language}`, text] as const);
	return weekPageFor(ask, at, { typed: Object.fromEntries([...texts('objectives'), ...texts('programme')]) });
};
export const planWeek: Handler = async (ask) => {
	const at = await knownWeek(ask);
	const read = readForm(await ask.form(), weekShape);
	if (!read.ok) return weekPageFor(ask, at, read);
	await saveWeek(ask.db, at.partnership.id, at.placement.id, { week: at.week, ...read.value });
	return ask.see(`${urls.placement(addressOf(at.placement))}#weeks`, 'done_placement_week');
};
