/** What an authority's own letter bears: its name, its address and site, and who signs for it, as far as the directory surely knows. */
import { heldOn, type MandateRole } from '../directory/mandate.ts';
import { addressLines } from '../directory/organisation.ts';
import { organisationById } from '../directory/organisation-store.ts';
import { type PersonAt, peopleAt } from '../directory/person-store.ts';
import { capacityFrom } from '../directory/wording.ts';
import type { Dated, Day } from '../plain/day.ts';
import { surelyBefore } from '../plain/day.ts';
import type { Ask } from '../web/ask.ts';
import { type House, type Someone, textsOf } from './shapes.ts';

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

/** Papers of a journey are signed before it begins. @param begins its first day; null: not known */
export const signedBefore = (begins: Dated | null, today: Day): Dated => (begins && surelyBefore(begins, today) ? begins : today);

export interface Letterhead {
	house: House;
	signatory: Someone | null;
}
/** @param on the day that it is signed */
export async function letterheadOf({ db }: Pick<Ask, 'db'>, organisationId: string | null, on: Dated): Promise<Letterhead> {
	const organisation = organisationId === null ? undefined : await organisationById(db, organisationId);
	if (!organisation) return { house: { name: {} }, signatory: null };
	const { id, country, website } = organisation;
	const site = website?.replace(/^https?:\/\//, '').replace(/\/$/, '');
	return {
		house: { name: textsOf(organisation), country, post: addressLines(organisation), address: site || null },
		signatory: headOn(await peopleAt(db, id), id, on),
	};
}
