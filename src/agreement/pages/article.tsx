import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { languages as all, type Language } from '../../plain/language.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { Diff } from '../../ui/Diff.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Confirm, ErrorSummary, Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import type { Agreement } from '../agreement.ts';
import { type Article, type ArticleText, effectsFor, seen, stamp, textState, wordDiff } from '../text.ts';
import { articleTitle, effectLabel, paragraphsOf, writeLabel } from './labels-text.ts';
import { agreementCrumbs } from './text-crumbs.ts';

interface About {
	partnership: Partnership;
	agreement: Agreement;
	locale: Language;
}

export interface ArticlePageProps extends About {
	article: Article;
	/** Its number, counted from 1. */
	n: number;
	language: Language;
	/** Another language to write it by, with what it said when this text was written; null when there is none. */
	beside: { language: Language; text: ArticleText; before: { heading: string; body: string } | null } | null;
	typed: Typed;
	errors?: Errors;
	/** Somebody saved this article while it was being written here: this very text, or only another language of it. */
	changed?: 'text' | 'other';
}

const changedWords = { text: m.form_changed_meanwhile, other: m.agreement_conflict_other };

/** One article in one language, the other language beside it. */
export function ArticlePage(props: ArticlePageProps) {
	const { partnership, agreement, article, n, language, beside, typed, errors = {}, changed, locale } = props;
	const at = { partnership: partnership.id, agreement: agreement.id };
	const state = textState(article, language);
	const effects = effectsFor[state];
	const shown = seen(article, language);
	return (
		<>
			<PageHead
				title={`${articleTitle(n, '', locale)} – ${writeLabel[state]({ language: languageName[language]() })}`}
				crumbs={agreementCrumbs(partnership, agreement, locale)}
				state={
					state === 'outdated' ? (
						<Chip tone="warn">{m.ui_text_outdated()}</Chip>
					) : state === 'missing' ? (
						<Chip tone="warn">{m.ui_text_missing({ language: languageName[language]() })}</Chip>
					) : undefined
				}
			/>
			<ErrorSummary errors={[...(changed ? [{ message: changedWords[changed]() }] : []), ...summaryOf(errors)]} />
			{changed === 'text' && <Theirs {...props} />}
			<div class="write-beside">
				<Form
					action={urls.articleEdit({ ...at, article: article.id, language })}
					revision={shown.revision}
					typed={typed}
					errors={errors}
					unsummed
					cancel={{ href: `${urls.agreement(at)}#article-${n}` }}
				>
					<input type="hidden" name="meaning" value={shown.meaning} />
					<TextField name="heading" label={m.agreement_article_heading_in({ language: languageName[language]() })} lang={language} />
					<TextArea
						name="body"
						label={m.agreement_article_body_in({ language: languageName[language]() })}
						hint={m.agreement_article_body_hint()}
						lang={language}
						rows={16}
						required
					/>
					{effects.length > 1 ? (
						<Radios
							name="effect"
							label={m.agreement_article_effect()}
							options={effects.map((effect) => ({ value: effect, label: effectLabel[effect].label(), hint: effectLabel[effect].hint() }))}
							value={effects.find((effect) => effect === typed.effect) ?? effects[0]}
						/>
					) : (
						<input type="hidden" name="effect" value={effects[0]} />
					)}
				</Form>
				{beside && <Beside beside={beside} n={n} />}
			</div>
		</>
	);
}

function Beside({ beside, n }: { beside: NonNullable<ArticlePageProps['beside']>; n: number }) {
	const { language, text, before } = beside;
	const differs = before !== null && (before.heading !== text.heading || before.body !== text.body);
	return (
		<aside class="beside" aria-label={languageName[language]()}>
			<p class="label">{m.agreement_article_beside({ language: languageName[language]() })}</p>
			<div class="legal" lang={language}>
				<h2>{articleTitle(n, text.heading, language)}</h2>
				{paragraphsOf(text.body).map((paragraph) => (
					<p>{paragraph}</p>
				))}
			</div>
			{differs && (
				<details open>
					<summary>{m.agreement_article_changed_since()}</summary>
					<Diff parts={wordDiff(`${before.heading}\n\n${before.body}`, `${text.heading}\n\n${text.body}`, language)} lang={language} />
				</details>
			)}
		</aside>
	);
}

/** What the other officer saved, whole, and how it differs from the words typed here. */
function Theirs({ article, n, language, typed }: ArticlePageProps) {
	const theirs = article.texts[language];
	const yours = `${typed.heading ?? ''}\n\n${(typed.body ?? '').replace(/\r\n/g, '\n').trim()}`;
	if (!theirs) return null;
	const saved = `${theirs.heading}\n\n${theirs.body}`;
	if (saved === yours) return <p>{m.agreement_conflict_same()}</p>;
	return (
		<Section title={m.agreement_conflict_theirs()}>
			<div class="legal" lang={language}>
				<h3>{articleTitle(n, theirs.heading, language)}</h3>
				{paragraphsOf(theirs.body).map((paragraph) => (
					<p>{paragraph}</p>
				))}
			</div>
			<h3>{m.agreement_conflict_to_yours()}</h3>
			<Diff parts={wordDiff(saved, yours, language)} lang={language} />
		</Section>
	);
}

export interface NewArticleProps extends About {
	languages: readonly Language[];
	/** How many articles there are. */
	count: number;
	typed: Typed;
	errors?: Errors;
	/** The article that was being written was removed meanwhile: its words stand here, to be added anew. */
	removed?: boolean;
}

export function NewArticlePage({ partnership, agreement, languages, count, typed, errors = {}, removed, locale }: NewArticleProps) {
	const at = { partnership: partnership.id, agreement: agreement.id };
	const written = [...languages, ...all.filter((one) => !languages.includes(one) && typed[`text.${one}.body`])];
	return (
		<>
			<PageHead
				title={m.agreement_article_new()}
				crumbs={agreementCrumbs(partnership, agreement, locale)}
				lede={m.agreement_article_new_lede()}
			/>
			<Form
				action={urls.articleNew(at)}
				typed={typed}
				errors={removed ? [{ message: m.agreement_article_removed_meanwhile() }] : errors}
				cancel={{ href: urls.agreement(at) }}
			>
				<TextField
					name="position"
					label={m.agreement_article_position()}
					hint={m.agreement_article_position_hint({ last: count + 1 })}
					inputmode="numeric"
					width="short"
				/>
				<div class="side-by-side">
					{written.map((language) => (
						<div class="flow">
							<TextField
								name={`text.${language}.heading`}
								label={m.agreement_article_heading_in({ language: languageName[language]() })}
								lang={language}
							/>
							<TextArea
								name={`text.${language}.body`}
								label={m.agreement_article_body_in({ language: languageName[language]() })}
								lang={language}
								rows={12}
							/>
						</div>
					))}
				</div>
			</Form>
		</>
	);
}

export function RemoveArticlePage({ agreement, article, n, changed }: About & { article: Article; n: number; changed?: boolean }) {
	const at = { partnership: agreement.partnershipId, agreement: agreement.id };
	const written = all.flatMap((language) => {
		const text = article.texts[language];
		return text ? [{ language, text }] : [];
	});
	return (
		<Confirm
			title={m.agreement_article_remove_title({ n })}
			action={urls.articleRemove({ ...at, article: article.id })}
			submit={m.agreement_article_remove_confirm()}
			errors={changed ? [{ message: m.agreement_article_remove_changed() }] : []}
			cancel={{ href: `${urls.agreement(at)}#article-${n}` }}
		>
			<input type="hidden" name="stamp" value={stamp(article)} />
			<p>{m.agreement_article_remove_lede()}</p>
			{written.map(({ language, text }) => (
				<div class="legal" lang={language}>
					<h2>{articleTitle(n, text.heading, language)}</h2>
					{paragraphsOf(text.body).map((paragraph) => (
						<p>{paragraph}</p>
					))}
				</div>
			))}
		</Confirm>
	);
}
