import { m } from '../../paraglide/messages.js';
import { type Language, read } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Checkboxes } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatDated } from '../../ui/format.ts';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type CodeList, codeName } from '../default-fields.ts';
import type { Field, Partnership } from '../partnership.ts';
import type { FieldInput } from '../store.ts';
import { crumbsOf } from './crumbs.ts';

export interface FieldsProps {
	partnership: Partnership;
	defaults: readonly FieldInput[];
	/** The field being changed. */
	edited: Field | null;
	typed: Typed;
	errors: Errors;
	mayEdit: boolean;
	locale: Language;
}

/** A code with what it stands for, shortened: the whole is in its title. */
function Code({ list, code, locale }: { list: CodeList; code: string | null; locale: Language }) {
	if (code === null) return null;
	const name = codeName(list, code, locale);
	if (!name) return <span>{code}</span>;
	// Targets begin alike; what tells them apart comes after.
	const said = name.text.replace(/^(D[’']ici à 20\d\d, |By 20\d\d, )/, '');
	const short = said.length > 70 ? `${said.slice(0, 67).replace(/\s\S*$/, '')}…` : said;
	return (
		<div>
			{code}{' '}
			<span class="soft small" lang={name.language} title={name.text}>
				{short}
			</span>
		</div>
	);
}

function FieldTable({ partnership, mayEdit, locale }: Pick<FieldsProps, 'partnership' | 'mayEdit' | 'locale'>) {
	const at = { partnership: partnership.id };
	return (
		<Table
			caption={m.partnership_fields_title()}
			hideCaption
			rows={partnership.fields}
			rowKey={({ key }) => key}
			columns={[
				{
					key: 'name',
					label: m.partnership_field(),
					cell: ({ key, names, endedOn, used }) => {
						const name = read(names, locale);
						return (
							<>
								<span lang={name?.language}>{name?.text ?? key}</span>
								{endedOn && <div class="soft small">{m.partnership_field_ended({ date: formatDated(endedOn, locale) })}</div>}
								{used && <div class="soft small">{m.partnership_field_used()}</div>}
							</>
						);
					},
				},
				{ key: 'dac', label: m.partnership_field_dac(), cell: (row) => <Code list="dac-purposes" code={row.dacPurpose} locale={locale} /> },
				{
					key: 'sdg',
					label: m.partnership_field_sdg(),
					cell: (row) => row.sdgTargets.map((code) => <Code list="sdg-targets" code={code} locale={locale} />),
				},
				{
					key: 'matter',
					label: m.partnership_field_matter(),
					cell: (row) => <Code list="actes-matters" code={row.actesMatter} locale={locale} />,
				},
				...(mayEdit
					? [
							{
								key: 'edit',
								label: m.partnership_field_edit(),
								action: true,
								cell: ({ key }: Field) => (
									<ButtonLink size="small" kind="quiet" href={`${urls.partnershipFields(at, { field: key })}#own`}>
										{m.partnership_field_edit()}
									</ButtonLink>
								),
							},
						]
					: []),
			]}
		/>
	);
}

export function FieldsPage(props: FieldsProps) {
	const { partnership, defaults, mayEdit, locale } = props;
	const present = new Map(partnership.fields.map((one) => [one.key, one]));
	return (
		<>
			<PageHead title={m.partnership_fields_title()} lede={m.partnership_fields_lede()} crumbs={crumbsOf(partnership)} />
			{partnership.fields.length > 0 ? (
				<FieldTable {...props} />
			) : (
				<Empty title={m.partnership_fields_none()}>{mayEdit && m.partnership_fields_none_text()}</Empty>
			)}
			{mayEdit && (
				<>
					<Section title={m.partnership_fields_defaults()}>
						<Form action={urls.partnershipFields({ partnership: partnership.id })}>
							<input type="hidden" name="action" value="choose" />
							<Checkboxes
								name="default"
								label={m.partnership_fields_defaults()}
								hint={m.partnership_fields_defaults_hint()}
								values={partnership.fields.map(({ key }) => key)}
								options={defaults.map(({ key, names }) => ({
									value: key,
									label: read(present.get(key)?.names ?? names, locale)?.text ?? key,
									disabled: present.get(key)?.used ?? false,
								}))}
							/>
						</Form>
					</Section>
					<OwnField {...props} />
				</>
			)}
		</>
	);
}

function OwnField({ partnership, edited, typed, errors }: FieldsProps) {
	const address = urls.partnershipFields({ partnership: partnership.id });
	return (
		<Section id="own" title={edited ? m.partnership_field_edit_title() : m.partnership_field_own_title()}>
			<Form
				action={address}
				typed={typed}
				errors={errors}
				submit={edited ? m.ui_save() : m.partnership_field_add()}
				{...(edited ? { cancel: { href: address } } : {})}
			>
				{edited && <input type="hidden" name="key" value={edited.key} />}
				<div class="field-row">
					{ownFirst().map((language) => (
						<TextField name={`names.${language}`} label={m.partnership_field_in({ language: languageName[language]() })} lang={language} />
					))}
				</div>
				<div class="field-row">
					<TextField name="dacPurpose" label={m.partnership_field_dac()} hint={m.partnership_field_dac_hint()} inputmode="numeric" />
					<TextField name="sdgTargets" label={m.partnership_field_sdg()} hint={m.partnership_field_sdg_hint()} />
					<TextField name="actesMatter" label={m.partnership_field_matter()} hint={m.partnership_field_matter_hint()} />
				</div>
				<DatedField name="endedOn" label={m.partnership_field_ended_on()} />
			</Form>
			{edited && !edited.used && (
				<Form action={address} submit={false}>
					<input type="hidden" name="key" value={edited.key} />
					<Button name="action" value="remove" kind="danger" size="small">
						{m.partnership_field_remove()}
					</Button>
				</Form>
			)}
		</Section>
	);
}
