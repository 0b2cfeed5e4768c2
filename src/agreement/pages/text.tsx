import { m } from '../../paraglide/messages.js';
import { type Language, read, type Texts } from '../../plain/language.ts';
import { Bilingual } from '../../ui/Bilingual.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { languageName } from '../../ui/languages.ts';
import { Section } from '../../ui/PageHead.tsx';
import { urls, withQuery } from '../../urls.ts';
import type { Agreement } from '../agreement.ts';
import { type Article, completeness, textState } from '../text.ts';
import type { Commitment } from '../text-store.ts';
import { unfinished } from '../unfinished.ts';
import { CommitmentsTable } from './commitments-table.tsx';
import { articleTitle, authenticLabel, paragraphsOf, writeLabel } from './labels-text.ts';
import { unfinishedText } from './unfinished-text.ts';

export interface AgreementTextProps {
	agreement: Agreement;
	articles: readonly Article[];
	commitments: readonly Commitment[];
	/** All the languages of the text, and the one or two shown side by side. */
	languages: readonly Language[];
	shown: readonly Language[];
	/** The reader may write, and the text is still a draft. */
	editable: boolean;
	locale: Language;
}

/** The text of an agreement with its commitments, for the agreement's own page: the two languages side by side, article by article. */
export function AgreementText(props: AgreementTextProps) {
	const { agreement, articles, commitments, languages, editable, locale } = props;
	const at = { partnership: agreement.partnershipId, agreement: agreement.id };
	return (
		<>
			<Section
				title={m.agreement_text_title()}
				id="text"
				actions={
					<>
						{editable && articles.length > 0 && (
							<ButtonLink href={urls.articleNew(at)} size="small">
								{m.agreement_article_new()}
							</ButtonLink>
						)}
						<ButtonLink href={urls.agreementVersions(at)} kind="quiet" size="small">
							{m.agreement_version_link()}
						</ButtonLink>
					</>
				}
			>
				<p class="soft">{authenticLabel[agreement.authentic]()}</p>
				{articles.length === 0 ? (
					<Empty
						title={m.agreement_text_empty()}
						action={
							editable && (
								<ButtonLink href={urls.articleNew(at)} kind="plain">
									{m.agreement_article_new_first()}
								</ButtonLink>
							)
						}
					>
						{editable ? m.agreement_text_empty_hint() : m.agreement_text_empty_closed()}
					</Empty>
				) : (
					<>
						<Progress title={agreement.title} articles={articles} languages={languages} />
						{languages.length > 2 && <Columns {...props} />}
						<Bilingual
							columns={props.shown.map((language) => ({
								language,
								title: agreement.title[language] ?? read(agreement.title, locale)?.text ?? '',
								strand: languages.indexOf(language) === 0 ? 'a' : 'b',
							}))}
							articles={articles.map((article, index) => ({
								key: article.id,
								id: `article-${index + 1}`,
								sides: sidesOf(article, index + 1, props.shown),
								actions: editable && <Actions {...props} article={article} n={index + 1} />,
							}))}
						/>
					</>
				)}
			</Section>
			<Section
				title={m.agreement_commitments_title()}
				id="commitments"
				actions={
					editable && (
						<ButtonLink href={urls.agreementCommitments(at)} size="small">
							{m.agreement_commitments_edit()}
						</ButtonLink>
					)
				}
			>
				<CommitmentsTable agreement={agreement} commitments={commitments} locale={locale} />
			</Section>
		</>
	);
}

const sidesOf = (article: Article, n: number, shown: readonly Language[]) =>
	Object.fromEntries(
		shown.flatMap((language) => {
			const text = article.texts[language];
			if (!text) return [];
			const outdated = textState(article, language) === 'outdated';
			return [[language, { heading: articleTitle(n, text.heading, language), paragraphs: paragraphsOf(text.body), outdated }]];
		}),
	);

function Progress({ title, articles, languages }: { title: Texts; articles: readonly Article[]; languages: readonly Language[] }) {
	const left = unfinished(title, articles, languages);
	return (
		<p class="cluster">
			{completeness(articles, languages).map(({ language, current, outdated, missing }) => {
				const name = languageName[language]();
				if (outdated + missing > 0)
					return (
						<Chip tone="warn">{m.agreement_text_incomplete({ language: name, current, total: articles.length, outdated, missing })}</Chip>
					);
				return left.every((one) => one.kind === 'no-article' || one.language !== language) ? (
					<Chip tone="good">{m.agreement_text_complete({ language: name })}</Chip>
				) : null;
			})}
			{left.map((one) => (one.kind === 'no-title' || one.kind === 'blank') && <Chip tone="warn">{unfinishedText(one)}</Chip>)}
		</p>
	);
}

/** With three languages, which two stand side by side. */
function Columns({ agreement, languages, shown }: AgreementTextProps) {
	const here = urls.agreement({ partnership: agreement.partnershipId, agreement: agreement.id });
	const pairs = languages.flatMap((one, index) => languages.slice(index + 1).map((other) => [one, other] as const));
	return (
		<nav class="cluster actions" aria-label={m.agreement_text_columns()}>
			{pairs.map((pair) => (
				<a
					class="button"
					data-kind="quiet"
					data-size="small"
					href={`${withQuery(here, { texts: pair.join('-') })}#text`}
					aria-current={pair.join() === shown.join() ? 'true' : undefined}
				>
					{pair.map((language) => languageName[language]()).join(' – ')}
				</a>
			))}
		</nav>
	);
}

function Actions({ agreement, articles, article, n, shown }: AgreementTextProps & { article: Article; n: number }) {
	const at = { partnership: agreement.partnershipId, agreement: agreement.id, article: article.id };
	const move = (to: 'up' | 'down', label: string) => (
		<form method="post" action={urls.articleMove(at)}>
			<input type="hidden" name="from" value={n} />
			<Button kind="quiet" size="small" name="to" value={to}>
				{label}
				<span class="hidden"> ({n})</span>
			</Button>
		</form>
	);
	return (
		<>
			{shown.map((language) => {
				const state = textState(article, language);
				return (
					<ButtonLink href={urls.articleEdit({ ...at, language })} size="small" kind={state === 'current' ? 'quiet' : 'plain'}>
						{writeLabel[state]({ language: languageName[language]() })}
						<span class="hidden"> ({n})</span>
					</ButtonLink>
				);
			})}
			<details class="more">
				<summary class="button" data-kind="quiet" data-size="small">
					{m.agreement_article_more()}
					<span class="hidden"> ({n})</span>
				</summary>
				<div class="cluster">
					{n > 1 && move('up', m.agreement_article_up())}
					{n < articles.length && move('down', m.agreement_article_down())}
					<ButtonLink href={urls.articleRemove(at)} kind="quiet" size="small">
						{m.agreement_article_remove()}
						<span class="hidden"> ({n})</span>
					</ButtonLink>
				</div>
			</details>
		</>
	);
}
