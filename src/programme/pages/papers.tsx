import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Programme } from '../ask.ts';
import { programmeAt } from './parts.tsx';

const forms = [
	['fr', m.ui_language_fr],
	['hy', m.ui_language_hy],
	['fr-hy', m.paper_in_both],
] as const;

/** The whole programme and each person's own, as PDF and for a calendar. */
export function Papers({ programme }: { programme: Programme }) {
	const at = programmeAt(programme);
	const rows = [
		{ id: null, name: m.programme_for_all(), lang: null },
		...programme.roster
			.filter(({ declinedOn }) => declinedOn === null)
			.map((one) => ({ id: one.id, name: nameOf(one, programme.locale).text, lang: nameOf(one, programme.locale).language })),
	];
	return (
		<div class="actions">
			<Section title={m.programme_papers()}>
				<Table
					caption={m.programme_papers()}
					hideCaption
					rows={rows}
					rowKey={({ id }) => id ?? 'all'}
					columns={[
						{ key: 'who', label: m.programme_part_who(), cell: ({ name, lang }) => <span lang={lang ?? undefined}>{name}</span> },
						{
							key: 'pdf',
							label: m.paper_pdf(),
							cell: ({ id, name }) => (
								<ul class="cluster">
									{forms.map(([form, label]) => (
										<li>
											<a
												href={id ? urls.programmePocket({ ...at, delegate: id }, { in: form }) : urls.programmePdf(at, { in: form })}
												data-turbo="false"
											>
												<span class="hidden">{name}, </span>
												<span lang={form === 'fr-hy' ? undefined : form}>{label()}</span>
											</a>
										</li>
									))}
								</ul>
							),
						},
						{
							key: 'ics',
							label: m.programme_calendar(),
							cell: ({ id, name }) => (
								<a href={id ? urls.programmePersonIcs({ ...at, delegate: id }) : urls.programmeIcs(at)} data-turbo="false">
									<span class="hidden">{name}, </span>
									{m.programme_ics()}
								</a>
							),
						},
					]}
				/>
			</Section>
		</div>
	);
}
