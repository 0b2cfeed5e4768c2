import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { openBackOffice } from '../server/jobs.ts';
import { urls } from '../urls.ts';
import { remindFollowUps } from './jobs.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const at = { partnership: id('10001'), mission: id('80001'), session: id('82002') };

let world: World;
let here: Browser;
let there: Browser;
beforeAll(async () => {
	world = await openWorld();
	[here, there] = await Promise.all([world.browser('officer-saint-etienne'), world.browser('officer-kapan', 'hy')]);
});
afterAll(() => world.close());

async function write(who: Browser, language: 'fr' | 'hy', body: string) {
	const page = await who.get(urls.minutesWrite({ ...at, language }));
	const revision = /name="revision" value="(\d+)"/.exec(page.text)?.[1] ?? '';
	expect((await who.post(urls.minutesWrite({ ...at, language }), { revision, body })).status).toBe(303);
}
async function confirm(who: Browser) {
	const content = /name="content" value="([0-9a-f]{64})"/.exec((await who.get(urls.minutesConfirm(at))).text)?.[1] ?? '';
	expect((await who.post(urls.minutesConfirm(at), { content })).status).toBe(303);
}
/** The letters written since the last time one asked. */
async function letters() {
	const { rows } = await world.owner.query<{ recipient: string; subject: string; language: string }>(
		'delete from letter returning recipient, subject, language',
	);
	return rows.map(({ language, subject }) => `${language} ${subject}`).sort();
}
const aDayLater = () => world.owner.query(`update minutes_letter set written_at = written_at - interval '25 hours'`);
const waits = 'Compte rendu à confirmer par Kapan\u00a0: Entretien en tête-à-tête des deux maires';

it('says on the home whose word is awaited, and writes to nobody while the minutes are being written', async () => {
	await write(there, 'hy', 'Երկու քաղաքապետերը հանդիպեցին։');
	await write(here, 'fr', 'Les deux maires se rencontrent.');
	expect(await letters()).toEqual([]);
	const reader = await world.browser('elected-saint-etienne');
	expect((await reader.get(urls.partnership(at))).text).toContain('à confirmer par Saint-Étienne, Kapan\u00a0: Entretien');
});
it('tells Kapan in Armenian that Saint-Étienne has confirmed, once, and the home that Kapan’s word is awaited', async () => {
	await confirm(here);
	const sent = await letters();
	expect(sent.length).toBeGreaterThan(0);
	for (const one of sent) expect(one).toMatch(/^hy .*արձանագրություն է սպասում ձեր հաստատմանը/);
	await confirm(here);
	expect(await letters()).toEqual([]);
	expect((await here.get(urls.partnership(at))).text).toContain(waits);
	expect((await there.get(urls.partnership(at))).text).toContain('Հաստատել արձանագրությունը');
});
it('tells a city whose confirmation fell, in its own language, and not for each word that changes after', async () => {
	await confirm(there);
	expect(await letters()).toEqual([]); // nobody waits any more
	await aDayLater();
	await write(there, 'hy', 'Երեք քաղաքապետերը հանդիպեցին։');
	const sent = await letters();
	// Who changed it knows it already: the other approvers of both cities are told.
	expect(sent.some((one) => /^fr .*un compte rendu confirmé a changé/.test(one))).toBe(true);
	await write(there, 'hy', 'Երկու քաղաքապետերը հանդիպեցին կրկին։');
	expect(await letters()).toEqual([]);
});
it('does not let somebody who toggles a word fill the other city’s letter box', async () => {
	for (const body of ['a', 'b', 'a', 'b']) {
		await confirm(here);
		await write(here, 'fr', body);
	}
	expect((await letters()).filter((one) => one.startsWith('hy')).length).toBeLessThanOrEqual(1);
});
it('reminds after a week of what one city has confirmed and the other has not, in the one letter of that week', async () => {
	await confirm(here);
	await letters();
	const office = openBackOffice(world.roleUrl('jumelage_jobs'));
	const remind = (moment: string) =>
		remindFollowUps({
			inDatabase: (work: Parameters<typeof office.inDatabase>[1]) => office.inDatabase('job.follow-ups.remind', work),
			clock: () => new Date(moment),
			config: { baseUrl: 'http://jumelage.test', timeZone: 'Europe/Paris', secret: 'a secret of the tests, long enough to be one' },
		} as never);
	try {
		await remind('2026-11-25T08:20:00Z');
		expect((await letters()).filter((one) => one.startsWith('hy'))).toEqual([]);
		await remind('2026-12-03T08:20:00Z');
		const sent = (await letters()).filter((one) => one.startsWith('hy'));
		expect(sent.length).toBeGreaterThan(0);
		for (const one of sent) expect(one).toContain('արձանագրություն սպասում է ձեր հաստատմանը');
		await remind('2026-12-04T08:20:00Z');
		expect(await letters()).toEqual([]);
		await confirm(there);
		await letters();
		await remind('2026-12-11T08:20:00Z');
		expect((await letters()).filter((one) => one.startsWith('hy'))).toEqual([]);
	} finally {
		await office.close();
	}
});
