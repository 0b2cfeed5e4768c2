import type { Mission } from '../mission/mission.ts';
import type { Delegate } from '../mission/roster.ts';
import { rosterOf } from '../mission/roster-store.ts';
import { missionById } from '../mission/store.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { isLanguage, type Language } from '../plain/language.ts';
import { standingBetween } from '../proposal/joining-store.ts';
import { type Ask, NotFound } from '../web/ask.ts';
import type { Place } from './store.ts';

export interface Known {
	partnership: Partnership;
	mission: Mission;
	/** Those of both sides, in order of protocol; who declined is not there. */
	delegates: readonly Delegate[];
}

export async function partnershipAsked(ask: Ask): Promise<Partnership> {
	const partnership = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!partnership) throw new NotFound();
	return partnership;
}

/** The mission of the address, with its partnership and who takes part. */
export async function missionAsked(ask: Ask): Promise<Known> {
	const partnership = await partnershipAsked(ask);
	const mission = await missionById(ask.db, partnership.id, ask.params.mission ?? '');
	if (!mission) throw new NotFound();
	const delegates = await rosterOf(ask.db, partnership.id, mission.id);
	return { partnership, mission, delegates: delegates.filter(({ declinedOn }) => !declinedOn) };
}

/** The session of the address: that the asker sees it is for the question to show. */
export const placeOf = ({ params }: Ask): Place => ({
	partnershipId: params.partnership ?? '',
	missionId: params.mission ?? '',
	sessionId: params.session ?? '',
});

/** @throws NotFound where the address names none of ours */
export const languageAsked = ({ params }: Ask): Language => {
	if (!isLanguage(params.language)) throw new NotFound();
	return params.language;
};

/** The parties whose minutes these are, and those that the asker may answer for. */
export async function sidesOf(ask: Ask, partnership: Partnership): Promise<{ ids: string[]; mine: string[] }> {
	const { sides } = await standingBetween(ask.db, partnership.id);
	const ids = partnership.parties.filter(({ leftOn }) => !leftOn).map(({ organisationId }) => organisationId);
	return {
		ids,
		mine: sides.filter(({ mine, organisationId }) => mine && ids.includes(organisationId)).map(({ organisationId }) => organisationId),
	};
}
