import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { formatDated } from '../../ui/format.ts';
import type { Week } from '../capacity.ts';

const words: Record<Week['state'], (facts: { n: number; taken: number; places: number }) => string> = {
	free: m.hosting_week_free,
	full: m.hosting_week_full,
	over: m.hosting_week_over,
	closed: m.hosting_week_closed,
	unsaid: m.hosting_week_unsaid,
};
/** What a square shows besides its colour: how many are free, or a sign. */
const sign: Record<Week['state'], (week: Week) => string> = {
	free: ({ free }) => String(free),
	full: () => '=',
	over: () => '!',
	closed: () => '×',
	unsaid: () => '·',
};
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
									const said = words[week.state]({ n: week.free, taken: week.taken, places: week.places ?? 0 });
									const text = m.hosting_week_of({ day: formatDated(week.from, locale), said });
									return (
										<li data-state={week.state} aria-current={week.from <= today && today <= week.until ? 'date' : undefined} title={text}>
											<span class="hidden">{text}</span>
											<span aria-hidden="true">
												<b>{sign[week.state](week)}</b>
												<small>{Number(week.from.slice(8))}</small>
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
