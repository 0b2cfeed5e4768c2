// @hotwired/turbo ships no types; these are the parts in use (8.0).
declare module '@hotwired/turbo' {
	export const config: { drive: { enabled: boolean; progressBarDelay: number } };
	/** Brings the first element to what the second is; `beforeNodeMorphed` answers false for what stays as it is, or is not to be removed. */
	export function morphElements(
		current: Element,
		next: Element,
		options: { callbacks: { beforeNodeMorphed: (element: Element) => boolean } },
	): void;
	export function visit(location: string | URL, options?: { action?: 'advance' | 'replace' | 'restore' }): void;
}
