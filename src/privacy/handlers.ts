import { h } from 'preact';
import * as z from 'zod';
import { nameOf } from '../directory/person.ts';
import { type Person, personById } from '../directory/person-store.ts';
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import { fold } from '../plain/names.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { type Held, heldCsv, heldJson } from './export.ts';
import { AccountDataPage } from './pages/account.tsx';
import { DataPage } from './pages/data.tsx';
import { ErasePage } from './pages/erase.tsx';
import { ObjectionPage } from './pages/objection.tsx';
import { ReviewPage } from './pages/review.tsx';
import { erasureRefusal, reviewBefore } from './privacy.ts';
import {
	type AccountData,
	accountData,
	accountOfMembership,
	actsOf,
	createdAt,
	erasePerson,
	journeysOf,
	partsOf,
	peopleToReview,
	saveObjection,
	staysOf,
	tracesOf,
} from './store.ts';

async function personOf(ask: Ask): Promise<Person> {
	const person = await personById(ask.db, ask.params.person ?? '');
	if (!person || person.mergedIntoId !== null || person.erasedAt !== null) throw new NotFound();
	return person;
}

/** The person asks the office that keeps the record: its administrators answer. */
const isOurs = (ask: Ask, { keeperId }: Person) =>
	ask.who.memberships.some(({ organisationId, role }) => organisationId === keeperId && role === 'administrator');

async function held(ask: Ask): Promise<Held & { person: Person }> {
	const person = await personOf(ask);
	const traces = await tracesOf(ask.db, person.id);
	return {
		person,
		createdAt: await createdAt(ask.db, person.id),
		keeper: called({ name: person.keeper, names: person.keeperNames }, ask.locale),
		parts: await partsOf(ask.db, person.id),
		journeys: await journeysOf(ask.db, person.id),
		stays: await staysOf(ask.db, person.id),
		acts: await actsOf(ask.db, person.id),
		traces,
	};
}

export const dataPage: Handler = async (ask) => {
	const all = await held(ask);
	return ask.page(
		{ title: m.privacy_data_title(), current: 'directory' },
		h(DataPage, {
			...all,
			refusal: erasureRefusal({
				acts: all.acts.length,
				ours: isOurs(ask, all.person),
			}),
			administers: ask.may('administrator'),
			locale: ask.locale,
			today: ask.today,
			timeZone: ask.deps.config.timeZone,
		}),
	);
};

const attached = (type: string, name: string) => ({
	headers: {
		'content-type': `${type}; charset=utf-8`,
		'content-disposition': `attachment; filename="${name}"`,
		'cache-control': 'private, no-store',
		'x-content-type-options': 'nosniff',
	},
});
export const dataJson: Handler = async (ask) => new Response(heldJson(await held(ask)), attached('application/json', 'personne.json'));
export const dataCsv: Handler = async (ask) => new Response(heldCsv(await held(ask)), attached('text/csv', 'personne.csv'));

async function objecting(ask: Ask, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const person = await personOf(ask);
	const typed = { on: person.objectedOn ?? ask.today, ground: person.objectionGround ?? '' };
	return ask.page(
		{ title: m.privacy_objection_title(), current: 'directory', status: refused ? 422 : 200 },
		h(ObjectionPage, {
			person: { id: person.id, name: nameOf(person, ask.locale).text },
			objected: person.objectedOn !== null,
			typed,
			errors: {},
			...refused,
		}),
	);
}
export const objectionPage: Handler = (ask) => objecting(ask);
export const object: Handler = async (ask) => {
	const person = await personOf(ask);
	if (!isOurs(ask, person)) return dataPage(ask);
	const sent = await ask.form();
	if (sent.get('action') === 'withdraw') {
		await saveObjection(ask.db, person.id, null);
		return ask.see(urls.personData({ person: person.id }), 'done_objection_withdrawn');
	}
	const read = readForm(sent, z.object({ on: field.requiredDated(), ground: field.line() }));
	if (!read.ok) return objecting(ask, read);
	await saveObjection(ask.db, person.id, read.value);
	return ask.see(urls.personData({ person: person.id }), 'done_objection_saved');
};

async function erasing(ask: Ask, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const person = await personOf(ask);
	const acts = await actsOf(ask.db, person.id);
	const refusal = erasureRefusal({ acts: acts.length, ours: isOurs(ask, person) });
	return ask.page(
		{ title: m.privacy_erase_title(), current: 'directory', status: refused ? 422 : 200 },
		h(ErasePage, {
			person: { id: person.id, name: nameOf(person, ask.locale).text, mandates: person.mandates.length },
			parts: (await partsOf(ask.db, person.id)).length,
			acts,
			refusal,
			keeper: called({ name: person.keeper, names: person.keeperNames }, ask.locale),
			locale: ask.locale,
			typed: {},
			errors: {},
			...refused,
		}),
	);
}
export const erasePage: Handler = (ask) => erasing(ask);
/** Asks for the name once more: what is erased does not come back. */
export const erase: Handler = async (ask) => {
	const person = await personOf(ask);
	const names = [nameOf(person, ask.locale).text, nameOf(person, 'fr').text, nameOf(person, 'hy').text].map(fold);
	const read = readForm(
		await ask.form(),
		z.object({
			name: field.line().refine((typed) => names.includes(fold(typed)), { error: () => m.privacy_erase_name_wrong() }),
			reason: field.choice(['request', 'term', 'error']),
		}),
	);
	if (!read.ok) return erasing(ask, read);
	// The ground is one of three words: nothing that is typed here could name the person again.
	if (!(await erasePerson(ask.db, person.id, read.value.reason))) return erasing(ask, { typed: read.typed, errors: {} });
	return ask.see(urls.peopleReview(), 'done_person_erased');
};

export const reviewPage: Handler = async (ask) => {
	const before = reviewBefore(ask.today);
	return ask.page(
		{ title: m.privacy_review_title(), current: 'directory' },
		h(ReviewPage, { people: await peopleToReview(ask.db, before), before, locale: ask.locale }),
	);
};

async function dataOf(ask: Ask, accountId: string | undefined): Promise<AccountData> {
	const data = accountId && (await accountData(ask.db, accountId));
	if (!data) throw new NotFound();
	return data;
}
export const accountPage: Handler = async (ask) => {
	const data = await dataOf(ask, ask.who.id);
	return ask.page(
		{ title: m.privacy_account_title(), current: 'account' },
		h(AccountDataPage, {
			data,
			json: urls.accountDataJson(),
			back: { label: m.nav_account(), href: urls.account() },
			locale: ask.locale,
			timeZone: ask.deps.config.timeZone,
		}),
	);
};
export const accountJson: Handler = async (ask) =>
	new Response(JSON.stringify(await dataOf(ask, ask.who.id), null, '\t'), attached('application/json', 'compte.json'));

/** For who asks their administrator instead: the same, without their sessions, which are theirs alone. */
export const memberPage: Handler = async (ask) => {
	const membership = ask.params.membership ?? '';
	const data = await dataOf(ask, await accountOfMembership(ask.db, membership));
	const back = { label: data.name, href: urls.member({ membership }) };
	return ask.page(
		{ title: m.privacy_member_title({ name: data.name }), current: 'account' },
		h(AccountDataPage, { data, json: urls.memberDataJson({ membership }), back, locale: ask.locale, timeZone: ask.deps.config.timeZone }),
	);
};
export const memberJson: Handler = async (ask) => {
	const data = await dataOf(ask, await accountOfMembership(ask.db, ask.params.membership ?? ''));
	return new Response(JSON.stringify(data, null, '\t'), attached('application/json', 'compte.json'));
};
