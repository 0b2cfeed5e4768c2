import { m } from '../paraglide/messages.js';
import { type Day, latest } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import { namesOf } from '../proposal/store.ts';
import { keepLetter, type Written } from '../server/letter-store.ts';
import { formatDated } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Ask } from '../web/ask.ts';
import type { Known } from './asked.ts';
import type { Duty } from './duty.ts';
import { minutesReaders, type Reminder } from './duty-store.ts';
import { contentHash } from './hash.ts';
import { awaitedSides } from './minutes.ts';
import { type Minutes, minutesAt, sharedOf } from './store.ts';

const inOwn = (name: string, names: Reminder['names'], language: Language) => names[language] ?? name;

/** One line of a list: what it is, by when, and where. */
function lineOf(duty: Duty, today: Day, baseUrl: string): string {
	const [detail, path] = detailOf(duty, today);
	return [`– ${read(duty.words, duty.language)?.text ?? ''}`, `  ${detail}`, `  ${baseUrl}${path}`].join('\n');
}
/** What is asked, and where it is answered. */
function detailOf({ what, n, first, dueOn, partnershipId, language, ...ids }: Duty, today: Day): [string, string] {
	const locale = { locale: language };
	const on = dueOn ? formatDated(dueOn, language) : '';
	const late = dueOn !== null && latest(dueOn) < today;
	const mission = { partnership: partnershipId, mission: ids.missionId ?? '' };
	const placement = urls.placement({ partnership: partnershipId, placement: ids.placementId ?? '' });
	switch (what) {
		case 'minutes':
			return [m.minutes_letter_line({}, locale), urls.minutesConfirm({ ...mission, session: ids.sessionId ?? '' })];
		case 'outcome':
			return [m.duty_letter_outcome({ on }, locale), `${placement}#question`];
		case 'tasks':
			return [
				(late ? m.duty_letter_tasks_late : m.duty_letter_tasks)({ n, first: read(first ?? {}, language)?.text ?? '', on }, locale),
				placement,
			];
		case 'mandate':
			return [dueOn ? m.duty_letter_mandate({ n, on }, locale) : m.duty_letter_mandate_urgent({ n }, locale), urls.mission(mission)];
		default:
			return [
				on && (late ? m.follow_up_letter_late : m.follow_up_letter_due)({ on }, locale),
				urls.followUp({ partnership: partnershipId, followUp: ids.followUpId ?? '' }),
			];
	}
}

/** All that one person's cities have to do soon, or should have done: by partnership, in the language of its reader. @param due not empty */
export function reminderLetter(due: readonly [Duty, ...Duty[]], today: Day, { baseUrl }: { baseUrl: string }): Written {
	const [{ language, email: to }] = due;
	const locale = { locale: language };
	const followUps = due.every(({ what }) => what === 'follow-up' || what === 'minutes')
		? due.filter(({ what }) => what === 'follow-up')
		: [];
	const late = (some: readonly Duty[]) => some.filter(({ dueOn, what }) => dueOn && what !== 'mandate' && latest(dueOn) < today).length;
	const parts = [...Map.groupBy(due, ({ partnershipId }) => partnershipId).values()].map((rows) => {
		const [first] = rows;
		return [first ? inOwn(first.partnership, first.names, language) : '', ...rows.map((row) => lineOf(row, today, baseUrl))].join('\n');
	});
	const text = m.follow_up_letter_text({ name: due[0].name, list: parts.join('\n\n'), link: baseUrl + urls.followUpsMine() }, locale);
	const subject =
		followUps.length > 0
			? m.follow_up_letter_subject({ n: followUps.length, late: late(followUps) }, locale)
			: due.every(({ what }) => what === 'minutes')
				? m.minutes_letter_waits_subject({ n: due.length }, locale)
				: m.duty_letter_subject({ n: due.length, late: late(due) }, locale);
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
