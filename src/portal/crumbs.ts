import { m } from '../paraglide/messages.js';
import type { Crumb } from '../ui/PageHead.tsx';
import { urls } from '../urls.ts';

/** The way from the list to a partnership, for the page that publishes it. */
export const crumbsTo = ({ id, name }: { id: string; name: string }): Crumb[] => [
	{ label: m.nav_partnerships(), href: urls.partnerships() },
	{ label: name, href: urls.partnership({ partnership: id }) },
];
