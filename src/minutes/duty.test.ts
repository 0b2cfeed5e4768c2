import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { day } from '../plain/day.ts';
import { openBackOffice } from '../server/jobs.ts';
import { unseal } from '../server/letter-store.ts';
import { urls } from '../urls.ts';
import { dutyOf } from './duty.ts';
import type { Reminder } from './duty-store.ts';
import { remindFollowUps } from './jobs.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [partnership, february] = [id('10001'), id('90001')];
const secret = 'a secret of the tests, long enough to be one';
const [saintEtienne, kapan] = [id('1001'), id('1002')];

const reminder = (more: Partial<Reminder>): Reminder => ({
	...{ kind: 'stay', accountId: 'a', name: '', email: '', language: 'fr', partnershipId: 'p', partnership: '', names: {} },
	...{ followUpId: null, missionId: null, sessionId: null, placementId: null, words: {}, dueOn: null, facts: null },
	...more,
});

describe('what a city has to do', () => {
	const line = (label: string, leadDays: number) => ({
		...{ id: label, key: null, labels: { fr: label }, source: null, position: 0, leadMonths: 0, leadDays, openedOn: '2026-06-01' },
		...{ dueOn: null, doneOn: null, doneBy: null, droppedOn: null, dropReason: null },
	});
	const stay = (more: object) => ({
		...{ arrivesOn: '2026-12-15', leavesOn: '2026-12-20', wishedOn: null, offeredOn: null, acceptedOn: null, preparedOn: null },
		...{ arrivedOn: null, leftOn: null, cancelledOn: null, cancelReason: null, notHeldOn: null, unknownOn: null },
		...{ tasks: [line('Logement', 5), line('Visa', 30), line('Assurance', 20)], ...more },
	});
	it('for a stay: the lines of its list that are late or nearly, then to say what became of it, then nothing', () => {
		const on = (when: string, more: object = {}) => dutyOf(reminder({ facts: stay(more) }), day(when));
		expect(on('2026-10-01')).toBeNull();
		expect(on('2026-11-10')).toMatchObject({ what: 'tasks', n: 1, first: { fr: 'Visa' }, dueOn: '2026-11-15' });
		expect(on('2026-11-22')).toMatchObject({ what: 'tasks', n: 2, first: { fr: 'Visa' } });
		expect(on('2026-12-21')).toMatchObject({ what: 'outcome', dueOn: '2026-12-20' });
		expect(on('2026-12-21', { leftOn: '2026-12-20' })).toBeNull();
		// A month, as long as it may mean: it is not over on its first day.
		expect(on('2026-12-21', { arrivesOn: '2026-12', leavesOn: null, tasks: [] })).toBeNull();
	});
	it('for a mission: a mandate, from a month before the last day to summon the council until they leave', () => {
		const facts = { leavesOn: '2027-03-20', delegates: 2, country: 'FR', kind: 'local-authority', territory: 'city', population: 170_000 };
		const on = (when: string, more: object = {}) => dutyOf(reminder({ kind: 'mandate', facts: { ...facts, ...more } }), day(when));
		expect(on('2027-02-10')).toBeNull();
		expect(on('2027-02-11')).toMatchObject({ what: 'mandate', n: 2, dueOn: '2027-03-13' });
		expect(on('2027-03-15')).toMatchObject({ what: 'mandate', dueOn: null });
		expect(on('2027-03-20')).toBeNull();
		expect(on('2027-03-01', { country: 'AM' })).toBeNull();
	});
});

describe('the weekly letter', () => {
	let world: World;
	beforeAll(async () => {
		world = await openWorld();
	});
	afterAll(() => world.close());

	it('tells of a stay whose time has passed, of lines to prepare and of a mandate to vote, to whoever is in charge, once a week', async () => {
		const { owner } = world;
		await owner.query(
			`update follow_up set dropped_on = '2026-11-01', drop_reason = 'x' where placement_id is null and done_on is null and dropped_on is null`,
		);
		const officer = await world.browser('officer-saint-etienne');
		const stay = { senderId: kapan, hostId: saintEtienne, hostId_text: 'Ville de Saint-Étienne', purpose: 'learn', visitors: '1' };
		const { location } = await officer.post(urls.placementNew({ partnership }), {
			...stay,
			...{ 'profile.fr': 'Deux infirmières', arrivesOn: '10/12/2026', leavesOn: '20/12/2026' },
		});
		const placement = location?.split('/').at(-1) ?? '';
		await officer.post(urls.placementTasks({ partnership, placement }), { length: 'week' });
		const mission = id('80999');
		await owner.query(
			`insert into mission (partnership_id, id, sender_id, host_id, title, leaves_on, returns_on, zone, home_zone)
			values ($1, $2, $3, $4, '{"fr": "Visite de décembre"}', '2026-12-14', '2026-12-18', 'Asia/Yerevan', 'Europe/Paris')`,
			[partnership, mission, saintEtienne, kapan],
		);
		await owner.query(
			`insert into delegate (partnership_id, mission_id, id, side_id, person_id, position, part, status)
			select $1, $2, gen_random_uuid(), $3, person_id, 0, 'leader', 'elected' from partnership_person where partnership_id = $1 limit 1`,
			[partnership, mission, saintEtienne],
		);
		const { rows: charged } = await owner.query<{ id: string; email: string }>(
			`select u.id, u.email from membership m join auth.account_user u on u.id = m.account_id
			where m.organisation_id = $1 and m.role in ('approver', 'editor', 'administrator') order by u.email limit 1`,
			[saintEtienne],
		);
		await owner.query(
			`insert into charge (partnership_id, organisation_id, account_id) values ($1, $2, $3)
			on conflict (partnership_id, organisation_id) do update set account_id = excluded.account_id`,
			[partnership, saintEtienne, charged[0]?.id],
		);
		await owner.query('delete from letter');

		// The partnership's home says the same.
		const home = (await officer.get(urls.partnership({ partnership }))).text.replace(/[\u00a0\u202f]/g, ' ');
		expect(home).toContain('Faire voter le mandat spécial de 1 élu (Saint-Étienne, « Visite de décembre ») ; dernier jour pour convoquer');
		expect(home).toMatch(/Préparer l’accueil « Deux infirmières » : \d+ lignes? de la liste/);

		const office = openBackOffice(world.roleUrl('jumelage_jobs'));
		const remind = (moment: string) =>
			remindFollowUps({
				inDatabase: (work: Parameters<typeof office.inDatabase>[1]) => office.inDatabase('job.follow-ups.remind', work),
				clock: () => new Date(moment),
				config: { baseUrl: 'http://jumelage.test', timeZone: 'Europe/Paris', secret },
			} as never);
		try {
			await remind('2026-11-23T08:20:00Z');
			const { rows: kept } = await owner.query<{ id: string; recipient: string; subject: string; sealed: Buffer }>('select * from letter');
			const rows = kept.map((letter) => ({ ...letter, text: unseal(secret, letter.id, letter.sealed) ?? '' }));
			const french = rows.filter(({ text }) => text.includes('Visite de décembre'));
			expect(french.map(({ recipient }) => recipient)).toEqual([charged[0]?.email]);
			const text = (french[0]?.text ?? '').replace(/[\u00a0\u202f]/g, ' ');
			expect(text).toContain('mandat spécial à faire voter pour 1 élu ; dernier jour pour convoquer le conseil : 7 décembre 2026');
			expect(text).toContain(`http://jumelage.test${urls.mission({ partnership, mission })}`);
			expect(text).toMatch(/Deux infirmières\n {2}liste de préparation : \d+ à faire, d’abord « /);
			expect(text).toContain(`${urls.placement({ partnership, placement: february })}#question`);
			expect(text).toContain('l’accueil devait se terminer (février 2024)');
			expect(french[0]?.subject).toMatch(/^\d choses à faire/);
			await remind('2026-11-27T08:20:00Z');
			expect((await owner.query('select from letter')).rowCount).toBe(rows.length);

			// Nothing is due any more: nobody is written to.
			await owner.query(`update placement set unknown_on = '2026-11-28' where id = any($1)`, [[february, placement]]);
			await owner.query(`update mission set cancelled_on = '2026-11-28', cancel_reason = 'x' where id = $1`, [mission]);
			await remind('2026-12-03T08:20:00Z');
			expect((await owner.query('select from letter')).rowCount).toBe(rows.length);
		} finally {
			await office.close();
		}
	});
});
