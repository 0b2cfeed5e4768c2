import type { ComponentChildren } from 'preact';

export type Fact = { term: string; value: ComponentChildren /** BCP 47 of the value, when it is not the page's. */; lang?: string };

/** What is known, term by term. A value that is null, undefined or '' is left out: say "unknown" yourself where it matters. */
export function Facts({ facts }: { facts: readonly (Fact | null | false)[] }) {
	return (
		<dl class="facts">
			{facts.map((fact) =>
				fact && fact.value !== null && fact.value !== undefined && fact.value !== '' ? (
					<div>
						<dt>{fact.term}</dt>
						<dd lang={fact.lang}>{fact.value}</dd>
					</div>
				) : null,
			)}
		</dl>
	);
}
