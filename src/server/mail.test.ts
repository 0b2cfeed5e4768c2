import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import pg from 'pg';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openWorld, secret, type World } from '../../test/world.ts';
import { openBackOffice, prepareJobs, startJobs } from './jobs.ts';
import { keepLetter, outboxLetters } from './letter-store.ts';
import { againAfter, carryLetters, letterJobs } from './letters.ts';
import { type Mail, Returned, smtpMail } from './mail.ts';

// Made for these tests, for localhost, good until 2126; it opens nothing.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFSNqR7WF9AXBNWNi
nrlu/ibA/md6Fr98Wi1rTq4BnCmhRANCAASymjS1mD0UFFNR5uniSxMJ9Djfau3E
Sl2aSU8iSCBJ4fQBYF2fTBtsyaeOA+LOuxRNtZxkwd3NlUze1VrskNDp
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBrTCCAVOgAwIBAgIURUnNtrbKyGKPOiVmwue1gl9JXawwCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSbWFpbC5rYXBhbi5leGFtcGxlMCAXDTI2MTEyMjE4NDMwMFoY
DzIxMjYxMDI5MTg0MzAwWjAdMRswGQYDVQQDDBJtYWlsLmthcGFuLmV4YW1wbGUw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASymjS1mD0UFFNR5uniSxMJ9Djfau3E
Sl2aSU8iSCBJ4fQBYF2fTBtsyaeOA+LOuxRNtZxkwd3NlUze1VrskNDpo28wbTAd
BgNVHQ4EFgQUoNDqVwr/H+YQ8dFD2gX9bf8rqEQwHwYDVR0jBBgwFoAUoNDqVwr/
H+YQ8dFD2gX9bf8rqEQwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2Nh
bGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIhAL7D8HUHyKaggHh1lGTrdolI
LNBlJX7VVVJqlq8vMnpXAiBglDt3NnP2GVTIXT/GPLZpKEb4bHJw2DfcKQ8suuEh
Ig==
-----END CERTIFICATE-----`;

const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const from = 'Jumelage <jumelage@saint-etienne.example>';
const folder = mkdtempSync(join(tmpdir(), 'jumelage-mail-'));
const certificates = join(folder, 'mail.pem');
let world: World;
let office: ReturnType<typeof openBackOffice>;
const arrived: ParsedMail[] = [];
const servers: SMTPServer[] = [];
const logged: unknown[] = [];

/** A mail server of a city: takes letters from whoever signs in as `jumelage`, for everybody but those who have left. */
async function open(options: SMTPServerOptions = {}): Promise<{ url: string; close: () => Promise<void> }> {
	const server = new SMTPServer({
		key,
		cert,
		onAuth: ({ username, password }, _, done) =>
			username === 'jumelage' && password === 'poste' ? done(null, { user: username }) : done(new Error('Invalid username or password')),
		onRcptTo: ({ address }, _, done) =>
			done(address.startsWith('partie') ? Object.assign(new Error('No such mailbox here'), { responseCode: 550 }) : null),
		onData: (stream, _, done) =>
			void simpleParser(stream).then((letter) => {
				arrived.push(letter);
				done();
			}),
		...options,
	});
	server.on('error', () => {});
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return { url: `smtp://jumelage:poste@localhost:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}

beforeAll(async () => {
	world = await openWorld();
	office = openBackOffice(world.roleUrl('jumelage_jobs'));
	writeFileSync(certificates, cert);
});
beforeEach(async () => {
	arrived.length = 0;
	logged.length = 0;
	await world.owner.query('delete from letter');
});
afterAll(async () => {
	for (const server of servers) server.close();
	rmSync(folder, { recursive: true });
	await office.close();
	await world.close();
});

const carry = (mail: Mail) =>
	carryLetters({
		mail,
		inDatabase: (work) => office.inDatabase('job.letters.carry', work),
		clock: () => new Date(),
		config: { baseUrl: world.baseUrl, timeZone: 'Europe/Paris', secret },
		log: (_, facts) => void logged.push(facts),
	});
const write = (to: string, more: { subject?: string; text?: string; notAfter?: Date } = {}) =>
	office.inDatabase('test', (db) =>
		keepLetter(
			{ db, deps: { config: { secret } } },
			{
				to,
				subject: 'Միացեք Կապանին',
				text: 'Բարև ձեզ։\n\nhttps://jumelage.example/invitation?token=abc',
				language: 'hy',
				organisationId: saintEtienne,
				...more,
			},
		),
	);
const state = async (id: string) =>
	(
		await world.owner.query<Record<string, unknown>>(
			'select sent_at is not null as sent, returned_at is not null as returned, sealed is null as gone, tries, reason, next_try_at > now() as later from letter where id = $1',
			[id],
		)
	).rows[0];

it('sends a letter in Armenian by a server that asks for a password, over a connection it encrypts', async () => {
	const { url } = await open();
	const id = await write('anna@kapan.example');
	await carry(smtpMail(url, { from, certificates }));
	expect(await state(id)).toMatchObject({ sent: true, gone: true, tries: 1 });
	const [letter] = arrived;
	expect(letter?.subject).toBe('Միացեք Կապանին');
	expect(letter?.text).toContain('Բարև ձեզ։');
	expect(letter?.from?.text).toContain('jumelage@saint-etienne.example');
	expect(letter?.messageId).toBe(`<${id}@saint-etienne.example>`);
	expect(letter?.headers.get('auto-submitted')).toBe('auto-generated');
	expect(letter?.headers.get('content-language')).toBe('hy');
	expect([...(letter?.headers.keys() ?? [])].filter((name) => name.startsWith('list-'))).toEqual([]);
	await carry(smtpMail(url, { from, certificates }));
	expect(arrived).toHaveLength(1);
});

it('keeps a letter rather than trusting a certificate nobody vouches for, or giving the password in the clear', async () => {
	const { url } = await open();
	const remote = url.replace('localhost', '127.0.0.1');
	const id = await write('anna@kapan.example');
	await carry(smtpMail(remote, { from }));
	expect(await state(id)).toMatchObject({ sent: false, returned: false, gone: false, tries: 1, later: true });
	expect((await state(id))?.reason).toMatch(/self.signed/i);
	const bare = await open({ disabledCommands: ['STARTTLS'] });
	await world.owner.query('update letter set next_try_at = now()');
	await carry(smtpMail(bare.url, { from, certificates }));
	expect((await state(id))?.sent).toBe(false);
	expect(arrived).toEqual([]);
	await world.owner.query('update letter set next_try_at = now()');
	await carry(smtpMail(remote, { from, certificates }));
	expect((await state(id))?.sent).toBe(true);
});

it('tells the administrator that an address does not exist, and goes on with the next letter', async () => {
	const { url } = await open();
	const gone = await write('partie@saint-etienne.example');
	const next = await write('anna@kapan.example');
	await carry(smtpMail(url, { from, certificates }));
	expect(await state(gone)).toMatchObject({ sent: false, returned: true, gone: true });
	expect((await state(gone))?.reason).toContain('No such mailbox');
	expect(await state(next)).toMatchObject({ sent: true });
	expect(JSON.stringify(logged)).not.toContain('partie@');
});

it('loses no letter while the server is down or refuses the password, and brings them all when it is back', async () => {
	const down = await open();
	await down.close();
	const ids = [await write('anna@kapan.example'), await write('aram@kapan.example')];
	const began = Date.now();
	await carry(smtpMail(down.url, { from, certificates }));
	expect(Date.now() - began).toBeLessThan(5000);
	expect(await state(ids[0] ?? '')).toMatchObject({ sent: false, returned: false, tries: 1, later: true });
	// The others keep their turn: one knock tells that nobody is there.
	expect(await state(ids[1] ?? '')).toMatchObject({ tries: 0, later: false });
	const { url } = await open();
	await world.owner.query('update letter set next_try_at = now()');
	await carry(smtpMail(url.replace(':poste@', ':faux@'), { from, certificates }));
	expect(arrived).toEqual([]);
	await world.owner.query('update letter set next_try_at = now()');
	await carry(smtpMail(url, { from, certificates }));
	expect(arrived.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual(['anna@kapan.example', 'aram@kapan.example']);
});

it('lets no name begin a header of its own, and no address be two', async () => {
	const { url } = await open();
	await write('anna@kapan.example', { subject: 'Anna\r\nBcc: tous@ville.example\r\n\r\nBonjour' });
	await write('anna@kapan.example, tous@ville.example');
	await carry(smtpMail(url, { from, certificates }));
	expect(arrived[0]?.subject).toBe('Anna Bcc: tous@ville.example Bonjour');
	expect(arrived.flatMap(({ headers }) => [...headers.keys()])).not.toContain('bcc');
	expect(
		arrived.flatMap(({ to, cc, bcc }) => [to, cc, bcc].flat().flatMap((one) => one?.value.map(({ address }) => address) ?? [])),
	).not.toContain('tous@ville.example');
});

it('forgets a letter with the act that was undone, and one whose link has expired', async () => {
	await office
		.inDatabase('test', async (db) => {
			await keepLetter({ db, deps: { config: { secret } } }, { to: 'anna@kapan.example', subject: 'x', text: 'y' });
			throw new Error('the form was refused');
		})
		.catch(() => {});
	const late = await write('anna@kapan.example', { notAfter: new Date(Date.now() - 1000) });
	const { url } = await open();
	await carry(smtpMail(url, { from, certificates }));
	expect(arrived).toEqual([]);
	expect(await state(late)).toMatchObject({ returned: true, gone: true });
	expect((await world.owner.query('select id from letter')).rows).toHaveLength(1);
});

it('carries each letter once though two servers do', async () => {
	const { url } = await open();
	for (let i = 0; i < 6; i += 1) await write(`membre${i}@kapan.example`);
	await Promise.all([carry(smtpMail(url, { from, certificates })), carry(smtpMail(url, { from, certificates }))]);
	expect(arrived.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([0, 1, 2, 3, 4, 5].map((i) => `membre${i}@kapan.example`));
});

it('leaves by itself as soon as the act stands', async () => {
	const { url } = await open();
	const log = (_: string, facts: Record<string, unknown>) => void logged.push(facts);
	const config = { baseUrl: world.baseUrl, timeZone: 'Europe/Paris', secret };
	await prepareJobs(world.url, letterJobs, 'Europe/Paris');
	const jobs = await startJobs(world.roleUrl('jumelage_jobs'), letterJobs, {
		mail: smtpMail(url, { from, certificates }),
		clock: () => new Date(),
		config,
		log,
	} as never);
	try {
		// The first look of a server at its letters is over.
		await new Promise((resolve) => setTimeout(resolve, 500));
		const took: number[] = [];
		for (let i = 0; i < 5; i += 1) {
			await write(`membre${i}@kapan.example`);
			const began = performance.now();
			await vi.waitFor(() => expect(arrived).toHaveLength(i + 1), { timeout: 10_000, interval: 5 });
			took.push(performance.now() - began);
		}
		if (process.env.MEASURE) console.log('a letter left after', took.map(Math.round).join(', '), 'ms');
		expect(Math.min(...took)).toBeLessThan(2000);
		expect(logged).toEqual([]);
	} finally {
		await jobs.stop(1000);
	}
});

it('waits longer each time, and gives a letter back after five days', () => {
	const now = new Date('2026-11-22T10:00:00Z');
	expect([1, 2, 3, 4, 5, 6, 7].map((tries) => ((againAfter(tries, now)?.getTime() ?? 0) - now.getTime()) / 60_000)).toEqual([
		1, 5, 15, 60, 240, 720, 720,
	]);
	expect(againAfter(14, now)).toBeNull();
	expect(new Returned('x')).toBeInstanceOf(Error);
});

it('seals what a letter says: neither a colleague, nor another city, nor a backup reads a link out of the table', async () => {
	await write('anna@kapan.example');
	const { rows } = await world.owner.query<{ row: string }>('select letter::text || encode(sealed, $1) as row from letter', ['escape']);
	expect(rows[0]?.row).not.toContain('token=abc');
	const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
	await client.connect();
	const as = async (email: string) => {
		const account = await world.auth.find(email);
		await client.query(`select set_config('jumelage.account', $1, false)`, [account?.id]);
		return (await client.query('select recipient from letter')).rows.length;
	};
	expect(await as('officer-saint-etienne@jumelage.example')).toBe(1);
	expect(await as('elected-saint-etienne@jumelage.example')).toBe(0);
	expect((await client.query('select * from outbox(10)')).rows).toEqual([]);
	expect(await as('officer-kapan@jumelage.example')).toBe(0);
	await expect(client.query('select sealed from letter')).rejects.toThrow(/permission denied/);
	await expect(client.query('select * from next_letter()')).rejects.toThrow(/permission denied/);
	await expect(client.query(`update letter set recipient = 'moi@ville.example'`)).rejects.toThrow(/permission denied/);
	await client.end();
	const [letter] = await office.inDatabase('test', (db) => outboxLetters(db, secret)).catch(() => []);
	expect(letter).toBeUndefined();
});
