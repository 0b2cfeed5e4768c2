import { m } from '../../paraglide/messages.js';
import { type Day, daysBetween } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { Chip, type Tone } from '../../ui/Chip.tsx';
import { formatDated } from '../../ui/format.ts';
import { Table } from '../../ui/Table.tsx';
import type { DayState, Run, Week } from '../capacity.ts';
import { periodText } from '../wording.ts';

const words: Record<DayState, (facts: { n: number; taken: number; places: number }) => string> = {
	free: m.hosting_week_free,
	full: m.hosting_week_full,
	over: m.hosting_week_over,
	closed: m.hosting_week_closed,
	unsaid: m.hosting_week_unsaid,
};
/** What days that are alike say: "2 of 2 places free", "closed". */
export const runText = ({ state, places, taken }: Run): string =>
	state === 'over' && places === 0
		? m.hosting_week_closed_taken({ n: taken })
		: words[state]({ n: Math.max(0, (places ?? 0) - taken), taken, places: places ?? 0 });
/** The same with its days, where not the whole week is alike. */
const weekText = ({ runs }: Week, locale: Language): string =>
	runs.length === 1
		? runs.map(runText).join('')
		: runs.map((run) => m.hosting_days_of({ period: periodText(run.from, run.until, locale), said: runText(run) })).join(' ; ');
/** What a square shows besides its colour: how many are free, or a sign. */
const sign: Record<Week['state'], (week: Week) => string> = {
	free: ({ free }) => String(free),
	full: () => '=',
	over: () => '!',
	closed: () => '×',
	unsaid: () => '·',
	mixed: () => '/',
};
/** The seven days as seven strips, where they differ. */
const Days = ({ runs }: Week) => (
	<span class="week-days">
		{runs.flatMap(({ from, until, state }) => Array.from({ length: daysBetween(from, until) + 1 }, () => <i data-state={state} />))}
	</span>
);
export const monthsOf = (weeks: readonly Week[], year: number): { month: number; weeks: Week[] }[] =>
	Array.from({ length: 12 }, (_, month) => ({
		month,
		// A week belongs to the month its Thursday is in, as ISO 8601 gives it its year.
		weeks: weeks.filter(({ from }) => {
			const thursday = new Date(Date.parse(from) + 3 * 86_400_000);
			return thursday.getUTCFullYear() === year && thursday.getUTCMonth() === month;
		}),
	}));

/** A department's year: a line a month, a square a week. Each square says itself in words; the sign and the colour repeat it. */
export function WeeksGrid({
	weeks,
	year,
	name,
	today,
	locale,
}: {
	weeks: readonly Week[];
	year: number;
	name: string;
	today: Day;
	locale: Language;
}) {
	const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
	return (
		<table class="weeks">
			<caption>{m.hosting_weeks_caption({ name, year })}</caption>
			<tbody>
				{monthsOf(weeks, year).map((line) => (
					<tr>
						<th scope="row">{month.format(Date.UTC(year, line.month, 1))}</th>
						<td>
							<ol>
								{line.weeks.map((week) => {
									const text = m.hosting_week_of({ day: formatDated(week.from, locale), said: weekText(week, locale) });
									return (
										<li data-state={week.state} aria-current={week.from <= today && today <= week.until ? 'date' : undefined} title={text}>
											<span class="hidden">{text}</span>
											<span aria-hidden="true">
												<b>{sign[week.state](week)}</b>
												<small>{Number(week.from.slice(8))}</small>
												{week.runs.length > 1 && <Days {...week} />}
											</span>
										</li>
									);
								})}
							</ol>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

export const Legend = () => (
	<ul class="weeks-legend cluster">
		{(
			[
				['free', '2', m.hosting_legend_free],
				['full', '=', m.hosting_legend_full],
				['over', '!', m.hosting_legend_over],
				['closed', '×', m.hosting_legend_closed],
				['mixed', '/', m.hosting_legend_mixed],
				['unsaid', '·', m.hosting_legend_unsaid],
			] as const
		).map(([state, shown, label]) => (
			<li>
				<span class="weeks-sign" data-state={state} aria-hidden="true">
					{shown}
				</span>{' '}
				{label()}
			</li>
		))}
	</ul>
);

const tones: Record<DayState, Tone> = { free: 'good', full: 'warn', over: 'bad', closed: 'quiet', unsaid: 'quiet' };
/** The same year in words, to the day: for who reads by ear, by keyboard, on a telephone or on paper. */
export const YearTable = ({ runs, year, name, locale }: { runs: readonly Run[]; year: number; name: string; locale: Language }) => (
	<Table
		caption={m.hosting_year_caption({ name, year })}
		hideCaption
		rows={runs}
		rowKey={({ from }) => from}
		columns={[
			{ key: 'when', label: m.placement_period(), cell: ({ from, until }) => periodText(from, until, locale) },
			{ key: 'said', label: m.hosting_places(), cell: (run) => <Chip tone={tones[run.state]}>{runText(run)}</Chip> },
		]}
	/>
);
