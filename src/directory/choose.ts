import type * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { fold } from '../plain/names.ts';
import type { Candidate } from '../ui/Combobox.tsx';
import type { Ask } from '../web/ask.ts';
import { type Errors, type Read, readForm, type Typed } from '../web/form.ts';
import { keeperFor } from './keeper.ts';
import { organisationOf } from './organisation-store.ts';
import { isFoundBy, type SearchKind, search } from './search-store.ts';
import { chosenTerritory, isTerritoryCode } from './territory.ts';
import { candidateOf } from './wording.ts';

/** By field: what may be chosen in it. `*` stands for the number of a row: `'parties.*.organisation'`. */
export type Choosable = Readonly<Record<string, SearchKind>>;
/** By field: the records among which the form must ask, where several match what was typed. */
export type Choices = Readonly<Record<string, readonly Candidate[]>>;

export interface Resolved {
	/** The form with the id of each record in its field. */
	form: FormData;
	candidates: Choices;
	errors: Errors;
	/** Laid over what was typed when the form comes back. */
	typed: Typed;
}

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Shown as radios: past these, one types more of the name. */
const most = 8;

type Asker = Pick<Ask, 'db' | 'locale' | 'today' | 'organisationId' | 'who'>;

/**
 * Makes ids of what was chosen or typed. The hidden field counts while it still fits the words beside it (without JavaScript they may
 * have been changed); words alone become an id when exactly one record matches, else candidates. A territory chosen as authority
 * becomes its organisation, made when there is none; if the form is refused afterwards, that is undone with the rest.
 */
export async function resolveChoices(ask: Asker, form: FormData, wanted: Choosable): Promise<Resolved> {
	const resolved: Resolved & { candidates: Record<string, readonly Candidate[]> } = {
		form: copyOf(form),
		candidates: {},
		errors: {},
		typed: {},
	};
	for (const [name, kind] of fieldsOf(form, wanted)) {
		const chosen = textOf(form, name);
		const text = textOf(form, `${name}_text`);
		const keep = (value: string, id: string | null = value) => {
			resolved.form.set(name, id ?? '');
			resolved.typed[name] = value;
		};
		if (chosen === '' && text === '') continue;
		if (chosen !== '' && (await stillMeant(ask, kind, chosen, form.has(`${name}_text`) ? text : null))) {
			keep(chosen, await idOf(ask, kind, chosen));
			continue;
		}
		if (text === '') {
			keep('');
			if (chosen !== '' && !form.has(`${name}_text`)) resolved.errors[name] = m.form_choose_from_list();
			continue;
		}
		if (chosen === '' && form.has(name) && textOf(form, `${name}_asked`) === text) {
			keep('');
			resolved.errors[name] = m.directory_choice_other();
			continue;
		}
		const found = (await search(ask.db, text, { kinds: [kind], limit: most, proposing: true })).slice(0, most);
		const exact = found.filter((one) => fold(candidateOf(one, ask.locale, ask.today).label) === fold(text));
		const [only, ...others] = exact.length === 1 ? exact : found;
		const candidate = only && candidateOf(only, ask.locale, ask.today, kind === 'authority');
		if (candidate && others.length === 0) {
			keep(candidate.value, await idOf(ask, kind, candidate.value));
			resolved.typed[`${name}_text`] = candidate.label;
		} else if (candidate) {
			keep('');
			resolved.candidates[name] = found.map((one) => candidateOf(one, ask.locale, ask.today, kind === 'authority'));
			resolved.errors[name] = m.directory_choice_several({ text });
		} else {
			keep('');
			resolved.errors[name] = m.directory_choice_none({ text });
		}
	}
	return resolved;
}

/** `readForm` on a form with comboboxes: the value holds ids; when it fails, `candidates` tells where to ask which record is meant. */
export async function readChoosing<S extends z.ZodType>(
	ask: Asker & Pick<Ask, 'form'>,
	shape: S,
	wanted: Choosable,
): Promise<Read<z.output<S>> & { candidates: Choices }> {
	const form = await ask.form();
	const { form: withIds, candidates, errors, typed } = await resolveChoices(ask, form, wanted);
	const read = readForm(withIds, shape);
	const all = { ...read.typed, ...typed };
	const wrong = { ...(read.ok ? {} : read.errors), ...errors };
	return read.ok && Object.keys(errors).length === 0
		? { ...read, typed: all, candidates }
		: { ok: false, errors: wrong, typed: all, candidates };
}

function copyOf(form: FormData): FormData {
	const copy = new FormData();
	for (const [name, value] of form.entries()) if (typeof value === 'string') copy.append(name, value);
	return copy;
}

const textOf = (form: FormData, name: string) => {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
};

/** The fields of this form that the patterns name. */
function fieldsOf(form: FormData, wanted: Choosable): [string, SearchKind][] {
	const present = new Set([...form.keys()].map((name) => name.replace(/_text$/, '')));
	return Object.entries(wanted).flatMap(([pattern, kind]) => {
		if (!pattern.includes('*')) return [[pattern, kind] as [string, SearchKind]];
		const shape = new RegExp(
			`^${pattern
				.split('*')
				.map((part) => part.replace(/[.]/g, '\\.'))
				.join('\\d+')}$`,
		);
		return [...present].filter((name) => shape.test(name)).map((name) => [name, kind] as [string, SearchKind]);
	});
}

async function idOf(ask: Asker, kind: SearchKind, value: string): Promise<string | null> {
	if (kind !== 'authority' || chosenTerritory(value) === null) return value;
	const keeperId = keeperFor(ask.who, ask.organisationId);
	return keeperId === null ? null : organisationOf(ask.db, value, keeperId);
}

/** The record exists, may be seen, and is found by the words that stand beside it (null: no words were sent). */
async function stillMeant({ db }: Asker, kind: SearchKind, value: string, text: string | null): Promise<boolean> {
	if (text === '') return false;
	const code = kind === 'territory' ? value : kind === 'authority' ? chosenTerritory(value) : null;
	if (code !== null && !isTerritoryCode(code)) return false;
	if (code === null && !idShape.test(value)) return false;
	const table = code !== null ? 'territory' : kind === 'person' ? 'person' : 'organisation';
	return isFoundBy(db, table, code ?? value, text);
}
