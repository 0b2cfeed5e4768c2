import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draftIn, example } from '../../test/journeys/example.ts';
import { type Browser, openWorld, secret, type World } from '../../test/world.ts';
import { remindProposals } from '../proposal/jobs.ts';
import { openBackOffice } from '../server/jobs.ts';
import { carryLetters } from '../server/letters.ts';
import { urls } from '../urls.ts';

const partnership = example.kapan;
const at = { partnership };
let world: World;
let marie: Browser;
let ani: Browser;
beforeAll(async () => {
	world = await openWorld();
	[marie, ani] = await Promise.all([world.browser('officer-saint-etienne', 'fr'), world.browser('officer-kapan', 'hy')]);
});
afterAll(() => world.close());
beforeEach(() => void world.letters.splice(0));

const rows = async <Row extends pg.QueryResultRow>(question: string, values: unknown[] = []) =>
	(await world.owner.query<Row>(question, values)).rows;
const idIn = (location: string | null): string => {
	const id = /proposals\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1];
	if (!id) throw new Error(`nothing waits: ${location}`);
	return id;
};
const milestones = { kind: 'suspended', on: '2026-11-20', reason: 'Travaux à la mairie.' };
/** Saint-Étienne says that the partnership is suspended; the id of what waits then. */
const propose = async (reason = milestones.reason) =>
	idIn((await marie.post(urls.partnershipEvents(at), { ...milestones, reason })).location);
const of = (proposal: string) => ({ ...at, proposal });
const stateOf = async (id: string) => (await rows<{ ended: string | null }>('select ended from proposal where id = $1', [id]))[0]?.ended;
const suspensions = async () =>
	(await rows(`select id from partnership_event where kind = 'suspended' and partnership_id = $1`, [partnership])).length;
/** A fingerprint of everything that the tables hold, but for proposals and letters. */
async function everything(): Promise<Record<string, string>> {
	const tables = await rows<{ name: string }>(
		`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('proposal', 'letter')`,
	);
	const print = ({ name }: { name: string }) =>
		`(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "${name}" t ${name === 'history' ? `where noun <> 'proposal'` : ''}) as "${name}"`;
	return (await rows<Record<string, string>>(`select ${tables.map(print).join(', ')}`))[0] ?? {};
}

describe('Saint-Étienne says that the twinning is suspended', () => {
	let id: string;
	it('and nothing changes, but that a proposal waits', async () => {
		const before = await everything();
		id = await propose();
		expect(await everything()).toEqual(before);
		expect(await suspensions()).toBe(0);
	});
	it('which both see, on its page, at the partnership and in a list; and Kapan gets a letter in Armenian', async () => {
		const again = await propose('Encore.');
		expect(world.letters.map(({ to }) => to)).toEqual(['officer-kapan@jumelage.example']);
		expect(world.letters[0]?.text).toContain('առաջարկվում է');
		expect(world.letters[0]?.text).toContain(urls.proposal(of(again)));
		const page = await marie.get(urls.proposal(of(id)));
		expect(page.text).toContain('attend Kapan');
		expect(page.text).toContain('Travaux à la mairie.');
		// A second about the same thing is allowed, and shows the first.
		expect((await marie.get(urls.proposal(of(again)))).text).toContain(urls.proposal(of(id)));
		for (const browser of [marie, ani])
			for (const address of [urls.partnership(at), urls.proposals(at)])
				expect((await browser.get(address)).text, address).toContain(urls.proposal(of(id)));
		expect((await ani.get(urls.partnerships())).text).toContain(urls.proposal(of(id)));
		expect((await marie.get(urls.partnerships())).text).not.toContain(urls.proposal(of(id)));
		await marie.post(urls.proposalWithdraw(of(again)), {});
		expect(await stateOf(again)).toBe('withdrawn');
	});
	it('and is not the one to confirm it; nor is an association that reads, nor an elected member', async () => {
		expect((await marie.get(urls.proposal(of(id)))).text).not.toContain(urls.proposalConfirm(of(id)));
		expect((await marie.post(urls.proposalConfirm(of(id)), {})).status).toBe(403);
		for (const person of ['association', 'elected-saint-etienne'] as const) {
			const reader = await world.browser(person);
			const page = await reader.get(urls.proposal(of(id)));
			expect(page.status).toBe(200);
			expect(page.text).not.toContain('<textarea');
			for (const path of [urls.proposalConfirm, urls.proposalRefuse, urls.proposalWithdraw])
				expect((await reader.post(path(of(id)), { reason: 'x' })).status, person).toBe(403);
		}
		expect((await ani.post(urls.proposalWithdraw(of(id)), {})).status).toBe(403);
		expect((await ani.post(urls.proposalConfirm({ ...of(id), partnership: example.louhansk }), {})).status).toBe(404);
		expect(await stateOf(id)).toBeNull();
	});
	it('until Kapan confirms: it is done then, by Kapan, as the history tells, and Saint-Étienne gets a letter', async () => {
		const { location } = await ani.post(urls.proposalConfirm(of(id)), {});
		expect(location).toBe(urls.partnershipEvents(at));
		expect(await suspensions()).toBe(1);
		expect(await stateOf(id)).toBe('confirmed');
		const [event] = await rows<{ verb: string; account_name: string; act: string }>(
			`select verb, account_name, act from history where noun = 'partnership_event' and after ->> 'kind' = 'suspended'`,
		);
		expect(event?.verb).toBe('partnership.add-event');
		expect(event?.account_name).toContain('Կապան');
		expect((await rows('select act from proposal where id = $1', [id]))[0]?.act).toBe(event?.act);
		expect(world.letters.map(({ to }) => to)).toEqual(['officer-saint-etienne@jumelage.example']);
		expect((await marie.get(urls.proposal(of(id)))).text).toContain('Confirmé et enregistré');
		// Nobody confirms twice.
		expect((await ani.post(urls.proposalConfirm(of(id)), {})).status).toBe(422);
		expect(await suspensions()).toBe(1);
	});
});

it('is undone to the last row, whatever it was that Saint-Étienne recorded of both', { timeout: 60_000 }, async () => {
	const year = fc.integer({ min: 1950, max: 2026 }).map(String);
	const words = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'abé ՀԿ’-') }).filter((one) => one.trim() !== '');
	const change = fc.oneof(
		fc
			.record({ kind: fc.constantFrom('suspended', 'ended', 'resumed'), on: year, reason: words })
			.map((fields) => [urls.partnershipEvents(at), fields] as const),
		fc
			.record({ takenOn: year, 'subject.fr': words, outcome: fc.constantFrom('adopted', 'rejected') })
			.map((fields) => [urls.decisionNew(at), { ...fields, organisationId: example.kapanCommunity, body: 'council-of-elders' }] as const),
		fc
			.record({
				verb: fc.constantFrom('suspend', 'end', 'annul'),
				on: fc.constantFrom('2025', '2026'),
				reason: words,
				confirm: fc.constant('yes'),
			})
			.map((fields) => [urls.agreementEvent({ ...at, agreement: example.signed }), fields] as const),
		fc.record({ on: year, signs: fc.constantFrom('yes', '') }).map(
			({ on, signs }) =>
				[
					urls.agreementSign({ ...at, agreement: example.signed }),
					{
						on,
						recorded: 'yes',
						'signers.0.organisation': example.saintEtienne,
						'signers.0.signs': signs,
						'signers.0.person': example.perdriau,
					},
				] as const,
		),
	);
	let waited = 0;
	await fc.assert(
		fc.asyncProperty(change, async ([address, fields]) => {
			const before = await everything();
			const { status, location } = await marie.post(address, fields as Record<string, string>);
			if (/proposals\//.test(location ?? '')) waited += 1;
			else expect(status).toBe(422);
			expect(await everything()).toEqual(before);
		}),
		{ numRuns: 25 },
	);
	expect(waited).toBeGreaterThan(5);
	await world.owner.query(`update proposal set ended = 'withdrawn', ended_at = now() where ended is null`);
});

it('names the accord that would end wherever it is listed: two cities have several', async () => {
	const end = { verb: 'end', on: '2026', reason: 'D’un commun accord.', confirm: 'yes' };
	const { location } = await marie.post(urls.agreementEvent({ ...at, agreement: example.signed }), end);
	for (const address of [urls.partnership(at), urls.proposals(at)]) {
		const { text } = await marie.get(address);
		const [, beside] = text.split(`href="${urls.proposal(of(idIn(location)))}"`);
		expect(beside?.slice(0, 250), address).toContain('Premier accord de coopération décentralisée');
	}
	await marie.post(urls.proposalWithdraw(of(idIn(location))), {});
});

it('is refused with a reason, which Saint-Étienne reads in French', async () => {
	const id = await propose();
	world.letters.splice(0);
	const without = await ani.post(urls.proposalRefuse(of(id)), { reason: ' ' });
	expect(without.status).toBe(422);
	expect(await stateOf(id)).toBeNull();
	await ani.post(urls.proposalRefuse(of(id)), { reason: 'Ամսաթիվը սխալ է։' });
	expect(await stateOf(id)).toBe('refused');
	expect((await marie.get(urls.proposal(of(id)))).text).toContain('Ամսաթիվը սխալ է։');
	expect(world.letters[0]).toMatchObject({ to: 'officer-saint-etienne@jumelage.example' });
	expect(world.letters[0]?.text).toContain('refuse le changement');
	expect((await ani.post(urls.proposalConfirm(of(id)), {})).status).toBe(422);
	expect((await marie.post(urls.proposalWithdraw(of(id)), {})).status).toBe(422);
});

it('is answered once where Kapan confirms and Saint-Étienne withdraws in the same second', async () => {
	const before = await suspensions();
	const id = await propose();
	const answers = await Promise.all([
		ani.post(urls.proposalConfirm(of(id)), {}),
		marie.post(urls.proposalWithdraw(of(id)), {}),
		ani.post(urls.proposalConfirm(of(id)), {}),
	]);
	expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
	expect(await suspensions()).toBe(before + ((await stateOf(id)) === 'confirmed' ? 1 : 0));
});

describe('when the facts have moved on', () => {
	const edit = (title: string) => ({ ...edited, 'story.fr': title });
	let edited: Record<string, string>;
	const revision = async () =>
		(await rows<{ revision: number }>('select revision from partnership where partnership_id = $1', [partnership]))[0]?.revision;
	beforeAll(async () => {
		edited = {
			kind: 'twinning',
			name: 'Saint-Étienne – Kapan',
			languages: 'fr',
			revision: String(await revision()),
			'parties.0.organisation': example.saintEtienne,
			'parties.1.organisation': example.kapanCommunity,
			'parties.1.left': '2026',
		};
	});
	it('a proposal over a form that another has saved meanwhile cannot be confirmed, and says so', async () => {
		const { location, text, status } = await marie.post(urls.partnershipEdit(at), edit('Depuis 1992.'));
		expect(status, text).toBe(303);
		const id = idIn(location);
		await world.owner.query('update partnership set revision = revision + 1 where partnership_id = $1', [partnership]);
		const answer = await ani.post(urls.proposalConfirm(of(id)), {});
		expect(answer.status).toBe(422);
		expect(answer.text).toContain('role="alert"');
		expect(await stateOf(id)).toBeNull();
		expect((await rows('select left_on from party where partnership_id = $1 and left_on is not null', [partnership])).length).toBe(0);
		await marie.post(urls.proposalWithdraw(of(id)), {});
	});
	it('what would be recorded today is shown beside what was proposed', async () => {
		const [event] = await rows<{ id: string }>(
			`select id from partnership_event where kind = 'suspended' and partnership_id = $1 limit 1`,
			[partnership],
		);
		const id = idIn(
			(await marie.post(urls.partnershipEventRemove({ ...at, event: event?.id ?? '' }), { why: 'Saisi par erreur' })).location,
		);
		await world.owner.query(`update partnership_event set reason = 'Autre motif.' where id = $1`, [event?.id]);
		const answer = await ani.post(urls.proposalConfirm(of(id)), {});
		expect(answer.status).toBe(422);
		expect(answer.text).toContain('Autre motif.');
		expect(answer.text).toContain('Travaux à la mairie.');
		await world.owner.query('delete from partnership_event where id = $1', [event?.id]);
		expect((await ani.post(urls.proposalConfirm(of(id)), {})).text).toContain('գոյություն չունի');
		expect(await stateOf(id)).toBeNull();
		await marie.post(urls.proposalWithdraw(of(id)), {});
	});
});

it('lets Saint-Étienne alone record its own vote, and asks Kapan of Kapan’s', async () => {
	const vote = (organisation: string) => ({
		organisationId: organisation,
		body: 'council',
		takenOn: '2026-11-14',
		'subject.fr': 'Accord',
		outcome: 'adopted',
	});
	const own = await marie.post(urls.decisionNew(at), vote(example.saintEtienne));
	expect(own.location, own.text.slice(0, 400)).toMatch(/decisions\//);
	const theirs = await marie.post(urls.decisionNew(at), { ...vote(example.kapanCommunity), body: 'council-of-elders' });
	const id = idIn(theirs.location);
	expect((await ani.post(urls.proposalConfirm(of(id)), {})).status).toBe(303);
	expect(
		(await rows('select id from decision where organisation_id = $1 and taken_on = $2', [example.kapanCommunity, '2026-11-14'])).length,
	).toBe(1);
});

it('lets both write in a draft as they like', async () => {
	const draft = await draftIn(world);
	const agreement = urls.agreement(draft);
	expect((await ani.post(urls.agreementSubmit(draft), {})).location).toBe(agreement);
	expect((await marie.post(urls.agreementWithdraw(draft), { reason: 'À revoir.' })).location).toBe(agreement);
});

it('asks nobody where the other city has no account: the page says whose word it is', async () => {
	const alone = { partnership: example.louhansk };
	expect((await marie.get(urls.partnership(alone))).text).toContain('Pas encore de compte ici');
	expect((await marie.get(urls.partnership(at))).text).not.toContain('Pas encore de compte ici');
	const { location } = await marie.post(urls.partnershipEvents(alone), { ...milestones, on: '2022' });
	expect(location).toBe(urls.partnershipEvents(alone));
});

it('tells Kapan of a partnership that Saint-Étienne opens with it, for Kapan to confirm or contest', async () => {
	const { location, text } = await marie.post(urls.partnershipNew(), {
		nature: 'past',
		kind: 'project',
		languages: 'fr',
		since: '2020',
		keeper: example.saintEtienne,
		'parties.0.organisation': example.saintEtienne,
		'parties.1.organisation': example.kapanCommunity,
	});
	const id = /partnerships\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';
	expect(id, text.slice(0, 2000)).not.toBe('');
	expect((await ani.get(urls.partnership({ partnership: id }))).text).toContain(urls.beforeJoining({ partnership: id }));
	// Who opened it has said so by opening it.
	expect((await marie.get(urls.beforeJoining({ partnership: id }))).text).not.toContain('name="answer"');
	expect(
		(await ani.post(urls.beforeJoining({ partnership: id }), { organisation: example.kapanCommunity, answer: 'confirmed' })).status,
	).toBe(303);
	expect((await ani.get(urls.partnership({ partnership: id }))).text).not.toContain(urls.beforeJoining({ partnership: id }));
});

describe('when Louhansk joins later', () => {
	let mykola: Browser;
	const alone = { partnership: example.louhansk };
	let louhansk: string;
	beforeAll(async () => {
		louhansk =
			(
				await rows<{ organisation_id: string }>('select organisation_id from party where partnership_id = $1 and organisation_id <> $2', [
					example.louhansk,
					example.saintEtienne,
				])
			)[0]?.organisation_id ?? '';
		const account = await world.auth.create({ name: 'Mykola', email: 'mykola@luhansk.example', language: 'fr' });
		await world.owner.query(
			`insert into membership (id, account_id, organisation_id, role) values (gen_random_uuid(), $1, $2, 'approver')`,
			[account, louhansk],
		);
		mykola = await world.browser({ id: account }, 'fr');
	});
	it('it finds what was recorded without it, and may contest it, then confirm it', async () => {
		const home = await mykola.get(urls.partnership(alone));
		expect(home.text).toContain('Un fait a été enregistré sans vous');
		const page = await mykola.get(urls.beforeJoining(alone));
		expect(page.text).toContain('Travaux à la mairie.');
		expect((await mykola.post(urls.beforeJoining(alone), { organisation: louhansk, answer: 'contested', reason: '' })).status).toBe(422);
		await mykola.post(urls.beforeJoining(alone), { organisation: louhansk, answer: 'contested', reason: 'Jamais suspendu.' });
		expect((await marie.get(urls.partnership(alone))).text).toContain('Jamais suspendu.');
		expect((await marie.post(urls.beforeJoining(alone), { organisation: louhansk, answer: 'confirmed' })).status).toBe(403);
		await mykola.post(urls.beforeJoining(alone), { organisation: louhansk, answer: 'confirmed' });
		expect((await marie.get(urls.partnership(alone))).text).not.toContain('Jamais suspendu.');
	});
	it('and is asked from then on', async () => {
		const id = idIn((await marie.post(urls.partnershipEvents(alone), { kind: 'resumed', on: '2023' })).location);
		expect((await mykola.post(urls.proposalConfirm({ ...alone, proposal: id }), {})).status).toBe(303);
	});
});

it('takes somebody who reads for one city and writes for the other as the other’s voice', async () => {
	const account = await world.auth.create({ name: 'Entre deux', email: 'deux@cities.example', language: 'fr' });
	for (const [organisation, role] of [
		[example.saintEtienne, 'reader'],
		[example.kapanCommunity, 'editor'],
	])
		await world.owner.query(`insert into membership (id, account_id, organisation_id, role) values (gen_random_uuid(), $1, $2, $3)`, [
			account,
			organisation,
			role,
		]);
	const between = await world.browser({ id: account }, 'fr');
	const vote = { organisationId: example.saintEtienne, body: 'council', takenOn: '2026-11-13', 'subject.fr': 'Accord', outcome: 'adopted' };
	const id = idIn((await between.post(urls.decisionNew(at), vote)).location);
	const [found] = await rows('select proposer_id, awaited from proposal where id = $1', [id]);
	expect(found).toEqual({ proposer_id: example.kapanCommunity, awaited: [example.saintEtienne] });
	expect((await marie.post(urls.proposalConfirm(of(id)), {})).status).toBe(303);
});

it('waits for each of the others where three cities share: Goris confirms first, Kapan last', async () => {
	const goris = '019a0000-0000-7000-8000-0000000c0002';
	const account = await world.auth.create({ name: 'Goris', email: 'goris@goris.example', language: 'en' });
	await world.owner.query(
		`insert into organisation (id, keeper_id, kind, name, country_code, folded) values ($1, $1, 'local-authority', 'Goris', 'AM', 'goris')`,
		[goris],
	);
	await world.owner.query(`insert into party (partnership_id, organisation_id, position) values ($1, $2, 9)`, [partnership, goris]);
	await world.owner.query(
		`insert into membership (id, account_id, organisation_id, role) values (gen_random_uuid(), $1, $2, 'administrator')`,
		[account, goris],
	);
	const third = await world.browser({ id: account }, 'en');
	const before = await suspensions();
	const id = await propose('À trois.');
	expect((await third.post(urls.proposalConfirm(of(id)), {})).status).toBe(303);
	expect(await suspensions()).toBe(before);
	expect((await third.post(urls.proposalConfirm(of(id)), {})).status).toBe(403);
	expect((await ani.post(urls.proposalConfirm(of(id)), {})).status).toBe(303);
	expect(await suspensions()).toBe(before + 1);
	await world.owner.query('delete from party where organisation_id = $1', [goris]);
});

it('reminds after a week, then once a week, in the reader’s language; and nobody once it is answered', async () => {
	const id = await propose('À rappeler.');
	world.letters.splice(0);
	const office = openBackOffice(world.roleUrl('jumelage_jobs'));
	const inDatabase = <T>(work: Parameters<typeof office.inDatabase<T>>[1]) => office.inDatabase('job.proposals.remind', work);
	const remind = async (day: string) => {
		const config = { baseUrl: world.baseUrl, timeZone: 'Europe/Paris', secret };
		await remindProposals({ inDatabase, clock: () => new Date(day), config });
		const mail = { send: async (letter: { to: string; subject: string; text: string }) => void world.letters.push(letter) };
		await carryLetters({ mail, inDatabase, config, clock: () => new Date(day), log: () => {} } as never);
		return world.letters.splice(0).filter(({ text }) => text.includes(id));
	};
	expect(await remind('2026-11-28T10:00:00Z')).toEqual([]);
	const first = await remind('2026-11-29T10:00:00Z');
	expect(first.map(({ to }) => to)).toEqual(['officer-kapan@jumelage.example']);
	expect(first[0]?.subject).toContain('Հիշեցում');
	expect(await remind('2026-12-03T10:00:00Z')).toEqual([]);
	expect((await remind('2026-12-06T10:00:00Z')).length).toBe(1);
	await ani.post(urls.proposalRefuse(of(id)), { reason: 'Ոչ։' });
	world.letters.splice(0);
	expect(await remind('2026-12-20T10:00:00Z')).toEqual([]);
	await office.close();
});

describe('the database holds it too', () => {
	const as = async <T>(email: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
		const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
		await client.connect();
		const account = await world.auth.find(email);
		await client.query(`select set_config('jumelage.account', $1, false)`, [account?.id]);
		try {
			return await work(client);
		} finally {
			await client.end();
		}
	};
	const saintEtienne = 'officer-saint-etienne@jumelage.example';
	const answer = `insert into proposal_answer (partnership_id, proposal_id, organisation_id, answer, account_id, account_name, answered_at) values ($1, $2, $3, 'confirmed', asker(), 'x', now())`;
	let id: string;
	beforeAll(async () => {
		id = await propose('À garder.');
	});
	it('so that Saint-Étienne cannot answer for Kapan, nor say that it is confirmed', async () => {
		await as(saintEtienne, async (client) => {
			await expect(client.query(answer, [partnership, id, example.kapanCommunity])).rejects.toThrow(/row-level security/);
			await expect(client.query(answer, [partnership, id, example.saintEtienne])).rejects.toThrow(/row-level security/);
			await expect(
				client.query(`update proposal set ended = 'confirmed', ended_at = now(), act = gen_random_uuid() where id = $1`, [id]),
			).rejects.toThrow(/row-level security/);
			await expect(client.query(`update proposal set awaited = '{}' where id = $1`, [id])).rejects.toThrow(/permission denied/);
			await expect(client.query('delete from proposal where id = $1', [id])).rejects.toThrow(/permission denied/);
			await expect(client.query('delete from proposal_answer')).rejects.toThrow(/permission denied/);
			await expect(client.query('select * from proposals_to_remind(now())')).rejects.toThrow(/permission denied/);
		});
	});
	it('so that Kapan cannot withdraw it, nor a reader see whom to write to', async () => {
		await as('officer-kapan@jumelage.example', async (client) => {
			await expect(client.query(`update proposal set ended = 'withdrawn', ended_at = now() where id = $1`, [id])).rejects.toThrow(
				/row-level security/,
			);
			expect((await client.query('select * from proposal_readers($1, $2, $3)', [partnership, id, 'awaited'])).rows).toEqual([]);
		});
		await as('association@jumelage.example', async (client) => {
			expect((await client.query('select id from proposal where id = $1', [id])).rows.length).toBe(1);
			expect((await client.query(`update proposal set ended = 'withdrawn', ended_at = now() where id = $1`, [id])).rowCount).toBe(0);
			await expect(client.query(answer, [partnership, id, example.kapanCommunity])).rejects.toThrow(/row-level security/);
		});
	});
	it('so that nobody proposes in another’s name, and a stranger sees nothing', async () => {
		const insert = `insert into proposal (partnership_id, id, proposer_id, spoken_for, awaited, account_id, account_name, proposed_at, verb, topic, params, form, language, changes)
			values ($1, gen_random_uuid(), $2, '{}', array[$3]::uuid[], asker(), 'x', now(), 'agreement.sign', 'agreement.sign', '{}', '[]', 'fr', '[]')`;
		await as(saintEtienne, (client) =>
			expect(client.query(insert, [partnership, example.kapanCommunity, example.saintEtienne])).rejects.toThrow(/row-level security/),
		);
		const stranger = await world.auth.create({ name: 'Colmar', email: 'office@colmar.example', language: 'fr' });
		expect(stranger).toBeTruthy();
		await as('office@colmar.example', async (client) => {
			for (const table of ['proposal', 'proposal_answer', 'joining_answer', 'proposal_reminder'])
				expect((await client.query(`select 1 from ${table}`)).rows, table).toEqual([]);
			expect((await client.query('select * from sides_of($1)', [partnership])).rows).toEqual([]);
		});
	});
});
