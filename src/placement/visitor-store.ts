import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { PersonNames } from '../directory/person.ts';
import type { Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import { bringIn } from './store.ts';

interface InPlacement {
	partnership_id: string;
	placement_id: string;
}
declare module '../server/database.ts' {
	interface Tables {
		visitor: InPlacement & {
			id: string;
			person_id: string;
			occupation: ColumnType<Texts, string, string>;
			language: Language;
			position: number;
		};
		visitor_private: InPlacement & {
			visitor_id: string;
			phone: string | null;
			email: string | null;
			lodging: string | null;
			emergency_contact: string | null;
		};
	}
}

export interface Private {
	phone: string | null;
	email: string | null;
	lodging: string | null;
	emergencyContact: string | null;
}
export interface Visitor extends PersonNames {
	id: string;
	personId: string;
	occupation: Texts;
	language: Language;
	/** Null: nothing is held, or the reader may not see it. */
	held: Private | null;
}

/** Those who come, with what is private of them as far as the asker may see it. */
export async function visitorsOf(db: Db, partnershipId: string, placementId: string): Promise<Visitor[]> {
	const { rows } = await sql<Visitor>`
		select v.id, v.person_id as "personId", v.occupation, v.language, p.given_name as "givenName", p.family_name as "familyName",
			p.given_name_hy as "givenNameHy", p.family_name_hy as "familyNameHy", p.spellings,
			case when x.visitor_id is not null then jsonb_build_object('phone', x.phone, 'email', x.email, 'lodging', x.lodging,
				'emergencyContact', x.emergency_contact) end as held
		from visitor v join person p on p.id = v.person_id
		left join visitor_private x on x.partnership_id = v.partnership_id and x.placement_id = v.placement_id and x.visitor_id = v.id
		where v.partnership_id = ${partnershipId} and v.placement_id = ${placementId} order by v.position, v.id`.execute(db);
	return rows;
}

export interface VisitorInput {
	personId: string;
	occupation: Texts;
	language: Language;
	held: Private;
}
/** @returns null where that person is among them already */
export async function addVisitor(db: Db, partnershipId: string, placementId: string, input: VisitorInput): Promise<string | null> {
	const id = uuid();
	await bringIn(db, partnershipId, [input.personId]);
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('visitor')
		.values({
			partnership_id: partnershipId,
			placement_id: placementId,
			id,
			person_id: input.personId,
			occupation: JSON.stringify(input.occupation),
			language: input.language,
			position: 0,
		})
		.onConflict((conflict) => conflict.columns(['partnership_id', 'placement_id', 'person_id']).doNothing())
		.executeTakeFirst();
	if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return null;
	await keepPrivate(db, partnershipId, placementId, id, input.held);
	return id;
}

export async function changeVisitor(
	db: Db,
	partnershipId: string,
	placementId: string,
	id: string,
	{ occupation, language, held }: Omit<VisitorInput, 'personId'>,
): Promise<void> {
	await db
		.updateTable('visitor')
		.set({ occupation: JSON.stringify(occupation), language })
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.where('id', '=', id)
		.execute();
	await keepPrivate(db, partnershipId, placementId, id, held);
}

async function keepPrivate(db: Db, partnershipId: string, placementId: string, visitorId: string, held: Private): Promise<void> {
	if (Object.values(held).every((value) => value === null)) {
		await db
			.deleteFrom('visitor_private')
			.where('partnership_id', '=', partnershipId)
			.where('placement_id', '=', placementId)
			.where('visitor_id', '=', visitorId)
			.execute();
		return;
	}
	const values = { phone: held.phone, email: held.email, lodging: held.lodging, emergency_contact: held.emergencyContact };
	await db
		.insertInto('visitor_private')
		.values({ partnership_id: partnershipId, placement_id: placementId, visitor_id: visitorId, ...values })
		.onConflict((conflict) => conflict.columns(['partnership_id', 'placement_id', 'visitor_id']).doUpdateSet(values))
		.execute();
}

/** What they said goes with them. */
export async function removeVisitor(db: Db, partnershipId: string, placementId: string, id: string): Promise<void> {
	await db
		.deleteFrom('visitor')
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.where('id', '=', id)
		.execute();
}

/** Erases now what is private of all who came. */
export async function erasePrivate(db: Db, partnershipId: string, placementId: string, at: Date): Promise<void> {
	await db.deleteFrom('visitor_private').where('partnership_id', '=', partnershipId).where('placement_id', '=', placementId).execute();
	await db
		.updateTable('placement')
		.set({ private_erased_at: at })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', placementId)
		.execute();
}
export const forgetVisitors = (db: Db, today: Day) => sql`select forget_visitors(${today})`.execute(db);
