import { m } from '../paraglide/messages.js';
import { Icon } from './Icon.tsx';

/** Before and after, by key: a list that grows while one reads it neither skips nor repeats a line. */
export function Pager({ previous, next, label }: { previous?: string | null; next?: string | null; label?: string }) {
	if (!previous && !next) return null;
	return (
		<nav class="pager" aria-label={label ?? m.ui_pager()}>
			{previous && (
				<a class="button" data-size="small" href={previous} rel="prev">
					<Icon name="left" />
					{m.ui_previous()}
				</a>
			)}
			{next && (
				<a class="button" data-size="small" href={next} rel="next">
					{m.ui_next()}
					<Icon name="right" />
				</a>
			)}
		</nav>
	);
}
