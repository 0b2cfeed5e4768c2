import { h } from 'preact';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { heldOn, type MandateRole } from '../directory/mandate.ts';
import type { MandateOfPerson } from '../directory/person-store.ts';
import { called, mandateText } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import { languages, read, type Texts } from '../plain/language.ts';
import { formatDated, typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import type { Errors, Typed } from '../web/form.ts';
import { type Ceremony, type Signing, sign } from './acts.ts';
import { type Guest, saveSignatures } from './acts-store.ts';
import { adoptionOf, allows, signatureOf } from './agreement.ts';
import { errorsOf, type SignInput, signShape } from './life-form.ts';
import { at } from './pages/parts.tsx';
import { SignPage } from './pages/sign.tsx';
import { type Mandates, mandatesIn, type Situation, situationOf } from './situation.ts';
import { takeVersion } from './version-store.ts';

/** Rows for those present: what there is, and two more. */
const rowsFor = (count: number) => Math.min(count + 2, 12);

export const signPage: Handler = async (ask) => {
	const now = await situationOf(ask, 'read');
	if (!allows(now.state, 'sign')) return ask.see(urls.agreement(at(now.agreement)));
	const mandates = await mandatesIn(ask, now.partnership);
	return page(ask, now, mandates, { typed: typedOf(ask, now, mandates) });
};

export const recordSignature: Handler = async (ask) => {
	const now = await situationOf(ask, 'lock');
	const { agreement, partnership, around } = now;
	const mandates = await mandatesIn(ask, partnership);
	const form = await readChoosing(ask, signShape, { place: 'territory', 'guests.*.organisation': 'organisation' });
	if (!form.ok) return page(ask, now, mandates, form);
	const ceremony = ceremonyOf(form.value, mandates, ask);
	const refuse = (errors: Errors) => page(ask, now, mandates, { ...form, errors });
	const unknown = strangers(form.value, now);
	if (unknown) return refuse(unknown);
	const answer = sign(agreement, ceremony, around);
	const rows = form.value.signers.map(({ organisation }) => organisation);
	if (!answer.ok) return refuse(errorsOf(answer.refusals, { partnership, locale: ask.locale }, 'on', rows));
	// What was signed, once: a corrected date changes no word of it.
	if (agreement.signatures.length === 0) await takeVersion(ask.db, partnership.id, agreement.id, 'signed');
	await saveSignatures(ask.db, agreement, answer.value, { placeCode: form.value.place, at: form.value.at }, guestsOf(form.value));
	return ask.see(urls.agreement(at(agreement)), 'done_agreement_signed');
};

/** The capacity is that of the mandate held that day, unless the office writes another. */
function ceremonyOf({ on, recorded, signers }: SignInput, mandates: Mandates, ask: Ask): Ceremony {
	return {
		on,
		recorded,
		signers: signers
			.filter(({ signs }) => signs)
			.map(
				({ organisation, person, capacity, delegation }): Signing => ({
					organisationId: organisation,
					personId: person,
					capacity: Object.keys(capacity).length > 0 || !person || !on ? capacity : capacityOf(mandates, person, organisation, on, ask),
					byDelegation: delegation,
				}),
			),
	};
}

function capacityOf(mandates: Mandates, personId: string, organisationId: string, on: Dated, ask: Ask): Texts {
	const held = heldOn(mandates.get(personId) ?? [], on).find((mandate) => mandate.organisationId === organisationId);
	if (!held) return {};
	return Object.keys(held.title).length > 0 ? held.title : { [ask.locale]: mandateText(held, ask.locale).text };
}

const guestsOf = ({ guests }: SignInput): Guest[] =>
	guests
		.filter(({ organisation, person }) => organisation || person)
		.map(({ organisation, person, part }) => ({ organisationId: organisation, personId: person, part: part ?? 'present' }));

/** People are chosen among those of the partnership: another's are none of ours. */
function strangers({ signers, guests }: SignInput, { partnership }: Situation): Errors | null {
	const ours = new Set<string | null>([null, ...partnership.people.map(({ personId }) => personId)]);
	const wrong = [
		...signers.map(({ person }, index) => [`signers.${index}.person`, person] as const),
		...guests.map(({ person }, index) => [`guests.${index}.person`, person] as const),
	].filter(([, person]) => !ours.has(person));
	return wrong.length > 0 ? Object.fromEntries(wrong.map(([name]) => [name, m.form_choose_from_list()])) : null;
}

const heads: readonly MandateRole[] = ['mayor', 'head-of-community', 'president', 'governor'];
/** Who leads this party today, as far as the directory knows: the one to propose, where no decision names anybody. */
function headOf(ask: Ask, mandates: Mandates, organisationId: string): string | null {
	const leads = ([, held]: [string, readonly MandateOfPerson[]]) =>
		heldOn(held, ask.today).some(
			(mandate) => mandate.organisationId === organisationId && heads.includes(mandate.role) && !mandate.honorary,
		);
	const [only, ...others] = [...mandates].filter(leads);
	return only && others.length === 0 ? only[0] : null;
}

/** What is known already: the signatures to correct, else who the decisions name. */
function typedOf(ask: Ask, { agreement, partnership }: Situation, mandates: Mandates): Typed {
	const { signatures, signedPlace, signedPlaceCode, signedAt, attendance, parties } = agreement;
	const typed: Typed = {
		on: typedDate(signatures[0]?.signedOn ?? null),
		place: signedPlaceCode ?? '',
		place_text: signedPlace ? called(signedPlace, ask.locale) : '',
		at: signedAt ?? '',
		recorded: signatures.some(({ recordedAfterwards }) => recordedAfterwards) || ask.url.searchParams.has('past') ? 'yes' : '',
	};
	for (const [index, party] of parties.entries()) {
		const signature = signatureOf(agreement, party);
		const named = adoptionOf(agreement, party)?.signatoryId ?? headOf(ask, mandates, party.organisationId);
		const chosen = signature ? signature.personId : named;
		const known = partnership.people.some(({ personId }) => personId === chosen);
		typed[`signers.${index}.signs`] = 'yes';
		typed[`signers.${index}.person`] = known ? (chosen ?? '') : '';
		typed[`signers.${index}.delegation`] = signature?.byDelegation ? 'yes' : '';
		for (const language of languages) typed[`signers.${index}.capacity.${language}`] = signature?.capacity[language] ?? '';
	}
	for (const [index, guest] of attendance.entries()) {
		typed[`guests.${index}.organisation`] = guest.organisationId ?? '';
		typed[`guests.${index}.organisation_text`] = guest.organisation ? called(guest.organisation, ask.locale) : '';
		typed[`guests.${index}.person`] = guest.personId ?? '';
		typed[`guests.${index}.part`] = guest.part === 'present' ? '' : guest.part;
	}
	return typed;
}

function page(
	ask: Ask,
	{ agreement, partnership, around }: Situation,
	mandates: Mandates,
	{ typed, errors, candidates }: { typed: Typed; errors?: Errors; candidates?: Choices },
): Response {
	const rows = Object.keys(typed).filter(
		(name) => /^guests\.\d+\.organisation$/.test(name) && (typed[name] || typed[`${name}_text`]),
	).length;
	const props = {
		partnership,
		agreement,
		parties: agreement.parties,
		mandates,
		candidates: candidates ?? {},
		typed,
		errors: errors ?? {},
		on: around.today,
		openedOn: formatDated(around.openedOn, ask.locale),
		guests: rowsFor(Math.max(rows, agreement.attendance.length)),
		locale: ask.locale,
	};
	const title = `${m.agreement_sign_title()} — ${read(agreement.title, ask.locale)?.text ?? ''}`;
	return ask.page({ title, current: 'partnerships', status: errors ? 422 : 200 }, h(SignPage, props));
}
