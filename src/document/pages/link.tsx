import type { Document } from '../document.ts';

/** A document by its title, as a link where it has an address. The site it leads to is not told where its reader comes from. */
export function DocumentLink({ document }: { document: Pick<Document, 'title' | 'url' | 'language'> }) {
	const { title, url, language } = document;
	const lang = language ?? undefined;
	return url ? (
		<a href={url} rel="noreferrer" lang={lang} hreflang={lang}>
			{title}
		</a>
	) : (
		<span lang={lang}>{title}</span>
	);
}
