import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Provable } from '../document.ts';
import type { DocumentWithProofs } from '../store.ts';
import { documentLanguageName, kindAndSize, provesText } from '../wording.ts';
import { DocumentLink, SourceLink } from './link.tsx';
import { crumbsOf, type Holder } from './parts.tsx';

export interface ListProps {
	partnership: Holder;
	documents: readonly DocumentWithProofs[];
	records: readonly Provable[];
	/** Files that nobody has described yet. */
	waiting: number;
	mayEdit: boolean;
	locale: Language;
}

/** Files that have come in and are no documents yet: says so, and leads there. */
export function Waiting({ partnership, waiting }: { partnership: string; waiting: number }) {
	if (waiting === 0) return null;
	return (
		<Notice>
			<p>
				{m.document_waiting({ n: waiting })} <a href={urls.documentDescribe({ partnership })}>{m.document_waiting_describe()}</a>
			</p>
		</Notice>
	);
}

export function ListPage({ partnership, documents, records, waiting, mayEdit, locale }: ListProps) {
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
			<Waiting partnership={partnership.id} waiting={waiting} />
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
									<DocumentLink partnership={partnership.id} document={row} />
									{row.file && <div class="soft small">{kindAndSize(row.file, locale)}</div>}
									{row.url && (
										<div class="small source">
											<SourceLink document={row} url={row.url} />
										</div>
									)}
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
					]}
				/>
			)}
		</>
	);
}
