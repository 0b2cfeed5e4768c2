/** What a mission's codes say to a reader. */
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { isDay } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import { localAt } from '../plain/local-time.ts';
import type { Tone } from '../ui/Chip.tsx';
import { formatDated } from '../ui/format.ts';
import { partyOf } from './ask.ts';
import type { CostKind } from './cost.ts';
import { directionFor, type Mission, type State } from './mission.ts';
import type { Answer, Clocks, Part, Status, Way } from './roster.ts';

export const stateLabel: Record<State, { label: () => string; tone: Tone }> = {
	'in-preparation': { label: m.mission_state_in_preparation, tone: 'wait' },
	coming: { label: m.mission_state_coming, tone: 'wait' },
	'under-way': { label: m.mission_state_under_way, tone: 'wait' },
	over: { label: m.mission_state_over, tone: 'good' },
	'outcome-not-recorded': { label: m.mission_state_outcome_not_recorded, tone: 'warn' },
	cancelled: { label: m.mission_state_cancelled, tone: 'bad' },
};
export const partLabel: Record<Part, () => string> = {
	leader: m.mission_part_leader,
	member: m.mission_part_member,
	interpreter: m.mission_part_interpreter,
	staff: m.mission_part_staff,
	press: m.mission_part_press,
	guest: m.mission_part_guest,
};
export const statusLabel: Record<Status, () => string> = {
	elected: m.mission_status_elected,
	staff: m.mission_status_staff,
	other: m.mission_status_other,
};
export const answerLabel: Record<Answer, { label: () => string; tone: Tone }> = {
	'not-invited': { label: m.mission_answer_not_invited, tone: 'quiet' },
	invited: { label: m.mission_answer_invited, tone: 'wait' },
	accepted: { label: m.mission_answer_accepted, tone: 'good' },
	declined: { label: m.mission_answer_declined, tone: 'bad' },
};
export const wayLabel: Record<Way, () => string> = {
	air: m.mission_way_air,
	road: m.mission_way_road,
	rail: m.mission_way_rail,
	other: m.mission_way_other,
};
export const costKindLabel: Record<CostKind, () => string> = {
	travel: m.mission_cost_travel,
	lodging: m.mission_cost_lodging,
	meals: m.mission_cost_meals,
	interpreting: m.mission_cost_interpreting,
	insurance: m.mission_cost_insurance,
	gifts: m.mission_cost_gifts,
	room: m.mission_cost_room,
	other: m.mission_cost_other,
};

/** "Kapan": the place a party stands for, else its name; the words for others where nobody on record receives. */
export function sideName(partnership: Partnership, id: string | null, locale: Language): string {
	const party = partyOf(partnership, id);
	return party ? called(party.territory ?? party, locale) : m.mission_host_others();
}

/** "Notre déplacement (Kapan)", "Leur venue (Kapan)", or, for a third reader, "Saint-Étienne vers Kapan": before it and after. */
export function directionText(mission: Mission, partnership: Partnership, own: string | null, locale: Language): string {
	const [sender, host] = [sideName(partnership, mission.senderId, locale), sideName(partnership, mission.hostId, locale)];
	const direction = directionFor(mission, own);
	if (direction === 'out') return m.mission_we_go({ host });
	return direction === 'in' ? m.mission_they_come({ sender }) : m.mission_from_to({ sender, host });
}

/** "20–21 novembre 2023", "2023 թ. նոյեմբերի 20–21"; one date where both are the same. */
export function datesText({ leavesOn, returnsOn }: Pick<Mission, 'leavesOn' | 'returnsOn'>, locale: Language): string {
	if (!leavesOn && !returnsOn) return m.mission_dates_unknown();
	if (!returnsOn || leavesOn === returnsOn) return formatDated(leavesOn ?? returnsOn, locale);
	if (leavesOn && isDay(leavesOn) && isDay(returnsOn) && leavesOn.slice(0, 7) === returnsOn.slice(0, 7)) {
		// Armenian ends with the day, French and English begin with it.
		const [first, last] = [Number(leavesOn.slice(8)), Number(returnsOn.slice(8))];
		return locale === 'hy' ? `${formatDated(leavesOn, locale)}–${last}` : `${first}–${formatDated(returnsOn, locale)}`;
	}
	return leavesOn
		? m.mission_dates({ from: formatDated(leavesOn, locale), until: formatDated(returnsOn, locale) })
		: m.mission_dates_until({ until: formatDated(returnsOn, locale) });
}

/** The name a zone goes by, from the places of the mission: "Kapan", "Saint-Étienne". */
export function zoneName(zone: string, mission: Mission, partnership: Partnership, locale: Language): string {
	const place = mission.places[0];
	if (zone === mission.zone) return place ? called(place, locale) : sideName(partnership, mission.hostId, locale);
	return sideName(partnership, mission.senderId, locale);
}

/** "20 novembre 2023, 10:00 à Kapan (7:00 à Saint-Étienne)"; by the clocks of home first where it happens there. */
export function twoClocks(instant: Date | string, mission: Mission, partnership: Partnership, locale: Language, first: Clocks): string {
	const zones = first === 'there' ? [mission.zone, mission.homeZone] : [mission.homeZone, mission.zone];
	const [zone = mission.zone, otherZone = mission.zone] = zones;
	const [here, other] = [localAt(new Date(instant), zone), localAt(new Date(instant), otherZone)];
	const date = formatDated(here.day, locale);
	if (zone === otherZone) return m.mission_one_clock({ date, hour: here.hour });
	const otherHour = here.day === other.day ? other.hour : `${formatDated(other.day, locale)}, ${other.hour}`;
	const [place, otherPlace] = zones.map((one) => zoneName(one, mission, partnership, locale));
	return m.mission_two_clocks({ date, hour: here.hour, place: place ?? '', otherHour, otherPlace: otherPlace ?? '' });
}
