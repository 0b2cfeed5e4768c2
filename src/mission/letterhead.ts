/** What an authority's own letter bears: its name, its site, and who signs for it, as far as the directory surely knows. */
import { heldOn, type MandateRole } from '../directory/mandate.ts';
import { organisationById } from '../directory/organisation-store.ts';
import { type PersonAt, peopleAt } from '../directory/person-store.ts';
import type { House, Someone } from '../paper/shapes.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { type Dated, type Day, surelyBefore } from '../plain/day.ts';
import type { Ask } from '../web/ask.ts';
import { departure, type Mission } from './mission.ts';
import { houseOf } from './papers.ts';
import { capacityFrom } from './roster.ts';

const heads: readonly MandateRole[] = ['mayor', 'head-of-community', 'president', 'governor'];

/**
 * Who heads the organisation on that day: one person alone, whose mandate has a known beginning or end. A mandate that a source shows on one
 * date and whose bounds nobody knows puts no name below a signature.
 */
export function headOn(people: readonly PersonAt[], organisationId: string, on: Dated): Someone | null {
	const found = people.flatMap((person) => {
		const held = heldOn(person.mandates, on).find(
			(one) => one.organisationId === organisationId && one.attested === null && !one.honorary && heads.includes(one.role),
		);
		return held ? [{ ...person, capacity: capacityFrom([held], on) }] : [];
	});
	return found.length === 1 ? (found[0] ?? null) : null;
}

/** Papers of a mission are signed before it leaves. */
function signedOn(mission: Mission, today: Day): Dated {
	const leaves = departure(mission);
	return leaves && surelyBefore(leaves, today) ? leaves : today;
}

export interface Letterhead {
	house: House;
	signatory: Someone | null;
}
export async function letterheadOf(
	ask: Ask,
	partnership: Partnership,
	mission: Mission,
	organisationId: string | null,
): Promise<Letterhead> {
	const house = houseOf(partnership, organisationId);
	if (!house || organisationId === null) return { house: { name: {} }, signatory: null };
	const organisation = await organisationById(ask.db, organisationId);
	const site = organisation?.website?.replace(/^https?:\/\//, '').replace(/\/$/, '');
	return {
		house: { ...house, address: site || null },
		signatory: headOn(await peopleAt(ask.db, organisationId), organisationId, signedOn(mission, ask.today)),
	};
}
