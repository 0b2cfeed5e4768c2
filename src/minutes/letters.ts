import { m } from '../paraglide/messages.js';
import { type Day, latest } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import { namesOf } from '../proposal/store.ts';
import { keepLetter, type Written } from '../server/letter-store.ts';
import { formatDated } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Ask } from '../web/ask.ts';
import type { Known } from './asked.ts';
import { minutesReaders, type Reminder } from './duty-store.ts';
import { contentHash } from './hash.ts';
import { awaitedSides } from './minutes.ts';
import { type Minutes, minutesAt, sharedOf } from './store.ts';

const inOwn = (name: string, names: Reminder['names'], language: Language) => names[language] ?? name;

/** One line of a list: what it is, by when, and where. */
function lineOf(
	{ words, dueOn, partnershipId, followUpId, missionId, sessionId, language }: Reminder,
	today: Day,
	baseUrl: string,
): string {
	const late = dueOn !== null && latest(dueOn) < today;
	const [detail, path] =
		followUpId === null
			? [
					m.minutes_letter_line({}, { locale: language }),
					urls.minutesConfirm({ partnership: partnershipId, mission: missionId ?? '', session: sessionId ?? '' }),
				]
			: [
					dueOn
						? (late ? m.follow_up_letter_late : m.follow_up_letter_due)({ on: formatDated(dueOn, language) }, { locale: language })
						: '',
					urls.followUp({ partnership: partnershipId, followUp: followUpId }),
				];
	return [`– ${read(words, language)?.text ?? ''}`, `  ${detail}`, `  ${baseUrl}${path}`].join('\n');
}

/** All that one person's cities have to do soon, or should have done: by partnership, in the language of its reader. @param due not empty */
export function reminderLetter(due: readonly [Reminder, ...Reminder[]], today: Day, { baseUrl }: { baseUrl: string }): Written {
	const [{ language, email: to }] = due;
	const locale = { locale: language };
	const followUps = due.filter(({ followUpId }) => followUpId !== null);
	const late = followUps.filter(({ dueOn }) => dueOn && latest(dueOn) < today).length;
	const parts = [...Map.groupBy(due, ({ partnershipId }) => partnershipId).values()].map((rows) => {
		const [first] = rows;
		return [first ? inOwn(first.partnership, first.names, language) : '', ...rows.map((row) => lineOf(row, today, baseUrl))].join('\n');
	});
	const text = m.follow_up_letter_text({ name: due[0].name, list: parts.join('\n\n'), link: baseUrl + urls.followUpsMine() }, locale);
	const subject =
		followUps.length > 0
			? m.follow_up_letter_subject({ n: followUps.length, late }, locale)
			: m.minutes_letter_waits_subject({ n: due.length }, locale);
	return { to, language, subject, text };
}

type Session = Known & { minutes: Minutes };
const letterWords = {
	'to-confirm': { subject: m.minutes_letter_confirm_subject, text: m.minutes_letter_confirm_text },
	changed: { subject: m.minutes_letter_changed_subject, text: m.minutes_letter_changed_text },
};
/** Those who may confirm for these cities learn that their word is awaited, each in their own language. */
async function write(ask: Ask, { partnership, mission, minutes }: Session, about: keyof typeof letterWords, sideIds: readonly string[]) {
	if (sideIds.length === 0) return;
	const at = { partnershipId: partnership.id, missionId: mission.id, sessionId: minutes.session.id };
	const seat = ask.who.memberships.find(({ organisationId }) => organisationId === ask.organisationId);
	const readers = await minutesReaders(ask.db, at, sideIds, ask.now);
	const called = readers.length > 0 ? await namesOf(ask.db, partnership.id) : { name: '', names: {} };
	for (const { name, email: to, language } of readers) {
		const told = {
			name,
			partnership: inOwn(called.name, called.names, language),
			by: seat ? `${ask.who.name} (${inOwn(seat.organisation, seat.names, language)})` : ask.who.name,
			session: read(minutes.session.title, language)?.text ?? '',
			mission: read(mission.title, language)?.text ?? '',
			link: ask.deps.config.baseUrl + urls.minutes({ partnership: partnership.id, mission: mission.id, session: minutes.session.id }),
		};
		const { subject, text } = letterWords[about];
		await keepLetter(ask, { to, language, subject: subject(told, { locale: language }), text: text(told, { locale: language }) });
	}
}

const confirmedIn = (minutes: Minutes) => {
	const content = contentHash(sharedOf(minutes));
	return minutes.confirmations.filter((one) => one.content === content).map(({ organisationId }) => organisationId);
};
/** One city has just confirmed: those that have not are told. @param session as it stood before */
export async function tellAwaited(ask: Ask, session: Session, side: string, sideIds: readonly string[]): Promise<void> {
	// Who confirms the same words again says nothing new.
	if (confirmedIn(session.minutes).includes(side)) return;
	const shared = sharedOf(session.minutes);
	const awaited = awaitedSides(shared, contentHash(shared), sideIds, session.minutes.confirmations);
	await write(
		ask,
		session,
		'to-confirm',
		awaited.filter((id) => id !== side),
	);
}
/** Something of these minutes has just been changed: the cities whose confirmation fell with it are told. @param session as it stood before */
export async function tellChanged(ask: Ask, session: Session): Promise<void> {
	const before = confirmedIn(session.minutes);
	if (before.length === 0) return;
	const { partnership, mission, minutes } = session;
	const now = await minutesAt(ask.db, { partnershipId: partnership.id, missionId: mission.id, sessionId: minutes.session.id });
	const still = now ? confirmedIn(now) : [];
	await write(
		ask,
		session,
		'changed',
		before.filter((id) => !still.includes(id)),
	);
}
