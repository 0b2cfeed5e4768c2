import { addMonths, type Dated, type Day, latest } from '../plain/day.ts';

export const fates = ['destroy', 'sort', 'keep'] as const;
export type Fate = (typeof fates)[number];
export const lineNouns = ['document', 'agreement', 'decision'] as const;
export type LineNoun = (typeof lineNouns)[number];

/** A line of data/reference/retention.csv. `years` null: kept for ever. */
export interface Retention {
	key: string;
	years: number | null;
	fate: Fate;
	source: string;
}

export interface Line {
	n: number;
	rule: string;
	noun: LineNoun;
	dossierId: string;
	recordId: string;
	dossier: string;
	description: string;
	firstOn: Dated | null;
	lastOn: Dated | null;
	quantity: number;
	dueOn: Day | null;
	duration: string;
	source: string;
	fate: Fate;
	/** An instant, ISO 8601. */
	carriedOutAt: string | null;
	carriedOutBy: string | null;
}
export interface Elimination {
	id: string;
	organisationId: string;
	preparedOn: Day;
	preparedBy: string | null;
	sentOn: Dated | null;
	sentTo: string | null;
	answeredOn: Dated | null;
	visaNumber: string | null;
	answeredBy: string | null;
	refusal: string | null;
	revision: number;
	lines: readonly Line[];
}

export type State = 'prepared' | 'sent' | 'refused' | 'visa' | 'carried-out';
/** Its whole life: nothing is destroyed but with the archives' visa (Code du patrimoine, L212-2, R212-14). */
export const next = {
	prepared: ['change', 'send'],
	sent: ['answer'],
	refused: [],
	visa: ['carry-out'],
	'carried-out': [],
} as const satisfies Record<State, readonly string[]>;

export function stateOf({ sentOn, visaNumber, refusal, lines }: Pick<Elimination, 'sentOn' | 'visaNumber' | 'refusal' | 'lines'>): State {
	if (refusal !== null) return 'refused';
	if (visaNumber !== null) return toCarryOut(lines).length > 0 ? 'visa' : 'carried-out';
	return sentOn === null ? 'prepared' : 'sent';
}
export const toCarryOut = (lines: readonly Line[]): Line[] =>
	lines.filter(({ fate, carriedOutAt }) => fate === 'destroy' && carriedOutAt === null);

/** What may be listed otherwise than to be kept. */
export const mayGo = ({ years }: Pick<Retention, 'years'>): boolean => years !== null;

/** The end of the term: so many years after the last day that the newest item may be of; null where it is kept, or no date is known. */
export function dueOn({ years }: Pick<Retention, 'years'>, dates: readonly (Dated | null)[]): Day | null {
	const days = dates.filter((date): date is Dated => date !== null).map(latest);
	const newest = days.sort().at(-1);
	return years === null || newest === undefined ? null : addMonths(newest, years * 12);
}

/** Something that an office holds, with the dates of its items. */
export interface Holding {
	noun: LineNoun;
	rule: 'working-document' | 'abandoned-draft' | 'deliberation' | 'signed-agreement';
	recordId: string;
	dossierId: string;
	dossier: string;
	description: string;
	/** Dates of its items, and the day it came into the workbook. */
	dates: readonly (Dated | null)[];
	/** For what is kept: when the partnership it belongs to ended. */
	endedOn: Dated | null;
}
export type Candidate = Omit<Line, 'n' | 'carriedOutAt' | 'carriedOutBy'>;

/** What has passed its term today; of what is kept for ever, that of partnerships ended long enough ago to go to the archives. */
export function passed(holdings: readonly Holding[], rules: ReadonlyMap<string, Retention>, today: Day): Candidate[] {
	return holdings.flatMap((one): Candidate[] => {
		const rule = rules.get(one.rule);
		if (!rule) return [];
		const dossier = rules.get('ended-dossier');
		const due = mayGo(rule) ? dueOn(rule, one.dates) : dossier && one.endedOn ? dueOn(dossier, [one.endedOn]) : null;
		if (due === null || due > today) return [];
		const known = one.dates.filter((date): date is Dated => date !== null).sort();
		return [
			{
				rule: rule.key,
				noun: one.noun,
				dossierId: one.dossierId,
				recordId: one.recordId,
				dossier: one.dossier,
				description: one.description,
				firstOn: known[0] ?? null,
				lastOn: known.at(-1) ?? null,
				quantity: 1,
				dueOn: due,
				duration: rule.years === null ? '' : String(rule.years),
				source: rule.source,
				fate: rule.fate,
			},
		];
	});
}
