import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';

export type Trouble = 'not-found' | 'forbidden' | 'too-large' | 'cross-site' | 'too-many' | 'too-long' | 'too-slow' | 'unexpected';

const words: Record<Trouble, { status: number; title: () => string; next: () => string }> = {
	'not-found': { status: 404, title: m.error_not_found, next: m.error_not_found_next },
	forbidden: { status: 403, title: m.error_forbidden, next: m.error_forbidden_next },
	'too-large': { status: 413, title: m.error_too_large, next: m.error_too_large_next },
	'cross-site': { status: 403, title: m.error_cross_site, next: m.error_cross_site_next },
	'too-many': { status: 429, title: m.error_too_many, next: m.error_too_many_next },
	'too-long': { status: 414, title: m.error_too_long, next: m.error_too_long_next },
	'too-slow': { status: 503, title: m.error_too_slow, next: m.error_too_slow_next },
	unexpected: { status: 500, title: m.error_unexpected, next: m.error_unexpected_next },
};

export const statusOf = (trouble: Trouble) => words[trouble].status;
export const titleOf = (trouble: Trouble) => words[trouble].title();

export function TroublePage({ trouble }: { trouble: Trouble }) {
	return (
		<>
			<h1>{words[trouble].title()}</h1>
			<p>{words[trouble].next()}</p>
			<p>
				<a href={urls.home()}>{m.error_home()}</a>
			</p>
		</>
	);
}
