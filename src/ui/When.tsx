import { getLocale } from '../paraglide/runtime.js';
import { type Dated, earliest, precision } from '../plain/day.ts';
import { formatDated } from './format.ts';

/** What `<time datetime>` may hold: HTML knows days, months and years, but no seasons, which give way to their year. */
const machine = (when: Dated) => (precision(when) === 'season' ? earliest(when).slice(0, 4) : when);

/** A date in the reader's words; says that it is unknown when it is. */
export function When({ date }: { date: Dated | null | undefined }) {
	const text = formatDated(date, getLocale());
	return date ? (
		<time class="when" datetime={machine(date)}>
			{text}
		</time>
	) : (
		<span class="when soft">{text}</span>
	);
}
