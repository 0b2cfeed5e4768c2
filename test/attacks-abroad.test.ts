import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { urls } from '../src/urls.ts';
import { example, hostedIn } from './journeys/example.ts';
import { type Browser, openWorld, type World } from './world.ts';

/** What a reviewer tried against missions and stays, and should not have been able to do. */
const at = { partnership: example.kapan, mission: example.visit };
const stay = { partnership: example.kapan, placement: example.announced };
let world: World;
let marie: Browser;
let ani: Browser;
beforeAll(async () => {
	world = await openWorld();
	await hostedIn(world);
	marie = await world.browser('officer-saint-etienne');
	ani = await world.browser('officer-kapan');
});
afterAll(() => world.close());

const rows = async (question: string, values: unknown[] = []) => (await world.owner.query(question, values)).rows;
const waits = /\/proposals\/[0-9a-f-]{36}$/;

describe('one city against its partner', () => {
	const voted = { payer: example.saintEtienne, payer_text: 'Ville de Saint-Étienne', voted: '1 200', voted_currency: 'EUR' };
	const kept = () => rows(`select voted from mission_budget where mission_id = $1`, [example.visit]);
	it('does not say alone what the other’s council voted for a mission', async () => {
		const sent = await ani.post(urls.budget(at), voted);
		expect(sent.location).toMatch(waits);
		expect(await kept()).toEqual([]);
		expect((await marie.get(sent.location ?? '')).text).toContain('Montant voté pour une mission');
		await marie.post(`${sent.location}/confirm`, {});
		expect(await kept()).toEqual([{ voted: '1200.00' }]);
	});
	it('nor takes it away; its own it records at once', async () => {
		const [now] = await rows('select revision from mission_budget where mission_id = $1', [example.visit]);
		const revision = String(now.revision);
		expect((await ani.post(urls.budget(at), { ...voted, voted: '', revision })).location).toMatch(waits);
		expect(await kept()).toEqual([{ voted: '1200.00' }]);
		expect((await marie.post(urls.budget(at), { ...voted, voted: '1 500', revision })).location).toBe(urls.costs(at));
		expect(await kept()).toEqual([{ voted: '1500.00' }]);
	});

	const mayor = urls.delegate({ ...at, delegate: example.mayorOnVisit });
	const papers = () => rows('select order_number, order_signed_on, revision from delegate where id = $1', [example.mayorOnVisit]);
	const order = async () => ({
		part: 'leader',
		status: 'elected',
		'capacity.fr': 'maire de Saint-Étienne',
		orderNumber: 'OM 2023-114',
		orderSignedOn: '10/11/2023',
		revision: String((await papers())[0]?.revision),
	});
	it('does not sign a mission order for the other’s mayor, and writes his capacity as before', async () => {
		const sent = await ani.post(mayor, await order());
		expect(sent.location).toMatch(waits);
		expect(await papers()).toEqual([{ order_number: null, order_signed_on: null, revision: 1 }]);
		const { orderNumber: _, orderSignedOn: __, ...rest } = await order();
		expect((await ani.post(mayor, { ...rest, 'capacity.fr': 'maire et président de la Métropole' })).location).toBe(urls.mission(at));
	});
	it('whose own office records it at once; and he is not taken off the roster with it', async () => {
		const { location } = await marie.post(mayor, await order());
		expect(location).toBe(urls.mission(at));
		expect((await papers())[0]).toMatchObject({ order_number: 'OM 2023-114', order_signed_on: '2023-11-10' });
		await world.owner.query('delete from session_delegate where delegate_id = $1', [example.mayorOnVisit]);
		await world.owner.query('update programme_session set in_charge_id = null where in_charge_id = $1', [example.mayorOnVisit]);
		const gone = await ani.post(urls.delegateRemove({ ...at, delegate: example.mayorOnVisit }), { why: 'Ne vient plus' });
		expect(gone.location).toMatch(waits);
		expect(await papers()).toHaveLength(1);
	});
});

describe('what a visitor said through their own link', () => {
	it('is neither written over nor removed by the application, whatever code it runs, nor made up by it', async () => {
		const row = [example.kapan, example.announced, example.visitor];
		await world.owner.query(
			`insert into placement_evaluation (partnership_id, placement_id, id, moment, voice, visitor_id, language, reached, brought, given_on)
			values ($1, $2, gen_random_uuid(), 'end', 'visitor', $3, 'hy', 'fully', 'Սովորեցի', '2024-03-01')`,
			row,
		);
		const account = await world.auth.find('officer-saint-etienne@jumelage.example');
		const client = await world.owner.connect();
		try {
			await client.query('begin');
			await client.query('set local role jumelage_app');
			await client.query(`select set_config('jumelage.account', $1, true)`, [account?.id]);
			expect((await client.query(`update placement_evaluation set brought = 'x'`)).rowCount).toBe(0);
			expect((await client.query('delete from placement_evaluation')).rowCount).toBe(0);
			await expect(
				client.query(
					`insert into placement_evaluation (partnership_id, placement_id, id, moment, voice, visitor_id, language, reached, given_on)
					values ($1, $2, gen_random_uuid(), 'mid-term', 'visitor', $3, 'hy', 'not', '2024-03-01')`,
					row,
				),
			).rejects.toThrow(/row-level security/);
		} finally {
			await client.query('rollback');
			client.release();
		}
	});
	it('is not answered a second time by another link of theirs', async () => {
		const asked = { moment: 'later', voice: 'visitor', visitor: example.visitor } as const;
		await world.owner.query(`update placement set arrived_on = '2024-02', left_on = '2024-02' where id = $1`, [example.announced]);
		const token = async (who: Browser) => /token=([\w-]+)/.exec((await who.post(urls.placementLink(stay, asked), {})).text)?.[1] ?? '';
		const [first, second] = [await token(marie), await token(ani)];
		const nobody = await world.browser();
		const answer = (link: string, brought: string) =>
			nobody.post(urls.evaluationLink(), { token: link, language: 'hy', reached: 'fully', brought, hindered: '', next: '' });
		const statuses = await Promise.all([answer(second, 'Իմ խոսքը'), answer(second, 'Իմ խոսքը'), answer(first, 'Ուրիշի խոսքը')]);
		expect(statuses.map(({ status }) => status).filter((status) => status < 400)).toHaveLength(1);
		expect((await answer(first, 'Ուրիշի խոսքը')).status).toBe(410);
		expect(await rows(`select brought from placement_evaluation where moment = 'later'`)).toEqual([{ brought: 'Իմ խոսքը' }]);
	});
});

describe('the public page', () => {
	it('does not tell of a journey that was put off after somebody had recorded that it took place', async () => {
		const shown = () => rows('select leaves_on from open.mission where id = $1', [example.visit]);
		await world.owner.query('update partnership set published_at = now() where partnership_id = $1', [example.kapan]);
		expect(await shown()).toHaveLength(1);
		for (const [leaves, held, told] of [
			['2027-05-02', '2023-11-22', 0],
			['2023-12', '2023-11-22', 0],
			['2023-11', '2023-11-22', 1],
			['2023-11-20', '2023-11', 1],
			['2023-24', '2023-11-22', 1],
			['2024-21', '2023', 0],
			[null, '2023', 1],
		] as const) {
			await world.owner.query('update mission set leaves_on = $2, returns_on = null, held_on = $3 where id = $1', [
				example.visit,
				leaves,
				held,
			]);
			expect(await shown(), `${leaves} ${held}`).toHaveLength(told);
		}
	});
});

describe('who is erased', () => {
	it('is a visitor whose stay was called off: thirty days later no address waits for a question that nobody will ask', async () => {
		const kept = () => rows('select email, phone from visitor_private where visitor_id = $1', [example.visitor]);
		const address = { phone: '+374 91 000000', email: 'gevorg@kapan.example' };
		const forget = (today: string) => rows('select forget_visitors($1::date)', [today]);
		await world.owner.query(
			`insert into visitor_private (partnership_id, placement_id, visitor_id, phone, email) values ($1, $2, $3, $4, $5)`,
			[example.kapan, example.announced, example.visitor, address.phone, address.email],
		);
		const life = `update placement set arrived_on = $2, left_on = $2, cancelled_on = $3, cancel_reason = $4 where id = $1`;
		await world.owner.query(life, [example.announced, '2026-10-01', null, null]);
		await forget('2026-11-10');
		expect(await kept()).toEqual([{ email: address.email, phone: null }]);
		await world.owner.query(life, [example.announced, null, '2026-10-01', 'Visa refusé']);
		await forget('2026-10-31');
		expect(await kept()).toHaveLength(1);
		await forget('2026-11-01');
		expect(await kept()).toEqual([]);
	});
	it('is erased too from what was recorded of their mission, with their flight and why they declined', async () => {
		const { location } = await marie.post(urls.personNew(), { given_name: 'Aline', family_name: 'Fontvieille', anyway: 'yes' });
		const person = location?.split('/').at(-1) ?? '';
		const added = await marie.post(urls.delegateNew(at), { sideId: example.saintEtienne, person, part: 'member' });
		const delegate = /delegates\/([0-9a-f-]{36})/.exec(added.location ?? '')?.[1] ?? '';
		const there = { ...at, delegate };
		await marie.post(urls.legNew(there), { by: 'air', number: 'AF 1660', leavesFrom: 'Lyon', arrivesTo: 'Erevan' });
		await marie.post(urls.delegate(there), {
			part: 'member',
			status: 'other',
			'capacity.fr': 'trésorière de l’association Aznavour',
			declinedOn: '01/11/2023',
			declineReason: 'Opération du genou',
			revision: '1',
		});
		expect((await marie.post(urls.delegateRemove(there), { why: 'Ne vient pas' })).status).toBe(303);
		expect((await marie.post(urls.personErase({ person }), { name: 'Aline Fontvieille', reason: 'request' })).status).toBe(303);
		const told = await rows(
			`select noun, before, after from history where (before || after)::text like any ($1) or before::text like any ($1)
			or after::text like any ($1)`,
			[['%genou%', '%Aznavour%', '%AF 1660%', `%${person}%`]],
		);
		expect(told.filter(({ noun }) => ['delegate', 'delegate_leg'].includes(noun))).toEqual([]);
	});
});

describe('another site', () => {
	it('erases nothing of a delegation through the browser of an officer, whatever type it says that it sends', async () => {
		const erase = urls.missionPrivateErase(at);
		for (const type of ['application/json', 'text/plain', 'application/octet-stream', 'multipart/form-data; boundary=x']) {
			const headers = { cookie: marie.cookie, origin: 'https://jumelages.example', 'content-type': type };
			const sent = await world.app.request(new Request(new URL(erase, world.baseUrl), { method: 'POST', body: '{}', headers }));
			expect(sent.status, type).toBe(403);
		}
		expect((await marie.post(erase, {})).status).toBe(303);
	});
});

describe('two at once', () => {
	it('meet no unexpected error: whoever comes second to an encounter that is being removed is told how things stand', async () => {
		const { location } = await marie.post(urls.encounterNew({ partnership: example.kapan }), {
			organisation: example.alliance,
			metAt: 'Goris',
		});
		const encounter = location?.split('/').at(-1) ?? '';
		const other = await world.owner.connect();
		try {
			await other.query('begin');
			await other.query('delete from encounter where id = $1', [encounter]);
			const sent = ani.post(`${urls.followUpNew({ partnership: example.kapan })}?encounter=${encounter}`, {
				'words.fr': 'Rappeler le centre de santé',
				ownerId: example.kapanCommunity,
			});
			const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
			await vi.waitUntil(async () => (await rows(waiting)).length > 0, 5000);
			await other.query('commit');
			expect((await sent).status).toBe(303);
		} finally {
			other.release();
		}
		expect(await rows(`select encounter_id from follow_up where words ->> 'fr' like 'Rappeler%'`)).toEqual([{ encounter_id: null }]);
	});
});
