import * as z from 'zod';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import type { Language } from '../plain/language.ts';
import { isZone } from '../plain/local-time.ts';
import type { Refusal } from '../plain/result.ts';
import { formatDated } from '../ui/format.ts';
import type { Ask } from '../web/ask.ts';
import { type Errors, field, type Read } from '../web/form.ts';
import { checkDates, type DateRefusal, type MissionFacts } from './mission.ts';

// By name: an offset is read with its sign turned by PostgreSQL (POSIX), and knows no summer time.
const zone = () => field.line().refine((name) => /^[a-z]/i.test(name) && isZone(name), { error: () => m.form_choose_from_list() });
const shape = z.object({
	senderId: field.id(),
	hostId: field.optionalId(),
	title: field.texts({ required: true }),
	purpose: field.texts({ max: 5000 }),
	leavesOn: field.dated(),
	returnsOn: field.dated(),
	zone: zone(),
	homeZone: zone(),
	agreementId: field.optionalId(),
	decisionId: field.optionalId(),
	fieldKeys: field.ticks(),
	places: field.rows(z.object({ territory: field.code() })),
	note: field.optionalText(),
	/** Asked where the first day moves and the programme has days. */
	programme: field.optionalChoice(['carry', 'stay']),
});

/** What a mission may be tied to: ids of the partnership's own. */
export interface Within {
	partnership: Partnership;
	agreementIds: readonly string[];
	decisionIds: readonly string[];
}

const words: Record<DateRefusal, (facts: Refusal['facts'], locale: Language) => string> = {
	'return-before-departure': (_, __) => m.mission_return_before_departure(),
	'cancelled-future': () => m.mission_date_future(),
	'held-future': () => m.mission_date_future(),
	'held-before-departure': ({ leavesOn }, locale) =>
		m.mission_held_before_departure({ date: formatDated(leavesOn as Parameters<typeof formatDated>[0], locale) }),
};
export const dateError = ({ code, facts }: Refusal<DateRefusal>, locale: Language): string => words[code](facts, locale);

export type MissionForm = MissionFacts & { programme: 'carry' | 'stay' | null };

export async function readMission(ask: Ask, within: Within): Promise<Read<MissionForm> & { candidates: Choices }> {
	const read = await readChoosing(ask, shape, { 'places.*.territory': 'territory' });
	if (!read.ok) return read;
	const { places, ...value } = read.value;
	const errors: Errors = {};
	const parties = within.partnership.parties.map(({ organisationId }) => organisationId);
	if (!parties.includes(value.senderId)) errors.senderId = m.form_choose_from_list();
	if (value.hostId && !parties.includes(value.hostId)) errors.hostId = m.form_choose_from_list();
	if (value.hostId === value.senderId) errors.hostId = m.mission_host_is_sender();
	if (value.agreementId && !within.agreementIds.includes(value.agreementId)) errors.agreementId = m.form_choose_from_list();
	if (value.decisionId && !within.decisionIds.includes(value.decisionId)) errors.decisionId = m.form_choose_from_list();
	const keys = within.partnership.fields.map(({ key }) => key);
	if (value.fieldKeys.some((key) => !keys.includes(key))) errors.fieldKeys = m.form_choose_from_list();
	const dates = checkDates(value);
	if (!dates.ok) errors.returnsOn = dateError(dates, ask.locale);
	if (Object.keys(errors).length > 0) return { ok: false, errors, typed: read.typed, candidates: read.candidates };
	const placeCodes = places.map(({ territory }) => territory).filter((code) => code !== null);
	return { ...read, value: { ...value, placeCodes } };
}

export const cancelShape = z.object({ on: field.requiredDated(), reason: field.line() });
export const heldShape = z.object({ on: field.requiredDated() });
