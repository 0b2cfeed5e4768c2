/** What a reader sees of a page: its words without the marks, and one space where a browser shows one. */
export const plain = (html: string): string =>
	html
		.replace(/<[^>]+>/g, ' ')
		.replace(/[\u00a0\u202f\s]+/g, ' ')
		.replaceAll('&#39;', '’');

/** The revision that a form says it was read at; '' where it says none. */
export const revisionIn = (html: string): string => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
