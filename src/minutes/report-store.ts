import type { Language } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import './tables.ts';

/** What the report says and the minutes do not. */
export interface ReportWords {
	readonly language: Language;
	readonly opening: string;
	readonly assessment: string;
	readonly revision: number;
}
type At = { partnershipId: string; missionId: string };

export const reportWords = (db: Db, { partnershipId, missionId }: At): Promise<ReportWords[]> =>
	db
		.selectFrom('mission_report')
		.select(['language', 'opening', 'assessment', 'revision'])
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.execute();

/** @param revision the one that was read; 0: there was none. @returns false where somebody else was quicker */
export async function saveReport(db: Db, at: At, words: ReportWords): Promise<boolean> {
	const { language, opening, assessment, revision } = words;
	if (revision === 0) {
		const made = await db
			.insertInto('mission_report')
			.values({ partnership_id: at.partnershipId, mission_id: at.missionId, language, opening, assessment })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
	}
	const { numUpdatedRows } = await db
		.updateTable('mission_report')
		.set({ opening, assessment, revision: revision + 1 })
		.where('partnership_id', '=', at.partnershipId)
		.where('mission_id', '=', at.missionId)
		.where('language', '=', language)
		.where('revision', '=', revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
