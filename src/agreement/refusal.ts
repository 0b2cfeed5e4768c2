/** What a refusal says: what, which, and what next, in the reader's language. */

import { nameOf } from '../directory/person.ts';
import { called } from '../directory/wording.ts';
import type { LawCheck } from '../law/law.ts';
import { explain } from '../law/words.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import type { Dated } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import type { Code, Refused } from './acts.ts';
import type { State } from './agreement.ts';
import { stateLabel } from './labels.ts';

export interface Telling {
	partnership: Pick<Partnership, 'parties' | 'people' | 'fields'>;
	locale: Language;
}

/** The names and dates of a refusal, as they are read. */
function said(facts: Refused['facts'], { partnership, locale }: Telling) {
	const party = (id: unknown) => {
		const found = partnership.parties.find(({ organisationId }) => organisationId === id);
		return found ? called(found, locale) : '';
	};
	const person = partnership.people.find(({ personId }) => personId === facts.personId);
	const date = (name: string) => (facts[name] ? formatDated(facts[name] as Dated, locale) : '');
	return {
		party: party(facts.organisationId),
		council: party(facts.council),
		person: person ? nameOf({ ...person, spellings: [] }, locale).text : '',
		state: facts.state ? stateLabel[facts.state as State].label() : '',
		on: date('on'),
		openedOn: date('openedOn'),
		signedOn: date('signedOn'),
		inForceOn: date('inForceOn'),
		endsOn: date('endsOn'),
	};
}

const words: Record<Exclude<Code, 'law'>, (facts: ReturnType<typeof said>) => string> = {
	'not-in-this-state': m.agreement_refused_state,
	'not-a-party': m.agreement_refused_not_a_party,
	'not-their-decision': m.agreement_refused_not_their_decision,
	'not-adopted-by-it': m.agreement_refused_not_adopted_by_it,
	'already-signed': m.agreement_refused_already_signed,
	'already-sent': m.agreement_refused_already_sent,
	'council-awaited': m.agreement_refused_council_awaited,
	'nobody-signs': m.agreement_refused_nobody_signs,
	'no-signatory': m.agreement_refused_no_signatory,
	'not-authorised': m.agreement_refused_not_authorised,
	undated: m.agreement_refused_undated,
	future: m.agreement_refused_future,
	'not-past': m.agreement_refused_not_past,
	'not-asked': m.agreement_refused_not_asked,
	'not-signed': m.agreement_refused_not_signed,
	'before-signature': m.agreement_refused_before_signature,
	'before-force': m.agreement_refused_before_force,
	'before-suspension': m.agreement_refused_before_suspension,
	'act-id': m.agreement_refused_act_id,
	'not-later': m.agreement_refused_not_later,
	'after-term': m.agreement_refused_after_term,
	'no-reason': m.agreement_refused_no_reason,
};

export function lawSays(check: LawCheck, { partnership, locale }: Telling): string {
	const fieldName = (key: string) => {
		const field = partnership.fields.find((one) => one.key === key);
		return (field && read(field.names, locale)?.text) ?? key;
	};
	const { title, why, next } = explain(check, { date: (when) => formatDated(when, locale), field: fieldName });
	return [why ?? title, next, m.agreement_refused_source({ source: check.source })].filter(Boolean).join(' ');
}

/** The refusal in sentences, one for each thing that stands in the way. */
export const tell = (refused: Refused, telling: Telling): string[] =>
	refused.code === 'law'
		? (refused.checks ?? []).map((check) => lawSays(check, telling))
		: [words[refused.code](said(refused.facts, telling))];

/** Whether it is a date that the law opposes, and not the text or the decision. */
export const isAboutDate = ({ facts, state }: LawCheck): boolean =>
	state !== 'missing' && Boolean(facts.signedOn ?? facts.inForceOn) && Boolean(facts.takenOn ?? facts.sentOn ?? facts.signedOn);
