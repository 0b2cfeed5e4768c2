import type { Deadline } from '../../law/deadline.ts';
import { deadlineLabel } from '../../law/words.ts';
import { m } from '../../paraglide/messages.js';
import { Chip } from '../../ui/Chip.tsx';
import { Contents } from '../../ui/Contents.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';

import { naming, type ShowProps } from './parts.ts';

/** What comes next: steps to take, then the days that come. */
export function Next(props: ShowProps & { todo: { label: string; href: string }[] }) {
	const { deadlines, decisions, partnership, todo, today, may } = props;
	const names = naming(props);
	const contents = (
		<Contents
			narrow
			parts={[
				{ id: 'agreements', label: m.dossier_agreements() },
				{ id: 'decisions', label: m.dossier_decisions() },
				{ id: 'law', label: m.dossier_law() },
				{ id: 'facts', label: m.dossier_facts() },
				{ id: 'people', label: m.dossier_people() },
			]}
		/>
	);
	if (deadlines.length === 0 && todo.length === 0) return contents;
	const subjectOf = ({ subject }: Deadline) =>
		subject.noun === 'agreement'
			? { label: names.agreement(subject.id), href: urls.agreement({ partnership: partnership.id, agreement: subject.id }) }
			: { label: names.decision(subject.id), href: urls.decision({ partnership: partnership.id, decision: subject.id }) };
	return (
		<>
			{contents}
			<Section title={m.dossier_next()}>
				{may.edit && todo.length > 0 && (
					<ul class="lines">
						{todo.map(({ label, href }) => (
							<li>
								<a href={href}>{label}</a>
							</li>
						))}
					</ul>
				)}
				{deadlines.length > 0 && (
					<Table
						caption={m.dossier_deadlines()}
						columns={[
							{ key: 'what', label: m.dossier_deadline(), cell: (deadline: Deadline) => deadlineLabel[deadline.kind]() },
							{
								key: 'on',
								label: m.dossier_date(),
								cell: ({ on, kind, subject }) =>
									kind === 'to-transmit' || kind === 'to-publish' ? (
										<>
											{m.dossier_voted_on()} <When date={decisions.find(({ id }) => id === subject.id)?.takenOn} />
										</>
									) : (
										<>
											<When date={on} /> {on < today && <Chip tone="bad">{m.dossier_overdue()}</Chip>}
										</>
									),
							},
							{
								key: 'subject',
								label: m.dossier_subject(),
								cell: (deadline) => {
									const { label, href } = subjectOf(deadline);
									return <a href={href}>{label}</a>;
								},
							},
						]}
						rows={deadlines}
						rowKey={({ kind, subject, on }) => `${kind}-${subject.id}-${on}`}
					/>
				)}
			</Section>
		</>
	);
}
