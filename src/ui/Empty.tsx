import type { ComponentChildren } from 'preact';

/** Nothing here yet: says what belongs here, and what to do first. */
export function Empty({ title, children, action }: { title: string; children?: ComponentChildren; action?: ComponentChildren }) {
	return (
		<div class="empty">
			<p class="empty-title">{title}</p>
			{children && <div class="soft">{children}</div>}
			{action && <div class="cluster actions">{action}</div>}
		</div>
	);
}
