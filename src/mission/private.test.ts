import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idIn, joined, mission, openOffices, partnership, perdriau, prepared } from '../../test/mission.ts';
import type { Browser, World } from '../../test/world.ts';
import { exampleEmail } from '../account/example.ts';
import { readArchive, whole } from '../server/backup/archive.ts';
import { backUp } from '../server/backup/backup.ts';
import { openBackOffice } from '../server/jobs.ts';
import { urls } from '../urls.ts';
import { missionJobs } from './jobs.ts';

let world: World;
let officer: Browser;
let other: Browser;
let reader: Browser;
let guest: Browser;
beforeAll(async () => {
	({ world, officer, other, reader, guest } = await openOffices());
});
afterAll(() => world.close());

describe('what is private', () => {
	const secrets = ['+33 6 99 88 77 66', 'Hôtel Dian, chambre 12', 'sa sœur, +33 6 11 22 33 44', 'sans arachides'];
	const fields = { phone: secrets[0], lodging: secrets[1], emergencyContact: secrets[2], needs: secrets[3], needsLanguage: 'fr' } as Record<
		string,
		string
	>;
	/** Everything the database keeps, in every table that a text may lie in. */
	async function kept(): Promise<string[]> {
		const { rows } = await world.owner.query<{ tab: string }>(
			`select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as tab from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'`,
		);
		const found: string[] = [];
		for (const { tab } of rows)
			for (const secret of secrets) {
				const { rows: hits } = await world.owner.query(`select 1 from ${tab} x where x::text like '%' || $1 || '%' limit 1`, [secret]);
				if (hits.length > 0) found.push(tab);
			}
		return [...new Set(found)];
	}
	/** What the job does on that night. */
	async function night(on: string): Promise<void> {
		const office = openBackOffice(world.roleUrl('jumelage_jobs'));
		const [job] = missionJobs;
		await job?.run({
			inDatabase: (work) => office.inDatabase('job.missions.forget-private', work),
			clock: () => new Date(`${on}T02:41:00Z`),
			config: { baseUrl: '', timeZone: 'Europe/Paris', secret: '' },
		} as Parameters<typeof job.run>[0]);
		await office.close();
	}
	/** Whether a backup made now holds one of the secrets. */
	async function inBackup(): Promise<boolean> {
		const folder = await mkdtemp(join(tmpdir(), 'jumelage-private-'));
		const file = join(folder, 'backup.tar.gz');
		await backUp({ url: world.url, file, passphrase: null, secret: 'none', settings: {}, files: world.files, now: world.now });
		let found = false;
		for await (const { content } of readArchive(file, null)) {
			const text = (await whole(content)).toString();
			found ||= secrets.some((secret) => text.includes(secret));
		}
		await rm(folder, { recursive: true });
		return found;
	}
	const open = async () => {
		const { mission: id } = await prepared(officer);
		const delegate = await joined(officer, { partnership, mission: id }, perdriau);
		const there = { partnership, mission: id, delegate };
		expect((await officer.post(urls.delegatePrivate(there), { ...fields, revision: '0' })).status).toBe(303);
		return there;
	};

	it('is seen by those who write on either side, by no reader and no guest, and told in no history', async () => {
		const there = await open();
		expect(await kept()).toEqual(['public.delegate_private']);
		expect((await other.get(urls.delegatePrivate(there))).text).toContain('chambre 12');
		expect((await reader.get(urls.delegatePrivate(there))).status).toBe(403);
		expect((await guest.get(urls.delegatePrivate(there))).status).toBe(403);
		for (const one of [reader, guest]) {
			const account = await world.auth.find(exampleEmail(one === reader ? 'elected-saint-etienne' : 'association'));
			const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
			await client.connect();
			await client.query(`select set_config('jumelage.account', $1, false)`, [account?.id ?? '']);
			expect((await client.query('select id from delegate limit 1')).rows).toHaveLength(1);
			expect((await client.query('select * from delegate_private')).rows).toEqual([]);
			await client.end();
		}
		// Whoever asks what is held about them is told this too.
		expect((await officer.get(urls.personData({ person: perdriau }))).text).toContain('chambre 12');
		for (const history of [urls.partnershipHistory({ partnership }), urls.missionHistory(there)]) {
			const { text } = await officer.get(history);
			expect(text).toContain('Gaël Perdriau');
			for (const secret of secrets) expect(text).not.toContain(secret);
		}
		await officer.post(urls.missionPrivateErase(there), {});
	});
	it('goes at once when somebody says so, and nothing of it is left in any table', async () => {
		const there = await open();
		await officer.post(urls.missionPrivateErase(there), {});
		expect(await kept()).toEqual([]);
		expect((await officer.get(urls.mission(there))).text).toContain('ont été effacés');
	});
	it('goes by itself thirty days after the return, and not a day before', async () => {
		await open();
		await night('2027-04-17');
		expect(await kept()).toEqual(['public.delegate_private']);
		await night('2027-04-18');
		expect(await kept()).toEqual([]);
		expect((await officer.get(urls.partnershipHistory({ partnership }))).text).toContain('a effacé les renseignements privés');
	});
	it('goes thirty days after a cancellation too, whatever day the return would have been', async () => {
		const there = await open();
		await officer.post(urls.missionCancel(there), { on: '20/11/2026', reason: 'Frontière fermée' });
		expect((await officer.get(urls.delegatePrivate(there))).text).toContain('20 décembre 2026');
		await night('2026-12-20');
		expect(await kept()).toEqual(['public.delegate_private']);
		await night('2026-12-21');
		expect(await kept()).toEqual([]);
	});
	it('is in the backup of that night, and in none that is made once it is erased; the page says so', async () => {
		const there = await open();
		expect(await inBackup()).toBe(true);
		expect((await officer.get(urls.missionPrivateErase(there))).text).toContain('Une sauvegarde déjà faite les contient');
		await officer.post(urls.missionPrivateErase(there), {});
		expect(await inBackup()).toBe(false);
		expect((await officer.get(urls.mission(there))).text).toContain('Les sauvegardes faites avant les contiennent');
	});
	it('leaves nothing in a letter, a proposal, a file, the history, a note or a page that is read afterwards', async () => {
		const there = await open();
		await officer.post(urls.delegatePrivate(there), { ...fields, needs: `${secrets[3]}, sans sel`, revision: '1' });
		await officer.post(urls.delegateRemove(there), { why: 'empêché' });
		expect(await kept()).toEqual([]);
		const files = [];
		for await (const { sha256 } of world.files.list()) files.push(sha256);
		expect(files).toEqual([]);
		const pages = [urls.mission(there), urls.missionHistory(there), urls.missionPapers(there), urls.missionField(there)];
		for (const [who, pageOf] of [officer, other].flatMap((one) => pages.map((address) => [one, address] as const))) {
			const { text } = await who.get(pageOf);
			for (const secret of [...secrets, 'sans sel']) expect(text).not.toContain(secret);
		}
		for (const letter of world.letters) for (const secret of secrets) expect(JSON.stringify(letter)).not.toContain(secret);
	});
	it('is not taken down where nobody knows when it would go', async () => {
		const id = idIn(
			(await officer.post(urls.missionNew({ partnership }), { ...mission, leavesOn: '', returnsOn: '' })).location,
			'missions',
		);
		const there = { partnership, mission: id, delegate: await joined(officer, { partnership, mission: id }, perdriau) };
		const page = await officer.post(urls.delegatePrivate(there), { ...fields, revision: '0' });
		expect(page.status).toBe(422);
		expect(page.text).toContain('Indiquez d’abord la date de retour');
		expect(await kept()).toEqual([]);
	});
});
