import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read } from '../../plain/language.ts';
import type { Crumb } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Agreement } from '../agreement.ts';

export const titleOf = (agreement: Pick<Agreement, 'title'>, locale: Language): string =>
	read(agreement.title, locale)?.text ?? m.agreement_untitled_text();

/** The way up from a page about an agreement's text. */
export const agreementCrumbs = (
	partnership: Pick<Partnership, 'id' | 'name'>,
	agreement: Pick<Agreement, 'id' | 'title'>,
	locale: Language,
): Crumb[] => [
	{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) },
	{ label: titleOf(agreement, locale), href: urls.agreement({ partnership: partnership.id, agreement: agreement.id }) },
];
