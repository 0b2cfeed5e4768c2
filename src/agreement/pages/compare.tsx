import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Dated, parseDated } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import { formatMoney, fromDecimal } from '../../plain/money.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Diff } from '../../ui/Diff.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { formatDated } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Agreement } from '../agreement.ts';
import { kindLabel } from '../labels.ts';
import type { ArticleChange, Comparison, TermChange, VersionCommitment } from '../version.ts';
import { articleTitle, authenticLabel, termLabel } from './labels-text.ts';
import { agreementCrumbs } from './text-crumbs.ts';

export interface ComparePageProps {
	partnership: Partnership;
	agreement: Agreement;
	from: number;
	/** null: the text as it stands now. */
	to: number | null;
	comparison: Comparison;
	locale: Language;
}

/** What differs between two versions: only what differs, article by article and language by language. */
export function ComparePage(props: ComparePageProps) {
	const { partnership, agreement, from, to, comparison, locale } = props;
	const at = { partnership: partnership.id, agreement: agreement.id };
	const names = {
		from: m.agreement_version_name({ n: from }),
		to: to === null ? m.agreement_version_now() : m.agreement_version_name({ n: to }),
	};
	const changed = comparison.articles.filter(({ kind, moved, languages }) => kind !== 'kept' || moved || languages.length > 0);
	const commitments = [...comparison.gone.map((line) => ({ line, gone: true })), ...comparison.come.map((line) => ({ line, gone: false }))];
	return (
		<>
			<PageHead
				title={m.agreement_compare_of(names)}
				crumbs={[
					...agreementCrumbs(partnership, agreement, locale),
					{ label: m.agreement_version_title(), href: urls.agreementVersions(at) },
				]}
				lede={m.agreement_compare_lede({ changed: changed.length, total: comparison.articles.length })}
			/>
			{comparison.same && <Empty title={m.agreement_compare_same()} />}
			{(comparison.titles.length > 0 || comparison.objects.length > 0 || comparison.terms.length > 0) && (
				<Section title={m.agreement_compare_header()}>
					{comparison.titles.map(({ language, parts }) => (
						<div>
							<h3>{m.agreement_text_title_in({ language: languageName[language]() })}</h3>
							<Diff parts={parts} lang={language} />
						</div>
					))}
					{comparison.objects.map(({ language, parts }) => (
						<div>
							<h3>{m.agreement_text_object_in({ language: languageName[language]() })}</h3>
							<Diff parts={parts} lang={language} />
						</div>
					))}
					{comparison.terms.length > 0 && (
						<Table
							caption={m.agreement_compare_terms()}
							rows={comparison.terms}
							rowKey={({ term }) => term}
							columns={[
								{ key: 'term', label: m.agreement_conflict_what(), cell: ({ term }) => termLabel[term]() },
								{ key: 'was', label: names.from, cell: ({ term, was }) => shown(props, term, was) },
								{ key: 'is', label: names.to, cell: ({ term, is }) => shown(props, term, is) },
							]}
						/>
					)}
				</Section>
			)}
			{changed.map((change) => (
				<Change change={change} locale={locale} />
			))}
			{commitments.length > 0 && (
				<Section title={m.agreement_commitments_title()}>
					<Table
						caption={m.agreement_compare_commitments()}
						rows={commitments}
						rowKey={({ line, gone }) => `${gone}${JSON.stringify(line)}`}
						columns={[
							{
								key: 'what',
								label: m.agreement_conflict_what(),
								cell: ({ gone }) => (gone ? m.agreement_compare_line_gone() : m.agreement_compare_line_come()),
							},
							{ key: 'party', label: m.agreement_commitments_party(), cell: ({ line }) => partyName(props, line) },
							{ key: 'year', label: m.agreement_commitments_year(), cell: ({ line }) => line.year },
							{
								key: 'amount',
								label: m.agreement_commitments_amount(),
								number: true,
								cell: ({ line }) => formatMoney(fromDecimal(line.amount, line.currency), locale),
							},
							{
								key: 'note',
								label: m.agreement_commitments_note(),
								cell: ({ line }) => [line.inKind && m.agreement_commitments_in_kind(), line.note].filter(Boolean).join(' – '),
							},
						]}
					/>
				</Section>
			)}
		</>
	);
}

function Change({ change, locale }: { change: ArticleChange; locale: Language }) {
	const { kind, moved, was, is, languages } = change;
	return (
		<Section title={articleTitle(is ?? was ?? 0, '', locale)}>
			<p class="cluster">
				{kind === 'added' && <Chip tone="good">{m.agreement_compare_added()}</Chip>}
				{kind === 'removed' && <Chip tone="bad">{m.agreement_compare_removed()}</Chip>}
				{moved && <Chip icon={null}>{m.agreement_compare_moved({ was: was ?? 0, is: is ?? 0 })}</Chip>}
			</p>
			{languages.map(({ language, heading, body }) => (
				<div class="flow">
					<h3>{languageName[language]()}</h3>
					{heading.length > 0 && heading.some(({ added, removed }) => added || removed) && <Diff parts={heading} lang={language} />}
					<Diff parts={body} lang={language} />
				</div>
			))}
		</Section>
	);
}

const partyName = ({ agreement, locale }: ComparePageProps, { organisationId }: VersionCommitment): string => {
	const party = agreement.parties.find((one) => one.organisationId === organisationId);
	return party?.names[locale] ?? party?.name ?? m.agreement_commitments_former_party();
};

function shown({ partnership, locale }: ComparePageProps, term: TermChange['term'], value: string | number | null): string {
	if (value === null || value === '') return '–';
	switch (term) {
		case 'kind':
			return kindLabel[value as keyof typeof kindLabel]?.() ?? String(value);
		case 'authentic':
			return authenticLabel[value as keyof typeof authenticLabel]?.() ?? String(value);
		case 'commitments':
			return value === 'none' ? m.agreement_commitments_none() : m.agreement_commitments_stated();
		case 'fields':
			return String(value)
				.split(', ')
				.map((key) => read(partnership.fields.find((field) => field.key === key)?.names ?? {}, locale)?.text ?? key)
				.join(', ');
		case 'startsOn':
		case 'endsOn':
			return formatDated(parseDated(String(value)) as Dated | null, locale);
		default:
			return m.agreement_text_months({ n: Number(value) });
	}
}
