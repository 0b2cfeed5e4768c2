import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages, read } from '../../plain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Places } from '../capacity.ts';
import { periodText } from '../wording.ts';
import { type CalendarProps, type Shown, Stays, YearLinks } from './calendar.tsx';
import { Clashes } from './clashes.tsx';
import { Legend, WeeksGrid, YearTable } from './weeks-grid.tsx';

const crumbs = () => [{ label: m.hosting_title(), href: urls.hosting() }];
const Names = () => (
	<>
		{ownFirst().map((language) => (
			<TextField name={`names.${language}`} label={m.hosting_name_in({ language: languageName[language]() })} lang={language} />
		))}
		<TextArea name="note" label={m.hosting_note()} rows={2} />
	</>
);

export function NewDepartmentPage({ typed, errors, candidates }: { typed: Typed; errors: Errors; candidates: Choices }) {
	return (
		<>
			<PageHead title={m.hosting_new_title()} crumbs={crumbs()} lede={m.hosting_new_lede()} />
			<Form action={urls.hostDepartmentNew()} typed={typed} errors={errors} candidates={candidates} cancel={{ href: urls.hosting() }}>
				<Chooser kind="organisation" name="organisationId" label={m.placement_host()} hint={m.placement_host_hint()} required />
				<Names />
			</Form>
		</>
	);
}

export interface DepartmentProps extends Pick<CalendarProps, 'clashes' | 'year' | 'mayEdit' | 'today' | 'locale'> {
	department: Shown;
	typed: Typed;
	errors: Errors;
	/** Which of the two forms came back. */
	form: 'names' | 'places' | null;
}

export function DepartmentPage({ department, clashes, year, mayEdit, today, locale, typed, errors, form }: DepartmentProps) {
	const at = { department: department.id };
	const name = read(department.names, locale);
	const places = form === 'places' ? { typed, errors } : { typed: {} as Typed, errors: {} as Errors };
	const kept: Typed = {
		...Object.fromEntries(languages.map((language) => [`names.${language}`, department.names[language] ?? ''])),
		note: department.note ?? '',
	};
	const names = form === 'names' ? { typed, errors } : { typed: kept, errors: {} as Errors };
	return (
		<>
			<PageHead
				title={<span lang={name?.language}>{name?.text}</span>}
				crumbs={crumbs()}
				lede={called({ name: department.organisation, names: department.organisationNames }, locale)}
			/>
			{department.note && <p>{department.note}</p>}
			<YearLinks year={year} to={(which) => urls.hostDepartment(at, { year: which })} />
			<Clashes clashes={clashes} departments={[department]} people={[]} locale={locale} />
			<Legend />
			<WeeksGrid weeks={department.weeks} year={year} name={name?.text ?? ''} today={today} locale={locale} />
			<Section title={m.hosting_year_table({ year })}>
				<YearTable runs={department.runs} year={year} name={name?.text ?? ''} locale={locale} />
			</Section>
			<Section title={m.hosting_stays()}>
				<Stays stays={department.stays} year={year} locale={locale} />
			</Section>
			<Section title={m.hosting_periods()}>
				<Periods department={department} locale={locale} mayEdit={mayEdit} />
				{mayEdit && (
					<Form action={urls.hostPlaces(at)} {...places} submit={m.hosting_period_add()}>
						<div class="field-row">
							<DatedField name="from" label={m.hosting_from()} dayOnly required />
							<DatedField name="until" label={m.hosting_until()} dayOnly required />
							<TextField
								name="places"
								label={m.hosting_places()}
								hint={m.hosting_places_hint()}
								inputmode="numeric"
								width="short"
								required
							/>
						</div>
						<TextField name="reason" label={m.hosting_reason()} width="medium" />
					</Form>
				)}
			</Section>
			{mayEdit && (
				<details class="fold" open={form === 'names'}>
					<summary>{m.hosting_rename()}</summary>
					<Form action={urls.hostDepartment(at)} {...names}>
						<Names />
					</Form>
				</details>
			)}
		</>
	);
}

function Periods({ department, locale, mayEdit }: { department: Shown; locale: Language; mayEdit: boolean }) {
	if (department.periods.length === 0) return <Empty title={m.hosting_period_none()}>{m.hosting_period_hint()}</Empty>;
	return (
		<Table
			caption={m.hosting_periods()}
			hideCaption
			rows={department.periods}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'when', label: m.placement_period(), cell: ({ from, until }: Places) => periodText(from, until, locale) },
				{
					key: 'places',
					label: m.hosting_places(),
					cell: ({ places }) => (places === 0 ? m.hosting_legend_closed() : String(places)),
					number: true,
				},
				{ key: 'reason', label: m.hosting_reason(), cell: ({ reason }) => reason },
				...(mayEdit
					? [
							{
								key: 'remove',
								label: m.hosting_period_remove(),
								action: true,
								cell: ({ id, from, until }: Places) => (
									<form method="post" action={urls.hostPlacesRemove({ department: department.id, period: id })}>
										<Button size="small" kind="quiet">
											{m.hosting_period_remove()}
											<span class="hidden"> ({periodText(from, until, locale)})</span>
										</Button>
									</form>
								),
							},
						]
					: []),
			]}
		/>
	);
}
