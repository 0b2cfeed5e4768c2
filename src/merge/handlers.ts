import { h } from 'preact';
import * as z from 'zod';
import { resolveChoices } from '../directory/choose.ts';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { addressOf, mergeAddress } from './address.ts';
import { type Choice, type Choices, doublesAmong, type Noun, usualChoice } from './merge.ts';
import { ChoosePage } from './pages/choose.tsx';
import { ComparePage } from './pages/compare.tsx';
import { DeletePage } from './pages/delete.tsx';
import { DoublesPage } from './pages/doubles.tsx';
import { UndoPage } from './pages/undo.tsx';
import { pairOf, recordOf, twinsOf } from './records.ts';
import {
	changedSince,
	deleteRecord,
	latestMerges,
	linksTo,
	mergeById,
	mergeRefusals,
	othersConcerned,
	recordsToCompare,
	undoMerge,
} from './store.ts';

const idOf = (ask: Ask, noun: Noun) => ask.params[noun] ?? '';
const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function choose(ask: Ask, noun: Noun, asked: Parameters<typeof ChoosePage>[0]['asked'] = {}): Promise<Response> {
	const record = await recordOf(ask, noun, idOf(ask, noun));
	const twins = await twinsOf(ask, noun, record.id);
	return ask.page({ title: m.merge_choose_title(), current: 'directory' }, h(ChoosePage, { noun, record, twins, asked }));
}

async function compare(ask: Ask, noun: Noun, gone: string, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const id = idOf(ask, noun);
	const pair = await pairOf(ask, noun, id, gone);
	const refusals = await mergeRefusals(ask.db, noun, id, gone);
	const links = await linksTo(ask.db, noun, gone);
	const concerned = await othersConcerned(ask.db, noun, gone);
	return ask.page(
		{ title: m.merge_compare_title(), current: 'directory', status: refused ? 422 : 200 },
		h(ComparePage, { pair, refusals, links, concerned, locale: ask.locale, typed: refused?.typed ?? {}, errors: refused?.errors ?? {} }),
	);
}

/** Which other record is meant: chosen from the list, or typed where no script runs. */
const mergePage =
	(noun: Noun): Handler =>
	async (ask) => {
		const { searchParams } = ask.url;
		const [other, text] = [searchParams.get('other') ?? '', searchParams.get('other_text')];
		if (other === '' && (text ?? '').trim() === '') return choose(ask, noun);
		if (text === null && uuidShape.test(other)) return other === idOf(ask, noun) ? choose(ask, noun) : compare(ask, noun, other);
		const form = new FormData();
		for (const [name, value] of searchParams) form.set(name, value);
		const { form: found, candidates, errors, typed } = await resolveChoices(ask, form, { other: noun });
		const id = String(found.get('other') ?? '');
		if (id === idOf(ask, noun)) return choose(ask, noun, { text: text ?? '', error: m.merge_refused_same() });
		if (uuidShape.test(id)) return ask.see(mergeAddress(noun, idOf(ask, noun), { other: id }));
		return choose(ask, noun, { text: typed.other_text ?? text ?? '', error: errors.other, candidates: candidates.other });
	};

const merge =
	(noun: Noun): Handler =>
	async (ask) => {
		const sent = await ask.form();
		const read = readForm(sent, z.object({ reason: field.line() }));
		const other = String(sent.get('other') ?? '');
		if (!uuidShape.test(other)) throw new NotFound();
		if (!read.ok) return compare(ask, noun, other, read);
		const id = idOf(ask, noun);
		const pair = await pairOf(ask, noun, id, other);
		const choices: Choices = Object.fromEntries(
			pair.fields.map(({ field: name, kept, gone }): [string, Choice] => {
				const chosen = sent.get(`use_${name}`);
				return [name, chosen === 'gone' || chosen === 'kept' ? chosen : usualChoice(kept, gone)];
			}),
		);
		if (!(await pair.merge(choices, read.value.reason))) return compare(ask, noun, other, { typed: read.typed, errors: {} });
		return ask.see(addressOf(noun, id), 'done_merged');
	};

export const personMergePage = mergePage('person');
export const mergePersons = merge('person');
export const organisationMergePage = mergePage('organisation');
export const mergeTheOrganisations = merge('organisation');

/** What may be double in the asker's offices, and what was merged, with its undoing. */
export const doublesPage: Handler = async (ask) => {
	const people = await recordsToCompare(ask.db, 'person');
	const organisations = await recordsToCompare(ask.db, 'organisation');
	return ask.page(
		{ title: m.merge_doubles_title(), current: 'directory' },
		h(DoublesPage, {
			people: { records: people, doubles: doublesAmong(people) },
			organisations: { records: organisations, doubles: doublesAmong(organisations) },
			merges: await latestMerges(ask.db),
			locale: ask.locale,
			timeZone: ask.deps.config.timeZone,
		}),
	);
};

async function undoing(ask: Ask, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const done = await mergeById(ask.db, ask.params.merge ?? '');
	if (!done) throw new NotFound();
	return ask.page(
		{ title: m.merge_undo_title(), current: 'directory', status: refused ? 422 : 200 },
		h(UndoPage, { merge: done, changed: await changedSince(ask.db, done.id), ...(refused ?? { typed: {}, errors: {} }) }),
	);
}
export const undoPage: Handler = (ask) => undoing(ask);
export const undo: Handler = async (ask) => {
	const done = await mergeById(ask.db, ask.params.merge ?? '');
	if (!done) throw new NotFound();
	const read = readForm(await ask.form(), z.object({ reason: field.line() }));
	if (!read.ok) return undoing(ask, read);
	if (!done.undoable || (await changedSince(ask.db, done.id)).length > 0) return undoing(ask, { typed: read.typed, errors: {} });
	if (!(await undoMerge(ask.db, done.id, read.value.reason))) return undoing(ask, { typed: read.typed, errors: {} });
	return ask.see(addressOf(done.noun, done.goneId), 'done_merge_undone');
};

async function deleting(ask: Ask, noun: Noun, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const record = await recordOf(ask, noun, idOf(ask, noun));
	const links = await linksTo(ask.db, noun, record.id);
	const ours = ask.who.memberships.some(({ organisationId, role }) => organisationId === record.keeperId && role !== 'reader');
	return ask.page(
		{ title: m.merge_delete_title(), current: 'directory', status: refused ? 422 : 200 },
		h(DeletePage, { noun, record, links, ours, ...(refused ?? { typed: {}, errors: {} }) }),
	);
}
const remove =
	(noun: Noun): Handler =>
	async (ask) => {
		const read = readForm(await ask.form(), z.object({ reason: field.line() }));
		if (!read.ok) return deleting(ask, noun, read);
		const record = await recordOf(ask, noun, idOf(ask, noun));
		if (!(await deleteRecord(ask.db, noun, record.id, read.value.reason))) return deleting(ask, noun, { typed: read.typed, errors: {} });
		return ask.see(noun === 'person' ? urls.people() : urls.organisations(), 'done_record_deleted');
	};
export const personDeletePage: Handler = (ask) => deleting(ask, 'person');
export const deletePerson = remove('person');
export const organisationDeletePage: Handler = (ask) => deleting(ask, 'organisation');
export const deleteOrganisation = remove('organisation');
