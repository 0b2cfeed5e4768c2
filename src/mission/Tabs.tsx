import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import type { Partnership } from '../partnership/partnership.ts';
import { urls } from '../urls.ts';
import type { Mission } from './mission.ts';

export type Tab = 'mission' | 'costs';

/** The parts of a mission, one page each. */
export function Tabs({ partnership, mission, current }: { partnership: Partnership; mission: Mission; current: Tab | string }) {
	const at = { partnership: partnership.id, mission: mission.id };
	const tabs: [string, string, string][] = [
		['mission', urls.mission(at), m.mission_tab_roster()],
		['programme', urls.programme(at), m.programme_title()],
		['minutes', urls.missionMinutes(at), m.minutes_list_title()],
		['report', urls.missionReport({ ...at, language: getLocale() }), m.report_title()],
		['costs', urls.costs(at), m.mission_costs()],
		['field', urls.missionField(at), m.field_title()],
		['papers', urls.missionPapers(at), m.paper_papers()],
	];
	return (
		<nav aria-label={m.mission_tabs()}>
			<ul class="cluster tabs">
				{tabs.map(([key, href, label]) => (
					<li>
						<a href={href} aria-current={key === current ? 'page' : undefined}>
							{label}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
