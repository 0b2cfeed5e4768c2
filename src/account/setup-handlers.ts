import { h } from 'preact';
import * as z from 'zod';
import { resolveChoices } from '../directory/choose.ts';
import { search } from '../directory/search-store.ts';
import { isTerritoryCode } from '../directory/territory.ts';
import { candidateOf } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import { languages } from '../plain/language.ts';
import { fold } from '../plain/names.ts';
import type { Candidate } from '../ui/Combobox.tsx';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed, typedIn } from '../web/form.ts';
import { languageCookie } from '../web/locale.ts';
import { countryCodes } from './countries.ts';
import { communeOf, type NumberRefusal, readNumber } from './office.ts';
import { SetupPage } from './pages/setup.tsx';
import { newPassword } from './password.ts';
import { isKeyNeedless, isSetupKey } from './setup-key.ts';
import {
	foundOffice,
	gazetteerIsLoaded,
	type KnownTerritory,
	needsSetup,
	type Office,
	territoryChosen,
	territoryNumbered,
} from './setup-store.ts';
import { waitBefore } from './throttle.ts';

async function show(
	ask: Ask,
	state: { typed?: Typed; errors?: Errors; candidates?: readonly Candidate[] | undefined; status?: number; asksKey?: boolean } = {},
) {
	const { typed = { language: ask.locale }, errors = {}, candidates, status = 200, asksKey = Boolean(errors.key) } = state;
	const loaded = await gazetteerIsLoaded(ask.db);
	return ask.page(
		{ title: m.account_setup_title(), status },
		h(SetupPage, { typed, errors, candidates, asksKey, loaded, countries: countryCodes(ask.locale) }),
	);
}

export const setupPage: Handler = async (ask) => {
	if (!(await needsSetup(ask))) return ask.see(urls.home());
	const key = ask.url.searchParams.get('key') ?? '';
	return show(ask, { typed: { language: ask.locale, key }, asksKey: !isKeyNeedless(ask) && !isSetupKey(ask.deps.config.secret, key) });
};

/** What the city's field proposes, while nobody can sign in: territories alone, which are public reference data. */
export const setupSearch: Handler = async (ask) => {
	if (!(await needsSetup(ask))) throw new NotFound();
	const found = await search(ask.db, ask.url.searchParams.get('q') ?? '', { kinds: ['authority'], limit: 10 });
	return ask.json(found.filter((one) => one.found === 'territory').map((one) => candidateOf(one, ask.locale, ask.today)));
};

const setupForm = z.object({
	city: z.preprocess((value) => (typeof value === 'string' && isTerritoryCode(value) ? value : null), z.string().nullable()),
	office: z.preprocess(
		(value) => value ?? {},
		z.object({ name: field.optionalLine(), country: field.optionalLine(), number: field.optionalLine() }),
	),
	name: field.line(),
	email: field.email(),
	language: field.choice(languages),
});
type SetupInput = z.output<typeof setupForm>;

const numberRefusal: Record<NumberRefusal, () => string> = {
	'number-shape': m.account_setup_number_wrong,
	'number-abroad': m.account_setup_number_abroad,
};

const governing = ({ code, kind, country, name, names, folded }: KnownTerritory): Office => ({
	kind: kind === 'intercommunal' ? 'grouping' : 'local-authority',
	name,
	names,
	country,
	territoryCode: code,
	folded,
	territory: null,
});

/** The authority that was chosen, or described by hand; else a message per field. */
async function officeOf(ask: Ask, { city, office, language }: SetupInput): Promise<Office | Errors> {
	if (city) {
		const known = await territoryChosen(ask.db, city);
		if (!known) return { city: m.account_setup_city_missing() };
		return known.kind === 'country' ? { city: m.account_setup_country_wrong() } : governing(known);
	}
	if (!office.name) return { city: m.account_setup_city_missing() };
	if (!office.country || !countryCodes(ask.locale).some(({ value }) => value === office.country))
		return { 'office.country': m.form_choose_from_list() };
	const number = readNumber(office.number, office.country);
	if (!number.ok) return { 'office.number': numberRefusal[number.code]() };
	const known = number.value ? await territoryNumbered(ask.db, number.value.number) : undefined;
	if (number.value && !known && (await gazetteerIsLoaded(ask.db))) return { 'office.number': m.account_setup_number_unknown() };
	const named = { name: office.name, names: { [language]: office.name }, country: office.country };
	if (known) return { ...governing(known), ...named, names: { ...known.names, ...named.names }, folded: null };
	const territory = communeOf(number.value);
	return { ...named, kind: 'local-authority', territoryCode: territory?.code ?? null, folded: null, territory };
}
const isOffice = (answer: Office | Errors): answer is Office => typeof answer.territory === 'object';

/** The option that says: none of those proposed. */
const other = 'other';

/**
 * The city's field with a code in it. Words alone are taken only where they are a territory's very name: the gazetteer may still be
 * loading, and what merely sounds alike (Capendu for Kapan) is asked about, even when it is the only one.
 */
async function chooseCity(ask: Ask, given: FormData) {
	const text = String(given.get('city_text') ?? '').trim();
	const none = { form: given, errors: {} as Errors, typed: {} as Typed, candidates: undefined as readonly Candidate[] | undefined };
	const byHand = String(given.get('office.name') ?? '').trim() !== '';
	const chosen = String(given.get('city') ?? '');
	if (byHand && !isTerritoryCode(chosen)) return { ...none, typed: { city: '' } };
	if (chosen === other) return { ...none, errors: { city: m.account_setup_city_missing() }, typed: { city: '', 'office.name': text } };
	if (chosen === '' && text === '') return { ...none, errors: { city: m.account_setup_city_missing() } };
	const { form, candidates, errors, typed } = await resolveChoices(ask, given, { city: 'territory' });
	const which = { form, errors: { city: m.account_setup_which_error() } as Errors, typed: { ...typed, city: '', city_text: text } };
	if (candidates.city) return { ...which, candidates: candidates.city };
	if (errors.city)
		return { form, errors: { city: m.account_setup_city_none({ text }) }, typed: { ...typed, 'office.name': text }, candidates: undefined };
	if (typed.city === chosen) return { form, errors, typed, candidates: undefined };
	const found = await territoryChosen(ask.db, typed.city ?? '');
	const same = found && [found.name, ...Object.values(found.names)].some((name) => fold(name) === fold(text));
	if (same) return { form, errors, typed, candidates: undefined };
	return { ...which, candidates: [{ value: typed.city ?? '', label: typed.city_text ?? '' }] };
}

export const found: Handler = async (ask) => {
	if (!(await needsSetup(ask))) throw new NotFound();
	const { form, candidates, typed, ...chosen } = await chooseCity(ask, await ask.form());
	const errors: Errors = { ...chosen.errors };
	if (!isKeyNeedless(ask)) {
		const minutes = waitBefore(ask, 'setup', '');
		if (minutes !== null)
			return show(ask, { status: 429, typed: { ...typedIn(form), ...typed }, errors: { key: m.account_too_many({ minutes }) } });
		if (!isSetupKey(ask.deps.config.secret, String(form.get('key') ?? ''))) errors.key = m.account_setup_key_wrong();
	}
	const about = ['name', 'email', 'city_text', 'office.name'].map((name) => String(form.get(name) ?? ''));
	const read = readForm(form, setupForm.extend({ password: newPassword(about) }));
	const office = read.ok && Object.keys(errors).length === 0 ? await officeOf(ask, read.value) : {};
	if (!read.ok || !isOffice(office))
		return show(ask, {
			status: 422,
			typed: { ...read.typed, ...typed },
			errors: { ...(isOffice(office) ? {} : office), ...(read.ok ? {} : read.errors), ...errors },
			candidates,
		});
	const { auth, database } = ask.deps;
	const { name, email, language, password } = read.value;
	const account = await foundOffice(database, office, { name, email, language, passwordHash: await auth.hash(password) });
	if (!account) return ask.see(urls.signIn());
	return ask.see(urls.partnerships(), 'done_office_founded', [
		...(await auth.open(account, { way: 'setup', headers: ask.request.headers, from: ask.from })),
		languageCookie(language),
	]);
};
