import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { read } from '../../plain/language.ts';
import { formatMoney, fromDecimal } from '../../plain/money.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Support } from '../cost.ts';
import type { ShowProps } from './show.tsx';

/** The embassy and others: what they promised, what they gave. */
export function Supports({ partnership, mission, supports, locale, mayEdit }: ShowProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	const add = mayEdit && (
		<ButtonLink href={urls.supportNew(at)} size="small">
			{m.mission_support_add()}
		</ButtonLink>
	);
	return (
		<Section title={m.mission_supports()} actions={supports.length > 0 && add}>
			{supports.length === 0 ? (
				<Empty title={m.mission_no_support()} action={add}>
					{m.mission_no_support_hint()}
				</Empty>
			) : (
				<Table
					caption={m.mission_supports()}
					hideCaption
					rows={supports}
					rowKey={({ id }) => id}
					columns={[
						{
							key: 'words',
							label: m.mission_support_for(),
							cell: ({ id, words }: Support) => {
								const said = read(words, locale);
								return mayEdit ? (
									<a href={urls.support({ ...at, support: id })} lang={said?.language}>
										{said?.text}
									</a>
								) : (
									<span lang={said?.language}>{said?.text}</span>
								);
							},
						},
						{
							key: 'who',
							label: m.mission_supporter(),
							cell: ({ organisation }) => <a href={urls.organisation({ organisation: organisation.id })}>{called(organisation, locale)}</a>,
						},
						{
							key: 'state',
							label: m.dossier_state(),
							cell: ({ promisedOn, givenOn }) => (
								<>
									<Chip tone={givenOn ? 'good' : 'wait'}>{givenOn ? m.mission_support_given() : m.mission_support_promised()}</Chip>{' '}
									<span class="soft small">
										<When date={givenOn ?? promisedOn} />
									</span>
								</>
							),
						},
						...(supports.some(({ amount }) => amount !== null)
							? [
									{
										key: 'amount',
										label: m.mission_amount(),
										number: true,
										cell: ({ amount, currency }: Support) =>
											amount && currency ? formatMoney(fromDecimal(amount, currency), locale) : '—',
									},
								]
							: []),
					]}
				/>
			)}
		</Section>
	);
}
