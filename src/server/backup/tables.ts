import type pg from 'pg';

/** A table as an archive holds it: its own columns, without those the database computes, and the order its rows are written in. */
export interface TableShape {
	/** With its schema: `public.history`. */
	name: string;
	columns: string[];
	/** Columns of the primary key. */
	key: string[];
}

/** Left out: the journal of migrations (a restore writes its own) and the job runner's tables (made anew at each start). */
const leftOut = ['public.migration'];
export const leftOutSchemas = ['jobs', 'pgboss'];

/** Every table of ours, in the order of their names. */
export async function tablesIn(client: pg.ClientBase): Promise<TableShape[]> {
	const { rows } = await client.query<TableShape>(
		`select n.nspname || '.' || c.relname as name,
			array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
			coalesce(array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality k(attnum, at)
				join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary order by k.at), '{}') as key
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all($1) and n.nspname || '.' || c.relname <> all($2)
		order by 1`,
		[leftOutSchemas, leftOut],
	);
	return rows;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** A name with its schema, as SQL wants it. */
export const tableName = (name: string): string => name.split('.').map(quoted).join('.');
const list = (columns: readonly string[]): string => columns.map(quoted).join(', ');

/** Reads all rows, always in the same order and the same words on every PostgreSQL: text of COPY, one row a line. */
export const copyOut = ({ name, columns, key }: TableShape): string => {
	const order = (key.length > 0 ? key : columns).map((column) => `${quoted(column)}::text collate "C"`).join(', ');
	return `copy (select ${list(columns)} from ${tableName(name)} order by ${order}) to stdout`;
};

export const copyIn = ({ name, columns }: TableShape): string => `copy ${tableName(name)} (${list(columns)}) from stdin`;

/** What decides how values are written: the same for whoever writes an archive and whoever compares with it. */
export const wording = `set local datestyle = 'ISO, MDY'; set local intervalstyle = 'iso_8601'; set local timezone = 'UTC'; set local extra_float_digits = 1;
	set local bytea_output = 'hex'; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** Where each counter stands, by name with its schema. */
export async function countersIn(client: pg.ClientBase): Promise<Record<string, string>> {
	const { rows } = await client.query<{ name: string; value: string | null }>(
		`select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences where schemaname <> all($1) order by 1`,
		[leftOutSchemas],
	);
	return Object.fromEntries(rows.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}
