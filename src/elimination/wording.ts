import { m } from '../paraglide/messages.js';
import { parseDated } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import type { Fate, Line, LineNoun, State } from './elimination.ts';
import type { Obstacle } from './store.ts';

/** The act a rule comes from, with its day as the reader writes days. */
export const sourceText = (source: string, locale: Language): string =>
	source.replace(/\d{4}-\d\d-\d\d/, (day) => formatDated(parseDated(day), locale));

export const ruleLabel: Record<string, () => string> = {
	deliberation: m.elimination_rule_deliberation,
	'signed-agreement': m.elimination_rule_signed_agreement,
	proof: m.elimination_rule_proof,
	'working-document': m.elimination_rule_working_document,
	'abandoned-draft': m.elimination_rule_abandoned_draft,
	accounts: m.elimination_rule_accounts,
	'ended-dossier': m.elimination_rule_ended_dossier,
};
export const fateLabel: Record<Fate, () => string> = {
	destroy: m.elimination_fate_destroy,
	sort: m.elimination_fate_sort,
	keep: m.elimination_fate_keep,
};
export const nounLabel: Record<LineNoun, () => string> = {
	document: m.elimination_noun_document,
	agreement: m.elimination_noun_agreement,
	decision: m.elimination_noun_decision,
};
export const stateLabel: Record<State, () => string> = {
	prepared: m.elimination_state_prepared,
	sent: m.elimination_state_sent,
	refused: m.elimination_state_refused,
	visa: m.elimination_state_visa,
	'carried-out': m.elimination_state_carried_out,
};
const obstacles: Record<Obstacle, () => string> = {
	'no-visa': m.elimination_no_visa,
	'not-yours': m.elimination_obstacle_not_yours,
	done: m.elimination_obstacle_done,
	kept: m.elimination_obstacle_kept,
	'in-use': m.elimination_obstacle_in_use,
	gone: m.elimination_obstacle_gone,
};
export const obstacleText = (obstacle: Obstacle): string => obstacles[obstacle]();

/** "10 ans", or that it is kept for ever. */
export const durationText = (years: number | null): string =>
	years === null ? m.elimination_for_ever() : m.elimination_years({ n: years });

/** Columns of the file, stable whatever the reader's language. */
export const csvColumns = [
	'n',
	'kind',
	'dossier',
	'description',
	'first_date',
	'last_date',
	'quantity',
	'retention_years',
	'retention_ended_on',
	'source',
	'fate',
	'carried_out_at',
	'carried_out_by',
] as const;
export const csvLine = (line: Line): (string | number)[] => [
	line.n,
	ruleLabel[line.rule]?.() ?? line.rule,
	line.dossier,
	line.description,
	line.firstOn ?? '',
	line.lastOn ?? '',
	line.quantity,
	line.duration,
	line.dueOn ?? '',
	line.source,
	line.fate,
	line.carriedOutAt ? new Date(line.carriedOutAt).toISOString() : '',
	line.carriedOutBy ?? '',
];
