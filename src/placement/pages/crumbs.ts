import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { urls } from '../../urls.ts';
import type { Placement } from '../placement.ts';
import { placementTitle } from '../wording.ts';

/** The way to a page of a stay. */
export const crumbsTo = (partnership: Partnership, placement: Placement, locale: Language) => [
	{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) },
	{
		label: placementTitle(placement, locale).text,
		href: urls.placement({ partnership: partnership.id, placement: placement.id }),
	},
];
