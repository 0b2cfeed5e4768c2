import { h } from 'preact';
import { v7 as uuid } from 'uuid';
import { type Restored, restored } from '../history/restoring.tsx';
import { renamed } from '../history/store.ts';
import { m } from '../paraglide/messages.js';
import { roles } from '../server/database.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { typedIn } from '../web/form.ts';
import { type Refused, readPartnership, typedOf } from './form.ts';
import { EditPage } from './pages/edit.tsx';
import type { Partnership, Standing } from './partnership.ts';
import { createPartnership, lockPartnership, partnership, possibleParents, savePartnership } from './store.ts';

/** The partnership of this address, whole; absent for those who may not see it. */
export async function known(ask: Ask): Promise<Partnership & { standing: Standing }> {
	const found = await partnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!found) throw new NotFound();
	return found;
}

const writing = (ask: Ask) => ask.who.memberships.filter(({ role }) => roles.indexOf(role) >= roles.indexOf('editor'));

type Shown = Pick<Refused, 'typed'> & Partial<Refused> & { changed?: boolean; rows?: number; back?: Restored | null };

async function editPage(ask: Ask, existing: (Partnership & { standing: Standing }) | null, { back, ...shown }: Shown): Promise<Response> {
	const own = existing ? ask.organisationId : (writing(ask)[0]?.organisationId ?? null);
	const parents = own ? await possibleParents(ask.db, own, existing?.id ?? null) : [];
	const refused = shown.errors || shown.changed || shown.rows;
	return ask.page(
		{ title: existing ? m.partnership_edit_title() : m.partnership_new(), current: 'partnerships', status: refused ? 422 : 200 },
		back?.notice,
		h(EditPage, { existing, keepers: existing ? [] : writing(ask), parents, locale: ask.locale, ...shown }),
	);
}

const sameParties = (a: readonly { organisationId: string }[], b: readonly { organisationId: string }[]) => {
	const ids = (parties: typeof a) => parties.map(({ organisationId }) => organisationId).toSorted();
	return ids(a).join() === ids(b).join();
};

/** How many rows of partners a form shows: those sent, and one more where a partner is to be added. */
const rowsIn = (form: FormData) => 1 + Math.max(0, ...[...form.keys()].map((name) => Number(/^parties\.(\d{1,2})\./.exec(name)?.[1] ?? 0)));
const asksForRow = (form: FormData) => form.get('action') === 'add-party';

export const newPage: Handler = (ask) => {
	const [own] = writing(ask);
	return editPage(ask, null, {
		typed: {
			nature: 'new',
			kind: 'twinning',
			languages: ask.locale,
			'parties.0.organisation': own?.organisationId ?? '',
			'parties.0.organisation_text': own ? (own.names[ask.locale] ?? own.organisation) : '',
		},
	});
};

export const create: Handler = async (ask) => {
	const form = await ask.form();
	if (asksForRow(form)) return editPage(ask, null, { typed: typedIn(form), rows: rowsIn(form) + 1 });
	const read = await readPartnership(ask, null);
	if (!read.ok) return editPage(ask, null, read);
	const { input, parties, keeperId } = read.value;
	const keeper = writing(ask).find(({ organisationId }) => organisationId === keeperId) ?? writing(ask)[0];
	if (!keeper) throw new NotFound();
	const id = uuid();
	await createPartnership(ask.db, id, keeper.organisationId, input, parties);
	return ask.see(urls.partnershipFields({ partnership: id }), 'done_partnership_created');
};

export const edit: Handler = async (ask) => {
	const existing = await known(ask);
	const back = await restored(ask, { chain: existing.id, noun: 'partnership', record: existing.id });
	// Who proposed it, its parent and its parties stay as they are: they are chosen, not written.
	const earlier = renamed(back?.row ?? {}, ['kind', 'name as ownName', 'story', 'languages', 'proposed_on as proposedOn', 'since']);
	return editPage(ask, existing, { typed: typedOf(back ? ({ ...existing, ...earlier } as Partnership) : existing, ask.locale), back });
};

export const save: Handler = async (ask) => {
	const form = await ask.form();
	const revision = await lockPartnership(ask.db, ask.params.partnership ?? '');
	const existing = await known(ask);
	if (asksForRow(form)) return editPage(ask, existing, { typed: typedIn(form), rows: rowsIn(form) + 1 });
	// Somebody saved in between: nothing of theirs is lost unseen, nothing typed here is lost.
	if (form.get('revision') !== String(revision)) return editPage(ask, existing, { typed: typedIn(form), changed: true });
	const read = await readPartnership(ask, existing);
	if (!read.ok) return editPage(ask, existing, read);
	// Who is a party decides who sees and writes here: a legal fact, for those who answer for it.
	if (!ask.may('approver') && !sameParties(existing.parties, read.value.parties))
		return editPage(ask, existing, { typed: typedIn(form), errors: { 'parties.0.organisation': m.partnership_parties_need_approver() } });
	// A parent that this office may not see is not in its form, and is not lost by saving it.
	const keepParent = existing.parent === null && read.value.input.parentId === null;
	await savePartnership(ask.db, existing.id, read.value.input, read.value.parties, keepParent);
	return ask.see(urls.partnership({ partnership: existing.id }), 'done_partnership_saved');
};
