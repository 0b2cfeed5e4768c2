/** What verifying asks of the database: as its owner, in one snapshot, streamed. Nothing here computes a hash. */
import pg from 'pg';
import Cursor from 'pg-cursor';
import type { Link } from './chain.ts';

export interface Snapshot {
	/** Every link with its row, chain by chain, in order. */
	links(): AsyncIterable<Link>;
	/** How many links there are, about; for progress. */
	size(): Promise<number>;
	/** Where each chain says that it ends. */
	heads(): Promise<Map<string, { seq: number; hash: Buffer }>>;
	/** Rows that stand in no chain, the first of each partnership. */
	unlinked(): Promise<Loose[]>;
	/** Rows that an erasure in the same chain names, as "partnership/id". */
	erasures(): Promise<Set<string>>;
	tables(): Promise<Recorded[]>;
	/** Records whose row is not what the history says last of them. */
	differences(table: Recorded): AsyncIterable<Difference>;
	/** What partnerships are called; the directory's chain has no name. */
	names(): Promise<Map<string, string>>;
}
export interface Loose {
	partnership: string;
	id: string;
	at: Date;
	verb: string;
	noun: string;
}
/** A table whose changes the history keeps. */
export interface Recorded {
	name: string;
	key: string[];
	/** Columns with what a row older than the column holds there: an SQL expression; null: a value that nobody can foresee. */
	columns: { name: string; missing: string | null }[];
}
export interface Difference {
	partnership: string;
	/** The key's values. */
	key: string[];
	what: 'row-altered' | 'row-removed' | 'row-added';
	/** The columns that differ. */
	columns: string[];
	/** The change that the row should still show. */
	at: Date | null;
	verb: string | null;
	id: string | null;
}

const nobody = '00000000-0000-0000-0000-000000000000';
const micros = (column: string) => `((extract(epoch from ${column}) * 1000000)::bigint)::text`;

/**
 * Opens one snapshot of the database at `url` (the owner's address): what is written meanwhile is not seen.
 * @param within a connection in a transaction of its own, to look from inside it
 */
export async function openSnapshot(url: string, within?: pg.Client): Promise<Snapshot & { close(): Promise<void> }> {
	const client = within ?? new pg.Client({ connectionString: url });
	if (!within) {
		client.on('error', () => {});
		await client.connect();
		await client.query('begin isolation level repeatable read read only');
	}
	// The joins follow the chain by its key: a hash of the whole history would first fill the disk.
	await client.query(`set local cursor_tuple_fraction = 0.0001; set local work_mem = '64MB'`);
	async function* stream<R extends object>(text: string, size = 500): AsyncGenerator<R> {
		const cursor = client.query(new Cursor<R>(text));
		try {
			for (let rows = await cursor.read(size); rows.length > 0; rows = await cursor.read(size)) yield* rows;
		} finally {
			await cursor.close();
		}
	}
	const all = async <R extends pg.QueryResultRow>(text: string) => (await client.query<R>(text)).rows;
	return {
		async *links() {
			for await (const row of stream<LinkRow>(linksQuery)) yield linkOf(row);
		},
		size: async () => Number((await all<{ n: string }>('select coalesce(sum(seq), 0)::text as n from chain.head'))[0]?.n ?? 0),
		heads: async () =>
			new Map(
				(await all<{ id: string; seq: string; hash: Buffer }>('select partnership_id as id, seq::text, hash from chain.head')).map(
					({ id, seq, hash }) => [id, { seq: Number(seq), hash }],
				),
			),
		unlinked: () =>
			all<Loose>(`
				select distinct on (h.partnership_id) h.partnership_id as partnership, h.id::text, h.at, h.verb, h.noun from history h
				where not exists (select from chain.link l where l.partnership_id = h.partnership_id and l.history_id = h.id)
				order by h.partnership_id, h.id`),
		erasures: async () =>
			new Set(
				(
					await all<{ row: string }>(`
						select h.partnership_id || '/' || jsonb_array_elements_text(h.after -> 'erased') as row from history h
						where h.noun = 'history' and jsonb_typeof(h.after -> 'erased') = 'array'`)
				).map(({ row }) => row),
			),
		tables: () => all<Recorded>(tablesQuery),
		differences: (table) => stream<Difference>(differencesQuery(table)),
		names: async () =>
			new Map(
				(await all<{ id: string; name: string }>('select partnership_id as id, name from partnership')).map(({ id, name }) => [id, name]),
			),
		close: async () => (within ? undefined : client.end()),
	};
}

type LinkRow = {
	partnership: string;
	seq: string;
	content_hash: Buffer;
	hash: Buffer;
	id: string | null;
	at: string;
	account_id: string | null;
	account_name: string | null;
	verb: string;
	noun: string;
	record_id: string;
	act: string;
	salt: string | null;
	before: string | null;
	after: string | null;
	reason: string | null;
	erased: boolean;
};
const linksQuery = `
	select l.partnership_id as partnership, l.seq::text, l.content_hash, l.hash, h.id::text, ${micros('h.at')} as at, h.account_id, h.account_name,
		h.verb, h.noun, h.record_id, h.act, h.salt, h.before::text, h.after::text, h.reason, h.erased_at is not null as erased
	from chain.link l left join history h on h.partnership_id = l.partnership_id and h.id = l.history_id
	order by l.partnership_id, l.seq`;
const linkOf = ({ id, partnership, seq, content_hash, hash, ...row }: LinkRow): Link => ({
	partnership,
	seq: Number(seq),
	contentHash: content_hash,
	hash,
	row: id === null ? null : { ...row, id, accountId: row.account_id, accountName: row.account_name, recordId: row.record_id },
});

// A column that came later stands in no earlier "after": what old rows were given is its default, where that is a constant.
const tablesQuery = `
	select c.relname as name,
		(select array_agg(a.attname::text order by k.place) from unnest(i.indkey::int[]) with ordinality k(number, place)
			join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number) as key,
		(select jsonb_agg(jsonb_build_object('name', a.attname, 'missing', case
				when d.oid is null then 'null::' || format_type(a.atttypid, a.atttypmod)
				when a.attgenerated = '' and pg_get_expr(d.adbin, d.adrelid) !~ '\\(' then pg_get_expr(d.adbin, d.adrelid) end) order by a.attnum)
			from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
			where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname not in ('search', 'folded')) as columns
	from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_index i on i.indrelid = c.oid and i.indisprimary
	where t.tgfoid = 'public.record_change()'::regprocedure and not t.tgisinternal
	order by 1`;

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

/**
 * The latest word of the history on each key, beside the row. Both pass through the row's own type, so that an instant written in another
 * time zone is the same instant. A row whose key was changed is gone under the old one. What was erased last says nothing.
 */
function differencesQuery({ name: table, key, columns }: Recorded): string {
	const keyOf = (json: string) => `jsonb_build_array(${key.map((column) => `${json} -> ${quote(column)}`).join(', ')})`;
	const foreseen = columns.filter(({ missing }) => missing !== null);
	// Rows, not arguments: a function takes no more than a hundred, fifty columns.
	const values = foreseen.map((column) => `(${quote(column.name)}, to_jsonb(${column.missing}))`).join(', ');
	const defaults = values ? `(select jsonb_object_agg(d.name, d.value) from (values ${values}) d(name, value))` : "'{}'::jsonb";
	const unforeseen = columns.filter(({ missing }) => missing === null).map((column) => column.name);
	// What nobody can foresee is compared where the history tells it.
	const live = unforeseen.reduce(
		(json, column) => `(case when s.after ? ${quote(column)} then ${json} else ${json} - ${quote(column)} end)`,
		'r.live',
	);
	const said = `(to_jsonb(jsonb_populate_record(null::${name(table)}, ${defaults} || s.after)) - '{search,folded}'::text[])`;
	const told = unforeseen.reduce(
		(json, column) => `(case when s.after ? ${quote(column)} then ${json} else ${json} - ${quote(column)} end)`,
		said,
	);
	const fromKey = key.indexOf('partnership_id');
	return `
		with told as (
			select ${keyOf('coalesce(h.after, h.before)')} as key, h.after, h.id, h.at, h.verb, h.partnership_id, h.erased_at is not null as erased
			from history h where h.noun = ${quote(table)} and h.erased_at is null
			union all
			select ${keyOf('h.before')}, null, h.id, h.at, h.verb, h.partnership_id, false
			from history h where h.noun = ${quote(table)} and h.before is not null and h.after is not null and ${keyOf('h.before')} <> ${keyOf('h.after')}
		), s as (
			select distinct on (key) * from told order by key, id desc, after nulls last
		), r as (
			select ${keyOf('j.live')} as key, j.live from ${name(table)} t cross join lateral (select to_jsonb(t) - '{search,folded}'::text[] as live) j
		), compared as (
			select coalesce(s.key, r.key) as key, s.after is not null as exists_there, r.live is not null as exists_here,
				${live} as live, ${told} as told, s.at, s.verb, s.id, s.partnership_id
			from s full join r on r.key = s.key
		)
		select coalesce(partnership_id::text, ${fromKey < 0 ? quote(nobody) : `key ->> ${fromKey}`}) as partnership,
			array(select jsonb_array_elements_text(key)) as key,
			case when not exists_here then 'row-removed' when not exists_there then 'row-added' else 'row-altered' end as what,
			array(select k from jsonb_object_keys(coalesce(live, '{}') || coalesce(told, '{}')) k where exists_here and exists_there and live -> k is distinct from told -> k) as columns,
			at, verb, id::text
		from compared c
		where (exists_here <> exists_there or (exists_here and live is distinct from told))
			and not exists (${erasedLast(table, key)})`;
}

/** A later row of the same record that was erased: what stands in the table may follow from it, and nobody can tell. */
const erasedLast = (table: string, key: readonly string[]) => `
	select from history e where e.noun = ${quote(table)} and e.erased_at is not null and (c.id is null or e.id > c.id)
		and e.partnership_id = coalesce(c.partnership_id, e.partnership_id)
		and e.record_id in (${key.map((_, index) => `c.key ->> ${index}`).join(', ')})`;
