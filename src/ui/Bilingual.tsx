import type { ComponentChildren } from 'preact';
import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { Chip } from './Chip.tsx';
import { languageName } from './languages.ts';

/** One article in one language. `outdated`: the other language was changed after it. */
export type Side = { heading: string; paragraphs: readonly string[]; outdated?: boolean };

export type BilingualArticle = {
	key: string;
	/** Anchor in the page: `article-3`. */
	id?: string;
	sides: Partial<Record<Language, Side>>;
	/** Links of the office, above the article. */
	actions?: ComponentChildren;
};

export type BilingualProps = {
	/** Left and right; the strand gives the thread's colour. */
	columns: readonly { language: Language; title: string; strand: 'a' | 'b' }[];
	articles: readonly BilingualArticle[];
	/** Level of the articles' headings: 3 under an h2. */
	level?: 2 | 3 | 4;
};

function Text({ side, language, level }: { side: Side | undefined; language: Language; level: 2 | 3 | 4 }) {
	if (!side) return <p class="bilingual-missing">{m.ui_text_missing({ language: languageName[language]() })}</p>;
	const Heading = `h${level}` as const;
	return (
		<>
			{side.outdated && (
				<p>
					<Chip tone="warn">{m.ui_text_outdated()}</Chip>
				</p>
			)}
			<div lang={language}>
				<Heading>{side.heading}</Heading>
				{side.paragraphs.map((paragraph) => (
					<p>{paragraph}</p>
				))}
			</div>
		</>
	);
}

/** The same articles side by side, each aligned with its twin; one under the other on a phone. */
export function Bilingual({ columns, articles, level = 3 }: BilingualProps) {
	return (
		<div class="bilingual" data-columns={columns.length}>
			<div class="bilingual-row bilingual-titles">
				{columns.map(({ language, title, strand }) => (
					<p class="bilingual-title" lang={language} data-strand={strand}>
						{title}
					</p>
				))}
			</div>
			{articles.map((article) => (
				<article class="bilingual-article" id={article.id} key={article.key}>
					{article.actions && <div class="cluster actions">{article.actions}</div>}
					<div class="bilingual-row">
						{columns.map(({ language, strand }) => (
							<div class="bilingual-side legal" data-strand={strand}>
								<Text side={article.sides[language]} language={language} level={level} />
							</div>
						))}
					</div>
				</article>
			))}
		</div>
	);
}
