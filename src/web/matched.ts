/** What a request turned out to be: told by the application, read by whatever counts and writes down around it. */
export interface Matched {
	/** The address as routes know it: '/partnerships/:partnership'. Says nothing of anybody. */
	pattern: string;
	accountId?: string;
}
const matched = new WeakMap<Request, Matched>();
export const tellMatched = (request: Request, what: Partial<Matched>): void =>
	void matched.set(request, { pattern: '*', ...matched.get(request), ...what });
export const matchedBy = (request: Request): Matched | undefined => matched.get(request);
