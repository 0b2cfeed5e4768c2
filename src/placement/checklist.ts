/** What has to be ready before visitors arrive, each line due so long before. */
import { addDays, addMonths, type Dated, type Day, daysBetween, earliest } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { type Length, lengths } from './placement.ts';

export interface Lead {
	readonly leadMonths: number;
	readonly leadDays: number;
}
export interface Task extends Lead {
	readonly id: string;
	/** Of the reference list; null: the office's own line. */
	readonly key: string | null;
	readonly labels: Texts;
	readonly source: string | null;
	readonly position: number;
	/** When the line was opened: what was due before is due already. */
	readonly openedOn: Day;
	/** The day it was due, kept once it is done or dropped. */
	readonly dueOn: Day | null;
	readonly doneOn: Dated | null;
	readonly doneBy: string | null;
	readonly droppedOn: Dated | null;
	readonly dropReason: string | null;
}
export type TaskTemplate = Pick<Task, 'key' | 'labels' | 'source' | 'leadMonths' | 'leadDays'>;

/** So long before the first day that the arrival may be: never after it. */
export function dueBefore(arrival: Dated, { leadMonths, leadDays }: Lead): Day {
	return addDays(addMonths(earliest(arrival), -Math.max(0, leadMonths)), -Math.max(0, leadDays));
}

/** An open line is due as the arrival now stands; what is done or dropped keeps the day it was due then. Null: no arrival is known. */
export function dueOf(task: Pick<Task, keyof Lead | 'dueOn' | 'doneOn' | 'droppedOn'>, arrival: Dated | null): Day | null {
	if (task.doneOn || task.droppedOn) return task.dueOn;
	return arrival && dueBefore(arrival, task);
}

/** `already`: it was due before the line was opened, since the notice is short. */
export type TaskState = 'done' | 'dropped' | 'already' | 'late' | 'soon' | 'later' | 'undated';
/** Within so many days, a line is due soon. */
const near = 14;

export function taskStateOf(task: Task, arrival: Dated | null, today: Day): TaskState {
	if (task.doneOn) return 'done';
	if (task.droppedOn) return 'dropped';
	const due = dueOf(task, arrival);
	if (!due) return 'undated';
	if (due < task.openedOn) return 'already';
	if (due < today) return 'late';
	return daysBetween(today, due) <= near ? 'soon' : 'later';
}

/** Done while the visitors were to arrive on another day: a letter, a booking that may have to be made anew. */
export const doneForAnotherDay = (task: Task, arrival: Dated | null): boolean =>
	task.doneOn !== null && task.dueOn !== null && arrival !== null && dueBefore(arrival, task) !== task.dueOn;

export const isOpen = ({ doneOn, droppedOn }: Pick<Task, 'doneOn' | 'droppedOn'>): boolean => !doneOn && !droppedOn;

/** The lines that are late, were due already when they were opened, or are due soon: what is due first stands first. */
export const pressing = (tasks: readonly Task[], arrival: Dated | null, today: Day): Task[] =>
	inOrder(
		tasks.filter((task) => ['already', 'late', 'soon'].includes(taskStateOf(task, arrival, today))),
		arrival,
	);

/** What is due first stands first; what is done or dropped last. */
export function inOrder(tasks: readonly Task[], arrival: Dated | null): Task[] {
	const rank = (task: Task) => `${isOpen(task) ? 0 : 1}${dueOf(task, arrival) ?? '9999'}${String(task.position).padStart(3, '0')}`;
	return [...tasks].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** '2m' two months, '15d' fifteen days, '' not asked of a stay of that length. */
export function leadFrom(text: string): Lead | null {
	const found = /^(\d{1,3})([md])$/.exec(text);
	if (!found) return null;
	const n = Number(found[1]);
	return found[2] === 'm' ? { leadMonths: n, leadDays: 0 } : { leadMonths: 0, leadDays: n };
}

type Line = Readonly<Record<'key' | 'week' | 'month' | 'half_year' | 'name_fr' | 'name_hy' | 'name_en' | 'source', string>>;
const columnOf = { week: 'week', month: 'month', 'half-year': 'half_year' } as const;

/** The lines of the reference list for a stay of that length. */
export const templateFor = (list: readonly Line[], length: Length): TaskTemplate[] =>
	list.flatMap((line) => {
		const lead = leadFrom(line[columnOf[length]]);
		return lead
			? [{ key: line.key, labels: { fr: line.name_fr, hy: line.name_hy, en: line.name_en }, source: line.source || null, ...lead }]
			: [];
	});

export const isLength = (text: unknown): text is Length => lengths.includes(text as Length);
