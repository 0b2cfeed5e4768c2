import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { Chip } from '../../ui/Chip.tsx';
import { formatDated } from '../../ui/format.ts';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { attestedText } from '../MandateOn.tsx';
import { isOver, type Mandate } from '../mandate.ts';
import { nameOf, type PersonNames } from '../person.ts';
import type { MandateOfPerson } from '../person-store.ts';
import { called, mandateText } from '../wording.ts';

/** "depuis 2020", "de 2014 à 2020", "attesté le 21 novembre 2023", or that nothing is known. */
export function mandatePeriod({ since, until, attestedOn }: Mandate, locale: Language): string {
	const [from, to] = [formatDated(since, locale), formatDated(until, locale)];
	if (since && until) return m.directory_period({ from, to });
	if (since) return m.directory_period_from({ from });
	if (until) return m.directory_period_to({ to });
	return attestedOn ? attestedText(attestedOn, locale) : m.directory_period_unknown();
}

export function Role({ mandate, locale, today }: { mandate: Mandate; locale: Language; today: Day }) {
	const { text, language } = mandateText(mandate, locale);
	return (
		<>
			<span lang={language === locale ? undefined : language}>{text}</span> {mandate.honorary && <Chip>{m.directory_honorary()}</Chip>}{' '}
			{isOver(mandate, today) && <Chip>{m.directory_past()}</Chip>}
		</>
	);
}

type Row = { person: PersonNames & { id: string }; mandate: MandateOfPerson };

/** Who holds what at an organisation. */
export function MandateTable({ caption, rows, locale, today }: { caption: string; rows: readonly Row[]; locale: Language; today: Day }) {
	return (
		<Table
			caption={caption}
			hideCaption
			rows={rows}
			rowKey={({ mandate }) => mandate.id}
			columns={[
				{
					key: 'person',
					label: m.directory_person(),
					cell: ({ person }) => (
						<a href={urls.person({ person: person.id })} lang={nameOf(person, locale).language ?? undefined}>
							{nameOf(person, locale).text}
						</a>
					),
				},
				{ key: 'role', label: m.directory_role(), cell: ({ mandate }) => <Role mandate={mandate} locale={locale} today={today} /> },
				{ key: 'period', label: m.directory_period_label(), cell: ({ mandate }) => mandatePeriod(mandate, locale) },
			]}
		/>
	);
}

/** The mandates of one person, at their organisations. */
export function MandatesOfPerson(props: {
	personId: string;
	rows: readonly MandateOfPerson[];
	caption: string;
	mayEdit: boolean;
	locale: Language;
	today: Day;
}) {
	const { personId, rows, caption, mayEdit, locale, today } = props;
	return (
		<Table
			caption={caption}
			hideCaption
			rows={rows}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'role', label: m.directory_role(), cell: (mandate) => <Role mandate={mandate} locale={locale} today={today} /> },
				{
					key: 'organisation',
					label: m.directory_organisation(),
					cell: (mandate) => (
						<a href={urls.organisation({ organisation: mandate.organisationId })}>
							{called({ name: mandate.organisation, names: mandate.organisationNames }, locale)}
						</a>
					),
				},
				{ key: 'period', label: m.directory_period_label(), cell: (mandate) => mandatePeriod(mandate, locale) },
				...(mayEdit
					? [
							{
								key: 'change',
								label: m.directory_change(),
								cell: (mandate: MandateOfPerson) => (
									<>
										<a href={urls.mandateEdit({ person: personId, mandate: mandate.id })}>{m.directory_edit()}</a>{' '}
										<a href={urls.mandateRemove({ person: personId, mandate: mandate.id })}>{m.directory_remove()}</a>
									</>
								),
							},
						]
					: []),
			]}
		/>
	);
}
