import { type Generated, sql } from 'kysely';
import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Delegate } from './roster.ts';

interface DelegatePrivateTable {
	partnership_id: string;
	mission_id: string;
	delegate_id: string;
	phone: string | null;
	lodging: string | null;
	emergency_contact: string | null;
	needs: string | null;
	needs_language: Language | null;
	revision: Generated<number>;
}
declare module '../server/database.ts' {
	interface Tables {
		delegate_private: DelegatePrivateTable;
	}
}

/** What is needed for the days of the mission and not after. */
export interface Private {
	phone: string | null;
	lodging: string | null;
	emergencyContact: string | null;
	needs: string | null;
	/** The language the person wrote their needs in. */
	needsLanguage: Language | null;
	revision: number;
}
export type PrivateInput = Omit<Private, 'revision'>;

const privateColumns = [
	'phone',
	'lodging',
	'emergency_contact as emergencyContact',
	'needs',
	'needs_language as needsLanguage',
	'revision',
] as const;

export const privateOf = (db: Db, partnershipId: string, missionId: string, delegateId: string): Promise<Private | undefined> =>
	db
		.selectFrom('delegate_private')
		.select(privateColumns)
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('delegate_id', '=', delegateId)
		.executeTakeFirst();

/** Of all delegates of a mission, by delegate: for the papers of those who travel. */
export async function privatesOf(db: Db, partnershipId: string, missionId: string): Promise<Map<string, Private>> {
	const rows = await db
		.selectFrom('delegate_private')
		.select('delegate_id as delegateId')
		.select(privateColumns)
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.execute();
	return new Map(rows.map(({ delegateId, ...rest }) => [delegateId, rest]));
}

/** Saves what is said, or forgets all of it where nothing is. `revision`: the one that was read, 0 where there was none. @returns false when somebody saved in between */
export async function savePrivate(
	db: Db,
	partnershipId: string,
	delegate: Delegate,
	revision: number,
	input: PrivateInput,
): Promise<boolean> {
	const at = { partnership_id: partnershipId, mission_id: delegate.missionId, delegate_id: delegate.id };
	const said = {
		phone: input.phone,
		lodging: input.lodging,
		emergency_contact: input.emergencyContact,
		needs: input.needs,
		needs_language: input.needs === null ? null : input.needsLanguage,
	};
	const one = await privateOf(db, partnershipId, delegate.missionId, delegate.id);
	if ((one?.revision ?? 0) !== revision) return false;
	const { phone, lodging, emergencyContact, needs } = input;
	if (phone === null && lodging === null && emergencyContact === null && needs === null) {
		await sql`delete from delegate_private where partnership_id = ${partnershipId} and mission_id = ${delegate.missionId}
			and delegate_id = ${delegate.id}`.execute(db);
		return true;
	}
	await db
		.insertInto('delegate_private')
		.values({ ...at, ...said })
		.onConflict((conflict) =>
			conflict.columns(['partnership_id', 'mission_id', 'delegate_id']).doUpdateSet({ ...said, revision: revision + 1 }),
		)
		.execute();
	return true;
}

/** Erases now what is private of all delegates of a mission. @returns of how many */
export async function erasePrivate(db: Db, partnershipId: string, missionId: string, now: Date): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('delegate_private')
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.executeTakeFirst();
	if (numDeletedRows > 0n)
		await db
			.updateTable('mission')
			.set({ private_erased_at: now })
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', missionId)
			.execute();
	return Number(numDeletedRows);
}

/** For the job: erases what is private of missions that ended thirty days before today. */
export async function forgetPrivate(db: Db, today: Day): Promise<void> {
	await sql`select forget_private(${today}::date)`.execute(db);
}
