import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import type { Mission } from '../mission.ts';
import { clocksOf, type Leg } from '../roster.ts';
import { twoClocks, wayLabel } from '../wording.ts';

/** "Avion AF 1060 Lyon – Erevan", and each end by both clocks, those of where it is first. */
export function LegWords({
	leg,
	partnership,
	mission,
	locale,
}: {
	leg: Leg;
	partnership: Partnership;
	mission: Mission;
	locale: Language;
}) {
	const { by, number, leavesAt, arrivesAt, leavesFrom, arrivesTo } = leg;
	const clocks = clocksOf(leg, mission);
	return (
		<div>
			<b>{[wayLabel[by](), number].filter(Boolean).join(' ')}</b> {[leavesFrom, arrivesTo].filter(Boolean).join(' – ')}
			{leavesAt && (
				<div class="soft">{m.mission_leg_leaves({ when: twoClocks(leavesAt, mission, partnership, locale, clocks.leaves) })}</div>
			)}
			{arrivesAt && (
				<div class="soft">{m.mission_leg_arrives({ when: twoClocks(arrivesAt, mission, partnership, locale, clocks.arrives) })}</div>
			)}
		</div>
	);
}
