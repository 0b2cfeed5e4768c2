import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Checkbox } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type Aim, queryOf } from '../aim.ts';
import type { Provable } from '../document.ts';
import type { FileWithDocument } from '../file-store.ts';
import { kindAndSize } from '../wording.ts';
import { DocumentLink } from './link.tsx';
import { crumbsOf, type Holder, LanguageField, ProvesFields } from './parts.tsx';

export interface DescribeProps {
	partnership: Holder;
	files: readonly FileWithDocument[];
	aim: Aim;
	records: readonly Provable[];
	typed: Typed;
	errors: Errors;
	locale: Language;
	timeZone: string;
}

type FileProps = Pick<DescribeProps, 'records' | 'typed' | 'errors' | 'locale' | 'timeZone'> & {
	partnership: string;
	file: FileWithDocument;
	row: number;
};

/** One file: what it is called, and what it proves; one that is kept already only proves more. */
function OneFile({ partnership, file, row, records, typed, errors, locale, timeZone }: FileProps) {
	const prefix = `files.${row}.`;
	const fields = { prefix, typed, errors, locale };
	return (
		<fieldset class="file">
			<legend>
				<bdi>{file.name}</bdi>
			</legend>
			<input type="hidden" name={`${prefix}id`} value={file.id} />
			<p class="soft small">
				{kindAndSize(file, locale)} · {m.document_file_arrived({ when: formatInstant(file.uploadedAt, locale, timeZone) })}
			</p>
			{file.document ? (
				<>
					<input type="hidden" name={`${prefix}known`} value="yes" />
					<Notice>
						<p>
							{m.document_file_known()} <DocumentLink partnership={partnership} document={file.document} />. {m.document_file_known_next()}
						</p>
					</Notice>
					<ProvesFields {...fields} records={records} />
				</>
			) : (
				<>
					<TextField name={`${prefix}title`} label={m.document_title()} required />
					<div class="field-row">
						<LanguageField {...fields} />
						<DatedField name={`${prefix}on`} label={m.document_on()} />
					</div>
					<ProvesFields {...fields} records={records} />
					<Checkbox name={`${prefix}drop`} label={m.document_file_drop()} hint={m.document_file_drop_hint()} />
				</>
			)}
		</fieldset>
	);
}

/** Files that have come in: what each of them is. They are not sent again, whatever is corrected here. */
export function DescribePage({ partnership, files, aim, typed, errors, ...rest }: DescribeProps) {
	const at = { partnership: partnership.id };
	const rowOf = (id: string, usual: number) => {
		const found = Object.entries(typed).find(([name, value]) => value === id && /^files\.\d+\.id$/.test(name));
		return found ? Number(found[0].split('.')[1]) : usual;
	};
	return (
		<>
			<PageHead
				title={m.document_describe_title()}
				lede={m.document_describe_lede({ n: files.length })}
				crumbs={crumbsOf(partnership, true)}
			/>
			<Form
				action={urls.documentDescribe(at, queryOf(aim))}
				typed={typed}
				errors={errors}
				cancel={{ href: urls.documents(at), label: m.document_later() }}
			>
				{files.map((file, index) => (
					<OneFile
						key={file.id}
						{...rest}
						partnership={partnership.id}
						file={file}
						row={rowOf(file.id, index)}
						typed={typed}
						errors={errors}
					/>
				))}
			</Form>
		</>
	);
}
