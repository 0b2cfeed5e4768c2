import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import type { Crumb } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Agreement } from '../agreement.ts';
import { titleOf } from './parts.tsx';

/** The way up from a page about an agreement's text. */
export const agreementCrumbs = (
	partnership: Pick<Partnership, 'id' | 'name'>,
	agreement: Pick<Agreement, 'id' | 'title'>,
	locale: Language,
): Crumb[] => [
	{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) },
	{ label: titleOf(agreement, locale).text, href: urls.agreement({ partnership: partnership.id, agreement: agreement.id }) },
];
