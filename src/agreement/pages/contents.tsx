import { m } from '../../paraglide/messages.js';

/** The way down a long page, in one line: on a telephone the text of an accord lies many screens below its title. */
export function Contents({ signed, checked }: { signed: boolean; checked: boolean }) {
	const parts: [string, string][] = [
		...(signed ? [['signature', m.agreement_sign_title()] as [string, string]] : []),
		...(checked ? [['law', m.agreement_life_law()] as [string, string]] : []),
		['proofs', m.agreement_life_proofs()],
		['after', m.agreement_life_after()],
		['text', m.agreement_text_title()],
		['commitments', m.agreement_commitments_title()],
	];
	return (
		<nav class="contents" aria-label={m.agreement_contents()}>
			<ul class="cluster">
				{parts.map(([id, label]) => (
					<li>
						<a href={`#${id}`}>{label}</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
