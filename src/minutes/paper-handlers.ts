import { someoneOf, textsOf, tripOf } from '../mission/papers.ts';
import { answerDocx, answerPdf, tonguesAsked } from '../paper/answer.ts';
import { letterheadOf } from '../paper/letterhead.ts';
import { missionReport, type OutcomeTold, type SessionTold } from '../paper/report.ts';
import type { Sheet } from '../paper/sheet.ts';
import { today as todayIn } from '../plain/day.ts';
import { languages, read, type Texts } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { inLanguage } from '../web/locale.ts';
import { type Known, missionAsked, sidesOf } from './asked.ts';
import { stateOf } from './follow-up.ts';
import { followUpsOfMission } from './follow-up-list-store.ts';
import { contentHash } from './hash.ts';
import { isEmpty, sideState } from './minutes.ts';
import { type Outcome, outcomesOf } from './outcome-store.ts';
import { reportWords } from './report-store.ts';
import { type Minutes, minutesOf, sharedOf } from './store.ts';
import { followUpStateLabel, outcomeKindLabel, sideStateLabel } from './wording.ts';

const inAll = (word: () => string): Texts => Object.fromEntries(languages.map((language) => [language, inLanguage(language, word)]));
const partyTexts = ({ partnership }: Known, id: string): Texts => {
	const party = partnership.parties.find(({ organisationId }) => organisationId === id);
	return party ? textsOf(party) : {};
};
const outcomeTold = ({ kind, words, dueOn }: Outcome): OutcomeTold => ({ kind: inAll(outcomeKindLabel[kind]), words, dueOn });

const saidOf = ({ texts }: Minutes): Texts =>
	Object.fromEntries(languages.flatMap((language) => (texts[language]?.body.trim() ? [[language, texts[language].body]] : [])));

/** What each side says of these minutes as they are now; nothing as long as nothing is written. */
function standingOf(known: Known, minutes: Minutes, sideIds: readonly string[], timeZone: string): SessionTold['standing'] {
	const shared = sharedOf(minutes);
	if (isEmpty(shared)) return [];
	const content = contentHash(shared);
	return sideIds.map((id) => {
		const confirmation = minutes.confirmations.find(({ organisationId }) => organisationId === id);
		const state = sideState(confirmation, content);
		const on = confirmation && state !== 'void' ? todayIn(confirmation.confirmedAt, timeZone) : null;
		const reservation = state === 'with-reservation' ? (confirmation?.reservation ?? '') : '';
		return {
			side: partyTexts(known, id),
			state: Object.fromEntries(
				languages.map((language) => [
					language,
					[inLanguage(language, sideStateLabel[state].label), on && formatDated(on, language)].filter(Boolean).join(', '),
				]),
			),
			// Its own words, in whatever language: the script tells a voice that reads them aloud.
			reservation: reservation ? { [/\p{Script=Armenian}/u.test(reservation) ? 'hy' : 'fr']: reservation } : null,
		};
	});
}

async function sheet(ask: Ask): Promise<{ sheet: Sheet; about: string }> {
	const known = await missionAsked(ask);
	const { partnership, mission, delegates } = known;
	const at = { partnershipId: partnership.id, missionId: mission.id };
	const people = new Map(delegates.map((delegate) => [delegate.id, someoneOf(delegate, partnership)]));
	const all = await minutesOf(ask.db, partnership.id, mission.id);
	const outcomes = await outcomesOf(ask.db, partnership.id, mission.id);
	const words = await reportWords(ask.db, at);
	const { ids: sideIds } = await sidesOf(ask, partnership);
	const followUps = await followUpsOfMission(ask.db, partnership.id, mission.id);
	const told = (minutes: Minutes): SessionTold => {
		const those = (presence: 'present' | 'excused' | 'absent') =>
			minutes.participants.filter((one) => one.presence === presence).flatMap(({ delegateId }) => people.get(delegateId) ?? []);
		const { title, onDay, startsAt, place } = minutes.session;
		return {
			title,
			onDay,
			startsAt: startsAt && new Date(startsAt),
			place,
			present: those('present'),
			excused: those('excused'),
			absent: those('absent'),
			minutes: saidOf(minutes),
			standing: standingOf(known, minutes, sideIds, ask.deps.config.timeZone),
			outcomes: minutes.outcomes.map(outcomeTold),
		};
	};
	const inEach = (part: 'opening' | 'assessment'): Texts =>
		Object.fromEntries(words.filter((one) => one[part]).map((one) => [one.language, one[part]]));
	return {
		about: read(mission.title, ask.locale)?.text ?? '',
		sheet: missionReport(
			{
				house: (await letterheadOf(ask, mission.senderId, ask.today)).house,
				trip: tripOf(mission, partnership),
				zone: mission.zone,
				delegation: [...people.values()],
				opening: inEach('opening'),
				sessions: all.map(told),
				outcomes: outcomes.filter(({ sessionId }) => sessionId === null).map(outcomeTold),
				followUps: followUps.map((followUp) => ({
					words: followUp.words,
					owner: partyTexts(known, followUp.ownerId),
					dueOn: followUp.dueOn,
					state: inAll(followUpStateLabel[stateOf(followUp, ask.today)].label),
				})),
				assessment: inEach('assessment'),
			},
			tonguesAsked(ask),
		),
	};
}

export const reportPdf: Handler = async (ask) => {
	const made = await sheet(ask);
	return answerPdf(ask, made.sheet, made.about);
};
export const reportWord: Handler = async (ask) => {
	const made = await sheet(ask);
	return answerDocx(ask, made.sheet, made.about);
};
