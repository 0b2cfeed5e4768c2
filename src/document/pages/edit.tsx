import { m } from '../../paraglide/messages.js';
import type { Dated } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Why } from '../../ui/Why.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type Document, type Provable, provesCode } from '../document.ts';
import type { DocumentWithProofs, Use } from '../store.ts';
import { DocumentLink } from './link.tsx';
import { crumbsOf, type Holder, LanguageField, ProvesFields } from './parts.tsx';

/** A document as its form shows it. */
type Written = Pick<DocumentWithProofs, 'title' | 'url' | 'language' | 'on' | 'retrievedOn' | 'note' | 'proves'>;

/** The document as its form shows it. */
export const typedOf = ({ title, url, language, on, retrievedOn, note, proves }: Written): Typed => ({
	title,
	url: url ?? '',
	language: language ?? '',
	on: typedDate(on),
	retrievedOn: typedDate(retrievedOn as Dated | null),
	note: note ?? '',
	...Object.fromEntries(proves.map((one, row) => [`proves.${row}`, provesCode(one)])),
});

interface FieldsProps {
	records: readonly Provable[];
	typed: Typed;
	errors: Errors;
	locale: Language;
}

/** What is said of a document, with or without a file. */
export function DocumentFields({ records, typed, locale }: Omit<FieldsProps, 'errors'>) {
	return (
		<>
			<TextField name="title" label={m.document_title()} hint={m.document_title_hint()} required />
			<TextField name="url" type="url" label={m.document_url()} hint={m.document_url_hint()} inputmode="url" />
			<div class="field-row">
				<LanguageField typed={typed} locale={locale} />
				<DatedField name="on" label={m.document_on()} />
				<DatedField name="retrievedOn" label={m.document_retrieved_on()} dayOnly />
			</div>
			<Section title={m.document_proves()}>
				<div class="flow">
					<p class="hint">{m.document_proves_hint()}</p>
					<ProvesFields records={records} typed={typed} locale={locale} />
				</div>
			</Section>
			<TextArea name="note" label={m.document_note()} hint={m.document_note_hint()} rows={3} />
		</>
	);
}

export interface EditProps extends FieldsProps {
	partnership: Holder;
	document: Document;
}

export function EditPage({ partnership, document, ...fields }: EditProps) {
	const at = { partnership: partnership.id, document: document.id };
	return (
		<>
			<PageHead
				title={m.document_edit_title()}
				crumbs={[...crumbsOf(partnership, true), { label: document.title, href: urls.document(at) }]}
			/>
			<Form action={urls.documentEdit(at)} typed={fields.typed} errors={fields.errors} cancel={{ href: urls.document(at) }}>
				<DocumentFields {...fields} />
			</Form>
		</>
	);
}

export interface RemoveProps {
	partnership: Holder;
	document: DocumentWithProofs;
	/** What else rests on it. */
	uses: readonly Use[];
	locale: Language;
	typed?: Typed;
	errors?: Errors;
}

export function RemovePage({ partnership, document, uses, locale, typed, errors = {} }: RemoveProps) {
	const at = { partnership: partnership.id, document: document.id };
	if (document.proves.length > 0)
		return (
			<>
				<PageHead
					title={m.document_remove_title()}
					crumbs={[{ label: document.title, href: urls.document(at) }]}
					lede={m.document_remove_proves()}
				/>
				<p>
					<a href={urls.documentEdit(at)}>{m.document_edit_title()}</a>
				</p>
			</>
		);
	if (uses.length > 0)
		return (
			<>
				<PageHead
					title={m.document_remove_title()}
					crumbs={[{ label: document.title, href: urls.document(at) }]}
					lede={m.document_remove_used()}
				/>
				<ul class="lines">
					{uses.map(({ noun, id, titles }) => {
						const title = read(titles, locale);
						const to = { partnership: partnership.id };
						const href = noun === 'placement' ? urls.placement({ ...to, placement: id }) : urls.costs({ ...to, mission: id });
						return (
							<li>
								<a href={href} lang={title?.language}>
									{title?.text}
								</a>
							</li>
						);
					})}
				</ul>
			</>
		);
	return (
		<Confirm
			title={m.document_remove_title()}
			action={urls.documentRemove(at)}
			submit={m.document_remove()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.document(at) }}
		>
			<p>
				<DocumentLink partnership={partnership.id} document={document} />
			</p>
			<p>{m.document_remove_text()}</p>
			{document.fileId !== null && <p>{m.document_remove_file_text()}</p>}
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}
