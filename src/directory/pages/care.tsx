import { type ComponentChildren, toChildArray } from 'preact';
import { m } from '../../paraglide/messages.js';
import { Section } from '../../ui/PageHead.tsx';

/** What is rarely done to a record, at the foot of its page: doubles, deletion, the rights of the person. */
export function RecordCare({ children }: { children: ComponentChildren }) {
	return (
		<Section title={m.directory_care()}>
			<ul class="lines">
				{toChildArray(children).map((link) => (
					<li>{link}</li>
				))}
			</ul>
		</Section>
	);
}
