/**
 * The answer to who signs out: what their browser keeps of the workbook (pages for the road, notes, the worker that keeps them) goes.
 * @param form what was sent: `keep=notes` where the page has taken all of theirs away by itself, and what is left are notes that somebody else
 * wrote on this browser and could not send yet
 */
export function leavingNothing(response: Response, form: FormData): Response {
	// Clear Site Data (W3C). Cookies are told one by one: the language stays.
	response.headers.set('clear-site-data', form.get('keep') === 'notes' ? '"cache"' : '"cache", "storage"');
	return response;
}
