import { m } from '../../paraglide/messages.js';
import type { Dated } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { type Crumb, PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import { type Document, factsOf, type Noun, type Provable, provesCode } from '../document.ts';
import type { DocumentWithProofs } from '../store.ts';
import { documentLanguageName, documentLanguages, factLabel, provableName, provesText } from '../wording.ts';
import { DocumentLink } from './link.tsx';

type Holder = { id: string; name: string };

const crumbsOf = ({ id, name }: Holder, below = false): Crumb[] => [
	{ label: m.nav_partnerships(), href: urls.partnerships() },
	{ label: name, href: urls.partnership({ partnership: id }) },
	...(below ? [{ label: m.document_list_title(), href: urls.documents({ partnership: id }) }] : []),
];

export interface ListProps {
	partnership: Holder;
	documents: readonly DocumentWithProofs[];
	records: readonly Provable[];
	mayEdit: boolean;
	locale: Language;
}

export function ListPage({ partnership, documents, records, mayEdit, locale }: ListProps) {
	const at = { partnership: partnership.id };
	const add = mayEdit && (
		<ButtonLink href={urls.documentNew(at)} kind="primary">
			{m.document_new()}
		</ButtonLink>
	);
	return (
		<>
			<PageHead
				title={m.document_list_title()}
				lede={m.document_list_lede()}
				crumbs={crumbsOf(partnership)}
				actions={documents.length > 0 && add}
			/>
			{documents.length === 0 ? (
				<Empty title={m.document_none_title()} action={add}>
					{mayEdit && m.document_none_text()}
				</Empty>
			) : (
				<Table
					caption={m.document_list_title()}
					hideCaption
					rows={documents}
					rowKey={({ id }) => id}
					columns={[
						{
							key: 'title',
							label: m.document_title(),
							cell: (row) => (
								<>
									<DocumentLink document={row} />
									{row.note && <div class="soft small">{row.note}</div>}
								</>
							),
						},
						{ key: 'on', label: m.document_on(), cell: ({ on }) => <When date={on} /> },
						{ key: 'language', label: m.document_language(), cell: ({ language }) => language && documentLanguageName(language, locale) },
						{
							key: 'proves',
							label: m.document_proves(),
							cell: ({ proves }) =>
								proves.length === 0 ? (
									<span class="soft">{m.document_proves_nothing()}</span>
								) : (
									proves.map((one) => <div>{provesText(one, records, locale)}</div>)
								),
						},
						...(mayEdit
							? [
									{
										key: 'edit',
										label: m.document_edit(),
										action: true,
										cell: ({ id }: DocumentWithProofs) => (
											<span class="cluster">
												<ButtonLink size="small" kind="quiet" href={urls.documentEdit({ ...at, document: id })}>
													{m.document_edit()}
												</ButtonLink>
												<ButtonLink size="small" kind="quiet" href={urls.documentRemove({ ...at, document: id })}>
													{m.document_remove()}
												</ButtonLink>
											</span>
										),
									},
								]
							: []),
					]}
				/>
			)}
		</>
	);
}

/** A document as its form shows it. */
export const typedOf = ({ title, url, language, on, retrievedOn, note, proves }: DocumentWithProofs): Typed => ({
	title,
	url: url ?? '',
	language: language ?? '',
	on: typedDate(on),
	retrievedOn: typedDate(retrievedOn as Dated | null),
	note: note ?? '',
	...Object.fromEntries(proves.map((one, row) => [`proves.${row}`, provesCode(one)])),
});

export interface EditProps {
	partnership: Holder;
	document: Document | null;
	records: readonly Provable[];
	typed: Typed;
	errors: Errors;
	locale: Language;
}

export function EditPage({ partnership, document, records, typed, errors, locale }: EditProps) {
	const at = { partnership: partnership.id };
	const sent = Object.keys(typed).filter((name) => /^proves\.\d+$/.test(name) && typed[name] !== '').length;
	const option = (noun: Noun, id: string | null) =>
		factsOf[noun].map((fact) => ({
			value: provesCode({ fact, decisionId: noun === 'decision' ? id : null, agreementId: noun === 'agreement' ? id : null }),
			label: factLabel[fact](),
		}));
	const options = [
		{ label: m.document_of_partnership(), options: option('partnership', null) },
		...records.map((record) => ({ label: provableName(record, locale), options: option(record.noun, record.id) })),
	];
	const languageOptions = [...new Set([...documentLanguages, ...(typed.language ? [typed.language] : [])])];
	return (
		<>
			<PageHead title={document ? m.document_edit_title() : m.document_new()} crumbs={crumbsOf(partnership, true)} />
			<Form
				action={document ? urls.documentEdit({ ...at, document: document.id }) : urls.documentNew(at)}
				errors={summaryOf(errors)}
				cancel={{ href: urls.documents(at) }}
			>
				<TextField
					name="title"
					label={m.document_title()}
					hint={m.document_title_hint()}
					required
					value={typed.title}
					error={errors.title}
				/>
				<TextField
					name="url"
					type="url"
					label={m.document_url()}
					hint={m.document_url_hint()}
					value={typed.url}
					error={errors.url}
					inputmode="url"
				/>
				<div class="field-row">
					<Select
						name="language"
						label={m.document_language()}
						empty={m.document_language_unknown()}
						value={typed.language}
						error={errors.language}
						options={languageOptions.map((value) => ({ value, label: documentLanguageName(value, locale) }))}
					/>
					<DatedField name="on" label={m.document_on()} value={typed.on} error={errors.on} />
					<DatedField name="retrievedOn" label={m.document_retrieved_on()} dayOnly value={typed.retrievedOn} error={errors.retrievedOn} />
				</div>
				<Section title={m.document_proves()}>
					<div class="flow">
						<p class="hint">{m.document_proves_hint()}</p>
						{Array.from({ length: sent + 1 }, (_, row) => (
							<Select
								name={`proves.${row}`}
								label={m.document_proves_n({ n: row + 1 })}
								empty={m.document_proves_nothing()}
								value={typed[`proves.${row}`]}
								error={errors[`proves.${row}`]}
								options={options}
							/>
						))}
					</div>
				</Section>
				<TextArea name="note" label={m.document_note()} hint={m.document_note_hint()} value={typed.note} error={errors.note} rows={3} />
			</Form>
		</>
	);
}

export function RemovePage({ partnership, document }: { partnership: Holder; document: Document }) {
	const at = { partnership: partnership.id };
	return (
		<Confirm
			title={m.document_remove_title()}
			action={urls.documentRemove({ ...at, document: document.id })}
			submit={m.document_remove()}
			cancel={{ href: urls.documents(at) }}
		>
			<p>
				<DocumentLink document={document} />
			</p>
			<p>{m.document_remove_text()}</p>
		</Confirm>
	);
}
