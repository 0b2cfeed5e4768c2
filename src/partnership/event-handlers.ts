import { h } from 'preact';
import { v7 as uuid } from 'uuid';
import * as z from 'zod';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { territoryByCode } from '../directory/territory-store.ts';
import { called } from '../directory/wording.ts';
import { type Restored, restored } from '../history/restoring.tsx';
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { giveReason } from '../server/reason-store.ts';
import { typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, type Typed } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { known } from './handlers.ts';
import { EventsPage } from './pages/events.tsx';
import { RemovePage } from './pages/remove.tsx';
import { eventKinds, type Partnership } from './partnership.ts';
import { addEvent, removeEvent } from './store.ts';

const show = (
	ask: Ask,
	partnership: Partnership,
	refused?: { typed: Typed; errors: Errors; candidates: Choices },
	back?: (Restored & { typed: Typed }) | null,
) =>
	ask.page(
		{ title: m.partnership_events_title(), current: 'partnerships', status: refused ? 422 : 200 },
		back?.notice,
		h(EventsPage, {
			partnership,
			mayEdit: ask.may('editor'),
			mayDecide: ask.may('approver'),
			locale: ask.locale,
			typed: back?.typed ?? {},
			errors: {},
			candidates: {},
			...refused,
		}),
	);

export const eventsPage: Handler = async (ask) => {
	const partnership = await known(ask);
	const back = ask.may('editor') ? await restored(ask, { chain: partnership.id, noun: 'partnership_event', record: null }) : null;
	return show(ask, partnership, undefined, back && { ...back, typed: await typedWhen(ask, back) });
};

/** An event as an earlier row says it, with the name its place has today. */
async function typedWhen(ask: Ask, { row }: Restored): Promise<Typed> {
	const place = typeof row.place_code === 'string' ? await territoryByCode(ask.db, row.place_code) : undefined;
	const title = row.title as Texts;
	return {
		kind: String(row.kind),
		on: typedDate(row.on as Dated),
		...Object.fromEntries(Object.entries(title).map(([language, text]) => [`title.${language}`, text])),
		reason: String(row.reason ?? ''),
		place: place?.code ?? '',
		place_text: place ? called(place, ask.locale) : '',
	};
}

const shape = z
	.object({
		kind: field.choice(eventKinds),
		on: field.requiredDated(),
		title: field.texts(),
		reason: field.optionalLine(),
		place: field.code(),
	})
	.superRefine(({ kind, title, reason }, context) => {
		const need = (path: string[]) => context.addIssue({ code: 'custom', path, message: m.form_required() });
		if (kind === 'milestone' && Object.keys(title).length === 0)
			context.addIssue({ code: 'custom', path: ['title', 'fr'], message: m.form_required_in_one_language() });
		if ((kind === 'suspended' || kind === 'ended') && reason === null) need(['reason']);
	});

export const add: Handler = async (ask) => {
	const partnership = await known(ask);
	const read = await readChoosing(ask, shape, { place: 'territory' });
	if (!read.ok) return show(ask, partnership, read);
	const { kind, on, title, reason, place } = read.value;
	// What ends or suspends a partnership undoes a council's decision: it is not for an editor alone.
	if (kind !== 'milestone' && !ask.may('approver')) throw new Forbidden();
	await addEvent(ask.db, partnership.id, uuid(), { kind, on, title, reason, placeCode: place });
	return ask.see(urls.partnershipEvents({ partnership: partnership.id }), 'done_partnership_event_added');
};

const removing = async (ask: Ask) => {
	const partnership = await known(ask);
	const event = partnership.events.find(({ id }) => id === ask.params.event);
	if (!event) throw new NotFound();
	if (event.kind !== 'milestone' && !ask.may('approver')) throw new Forbidden();
	return { partnership, event };
};

const askRemoval = async (ask: Ask, refused?: WhyRefused): Promise<Response> => {
	const { partnership, event } = await removing(ask);
	const title = m.partnership_event_remove_title();
	const action = urls.partnershipEventRemove({ partnership: partnership.id, event: event.id });
	const back = urls.partnershipEvents({ partnership: partnership.id });
	return ask.page(
		{ title, current: 'partnerships', status: refused ? 422 : 200 },
		h(RemovePage, { title, text: m.partnership_event_remove_text(), action, back, ...refused }),
	);
};
export const removePage: Handler = (ask) => askRemoval(ask);

export const remove: Handler = async (ask) => {
	const { partnership, event } = await removing(ask);
	const { why, refused } = readWhy(await ask.form());
	if (refused) return askRemoval(ask, refused);
	await giveReason(ask.db, why);
	await removeEvent(ask.db, partnership.id, event.id);
	return ask.see(urls.partnershipEvents({ partnership: partnership.id }), 'done_partnership_event_removed');
};
