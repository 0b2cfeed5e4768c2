import { type ComponentChildren, h } from 'preact';
import type * as z from 'zod';
import { checkAgreement } from '../law/law.ts';
import { m } from '../paraglide/messages.js';
import { languages, read, type Texts } from '../plain/language.ts';
import { formatDated, typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed, typedIn } from '../web/form.ts';
import { adopt, enterForce, type Happening, happen, happenings, type Refused, submit, transmit, withdraw } from './acts.ts';
import { addEvent, openAmendment, removeAdoptions, saveAdoption, saveTransmission } from './acts-store.ts';
import { adoptionOf, allows, mustAdopt, mustTransmit, transmissionOf, type Verb } from './agreement.ts';
import { agreementFacts } from './facts.ts';
import { happeningLabel } from './labels.ts';
import { adoptShape, amendShape, errorsOf, eventShape, forceShape, transmitShape, withdrawShape } from './life-form.ts';
import { isOfText } from './pages/acts.tsx';
import { AdoptPage } from './pages/adopt.tsx';
import { AmendPage } from './pages/amend.tsx';
import { EnterForcePage } from './pages/enter-force.tsx';
import { EventPage, isFinal, WithdrawPage } from './pages/event.tsx';
import { at, titleOf } from './pages/parts.tsx';
import { SubmitPage } from './pages/submit.tsx';
import { TransmitPage } from './pages/transmit.tsx';
import { mandatesIn, type Situation, situationOf } from './situation.ts';
import { textPart } from './text-part.ts';
import { unfinished } from './unfinished.ts';
import { takeVersion } from './version-store.ts';

type Shown = { typed: Typed; errors?: Errors };
const shown = (ask: Ask, { agreement }: Situation, title: string, errors: Errors | undefined, page: ComponentChildren): Response =>
	ask.page({ title: `${title} — ${titleOf(agreement, ask.locale).text}`, current: 'partnerships', status: errors ? 422 : 200 }, page);
const back = (ask: Ask, { agreement }: Situation, done?: string): Response => ask.see(urls.agreement(at(agreement)), done);
const telling = (ask: Ask, { partnership }: Situation) => ({ partnership, locale: ask.locale });

/** A page of an act, or the agreement's own page where its state does not allow it. */
const pageOf =
	(verb: Verb, page: (ask: Ask, now: Situation) => Promise<Response> | Response): Handler =>
	async (ask) => {
		const now = await situationOf(ask, 'read');
		return allows(now.state, verb) ? page(ask, now) : back(ask, now);
	};

/** Locks, reads the form, and comes back to it with every message, or goes on. */
async function acting<S extends z.ZodType>(
	ask: Ask,
	shape: S,
	form: (ask: Ask, now: Situation, shown: Shown) => Promise<Response> | Response,
	decide: (
		value: z.output<S>,
		now: Situation,
		refuse: (refused: Refused | Errors, lawField?: string) => Promise<Response> | Response,
	) => Promise<Response> | Response,
): Promise<Response> {
	const now = await situationOf(ask, 'lock');
	const sent = await ask.form();
	const input = readForm(sent, shape);
	if (!input.ok) return form(ask, now, input);
	return decide(input.value, now, (refused, lawField) => {
		const errors = isRefused(refused) ? errorsOf([refused], telling(ask, now), lawField) : refused;
		return form(ask, now, { typed: typedIn(sent), errors });
	});
}
const isRefused = (refused: Refused | Errors): refused is Refused => 'ok' in refused && 'facts' in refused;

export const submitPage = pageOf('submit', async (ask, now) => {
	const { agreement, partnership, around } = now;
	const { articles, languages: written } = await textPart(ask, agreement, partnership.languages);
	const checks = checkAgreement(agreementFacts(agreement, ask.today), around.facts, ask.today).filter(
		({ ruleId, state }) => isOfText(ruleId) && (state === 'missing' || state === 'broken'),
	);
	const left = unfinished(agreement.title, articles, written);
	return shown(
		ask,
		now,
		m.agreement_verb_submit(),
		undefined,
		h(SubmitPage, { agreement, partnership, articles, left, checks, locale: ask.locale }),
	);
});
export const submitToCouncil: Handler = async (ask) => {
	const now = await situationOf(ask, 'lock');
	const answer = submit(now.agreement, now.around);
	if (!answer.ok) return back(ask, now);
	await takeVersion(ask.db, now.partnership.id, now.agreement.id, 'submitted');
	await addEvent(ask.db, now.agreement, answer.value);
	return back(ask, now, 'done_agreement_submitted');
};

const withdrawForm = (ask: Ask, now: Situation, { typed, errors }: Shown) =>
	shown(
		ask,
		now,
		m.agreement_withdraw_title(),
		errors,
		h(WithdrawPage, { agreement: now.agreement, partnership: now.partnership, typed, errors: errors ?? {}, locale: ask.locale }),
	);
export const withdrawPage = pageOf('withdraw', (ask, now) => withdrawForm(ask, now, { typed: {} }));
export const withdrawFromCouncil: Handler = (ask) =>
	acting(ask, withdrawShape, withdrawForm, async ({ reason }, now, refuse) => {
		const answer = withdraw(now.agreement, reason, now.around);
		if (!answer.ok) return refuse(answer, 'reason');
		await removeAdoptions(ask.db, now.agreement);
		await addEvent(ask.db, now.agreement, answer.value);
		return back(ask, now, 'done_agreement_withdrawn');
	});

async function adoptForm(ask: Ask, now: Situation, { typed, errors }: Shown): Promise<Response> {
	const { agreement, partnership, decisions } = now;
	const party = agreement.parties.find(({ organisationId }) => organisationId === typed.organisation);
	if (!party) throw new NotFound();
	const own = decisions.filter(({ organisationId }) => organisationId === party.organisationId);
	const mandates = await mandatesIn(ask, partnership);
	const props = {
		agreement,
		partnership,
		party,
		decisions: own,
		mandates,
		typed,
		errors: errors ?? {},
		locale: ask.locale,
		today: ask.today,
	};
	return shown(ask, now, m.agreement_verb_adopt(), errors, h(AdoptPage, props));
}
export const adoptPage = pageOf('adopt', (ask, now) => {
	const { agreement } = now;
	const awaited = agreement.parties.filter((party) => !adoptionOf(agreement, party));
	const organisation =
		ask.url.searchParams.get('organisation') ?? (awaited.find(mustAdopt) ?? awaited[0] ?? agreement.parties[0])?.organisationId ?? '';
	const party = agreement.parties.find(({ organisationId }) => organisationId === organisation);
	const known = party && adoptionOf(agreement, party);
	const decision = ask.url.searchParams.get('decision') ?? known?.decisionId ?? '';
	return adoptForm(ask, now, { typed: { organisation, decision, signatory: known?.signatoryId ?? '' } });
});
export const recordAdoption: Handler = (ask) =>
	acting(ask, adoptShape, adoptForm, async (value, now, refuse) => {
		const { agreement, partnership, around } = now;
		if (value.signatory && !partnership.people.some(({ personId }) => personId === value.signatory))
			return refuse({ signatory: m.form_choose_from_list() });
		const act = { organisationId: value.organisation, decisionId: value.decision, signatoryId: value.signatory };
		const answer = adopt(agreement, act, around);
		if (!answer.ok) return refuse(answer, 'decision');
		await takeVersion(ask.db, partnership.id, agreement.id, 'adopted');
		await saveAdoption(ask.db, agreement, answer.value);
		return back(ask, now, 'done_agreement_adopted');
	});

function transmitForm(ask: Ask, now: Situation, { typed, errors }: Shown): Response {
	const { agreement, partnership } = now;
	const parties = agreement.parties.filter(mustTransmit);
	return shown(
		ask,
		now,
		m.agreement_transmit_title(),
		errors,
		h(TransmitPage, { agreement, partnership, parties, typed, errors: errors ?? {}, locale: ask.locale }),
	);
}
export const transmitPage = pageOf('transmit', (ask, now) => {
	const { agreement } = now;
	const owing = agreement.parties.filter(mustTransmit);
	const party =
		owing.find(({ organisationId }) => organisationId === ask.url.searchParams.get('organisation')) ??
		owing.find((one) => !transmissionOf(agreement, one)) ??
		owing[0];
	if (!party) return back(ask, now);
	const known = transmissionOf(agreement, party);
	const electronically = known?.electronically === true ? 'yes' : known?.electronically === false ? 'no' : '';
	const typed = { organisation: party.organisationId, on: typedDate(known?.sentOn ?? null), electronically, actId: known?.actId ?? '' };
	return transmitForm(ask, now, { typed });
});
export const recordTransmission: Handler = (ask) =>
	acting(ask, transmitShape, transmitForm, async ({ organisation, on, electronically, actId }, now, refuse) => {
		const answer = transmit(now.agreement, { organisationId: organisation, sentOn: on, electronically, actId }, now.around);
		if (!answer.ok) return refuse(answer);
		await saveTransmission(ask.db, now.agreement, answer.value);
		return back(ask, now, 'done_agreement_transmitted');
	});

function forceForm(ask: Ask, now: Situation, { typed, errors }: Shown): Response {
	const { agreement, partnership, around } = now;
	const openedOn = formatDated(around.openedOn, ask.locale);
	return shown(
		ask,
		now,
		m.agreement_force_title(),
		errors,
		h(EnterForcePage, { agreement, partnership, openedOn, typed, errors: errors ?? {}, locale: ask.locale }),
	);
}
export const enterForcePage = pageOf('enter-force', (ask, now) => {
	const sent = now.agreement.transmissions.map(({ sentOn }) => sentOn).sort();
	return forceForm(ask, now, { typed: { on: typedDate(now.agreement.startsOn ?? sent.at(-1) ?? null) } });
});
export const recordForce: Handler = (ask) =>
	acting(ask, forceShape, forceForm, async (value, now, refuse) => {
		const answer = enterForce(now.agreement, value, now.around);
		if (!answer.ok) return refuse(answer);
		await addEvent(ask.db, now.agreement, answer.value);
		return back(ask, now, 'done_agreement_in_force');
	});

const isHappening = (text: string | null | undefined): text is Happening => happenings.includes(text as Happening);
function eventForm(ask: Ask, now: Situation, { typed, errors }: Shown): Response {
	const { agreement, partnership } = now;
	const verb = typed.verb;
	if (!isHappening(verb)) throw new NotFound();
	return shown(
		ask,
		now,
		happeningLabel[verb](),
		errors,
		h(EventPage, { agreement, partnership, verb, typed, errors: errors ?? {}, locale: ask.locale }),
	);
}
export const eventPage: Handler = async (ask) => {
	const verb = ask.url.searchParams.get('verb');
	if (!isHappening(verb)) throw new NotFound();
	return pageOf(verb, (_, now) => eventForm(ask, now, { typed: { verb } }))(ask);
};
export const recordEvent: Handler = (ask) =>
	acting(ask, eventShape, eventForm, async (value, now, refuse) => {
		const answer = happen(now.agreement, value, now.around);
		if (!answer.ok) return refuse(answer);
		if (isFinal(value.verb) && !value.confirm) return refuse({ confirm: m.agreement_event_confirm_needed() });
		await addEvent(ask.db, now.agreement, answer.value);
		return back(ask, now, 'done_agreement_event');
	});

const amendForm = (ask: Ask, now: Situation, { typed, errors }: Shown): Response =>
	shown(
		ask,
		now,
		m.agreement_verb_amend(),
		errors,
		h(AmendPage, { agreement: now.agreement, partnership: now.partnership, typed, errors: errors ?? {}, locale: ask.locale }),
	);
/** "Avenant n° 2 : …", in each language that the title has. */
function proposedTitle({ agreement, agreements }: Situation): Texts {
	const n = agreements.filter(({ amendsId }) => amendsId === agreement.id).length + 1;
	const known = languages.filter((locale) => agreement.title[locale]);
	return Object.fromEntries(
		known.map((locale) => [locale, m.agreement_amend_proposed_title({ n, title: read(agreement.title, locale)?.text ?? '' }, { locale })]),
	);
}
export const amendPage = pageOf('amend', (ask, now) => {
	const title = proposedTitle(now);
	return amendForm(ask, now, {
		typed: { ...Object.fromEntries(languages.map((it) => [`title.${it}`, title[it] ?? ''])), articles: 'empty' },
	});
});
export const amend: Handler = (ask) =>
	acting(ask, amendShape, amendForm, async ({ title, articles }, now) => {
		if (!allows(now.state, 'amend')) return back(ask, now);
		await takeVersion(ask.db, now.partnership.id, now.agreement.id, 'amended');
		const id = await openAmendment(ask.db, now.agreement, title, articles === 'copy');
		return ask.see(urls.agreement({ partnership: now.partnership.id, agreement: id }), 'done_agreement_amendment');
	});
