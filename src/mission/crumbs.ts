import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { type Language, read } from '../plain/language.ts';
import type { Crumb } from '../ui/PageHead.tsx';
import { urls } from '../urls.ts';
import type { Mission } from './mission.ts';

/** From the partnership down to the mission, where there is one. */
export function crumbsOf(partnership: Partnership, mission?: Mission, locale?: Language): Crumb[] {
	const at = { partnership: partnership.id };
	return [
		{ label: partnership.name, href: urls.partnership(at) },
		{ label: m.mission_list_title(), href: urls.missions(at) },
		...(mission
			? [
					{
						label: (locale && read(mission.title, locale)?.text) || m.mission_untitled(),
						href: urls.mission({ ...at, mission: mission.id }),
					},
				]
			: []),
	];
}
