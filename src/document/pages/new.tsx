import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type Aim, queryOf } from '../aim.ts';
import type { Provable } from '../document.ts';
import { Files } from '../Files.tsx';
import { provesText } from '../wording.ts';
import { DocumentFields } from './edit.tsx';
import { Waiting } from './list.tsx';
import { crumbsOf, type Holder } from './parts.tsx';

export interface NewProps {
	partnership: Holder;
	aim: Aim;
	records: readonly Provable[];
	waiting: number;
	/** In bytes. */
	maxSize: number;
	typed: Typed;
	errors: Errors;
	/** Why files were refused, a sentence each. */
	refused: readonly string[];
	/** Files of the same form that did come in, and where to go on with them. */
	arrived: { names: readonly string[]; next: string } | null;
	locale: Language;
}

/** Two ways to add a proof: files, or the place where it can be read. */
export function NewPage({ partnership, aim, records, waiting, maxSize, typed, errors, refused, arrived, locale }: NewProps) {
	const at = { partnership: partnership.id };
	const query = queryOf(aim);
	const cancel = { href: aim.back ?? urls.documents(at) };
	const reference = Object.keys(errors).length > 0;
	return (
		<>
			<PageHead
				title={m.document_new()}
				crumbs={crumbsOf(partnership, true)}
				lede={aim.proves && m.document_new_for({ fact: provesText(aim.proves, records, locale) })}
			/>
			<Waiting partnership={partnership.id} waiting={waiting} />
			{arrived && (
				<Notice tone="wait">
					<p>{m.document_arrived({ names: arrived.names.join(', ') })}</p>
					<p>
						<ButtonLink href={arrived.next} kind="primary">
							{m.document_arrived_next()}
						</ButtonLink>
					</p>
				</Notice>
			)}
			{!reference && (
				<Form
					action={urls.documentUpload(at, query)}
					files
					submit={m.document_send()}
					cancel={cancel}
					errors={refused.map((message) => ({ field: 'files', message }))}
				>
					<Files partnership={partnership.id} maxSize={maxSize} error={refused.join(' ') || undefined} />
				</Form>
			)}
			<Section title={m.document_reference()} id="reference">
				<details open={reference || Boolean(typed.title)}>
					<summary>{m.document_reference_open()}</summary>
					<Form action={urls.documentNew(at, query)} typed={typed} errors={errors} cancel={cancel}>
						<DocumentFields records={records} typed={typed} locale={locale} />
					</Form>
				</details>
			</Section>
		</>
	);
}
