import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import type { Day } from '../plain/day.ts';
import { languages } from '../plain/language.ts';
import { type Hour, localAt, readHour } from '../plain/local-time.ts';
import { type Point, readPoint } from '../plain/plan.ts';
import { typedDate } from '../ui/format.ts';
import { type Errors, field, longest, type Read, readForm, type Typed } from '../web/form.ts';
import {
	type Arrangements,
	arrangementKeys,
	isNear,
	isTimed,
	kinds,
	mayHang,
	mostSessions,
	type Participation,
	parts,
	type Session,
	type SessionFacts,
	timesOf,
} from './programme.ts';
import { type Clocks, hourRefusal } from './wording.ts';

const hour = () =>
	field.optionalLine().transform((value, context): Hour | null => {
		if (value === null) return null;
		const found = readHour(value);
		if (found === null) context.issues.push({ code: 'custom', input: value, message: m.programme_not_an_hour() });
		return found;
	});
export const coordinates = () =>
	field.optionalLine().transform((value, context): Point | null => {
		if (value === null) return null;
		const found = readPoint(value);
		if (found === null) context.issues.push({ code: 'custom', input: value, message: m.programme_not_coordinates() });
		return found;
	});

const nearDay = () => field.day().refine((value) => value === null || isNear(value), { error: () => m.programme_day_too_far() });

const shape = z.object({
	kind: field.choice(kinds),
	title: field.texts({ required: true }),
	onDay: nearDay(),
	from: hour(),
	to: hour(),
	hangsOnId: field.optionalId(),
	place: field.optionalLine(),
	room: field.optionalLine(),
	territoryCode: field.code(),
	coordinates: coordinates(),
	fieldKey: field.code(),
	agreementId: field.optionalId(),
	inChargeId: field.optionalId(),
	interpreterId: field.optionalId(),
	participants: field.ticks<string>(),
	note: field.optionalText(),
});

/** What a session may name: the rest is another mission's. */
export interface Offered {
	sessions: readonly Session[];
	/** The one that is edited; null: a new one. */
	session: Session | null;
	delegates: readonly string[];
	places: readonly string[];
	fields: readonly string[];
	agreements: readonly string[];
	clocks: Clocks;
	locale: 'fr' | 'hy' | 'en';
}

export interface SessionInput {
	facts: SessionFacts;
	participants: Participation[];
}

export function readSession(form: FormData, offered: Offered): Read<SessionInput> {
	const read = readForm(form, shape);
	if (!read.ok) return read;
	const { value, typed } = read;
	const { from, to, coordinates, participants, ...rest } = value;
	const errors: Errors = {};
	const listed = (name: string, chosen: string | null, list: readonly string[]) => {
		if (chosen !== null && !list.includes(chosen)) errors[name] = m.form_choose_from_list();
	};
	listed('inChargeId', rest.inChargeId, offered.delegates);
	listed('interpreterId', rest.interpreterId, offered.delegates);
	listed('territoryCode', rest.territoryCode, offered.places);
	listed('fieldKey', rest.fieldKey, offered.fields);
	listed('agreementId', rest.agreementId, offered.agreements);
	if (participants.some((id) => !offered.delegates.includes(id))) errors.participants = m.form_choose_from_list();
	listed(
		'hangsOnId',
		rest.hangsOnId,
		offered.sessions.map(({ id }) => id),
	);
	if (rest.hangsOnId && offered.session && !mayHang(offered.sessions, offered.session.id, rest.hangsOnId))
		errors.hangsOnId ??= m.programme_hangs_in_circle();
	if (from && !to) errors.to = m.programme_both_hours();
	if (to && !from) errors.from = m.programme_both_hours();
	if ((from || to) && !rest.onDay) errors.onDay = m.programme_day_for_hour();
	let times: Pick<SessionFacts, 'startsAt' | 'endsAt'> = { startsAt: null, endsAt: null };
	if (from && to && rest.onDay) {
		const kept = offered.session && isTimed(offered.session) ? offered.session : {};
		const found = timesOf(rest.onDay, from, to, offered.clocks.there.zone, kept);
		if (found.ok) times = found.value;
		else errors[found.code === 'skipped' && found.facts.hour === from ? 'from' : 'to'] = hourRefusal(found, offered.clocks, offered.locale);
	}
	if (Object.keys(errors).length > 0) return { ok: false, errors, typed };
	const { latitude = null, longitude = null } = coordinates ?? {};
	return {
		ok: true,
		typed,
		value: { facts: { ...rest, ...times, latitude, longitude }, participants: inOrder(participants, offered.session?.participants ?? []) },
	};
}

/** Who took part already keeps part, language and place in the order; who is new comes after. */
const inOrder = (ticked: readonly string[], before: readonly Participation[]): Participation[] => [
	...before.filter(({ delegateId }) => ticked.includes(delegateId)),
	...[...new Set(ticked)]
		.filter((id) => !before.some(({ delegateId }) => delegateId === id))
		.map((delegateId): Participation => ({ delegateId, part: 'takes-part', language: null })),
];

/** A session as its form shows it, by the clocks of the mission. */
export function typedOf(session: Session, zone: string): Typed {
	const at = (instant: Date | null) => (instant ? localAt(instant, zone).hour : '');
	return {
		kind: session.kind,
		...Object.fromEntries(languages.map((language) => [`title.${language}`, session.title[language] ?? ''])),
		onDay: typedDate(session.onDay),
		from: at(session.startsAt),
		to: at(session.endsAt),
		hangsOnId: session.hangsOnId ?? '',
		place: session.place ?? '',
		room: session.room ?? '',
		territoryCode: session.territoryCode ?? '',
		coordinates: session.latitude === null || session.longitude === null ? '' : `${session.latitude}, ${session.longitude}`,
		fieldKey: session.fieldKey ?? '',
		agreementId: session.agreementId ?? '',
		inChargeId: session.inChargeId ?? '',
		interpreterId: session.interpreterId ?? '',
		participants: session.participants.map(({ delegateId }) => delegateId).join('\n'),
		note: session.note ?? '',
	};
}

/**
 * What follows a session begins as it ends, and there; not where a transfer has left from.
 * Who takes part is not carried on: nobody would notice that a tête-à-tête of two mayors has left the others out of the lunch.
 */
export function typedAfter(session: Session, zone: string): Typed {
	const { place = '', territoryCode = '', coordinates = '', onDay = '' } = typedOf(session, zone);
	const end = session.endsAt && localAt(session.endsAt, zone);
	const there: Typed = session.kind === 'transfer' ? {} : { place, territoryCode, coordinates };
	return { ...there, ...(end ? { onDay: typedDate(end.day), from: end.hour } : { onDay }) };
}

const requiredDay = () =>
	nearDay().refine((value): value is Day => value !== null, { error: () => m.form_date_required() }) as z.ZodType<Day>;
const moveShape = z.object({ day: requiredDay(), hour: hour() });
export const readMove = (form: FormData): Read<z.output<typeof moveShape>> => readForm(form, moveShape);

export interface DayCopy {
	to: Day;
	/** Ids of sessions of the day. */
	sessions: string[];
}
/** @param room how many more sessions the programme may take */
export function readDayCopy(form: FormData, ids: readonly string[], room: number): Read<DayCopy> {
	const read = readForm(form, z.object({ to: requiredDay(), sessions: field.ticks<string>() }));
	if (!read.ok) return read;
	const sessions = read.value.sessions.filter((id) => ids.includes(id));
	if (sessions.length === 0) return { ok: false, errors: { sessions: m.programme_copy_day_none() }, typed: read.typed };
	if (sessions.length > room) return { ok: false, errors: { sessions: m.programme_full({ n: mostSessions }) }, typed: read.typed };
	return { ...read, value: { ...read.value, sessions } };
}

const ceremonyShape = z.object({
	agreementId: field.optionalId(),
	...(Object.fromEntries(arrangementKeys.map((key) => [key, field.optionalText()])) as Record<
		(typeof arrangementKeys)[number],
		ReturnType<typeof field.optionalText>
	>),
	who: z
		.record(z.string().max(longest.line), z.object({ part: field.choice(parts), language: field.optionalChoice(languages) }))
		.default({}),
});
export interface CeremonyInput {
	agreementId: string | null;
	arrangements: Arrangements;
	participants: Participation[];
}
/** @param taking who takes part, in their order; of each the form says part and language */
export function readCeremony(form: FormData, taking: readonly Participation[], agreements: readonly string[]): Read<CeremonyInput> {
	const read = readForm(form, ceremonyShape);
	if (!read.ok) return read;
	const { agreementId, who, ...words } = read.value;
	if (agreementId !== null && !agreements.includes(agreementId))
		return { ok: false, errors: { agreementId: m.form_choose_from_list() }, typed: read.typed };
	const arrangements = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== null)) as Arrangements;
	const participants = taking.map((one) => ({ ...one, ...who[one.delegateId] }));
	return { ok: true, value: { agreementId, arrangements, participants }, typed: read.typed };
}
/** A ceremony as its form shows it. */
export const typedCeremony = ({ agreementId, arrangements, participants }: Session): Typed => ({
	agreementId: agreementId ?? '',
	...arrangements,
	...Object.fromEntries(
		participants.flatMap(({ delegateId, part, language }) => [
			[`who.${delegateId}.part`, part],
			[`who.${delegateId}.language`, language ?? ''],
		]),
	),
});
