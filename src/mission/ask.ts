import type { Partnership, Party } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { type Ask, NotFound } from '../web/ask.ts';
import type { Mission } from './mission.ts';
import { lockMission, missionById } from './store.ts';

/** The mission of the address, in its partnership. @throws NotFound where the asker may not see it */
export async function missionAsked(ask: Ask, lock = false): Promise<{ partnership: Partnership; mission: Mission }> {
	const partnership = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	const mission = partnership && (await (lock ? lockMission : missionById)(ask.db, partnership.id, ask.params.mission ?? ''));
	if (!partnership || !mission) throw new NotFound();
	return { partnership, mission };
}

export const partyOf = ({ parties }: Partnership, id: string | null): Party | undefined =>
	parties.find(({ organisationId }) => organisationId === id);
