import { m } from '../paraglide/messages.js';

/** What the island needs to be told, in the reader's language. */
export type PdfWords = Record<'show' | 'loading' | 'failed' | 'page' | 'previous' | 'next' | 'alt', string>;

/** A place where a PDF is drawn, page by page, whatever the browser can do by itself; without script, the words inside stay. */
export function PdfPreview({ source, title, auto, lang }: { source: string; title: string; auto: boolean; lang?: string | undefined }) {
	const words: PdfWords = {
		show: m.ui_pdf_show(),
		loading: m.ui_pdf_loading(),
		failed: m.ui_pdf_failed(),
		page: m.ui_pdf_page({ n: '{n}', total: '{total}' }),
		previous: m.ui_pdf_previous(),
		next: m.ui_pdf_next(),
		alt: m.ui_pdf_alt({ title, n: '{n}' }),
	};
	return (
		<div
			class="pdf"
			data-island="PdfPreview"
			data-source={source}
			data-auto={auto ? '' : undefined}
			data-lang={lang}
			data-words={JSON.stringify(words)}
		>
			<p class="soft">{m.ui_pdf_without_script()}</p>
		</div>
	);
}
