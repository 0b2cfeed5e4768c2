import { m } from '../../paraglide/messages.js';
import { urls } from '../../urls.ts';
import type { Document } from '../document.ts';

/** A document by its title: leads to its page. */
export function DocumentLink({ partnership, document }: { partnership: string; document: Pick<Document, 'id' | 'title' | 'language'> }) {
	return (
		<a href={urls.document({ partnership, document: document.id })} lang={document.language ?? undefined}>
			{document.title}
		</a>
	);
}

/** An address with its accents and its Armenian letters, where they were written as numbers. */
function readable(url: string): string {
	try {
		const written = decodeURI(url);
		// Invisible characters could make it read as another address.
		return /\p{C}/u.test(written) ? url : written;
	} catch {
		return url;
	}
}

/** The site where a document was read. It is not told where its reader comes from. */
export function SourceLink({ document, url, whole }: { document: Pick<Document, 'title' | 'language'>; url: string; whole?: boolean }) {
	return (
		<a href={url} rel="noreferrer" hreflang={document.language ?? undefined}>
			{whole ? readable(url) : new URL(url).hostname.replace(/^www\./, '')}
			{!whole && <span class="hidden"> ({m.document_source_of({ title: document.title })})</span>}
		</a>
	);
}
