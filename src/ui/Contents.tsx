import { m } from '../paraglide/messages.js';

export type ContentsProps = {
	/** `id` of a section of the page, and its title. */
	parts: readonly { id: string; label: string }[];
	/** Only where the page is one column: beside a second one, all stands in sight. */
	narrow?: boolean;
};

/** The way down a long page, in one line: on a telephone its last part lies many screens below its title. */
export function Contents({ parts, narrow }: ContentsProps) {
	return (
		<nav class="contents" aria-label={m.ui_contents()} data-narrow={narrow ? '' : undefined}>
			<ul class="cluster">
				{parts.map(({ id, label }) => (
					<li>
						<a href={`#${id}`}>{label}</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
