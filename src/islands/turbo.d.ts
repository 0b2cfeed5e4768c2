// @hotwired/turbo ships no types; these are the parts in use (8.0).
declare module '@hotwired/turbo' {
	export const config: { drive: { enabled: boolean; progressBarDelay: number } };
	export function visit(location: string | URL, options?: { action?: 'advance' | 'replace' | 'restore' }): void;
}
