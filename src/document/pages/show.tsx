import { m } from '../../paraglide/messages.js';
import type { Dated } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { PdfPreview } from '../../ui/PdfPreview.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { queryOf } from '../aim.ts';
import type { Provable, Proves } from '../document.ts';
import { Files } from '../Files.tsx';
import { drawable, type KeptFile, savedName } from '../file.ts';
import type { DocumentWithProofs } from '../store.ts';
import { documentLanguageName, kindAndSize, provesText } from '../wording.ts';
import { SourceLink } from './link.tsx';
import { crumbsOf, type Holder } from './parts.tsx';

export interface ShowProps {
	partnership: Holder;
	document: DocumentWithProofs;
	records: readonly Provable[];
	mayEdit: boolean;
	/** In bytes. */
	maxSize: number;
	locale: Language;
	timeZone: string;
}

const recordHref = (partnership: string, { decisionId, agreementId }: Proves): string =>
	decisionId !== null
		? urls.decision({ partnership, decision: decisionId })
		: agreementId !== null
			? urls.agreement({ partnership, agreement: agreementId })
			: urls.partnership({ partnership });

/** Up to here a PDF is fetched without being asked for: a minute on a slow line. */
const light = 3 * 1024 ** 2;

function Preview({ href, shown, file, document }: { href: string; shown: string; file: KeptFile; document: DocumentWithProofs }) {
	const { title, language } = document;
	if (drawable.has(file.mediaType))
		return (
			<p>
				<a href={shown}>
					<img class="preview" src={shown} alt={m.document_preview_alt({ title })} loading="lazy" />
				</a>
			</p>
		);
	if (file.mediaType === 'application/pdf')
		return <PdfPreview source={href} title={title} auto={file.size <= light} lang={language ?? undefined} />;
	return <p class="soft">{m.document_preview_none()}</p>;
}

export function ShowPage({ partnership, document, records, mayEdit, maxSize, locale, timeZone }: ShowProps) {
	const at = { partnership: partnership.id, document: document.id };
	const { file, url } = document;
	const href = urls.documentFile(at);
	const attach = (label: string) => (
		<Form
			action={urls.documentUpload({ partnership: partnership.id }, queryOf({ document: document.id, back: urls.document(at) }))}
			files
			submit={label}
		>
			<Files partnership={partnership.id} maxSize={maxSize} one />
		</Form>
	);
	return (
		<>
			<PageHead
				title={<span lang={document.language ?? undefined}>{document.title}</span>}
				crumbs={crumbsOf(partnership, true)}
				actions={
					<>
						{mayEdit && <ButtonLink href={urls.documentEdit(at)}>{m.document_edit()}</ButtonLink>}
						{mayEdit && (
							<ButtonLink href={urls.documentRemove(at)} kind="quiet">
								{m.document_remove()}
							</ButtonLink>
						)}
					</>
				}
			/>
			<Facts
				facts={[
					{ term: m.document_on(), value: <When date={document.on} /> },
					{ term: m.document_language(), value: document.language && documentLanguageName(document.language, locale) },
					{ term: m.document_url(), value: url && <SourceLink document={document} url={url} whole /> },
					{ term: m.document_retrieved_on(), value: document.retrievedOn && <When date={document.retrievedOn as Dated} /> },
					{ term: m.document_note(), value: document.note },
				]}
			/>
			<Section title={m.document_proves()}>
				{document.proves.length === 0 ? (
					<p class="soft">{m.document_proves_nothing()}</p>
				) : (
					<ul class="lines">
						{document.proves.map((one) => (
							<li>
								<a href={recordHref(partnership.id, one)}>{provesText(one, records, locale)}</a>
							</li>
						))}
					</ul>
				)}
			</Section>
			<Section
				title={m.document_file()}
				id="file"
				actions={
					file && (
						<ButtonLink href={href} kind="primary" download>
							{m.document_file_save()}
						</ButtonLink>
					)
				}
			>
				{file ? (
					<>
						<Preview href={href} shown={urls.documentFile(at, { inline: 1 })} file={file} document={document} />
						<Facts
							facts={[
								{ term: m.document_file_name(), value: <bdi>{savedName(file)}</bdi> },
								{ term: m.document_file_kind(), value: kindAndSize(file, locale) },
								{
									term: m.document_file_uploaded(),
									value: file.by
										? m.document_file_uploaded_by({ when: formatInstant(file.uploadedAt, locale, timeZone), who: file.by })
										: formatInstant(file.uploadedAt, locale, timeZone),
								},
								{ term: m.document_file_hash(), value: <code class="hash">{file.sha256}</code> },
							]}
						/>
						{mayEdit && (
							<details>
								<summary>{m.document_file_replace()}</summary>
								<p class="soft">{m.document_file_replace_text()}</p>
								{attach(m.document_file_replace())}
							</details>
						)}
					</>
				) : mayEdit ? (
					attach(m.document_file_attach())
				) : (
					<Empty title={m.document_file_absent()} />
				)}
			</Section>
			<p class="to-history">
				<a href={urls.documentHistory(at)}>{m.history_see()}</a>
			</p>
		</>
	);
}
