import type { ComponentChildren } from 'preact';

/** Something to know before reading on: what it is, and where it leads. Not for errors, which `ErrorSummary` says. */
export function Notice({ tone = 'quiet', children }: { tone?: 'wait' | 'quiet'; children: ComponentChildren }) {
	return (
		<div class="notice" data-tone={tone}>
			{children}
		</div>
	);
}
