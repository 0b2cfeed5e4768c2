/** The only SQL of kept versions. They are added, never changed: the database refuses. */
import { type ColumnType, sql } from 'kysely';
import type { Language } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import { agreementFor, lockAgreement } from './store.ts';
import { type Article, textState } from './text.ts';
import { articlesOf, commitmentsOf } from './text-store.ts';
import type { VersionArticle, VersionContent, VersionReason } from './version.ts';

interface AgreementVersionTable {
	partnership_id: string;
	agreement_id: string;
	number: number;
	taken_at: ColumnType<Date, never, never>;
	account_id: string | null;
	reason: string;
	content: ColumnType<VersionContent, string, never>;
}
declare module '../server/database.ts' {
	interface Tables {
		agreement_version: AgreementVersionTable;
	}
}

/** A version as the list shows it. */
export interface VersionLine {
	number: number;
	takenAt: Date;
	reason: string;
	/** Who kept it, by name, as it was that day. */
	by: string | null;
}

const versionArticle = (article: Article): VersionArticle => ({
	id: article.id,
	texts: Object.fromEntries(
		(Object.keys(article.texts) as Language[]).map((language) => [
			language,
			{
				heading: article.texts[language]?.heading ?? '',
				body: article.texts[language]?.body ?? '',
				...(textState(article, language) === 'outdated' && { outdated: true }),
			},
		]),
	),
});

/** The text as it stands now, in the shape of a version. @throws NotFound when the asker does not see the agreement. */
export async function contentNow(db: Db, partnershipId: string, agreementId: string): Promise<VersionContent> {
	const place = { partnershipId, agreementId };
	const agreement = await agreementFor(db, partnershipId, agreementId);
	const articles = await articlesOf(db, place);
	const commitments = await commitmentsOf(db, place);
	const { kind, title, object, authentic, startsOn, endsOn, termMonths, tacitRenewalMonths, noticeMonths } = agreement;
	return {
		header: {
			kind,
			title,
			object,
			fields: agreement.fields.map(({ key }) => key),
			authentic,
			commitments: agreement.commitments,
			startsOn,
			endsOn,
			termMonths,
			tacitRenewalMonths,
			noticeMonths,
		},
		articles: articles.map(versionArticle),
		commitments: commitments.map(({ id: _, ...line }) => line),
		by: null,
	};
}

/**
 * Keeps the text as it stands now and answers the version's number, counted from 1. Holds the agreement until the end of the transaction.
 * @throws NotFound when the asker does not see the agreement.
 */
export async function takeVersion(db: Db, partnershipId: string, agreementId: string, reason: VersionReason): Promise<number> {
	await lockAgreement(db, partnershipId, agreementId);
	const content = await contentNow(db, partnershipId, agreementId);
	const { rows } = await sql<{ number: number }>`
		insert into agreement_version (partnership_id, agreement_id, number, account_id, reason, content)
		select ${partnershipId}, ${agreementId},
			coalesce((select max(number) from agreement_version where partnership_id = ${partnershipId} and agreement_id = ${agreementId}), 0) + 1,
			asker(), ${reason},
			${JSON.stringify(content)}::jsonb || jsonb_build_object('by', (select name from account where id = asker()))
		returning number`.execute(db);
	return rows[0]?.number ?? 0;
}

/** The versions kept, the newest first. */
export const versionsOf = (db: Db, partnershipId: string, agreementId: string): Promise<VersionLine[]> =>
	db
		.selectFrom('agreement_version')
		.select(['number', 'taken_at as takenAt', 'reason', sql<string | null>`content ->> 'by'`.as('by')])
		.where('partnership_id', '=', partnershipId)
		.where('agreement_id', '=', agreementId)
		.orderBy('number', 'desc')
		.execute();

export async function versionContent(db: Db, partnershipId: string, agreementId: string, number: number): Promise<VersionContent | null> {
	const found = await db
		.selectFrom('agreement_version')
		.select('content')
		.where('partnership_id', '=', partnershipId)
		.where('agreement_id', '=', agreementId)
		.where('number', '=', number)
		.executeTakeFirst();
	return found?.content ?? null;
}
