/** What is published and what is held back, written by the office; the page itself is read through the views of `open` (store.ts). */
import { sql } from 'kysely';
import type { Db } from '../server/database.ts';
import type { OpenDb } from '../server/open-database.ts';
import type { LeftOut } from './publication.ts';

declare module '../server/database.ts' {
	interface Tables {
		public_address: { partnership_id: string; slug: string; since: Date };
		withheld: {
			partnership_id: string;
			id: string;
			decision_id: string | null;
			agreement_id: string | null;
			event_id: string | null;
			mission_id: string | null;
			placement_id: string | null;
		};
	}
}

/** The same views, read by a member in a transaction of the workbook: before anything is published, in one that is never kept. */
export const asPublic = (db: Db): OpenDb => db as unknown as OpenDb;

export interface Publication {
	publishedAt: Date | null;
	/** The latest address; null where it never had one. */
	slug: string | null;
	withheld: Set<string>;
	documents: Set<string>;
}

/** How a partnership stands with the public; locked until the transaction ends where `lock` says so. */
export async function publicationOf(db: Db, partnershipId: string, lock = false): Promise<Publication | null> {
	const { rows } = await sql<{ publishedAt: Date | null; slug: string | null; withheld: string[]; documents: string[] }>`
		select p.published_at as "publishedAt",
			(select a.slug from public_address a where a.partnership_id = p.partnership_id order by a.since desc limit 1) as slug,
			array(select w.id::text from withheld w where w.partnership_id = p.partnership_id) as withheld,
			array(select d.id::text from document d where d.partnership_id = p.partnership_id and d.published_at is not null) as documents
		from partnership p where p.partnership_id = ${partnershipId} ${lock ? sql`for no key update of p` : sql``}`.execute(db);
	const [row] = rows;
	return row ? { ...row, withheld: new Set(row.withheld), documents: new Set(row.documents) } : null;
}

export interface Publishing {
	partnershipId: string;
	now: Date;
	slug: string;
	/** Each party's address, where it has none yet. */
	authorities: readonly { organisationId: string; slug: string }[];
	withheld: {
		decisions: readonly string[];
		agreements: readonly string[];
		events: readonly string[];
		missions: readonly string[];
		placements: readonly string[];
	};
	documents: readonly string[];
}

/** Shows a partnership to the public with these things held back and these documents shown. @returns the address it was given */
export async function publish(db: Db, { partnershipId, now, slug, authorities, withheld, documents }: Publishing): Promise<string> {
	const { rows } = await sql<{ slug: string }>`select give_public_address(${partnershipId}, ${slug}) as slug`.execute(db);
	for (const { organisationId, slug: wished } of authorities)
		await sql`select give_authority_address(${partnershipId}, ${organisationId}, ${wished})`.execute(db);
	const { decisions, agreements, events, missions, placements } = withheld;
	await sql`delete from withheld where partnership_id = ${partnershipId} and id <> all(${[...decisions, ...agreements, ...events, ...missions, ...placements]}::uuid[])`.execute(
		db,
	);
	await sql`
		insert into withheld (partnership_id, id, decision_id, agreement_id, event_id, mission_id, placement_id)
		select ${partnershipId}::uuid, id, id, null::uuid, null::uuid, null::uuid, null::uuid from unnest(${[...decisions]}::uuid[]) id
		union all select ${partnershipId}::uuid, id, null, id, null, null, null from unnest(${[...agreements]}::uuid[]) id
		union all select ${partnershipId}::uuid, id, null, null, id, null, null from unnest(${[...events]}::uuid[]) id
		union all select ${partnershipId}::uuid, id, null, null, null, id, null from unnest(${[...missions]}::uuid[]) id
		union all select ${partnershipId}::uuid, id, null, null, null, null, id from unnest(${[...placements]}::uuid[]) id
		on conflict do nothing`.execute(db);
	await sql`
		update document set published_at = case when id = any(${[...documents]}::uuid[]) then ${now}::timestamptz end
		where partnership_id = ${partnershipId} and (published_at is not null) <> (id = any(${[...documents]}::uuid[]))`.execute(db);
	await sql`update partnership set published_at = ${now} where partnership_id = ${partnershipId} and published_at is null`.execute(db);
	return rows[0]?.slug ?? slug;
}

/** Takes the page away; what was chosen and the address are kept for another time. */
export async function withdraw(db: Db, partnershipId: string): Promise<void> {
	await sql`update partnership set published_at = null where partnership_id = ${partnershipId}`.execute(db);
}

/** The people named in signed acts whose name does not leave, and why. `db` must be one in which the partnership is published. */
export async function leftOut(db: Db, partnershipId: string): Promise<LeftOut[]> {
	const { rows } = await sql<LeftOut>`
		select distinct x.agreement_id as "agreementId", trim(n.given_name || ' ' || n.family_name) as name,
			case when n.erased_at is not null then 'erased' when n.objected_on is not null then 'objected' else 'private' end as why
		from attendance x join person n on n.id = x.person_id
		where x.partnership_id = ${partnershipId}
			and exists (select from open.agreement a where a.partnership_id = x.partnership_id and a.id = x.agreement_id)
			and not exists (select from open.attendance o where o.partnership_id = x.partnership_id and o.id = x.id and o.family_name is not null)
		order by name`.execute(db);
	return rows;
}
