import { m } from '../../paraglide/messages.js';
import type { Typed } from '../../web/form.ts';

/** Somebody saved while this form was open: what stands now, for the fields where it differs from what is typed here. */
export function Changed({ saved, typed, labels }: { saved: Typed; typed: Typed; labels: Readonly<Record<string, () => string>> }) {
	const differing = Object.entries(saved).filter(([name, value]) => labels[name] && (typed[name] ?? '') !== value);
	return (
		<div class="errors" role="alert">
			<p>{m.form_changed_meanwhile()}</p>
			<ul>
				{differing.map(([name, value]) => (
					<li>
						<a href={`#${name.replace(/_text$/, '')}`}>{labels[name]?.()}</a> : {value || m.decision_empty()}
					</li>
				))}
			</ul>
		</div>
	);
}
