/** An office's list of partnerships: one page of one index, however many there are. */
import { type RawBuilder, sql } from 'kysely';
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { searchQuery } from '../plain/names.ts';
import type { Db } from '../server/database.ts';
import type { AgreementStanding, Kind, PartnershipEvent, Standing, State, VoteStanding } from './partnership.ts';
import { stateOf } from './partnership.ts';
import { agreementsOf, stateInSql, votesOf } from './standing.ts';

export const sorts = ['label', 'since'] as const;
export type Sort = (typeof sorts)[number];

/** Where a page of a list begins: the sorted value of the row before, and its id. */
export type Cursor = readonly [value: string, id: string];

export interface ListQuestion {
	readonly organisationId: string;
	readonly today: Day;
	readonly q?: string | null;
	readonly kind?: Kind | null;
	readonly state?: State | null;
	/** The account in charge of them for this organisation. */
	readonly inChargeOf?: string | null;
	readonly sort?: Sort;
	readonly descending?: boolean;
	/** Rows that follow this one; or, with `before`, those that come before. */
	readonly after?: Cursor | null;
	readonly before?: Cursor | null;
	readonly limit?: number;
	/** Those that hold the words of `q`, where they are few; see `partnershipsOf`. */
	readonly among?: readonly string[] | null;
}

export interface PartnershipLine {
	readonly id: string;
	readonly name: string;
	readonly kind: Kind;
	readonly since: Dated | null;
	readonly proposedOn: Dated | null;
	readonly level: 'write' | 'read';
	readonly parties: readonly {
		organisationId: string;
		name: string;
		names: Texts;
		country: string;
		countryNames: Texts;
		unrecognised: boolean;
	}[];
	readonly standing: Standing;
	readonly lastAgreement: { id: string; kind: string; title: Texts; on: Dated | null } | null;
}
export interface ListPage {
	readonly rows: readonly PartnershipLine[];
	readonly previous: Cursor | null;
	readonly next: Cursor | null;
}

type Row = Omit<PartnershipLine, 'standing' | 'lastAgreement'> & {
	readonly sorted: string;
	readonly decisions: VoteStanding[];
	readonly agreements: AgreementStanding[];
	readonly events: PartnershipEvent[];
};

/** The list's question, one page of one index however many partnerships there are; see `partnershipsOf`. */
export function listQuestion({
	organisationId,
	today,
	q,
	kind,
	state,
	inChargeOf,
	sort = 'label',
	descending = false,
	after,
	before,
	limit = 25,
	among = null,
}: ListQuestion) {
	const backwards = Boolean(before) !== descending;
	const from = before ?? after;
	const way = sql.raw(backwards ? 'desc' : 'asc');
	const column = sql.raw(sort === 'label' ? 's.label' : 's.since_day');
	// As the index has it: see share_by_label.
	const id = sql.raw('s.partnership_id::text collate "C"');
	const value = from && (sort === 'label' ? sql`${from[0]} collate "und-x-icu"` : sql`${from[0]}::date`);
	const typed = q?.trim() ? searchQuery(q) : undefined;
	const wanted: RawBuilder<unknown>[] = [sql`s.organisation_id = ${organisationId}`];
	if (from) wanted.push(sql`(${column}, ${id}) ${sql.raw(backwards ? '<' : '>')} (${value}, ${from[1]} collate "C")`);
	// Their ids first, by the index of accounts: read beside the list, each row would ask the wall of its own.
	if (inChargeOf)
		wanted.push(
			sql`s.partnership_id = any(array(select c.partnership_id from charge c where c.account_id = ${inChargeOf} and c.organisation_id = ${organisationId}))`,
		);
	if (kind) wanted.push(sql`p.kind = ${kind}`);
	// Words that hold nothing to search for find nothing, rather than everything.
	if (among) wanted.push(sql`s.partnership_id = any(${among}::uuid[])`);
	else if (typed !== undefined) wanted.push(typed === null ? sql`false` : sql`p.search @@ to_tsquery('simple', ${typed})`);
	if (state) wanted.push(sql`${stateInSql(today)} = ${state}`);
	return sql<Row>`
		with page as materialized (
			select s.partnership_id, s.level, ${column} as value
			from share s ${kind || state || typed !== undefined ? sql`join partnership p on p.partnership_id = s.partnership_id` : sql``}
			where ${sql.join(wanted, sql` and `)}
			order by ${column} ${way}, ${id} ${way} limit ${sql.raw(String(Math.trunc(limit) + 1))}
		)
		select p.partnership_id as id, called(p.name, p.names) as name, p.kind, p.since, p.proposed_on as "proposedOn", page.level, page.value::text as sorted,
			coalesce((
				select jsonb_agg(jsonb_build_object('organisationId', o.id, 'name', o.name, 'names', o.names, 'country', o.country_code, 'unrecognised', o.unrecognised,
					'countryNames', coalesce(c.names, '{}')) order by y.position, o.id)
				from party y join organisation o on o.id = y.organisation_id left join territory c on c.code = o.country_code
				where y.partnership_id = p.partnership_id), '[]') as parties,
			coalesce((
				select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'on', e."on", 'title', e.title, 'reason', e.reason) order by first_day(e."on"), e.id)
				from partnership_event e where e.partnership_id = p.partnership_id and e.kind <> 'milestone'), '[]') as events,
			${votesOf} as decisions, ${agreementsOf(today)} as agreements
		from page join partnership p on p.partnership_id = page.partnership_id
		order by page.value ${way}, page.partnership_id ${way}`;
}

const dateOf = ({ inForceOn, signedOn }: AgreementStanding) => signedOn ?? inForceOn;

function lineOf({ sorted: _, decisions, agreements, events, ...row }: Row, today: Day): PartnershipLine {
	const last = agreements
		.filter(({ signed, inForce }) => signed || inForce)
		.toSorted((a, b) => ((dateOf(a) ?? '') < (dateOf(b) ?? '') ? 1 : -1))[0];
	return {
		...row,
		standing: stateOf({ proposedOn: row.proposedOn, since: row.since, decisions, agreements, events }, today),
		lastAgreement: last ? { id: last.id, kind: last.kind, title: last.title, on: dateOf(last) } : null,
	};
}

/** Where few hold the words, they are looked up by name first: row-level security keeps a text match from its index. */
async function fewNamed(db: Db, { organisationId, q }: ListQuestion): Promise<string[] | null> {
	const typed = q?.trim() ? searchQuery(q) : null;
	if (typed === null) return null;
	const { rows } = await sql<{
		few: string[] | null;
	}>`select few_partnerships(to_tsquery('simple', ${typed}), ${organisationId}, 1000) as few`.execute(db);
	return rows[0]?.few ?? null;
}

/** The partnerships open to an organisation, a page at a time by key: a list that grows meanwhile neither skips nor repeats one. */
export async function partnershipsOf(db: Db, question: ListQuestion): Promise<ListPage> {
	const { today, after, before, limit = 25 } = question;
	const { rows } = await listQuestion({ ...question, among: await fewNamed(db, question) }).execute(db);
	const more = rows.length > limit;
	const kept = more ? rows.slice(0, limit) : rows;
	if (before) kept.reverse();
	const cursor = (row: Row | undefined): Cursor | null => (row ? [row.sorted, row.id] : null);
	return {
		rows: kept.map((row) => lineOf(row, today)),
		previous: before ? (more ? cursor(kept[0]) : null) : after ? cursor(kept[0]) : null,
		next: before ? cursor(kept.at(-1)) : more ? cursor(kept.at(-1)) : null,
	};
}
