import { h } from 'preact';
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import { keepLetter } from '../server/letter-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed } from '../web/form.ts';
import { linkDays, mayAnswer } from './evaluation.ts';
import { addLink, answerByLink, evaluationsOf, keepEvaluation, linkFor } from './evaluation-store.ts';
import { answerShape, evaluationPlace, evaluationShape } from './form.ts';
import { addressOf, known, tongueOf } from './known.ts';
import { evaluationLetter } from './letters.ts';
import { AnswerPage, EvaluationPage, LinkMadePage, OverPage, RefusedPage, ThanksPage } from './pages/evaluation.tsx';
import { hostsOf } from './store.ts';
import { visitorsOf } from './visitor-store.ts';
import { answerRefusal } from './wording.ts';

/** Which evaluation the address is about: `?moment=&voice=&visitor=`. */
async function knownPlace(ask: Ask, lock = false) {
	const at = await known(ask, lock);
	const form = new FormData();
	for (const [name, value] of ask.url.searchParams) form.append(name, value);
	const read = readForm(form, evaluationPlace);
	if (!read.ok) throw new NotFound();
	const { moment, voice } = read.value;
	const visitors = await visitorsOf(ask.db, at.partnership.id, at.placement.id);
	const visitor = voice === 'visitor' ? (visitors.find(({ id }) => id === read.value.visitor) ?? null) : null;
	if (voice === 'visitor' && !visitor) throw new NotFound();
	const given = (await evaluationsOf(ask.db, at.partnership.id, at.placement.id)).find(
		(one) => one.moment === moment && one.voice === voice && one.visitorId === (visitor?.id ?? null),
	);
	const may = mayAnswer(at.placement, { moment, voice }, given, ask.organisationId ?? '');
	return { ...at, moment, voice, visitor, given, refused: may.ok ? null : answerRefusal(may) };
}
type Place = Awaited<ReturnType<typeof knownPlace>>;

const pageFor = (ask: Ask, at: Place, back: { typed: Typed; errors?: Errors }) =>
	ask.page(
		{ title: m.placement_evaluation(), current: 'partnerships', status: back.errors ? 422 : 200 },
		h(EvaluationPage, { ...at, ...back, errors: back.errors ?? {}, locale: ask.locale }),
	);

/** What was said stays as it is: the page says why, and whose it is. */
const refusedPage = (ask: Ask, { partnership, placement, refused }: Place, status = 200) =>
	ask.page(
		{ title: m.placement_evaluation(), current: 'partnerships', status },
		h(RefusedPage, { partnership, placement, why: refused ?? '', locale: ask.locale }),
	);

export const evaluationPage: Handler = async (ask) => {
	const at = await knownPlace(ask);
	if (at.refused) return refusedPage(ask, at);
	const { given } = at;
	const language = given?.language ?? at.visitor?.language ?? ask.locale;
	const { reached = '', brought = '', hindered = '', next = '' } = given ?? {};
	return pageFor(ask, at, { typed: { language, reached, brought, hindered, next, ownWords: given && !given.ownWords ? '' : 'yes' } });
};

/** The tutor's and the sending side's own words, or a visitor's, typed for them by who works here: the page says by whom. */
export const evaluate: Handler = async (ask) => {
	const at = await knownPlace(ask, true);
	const read = readForm(await ask.form(), evaluationShape);
	if (at.refused) return pageFor(ask, at, { typed: read.typed, errors: { brought: at.refused } });
	if (!read.ok) return pageFor(ask, at, read);
	const { ownWords, ...answer } = read.value;
	if (!answer.brought && !answer.hindered && !answer.next)
		return pageFor(ask, at, { typed: read.typed, errors: { brought: m.placement_evaluation_empty() } });
	await keepEvaluation(ask.db, at.partnership.id, at.placement.id, {
		...answer,
		moment: at.moment,
		voice: at.voice,
		visitorId: at.visitor?.id ?? null,
		givenOn: ask.today,
		enteredBy: ask.who.name,
		sideId: ask.organisationId,
		ownWords,
	});
	return ask.see(`${urls.placement(addressOf(at.placement))}#evaluation`, 'done_placement_evaluated');
};

/** A link of one's own: sent to a visitor whose address is known, else shown once to hand on. */
export const makeLink: Handler = async (ask) => {
	const at = await knownPlace(ask, true);
	if (at.refused) return refusedPage(ask, at, 422);
	const expiresAt = new Date(ask.now.getTime() + linkDays * 86_400_000);
	const { partnership, placement, visitor, moment, voice } = at;
	const email = visitor?.held?.email;
	const token = await addLink(
		ask.db,
		{
			...{ partnershipId: partnership.id, placementId: placement.id, moment, voice },
			visitorId: visitor?.id ?? null,
			handedBy: email ? null : ask.who.name,
			expiresAt,
		},
		ask.now,
	);
	const lang = visitor?.language ?? tongueOf(partnership, voice === 'sender' ? 'sender' : 'host', placement);
	const link = ask.deps.config.baseUrl + urls.evaluationLink({}, { token, lang });
	if (!visitor || !email)
		return ask.page({ title: m.placement_link_title(), current: 'partnerships' }, h(LinkMadePage, { ...at, link, locale: ask.locale }));
	const host = (await hostsOf(ask.db, [placement])).get(placement.hostId);
	const name = `${visitor.givenName || visitor.givenNameHy} ${visitor.familyName || visitor.familyNameHy}`.trim();
	const words = { to: email, name, host: host ? called(host, lang) : '', moment, link };
	await keepLetter(ask, { ...evaluationLetter(words, lang), notAfter: expiresAt });
	return ask.see(`${urls.placement(addressOf(placement))}#evaluation`, 'done_placement_link_sent');
};

async function opened(ask: Ask, token: string, back: { typed?: Typed; errors?: Errors } = {}) {
	const found = token ? await linkFor(ask.db, token) : null;
	if (found?.state !== 'open')
		return ask.page({ title: m.placement_link_over(), status: 410 }, h(OverPage, { used: found?.state === 'used' }));
	const { typed = { language: ask.locale }, errors = {} } = back;
	return ask.page(
		{ title: m.placement_evaluation(), status: Object.keys(errors).length > 0 ? 422 : 200 },
		h(AnswerPage, { link: found, token, typed, errors, locale: ask.locale }),
	);
}

/** Mail scanners open links: only the button answers. */
export const answerPage: Handler = (ask) => opened(ask, ask.url.searchParams.get('token') ?? '');

export const answer: Handler = async (ask) => {
	const form = await ask.form();
	const token = String(form.get('token') ?? '').slice(0, 100);
	const read = readForm(form, answerShape);
	if (!read.ok) return opened(ask, token, read);
	const { token: _, ...said } = read.value;
	if (!said.brought && !said.hindered && !said.next)
		return opened(ask, token, { typed: read.typed, errors: { brought: m.placement_evaluation_empty() } });
	if (!(await answerByLink(ask.db, token, said, ask.today))) return opened(ask, token);
	return ask.see(urls.evaluationThanks());
};
export const thanks: Handler = (ask) => ask.page({ title: m.placement_thanks() }, h(ThanksPage, {}));
