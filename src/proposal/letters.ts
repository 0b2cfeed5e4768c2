import { m } from '../paraglide/messages.js';
import type { Language, Texts } from '../plain/language.ts';
import { keepLetter, type Written } from '../server/letter-store.ts';
import { formatInstant } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Ask } from '../web/ask.ts';
import { type Due, namesOf, type ProposalLine, type Reader, readersOf } from './store.ts';
import { topicLabel } from './wording.ts';

type Named = Pick<ProposalLine, 'partnershipId' | 'id' | 'topic'>;
const linkTo = (baseUrl: string, partnership: string, proposal: string) => baseUrl + urls.proposal({ partnership, proposal });
const inOwn = (name: string, names: Texts, language: Language) => names[language] ?? name;

/** What every letter says: of which partnership, what, by whom and for which city, and where to read it. In the language of its reader. */
async function toldBy(
	ask: Ask,
	{ partnershipId, id, topic }: Named,
): Promise<(reader: Reader) => Record<'partnership' | 'what' | 'by' | 'link', string>> {
	const partnership = await namesOf(ask.db, partnershipId);
	const seat = ask.who.memberships.find(({ organisationId }) => organisationId === ask.organisationId);
	return ({ language }) => ({
		partnership: inOwn(partnership.name, partnership.names, language),
		what: topicLabel(topic, language),
		by: seat ? `${ask.who.name} (${inOwn(seat.organisation, seat.names, language)})` : ask.who.name,
		link: linkTo(ask.deps.config.baseUrl, partnershipId, id),
	});
}

/** Those who may answer learn at once that a change waits for them. */
export async function tellAwaited(ask: Ask, proposal: Named): Promise<void> {
	const told = await toldBy(ask, proposal);
	for (const reader of await readersOf(ask.db, proposal, 'awaited')) {
		const { email: to, language } = reader;
		const subject = m.proposal_letter_subject({ partnership: told(reader).partnership }, { locale: language });
		await keepLetter(ask, { to, language, subject, text: m.proposal_letter_text(told(reader), { locale: language }) });
	}
}

/** Whoever proposed learns what became of it. */
export async function tellProposer(ask: Ask, proposal: Named, answer: 'confirmed' | 'refused', reason: string | null): Promise<void> {
	const told = await toldBy(ask, proposal);
	for (const reader of await readersOf(ask.db, proposal, 'proposer')) {
		const { email: to, language } = reader;
		const subject = m.proposal_answer_subject({ partnership: told(reader).partnership }, { locale: language });
		const text =
			answer === 'confirmed'
				? m.proposal_letter_confirmed(told(reader), { locale: language })
				: m.proposal_letter_refused({ ...told(reader), reason: reason ?? '' }, { locale: language });
		await keepLetter(ask, { to, language, subject, text });
	}
}

/** That a change has waited a week, or another one. */
export function reminderLetter(due: Due, config: { baseUrl: string; timeZone: string }): Written {
	const { email: to, language } = due;
	const partnership = inOwn(due.partnership, due.names, language);
	const told = {
		partnership,
		what: topicLabel(due.topic, language),
		by: `${due.by} (${inOwn(due.proposer, due.proposerNames, language)})`,
		since: formatInstant(due.proposedAt, language, config.timeZone),
		link: linkTo(config.baseUrl, due.partnershipId, due.proposalId),
	};
	const subject = m.proposal_reminder_subject({ partnership }, { locale: language });
	return { to, language, subject, text: m.proposal_reminder_text(told, { locale: language }) };
}
