import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatDated, formatRow } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { isOver } from '../mandate.ts';
import { nameOf } from '../person.ts';
import type { Person } from '../person-store.ts';
import { called } from '../wording.ts';
import { RecordCare } from './care.tsx';
import { MandatesOfPerson } from './mandates.tsx';

export function PersonPage({
	person,
	mayEdit,
	mayMerge,
	locale,
	today,
}: {
	person: Person;
	mayEdit: boolean;
	mayMerge: boolean;
	locale: Language;
	today: Day;
}) {
	const shown = nameOf(person, locale);
	const other = nameOf(person, locale === 'hy' ? 'fr' : 'hy');
	const past = person.mandates.filter((mandate) => isOver(mandate, today));
	const current = person.mandates.filter((mandate) => !isOver(mandate, today));
	const table = { personId: person.id, mayEdit, locale, today };
	const add = mayEdit && (
		<ButtonLink href={urls.mandateNew({ person: person.id })} size="small">
			{m.directory_add_mandate()}
		</ButtonLink>
	);
	return (
		<>
			<PageHead
				title={shown.language && shown.language !== locale ? <span lang={shown.language}>{shown.text}</span> : shown.text}
				twin={other.text !== shown.text ? { text: other.text, lang: other.language ?? 'fr' } : undefined}
				crumbs={[
					{ label: m.nav_directory(), href: urls.directory() },
					{ label: m.directory_people(), href: urls.people() },
				]}
				actions={mayEdit && <ButtonLink href={urls.personEdit({ person: person.id })}>{m.directory_edit()}</ButtonLink>}
			/>
			<Section title={m.directory_mandates()} actions={add}>
				{current.length > 0 ? (
					<MandatesOfPerson {...table} caption={m.directory_mandates()} rows={current} />
				) : (
					<Empty title={m.directory_no_mandate()}>{m.directory_no_mandate_next()}</Empty>
				)}
			</Section>
			{past.length > 0 && (
				<Section title={m.directory_past_mandates()}>
					<MandatesOfPerson {...table} caption={m.directory_past_mandates()} rows={past} />
				</Section>
			)}
			{person.objectedOn && <Chip tone="warn">{m.directory_objected()}</Chip>}
			<Facts
				facts={[
					{ term: m.directory_spellings(), value: formatRow(person.spellings, locale) },
					{ term: m.directory_kept_by(), value: called({ name: person.keeper, names: person.keeperNames }, locale) },
				]}
			/>
			<p class="to-history">
				<a href={urls.personHistory({ person: person.id })}>{m.history_see()}</a>
			</p>
			{mayEdit && (
				<RecordCare>
					<a href={urls.personData({ person: person.id })}>{m.directory_data_link()}</a>
					{mayMerge && <a href={urls.personMerge({ person: person.id })}>{m.merge_link()}</a>}
					<a href={urls.personDelete({ person: person.id })}>{m.merge_delete_title()}</a>
				</RecordCare>
			)}
		</>
	);
}

/** What stands where a person was erased: the number of the record, and when. */
export function ErasedPage({ at, locale }: { at: Day; locale: Language }) {
	return (
		<PageHead
			title={m.directory_erased_title()}
			crumbs={[{ label: m.directory_people(), href: urls.people() }]}
			lede={m.directory_erased_lede({ date: formatDated(at, locale) })}
		/>
	);
}
