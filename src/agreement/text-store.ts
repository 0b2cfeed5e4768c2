/** The only SQL of the articles of an agreement, their texts, and its commitments. */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Language } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Article, ArticleText, Saved, Seen } from './text.ts';

interface Of {
	partnership_id: string;
	agreement_id: string;
}
interface ArticleTable extends Of {
	id: string;
	position: number;
	meaning: number;
}
interface ArticleTextTable extends Of {
	article_id: string;
	language: Language;
	heading: string;
	body: string;
	meaning: number;
	revision: number;
}
interface CommitmentTable extends Of {
	id: string;
	organisation_id: string;
	year: number;
	/** A decimal: '10000.00'. */
	amount: string;
	currency: string;
	in_kind: boolean;
	note: string | null;
}
declare module '../server/database.ts' {
	interface Tables {
		article: ArticleTable;
		article_text: ArticleTextTable;
		commitment: CommitmentTable;
	}
}

/** Which text. */
export interface Place {
	partnershipId: string;
	agreementId: string;
}
const at = ({ partnershipId, agreementId }: Place) => ({ partnership_id: partnershipId, agreement_id: agreementId });

/** The articles in their order, each with its texts in every language written so far. */
export async function articlesOf(db: Db, { partnershipId, agreementId }: Place): Promise<Article[]> {
	const { rows } = await sql<Article>`
		select a.id, a.position, a.meaning, coalesce((
			select jsonb_object_agg(t.language, jsonb_build_object('heading', t.heading, 'body', t.body, 'meaning', t.meaning, 'revision', t.revision))
			from article_text t where t.partnership_id = a.partnership_id and t.agreement_id = a.agreement_id and t.article_id = a.id), '{}') as texts
		from article a where a.partnership_id = ${partnershipId} and a.agreement_id = ${agreementId}
		order by a.position, a.id`.execute(db);
	return rows;
}

/**
 * Writes words over the revision that was shown; false when it is no longer that one, and then nothing is written.
 * A text in a new language likewise: only the first of two officers creates it.
 */
export async function saveText(db: Db, place: Place, articleId: string, language: Language, saved: Saved, shown: Seen): Promise<boolean> {
	const row = { heading: saved.text.heading, body: saved.text.body, meaning: saved.text.meaning, revision: saved.text.revision };
	const written =
		shown.revision === 0
			? await db
					.insertInto('article_text')
					.values({ ...at(place), article_id: articleId, language, ...row })
					.onConflict((conflict) => conflict.doNothing())
					.returning('revision')
					.executeTakeFirst()
			: await db
					.updateTable('article_text')
					.set(row)
					.where('partnership_id', '=', place.partnershipId)
					.where('agreement_id', '=', place.agreementId)
					.where('article_id', '=', articleId)
					.where('language', '=', language)
					.where('revision', '=', shown.revision)
					.returning('revision')
					.executeTakeFirst();
	if (!written) return false;
	if (saved.articleMeaning !== shown.meaning)
		await db
			.updateTable('article')
			.set({ meaning: saved.articleMeaning })
			.where('partnership_id', '=', place.partnershipId)
			.where('agreement_id', '=', place.agreementId)
			.where('id', '=', articleId)
			.execute();
	return true;
}

export type Words = Partial<Record<Language, { heading: string; body: string }>>;

/** Adds articles from `position` on (1 is the first); those that stood there move down. Answers their ids. */
export async function addArticles(db: Db, place: Place, articles: readonly Words[], position: number): Promise<string[]> {
	if (articles.length === 0) return [];
	const ids = articles.map(() => uuid());
	await sql`update article set position = position + ${articles.length}
		where partnership_id = ${place.partnershipId} and agreement_id = ${place.agreementId} and position >= ${position}`.execute(db);
	await db
		.insertInto('article')
		.values(ids.map((id, index) => ({ ...at(place), id, position: position + index, meaning: 1 })))
		.execute();
	const texts = articles.flatMap((words, index) =>
		Object.entries(words).map(([language, { heading, body }]) => ({
			...at(place),
			article_id: ids[index] ?? '',
			language: language as Language,
			heading,
			body,
			meaning: 1,
			revision: 1,
		})),
	);
	if (texts.length > 0) await db.insertInto('article_text').values(texts).execute();
	return ids;
}

/** Takes over the articles of another agreement of the partnership, what is outdated in it staying so. */
export async function copyArticles(db: Db, from: Place, to: Place): Promise<void> {
	const articles = await articlesOf(db, from);
	if (articles.length === 0) return;
	const copies = articles.map((article, index) => ({ ...article, id: uuid(), position: index + 1 }));
	await db
		.insertInto('article')
		.values(copies.map(({ id, position, meaning }) => ({ ...at(to), id, position, meaning })))
		.execute();
	const texts = copies.flatMap(({ id, texts }) =>
		(Object.entries(texts) as [Language, ArticleText][]).map(([language, { heading, body, meaning }]) => ({
			...at(to),
			article_id: id,
			language,
			heading,
			body,
			meaning,
			revision: 1,
		})),
	);
	if (texts.length > 0) await db.insertInto('article_text').values(texts).execute();
}

/** Numbers the articles 1, 2, 3 … in this order; ids left out keep their place. */
export async function setOrder(db: Db, place: Place, ids: readonly string[]): Promise<void> {
	await sql`update article a set position = wanted.position
		from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, position)
		where a.partnership_id = ${place.partnershipId} and a.agreement_id = ${place.agreementId} and a.id = wanted.id
			and a.position <> wanted.position`.execute(db);
}

export async function removeArticle(db: Db, place: Place, articleId: string): Promise<void> {
	await db
		.deleteFrom('article')
		.where('partnership_id', '=', place.partnershipId)
		.where('agreement_id', '=', place.agreementId)
		.where('id', '=', articleId)
		.execute();
}

/**
 * The last words of an article in a language while it still said this meaning, from the history; null when none are kept.
 * A translator sees by them what has changed since.
 */
export async function wordsWhenItMeant(
	db: Db,
	{ partnershipId }: Place,
	articleId: string,
	language: Language,
	meaning: number,
): Promise<{ heading: string; body: string } | null> {
	const { rows } = await sql<{ heading: string; body: string }>`
		select after ->> 'heading' as heading, after ->> 'body' as body from history
		where partnership_id = ${partnershipId} and noun = 'article_text' and record_id = ${articleId}
			and after ->> 'language' = ${language} and (after ->> 'meaning')::int <= ${meaning}
		order by id desc limit 1`.execute(db);
	return rows[0] ?? null;
}

/** What a party means to give in a year. */
export interface Commitment {
	id: string;
	organisationId: string;
	year: number;
	/** A decimal: '10000.00'. */
	amount: string;
	currency: string;
	inKind: boolean;
	note: string | null;
}

/** The commitments by year, then as the parties stand. */
export const commitmentsOf = (db: Db, { partnershipId, agreementId }: Place): Promise<Commitment[]> =>
	db
		.selectFrom('commitment as c')
		.innerJoin('party as y', (join) =>
			join.onRef('y.partnership_id', '=', 'c.partnership_id').onRef('y.organisation_id', '=', 'c.organisation_id'),
		)
		.select(['c.id', 'c.organisation_id as organisationId', 'c.year', 'c.amount', 'c.currency', 'c.in_kind as inKind', 'c.note'])
		.where('c.partnership_id', '=', partnershipId)
		.where('c.agreement_id', '=', agreementId)
		.orderBy('c.year')
		.orderBy('y.position')
		.orderBy('c.id')
		.execute();

/** Replaces the commitments; lines that did not change leave no trace in the history. `id` null: a new line. */
export async function setCommitments(
	db: Db,
	place: Place,
	wanted: readonly (Omit<Commitment, 'id'> & { id: string | null })[],
): Promise<void> {
	const kept = new Map((await commitmentsOf(db, place)).map((line) => [line.id, line]));
	for (const { id, organisationId, year, amount, currency, inKind, note } of wanted) {
		const row = { organisation_id: organisationId, year, amount, currency, in_kind: inKind, note };
		if (id !== null && kept.delete(id))
			await db
				.updateTable('commitment')
				.set(row)
				.where('partnership_id', '=', place.partnershipId)
				.where('agreement_id', '=', place.agreementId)
				.where('id', '=', id)
				.execute();
		else
			await db
				.insertInto('commitment')
				.values({ ...at(place), id: uuid(), ...row })
				.execute();
	}
	if (kept.size > 0)
		await db
			.deleteFrom('commitment')
			.where('partnership_id', '=', place.partnershipId)
			.where('agreement_id', '=', place.agreementId)
			.where('id', 'in', [...kept.keys()])
			.execute();
}

/** The agreements of a partnership that have articles. */
export async function withArticles(db: Db, partnershipId: string): Promise<string[]> {
	const rows = await db.selectFrom('article').select('agreement_id as id').distinct().where('partnership_id', '=', partnershipId).execute();
	return rows.map(({ id }) => id);
}

/** What the form of an agreement showed at a revision, by the columns of its table; null when the history does not go back so far. */
export async function headerWhen(db: Db, { partnershipId, agreementId }: Place, revision: number): Promise<Record<string, unknown> | null> {
	const { rows } = await sql<{ row: Record<string, unknown> }>`
		select after as row from history
		where partnership_id = ${partnershipId} and noun = 'agreement' and record_id = ${agreementId} and after ->> 'revision' = ${String(revision)}
		order by id desc limit 1`.execute(db);
	return rows[0]?.row ?? null;
}
