import { stringify } from 'csv-stringify/sync';
import type { Person } from '../directory/person-store.ts';
import type { Act, Journey, Part, Stay, Trace } from './store.ts';

/** All that is held about a person in the directory. */
export interface Held {
	person: Person;
	createdAt: Date | undefined;
	keeper: string;
	parts: Part[];
	journeys: Journey[];
	stays: Stay[];
	acts: Act[];
	traces: Trace[];
}

/** Machine-readable, as art. 20 GDPR understands it: names of fields in English, dates as ISO 8601 or EDTF. */
export function heldJson({ person, createdAt, keeper, parts, journeys, stays, acts, traces }: Held): string {
	return JSON.stringify(
		{
			id: person.id,
			givenName: person.givenName,
			familyName: person.familyName,
			givenNameHy: person.givenNameHy,
			familyNameHy: person.familyNameHy,
			spellings: person.spellings,
			enteredAt: createdAt ?? null,
			keeper,
			objectedOn: person.objectedOn,
			objectionGround: person.objectionGround,
			mandates: person.mandates,
			partnerships: parts,
			missions: journeys,
			stays,
			acts,
			history: traces,
		},
		null,
		'\t',
	);
}

/** The same, one fact a line: what, detail, from, until. */
export function heldCsv({ person, createdAt, keeper, parts, journeys, stays, acts, traces }: Held): string {
	const lines: unknown[][] = [
		['given_name', person.givenName],
		['family_name', person.familyName],
		['given_name_hy', person.givenNameHy],
		['family_name_hy', person.familyNameHy],
		...person.spellings.map((one) => ['spelling', one]),
		['entered_at', createdAt?.toISOString() ?? ''],
		['keeper', keeper],
		['objection', person.objectionGround, person.objectedOn],
		...person.mandates.map((one) => ['mandate', `${one.role}, ${one.organisation}`, one.since ?? one.attestedOn, one.until]),
		...parts.map((one) => ['partnership', one.partnership]),
		...parts.flatMap(({ account }) => (account ? [['account', account]] : [])),
		...journeys.map((one) => ['mission', Object.values(one.title)[0] ?? '', one.leavesOn]),
		...journeys.flatMap((one) =>
			(['phone', 'lodging', 'emergencyContact', 'needs'] as const).flatMap((name) => (one[name] ? [[`mission_${name}`, one[name]]] : [])),
		),
		...stays.map((one) => [`stay_${one.part}`, Object.values(one.profile)[0] ?? '', one.arrivesOn]),
		...stays.flatMap((one) => [
			...(['phone', 'email', 'lodging', 'emergencyContact'] as const).flatMap((name) => (one[name] ? [[`stay_${name}`, one[name]]] : [])),
			...one.said.map((words) => ['stay_said', words]),
		]),
		...acts.map((one) => [one.act, Object.values(one.title)[0] ?? '']),
		...traces.map((one) => ['history', `${one.verb}, ${one.noun}, ${one.who ?? ''}`, one.at.toISOString()]),
	];
	return stringify(
		lines.map((line) => [0, 1, 2, 3].map((at) => line[at] ?? '')),
		{ header: true, columns: ['what', 'detail', 'from', 'until'], bom: true, escape_formulas: true, record_delimiter: 'windows' },
	);
}
