import { nameOf } from '../directory/person.ts';
import { partyOf } from '../mission/ask.ts';
import { textsOf, tripOf } from '../mission/papers.ts';
import { privatesOf } from '../mission/private-store.ts';
import { answerOf, type Delegate } from '../mission/roster.ts';
import { answerDocx, answerPdf, tonguesAsked } from '../paper/answer.ts';
import { type CalendarSession, calendar } from '../paper/calendar.ts';
import { download, fileName } from '../paper/download.ts';
import { letterheadOf } from '../paper/letterhead.ts';
import { pocketProgramme, programme as programmeSheet } from '../paper/programme.ts';
import type { Sheet } from '../paper/sheet.ts';
import { m } from '../paraglide/messages.js';
import { read, type Texts } from '../plain/language.ts';
import { languageName } from '../ui/languages.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Programme, programmeAsked } from './ask.ts';
import { arrangementKeys, byDay, type Session, sessionsFor, speakersOf } from './programme.ts';
import { arrangementLabel, partLabel } from './wording.ts';

/** The sessions as documents and calendars ask for them, in the programme's order. `phones` by delegate, where the asker may know them. */
function onPaper(
	{ roster, mission }: Programme,
	sessions: readonly Session[],
	phones: ReadonlyMap<string, string | null>,
): CalendarSession[] {
	// Who has declined stands on no paper: who reads it would wait for them.
	const people = new Map(roster.filter(({ declinedOn }) => declinedOn === null).map((delegate) => [delegate.id, delegate]));
	const one = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
	return byDay(sessions)
		.flatMap(({ bands, hourless }) => [...bands.flat(), ...hourless])
		.map((session) => {
			const inCharge = one(session.inChargeId);
			const town = mission.places.find(({ code }) => code === session.territoryCode);
			return {
				id: session.id,
				revision: session.revision,
				title: session.title,
				onDay: session.onDay,
				startsAt: session.startsAt,
				endsAt: session.endsAt,
				place: session.place,
				room: session.room,
				town: town ? textsOf(town) : null,
				latitude: session.latitude,
				longitude: session.longitude,
				with: session.participants.flatMap(({ delegateId }) => one(delegateId) ?? []),
				inCharge: inCharge && { ...inCharge, phone: phones.get(inCharge.id) ?? null },
				interpreter: one(session.interpreterId),
				note: session.note,
				arrangements: (say) =>
					arrangementKeys.flatMap((key) => {
						const text = session.arrangements[key];
						return text ? [m.programme_line({ label: arrangementLabel[key]({}, say), text }, say)] : [];
					}),
				speakers: (say) =>
					speakersOf(session).flatMap(({ delegateId, part, language }, index) => {
						const who = one(delegateId);
						if (!who) return [];
						const spoken = language && m.programme_in_language({ language: languageName[language]({}, say) }, say);
						return [[`${index + 1}. ${nameOf(who, say.locale).text} ${partLabel[part]({}, say)}`, spoken].filter(Boolean).join(', ')];
					}),
			};
		});
}

async function sheetOf(ask: Ask, asked: Programme, sessions: readonly Session[], phones: ReadonlyMap<string, string | null>) {
	const { partnership, mission, clocks } = asked;
	const [place] = mission.places;
	const [host, sender] = [partyOf(partnership, mission.hostId), partyOf(partnership, mission.senderId)];
	const named = (of: { name: string; names: Texts } | null | undefined, otherwise: string): Texts => (of ? textsOf(of) : { fr: otherwise });
	return {
		house: (await letterheadOf(ask, mission.senderId, ask.today)).house,
		trip: tripOf(mission, partnership),
		zone: mission.zone,
		zonePlace: named(place ?? host?.territory ?? host, clocks.there.city),
		homeZone: mission.homeZone,
		homePlace: named(sender?.territory ?? sender, clocks.home.city),
		sessions: onPaper(asked, sessions, phones),
		everyone: asked.roster.filter((delegate) => answerOf(delegate) !== 'declined').length,
	};
}

const about = ({ mission, locale }: Programme) => read(mission.title, locale)?.text ?? '';
const phonesOf = async (ask: Ask, { at }: Programme) =>
	new Map([...(await privatesOf(ask.db, at.partnershipId, at.missionId))].map(([id, { phone }]) => [id, phone]));

async function delegateAsked(ask: Ask): Promise<{ asked: Programme; delegate: Delegate; sessions: Session[] }> {
	const asked = await programmeAsked(ask);
	const delegate = asked.roster.find(({ id }) => id === ask.params.delegate);
	if (!delegate) throw new NotFound();
	return { asked, delegate, sessions: sessionsFor(asked.sessions, delegate.id) };
}

async function whole(ask: Ask): Promise<{ sheet: Sheet; name: string }> {
	const asked = await programmeAsked(ask);
	return {
		sheet: programmeSheet(await sheetOf(ask, asked, asked.sessions, await phonesOf(ask, asked)), tonguesAsked(ask)),
		name: about(asked),
	};
}
export const pdf: Handler = async (ask) => {
	const { sheet, name } = await whole(ask);
	return answerPdf(ask, sheet, name);
};
export const word: Handler = async (ask) => {
	const { sheet, name } = await whole(ask);
	return answerDocx(ask, sheet, name);
};

export const pocket: Handler = async (ask) => {
	const { asked, delegate, sessions } = await delegateAsked(ask);
	const sheet = pocketProgramme(
		{ ...(await sheetOf(ask, asked, sessions, await phonesOf(ask, asked))), person: delegate },
		tonguesAsked(ask),
	);
	return answerPdf(ask, sheet, about(asked));
};

const calendarOf = (ask: Ask, asked: Programme, sessions: readonly Session[]) =>
	calendar(
		{
			title: asked.mission.title,
			zone: asked.mission.zone,
			sessions: onPaper(asked, sessions, new Map()),
			cancelled: asked.mission.cancelledOn !== null,
			whole: asked.mission,
			host: new URL(ask.deps.config.baseUrl).hostname,
		},
		ask.locale,
		ask.now,
	);

export const ics: Handler = async (ask) => {
	const asked = await programmeAsked(ask);
	return download(calendarOf(ask, asked, asked.sessions), fileName([m.programme_title(), about(asked)], 'ics'));
};

export const personIcs: Handler = async (ask) => {
	const { asked, delegate, sessions } = await delegateAsked(ask);
	return download(calendarOf(ask, asked, sessions), fileName([m.programme_title(), nameOf(delegate, ask.locale).text], 'ics'));
};
