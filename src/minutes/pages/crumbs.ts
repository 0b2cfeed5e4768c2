import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { read } from '../../plain/language.ts';
import type { Crumb } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Known } from '../asked.ts';

/** The partnership, the mission, and the minutes where the page lies below them. */
export const crumbsOf = ({ partnership, mission }: Pick<Known, 'partnership' | 'mission'>, below = false): Crumb[] => [
	{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) },
	{
		label: read(mission.title, getLocale())?.text ?? m.mission_untitled(),
		href: urls.mission({ partnership: partnership.id, mission: mission.id }),
	},
	...(below ? [{ label: m.minutes_list_title(), href: urls.missionMinutes({ partnership: partnership.id, mission: mission.id }) }] : []),
];
