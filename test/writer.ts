import pg from 'pg';
import { startPostgres } from '../src/server/embedded.ts';

// Started and killed by durability.test.ts: says each number once the database has acknowledged it.
const postgres = await startPostgres({ folder: process.argv[2] as string, durable: true });
console.log('server', postgres.pid);
const client = new pg.Client(postgres.url);
await client.connect();
await client.query('create table if not exists entry (number int primary key)');
const { rows } = await client.query<{ last: number }>('select coalesce(max(number), 0) as last from entry');
for (let number = (rows[0]?.last ?? 0) + 1; ; number++) {
	await client.query('insert into entry values ($1)', [number]);
	console.log('kept', number);
}
