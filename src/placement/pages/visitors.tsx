import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import { addDays, isDay } from '../../plain/day.ts';
import { type Language, read, type Texts } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { formatDated } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { isOver, stateOf, weeksOf } from '../placement.ts';
import type { ShowProps } from './show.tsx';

const Said = ({ texts, locale }: { texts: Texts; locale: Language }) => {
	const said = read(texts, locale);
	return said ? <span lang={said.language}>{said.text}</span> : null;
};

/** Who comes: by name once it is known, by number until then. */
export function Visitors({ partnership, placement, visitors, locale, mayEdit }: ShowProps) {
	const at = { partnership: partnership.id, placement: placement.id };
	const add = mayEdit && (
		<ButtonLink href={urls.visitorNew(at)} size="small">
			{m.placement_visitor_add()}
		</ButtonLink>
	);
	const held = visitors.some((visitor) => visitor.held);
	return (
		<Section title={m.placement_visitors()} actions={visitors.length > 0 && add}>
			{visitors.length === 0 ? (
				<Empty title={m.placement_unnamed({ n: placement.visitors })} action={add}>
					{m.placement_unnamed_hint()}
				</Empty>
			) : (
				<>
					<Table
						caption={m.placement_visitors()}
						hideCaption
						rows={visitors}
						rowKey={({ id }) => id}
						columns={[
							{
								key: 'name',
								label: m.placement_visitor(),
								cell: (visitor) => {
									const name = nameOf(visitor, locale);
									const href = mayEdit ? urls.visitor({ ...at, visitor: visitor.id }) : urls.person({ person: visitor.personId });
									return (
										<a href={href} lang={name.language ?? undefined}>
											{name.text}
										</a>
									);
								},
							},
							{ key: 'occupation', label: m.placement_occupation(), cell: ({ occupation }) => <Said texts={occupation} locale={locale} /> },
							{ key: 'language', label: m.placement_visitor_language(), cell: ({ language }) => languageName[language]() },
							...(held
								? [
										{
											key: 'lodging',
											label: m.placement_lodging(),
											cell: ({ held }: (typeof visitors)[number]) => held?.lodging,
										},
										{
											key: 'contact',
											label: m.placement_emergency_contact(),
											cell: ({ held }: (typeof visitors)[number]) => held?.emergencyContact,
										},
									]
								: []),
						]}
					/>
					{visitors.length < placement.visitors && (
						<p class="soft">{m.placement_unnamed_more({ n: placement.visitors - visitors.length })}</p>
					)}
					{held && mayEdit && (
						<form method="post" action={urls.placementErase(at)}>
							<p class="soft small">{m.placement_private_about()}</p>
							<Button size="small">{m.placement_erase()}</Button>
						</form>
					)}
				</>
			)}
			{placement.privateErasedAt && <p class="soft small">{m.placement_erased()}</p>}
		</Section>
	);
}

/** Objectives and programme, week by week. */
export function Weeks({ partnership, placement, weeks, today, locale, mayEdit }: ShowProps) {
	if (weeks.length === 0 && isOver(stateOf(placement, today))) return null;
	const at = { partnership: partnership.id, placement: placement.id };
	const planned = new Set(weeks.map(({ week }) => week));
	const open = Array.from({ length: weeksOf(placement) }, (_, index) => index + 1).filter((week) => !planned.has(week));
	const { arrivesOn } = placement;
	/** "Semaine 3, dès le 15 mars 2027": its first day where the arrival is known to the day. */
	const nameOfWeek = (n: number) =>
		arrivesOn && isDay(arrivesOn)
			? m.placement_week_from({ n, day: formatDated(addDays(arrivesOn, (n - 1) * 7), locale) })
			: m.placement_week({ n });
	return (
		<Section title={m.placement_weeks()} id="weeks">
			{weeks.length === 0 && <p class="soft">{m.placement_weeks_none()}</p>}
			{weeks.length > 0 && (
				<Table
					caption={m.placement_weeks()}
					hideCaption
					rows={weeks}
					rowKey={({ week }) => String(week)}
					columns={[
						{
							key: 'week',
							label: m.placement_week_column(),
							cell: ({ week }) =>
								mayEdit && week <= weeksOf(placement) ? (
									<a href={urls.placementWeek(at, { week })}>{nameOfWeek(week)}</a>
								) : (
									nameOfWeek(week)
								),
						},
						{
							key: 'objectives',
							label: m.placement_objectives(),
							cell: ({ objectives }) => <Said texts={objectives} locale={locale} />,
						},
						{ key: 'programme', label: m.placement_programme(), cell: ({ programme }) => <Said texts={programme} locale={locale} /> },
					]}
				/>
			)}
			{mayEdit && open.length > 0 && (
				<>
					<p id="weeks-open">{m.placement_weeks_open()}</p>
					<ul class="cluster" aria-labelledby="weeks-open">
						{open.map((week) => (
							<li>
								<a href={urls.placementWeek(at, { week })} title={nameOfWeek(week)}>
									{m.placement_week({ n: week })}
								</a>
							</li>
						))}
					</ul>
				</>
			)}
		</Section>
	);
}
