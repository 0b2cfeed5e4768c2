import { m } from '../../paraglide/messages.js';
import { Checkbox } from '../../ui/Choices.tsx';
import type { Candidate } from '../../ui/Combobox.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';

export interface Twin extends Candidate {
	href: string;
}

/** The records that what is being created may already be, before anything is created. */
export function Twins({ title, twins }: { title: string; twins: readonly Twin[] }) {
	if (twins.length === 0) return null;
	return (
		<Section title={title} id="twins">
			<p>{m.directory_twins_lede()}</p>
			<Table
				caption={title}
				hideCaption
				rows={twins}
				rowKey={({ value }) => value}
				columns={[
					{
						key: 'name',
						label: m.directory_name(),
						cell: ({ href, label, lang }) => (
							<a href={href} lang={lang}>
								{label}
							</a>
						),
					},
					{ key: 'detail', label: m.directory_about(), cell: ({ detail }) => detail ?? '' },
				]}
			/>
		</Section>
	);
}

/** Last in the form: only a tick creates what may be a double. */
export function CreateAnyway({ twins }: { twins: readonly Twin[] }) {
	return twins.length > 0 ? <Checkbox name="anyway" label={m.directory_create_anyway()} /> : null;
}
