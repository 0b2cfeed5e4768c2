import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { type Dated, dated, day } from '../plain/day.ts';
import { urls } from '../urls.ts';
import { lacking, mayAnswer, moments } from './evaluation.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const partnership = id('10001');
const [saintEtienne, kapan, ccas] = [id('1001'), id('1002'), id('1006')];
const kotchian = id('2003');

describe('who may write how a stay went', () => {
	const stay = { arrivedOn: dated('2026-10-02'), leftOn: dated('2026-10-30'), cancelledOn: null, notHeldOn: null, senderId: kapan };
	const place = { moment: 'end', voice: 'visitor' } as const;
	const code = (answer: ReturnType<typeof mayAnswer>) => (answer.ok ? 'allowed' : answer.code);
	it('is nobody before the arrival, of a stay called off, or of its effects before its end', () => {
		expect(code(mayAnswer({ ...stay, arrivedOn: null, leftOn: null }, place, undefined, kapan))).toBe('not-now');
		expect(code(mayAnswer({ ...stay, cancelledOn: dated('2026-10-03') }, place, undefined, kapan))).toBe('not-now');
		expect(code(mayAnswer({ ...stay, leftOn: null }, { ...place, moment: 'later' }, undefined, kapan))).toBe('not-now');
		expect(code(mayAnswer({ ...stay, leftOn: null }, { ...place, moment: 'mid-term' }, undefined, kapan))).toBe('allowed');
	});
	it('is nobody else once they have answered through their link', () => {
		for (const side of [saintEtienne, kapan])
			expect(code(mayAnswer(stay, place, { enteredBy: null, sideId: null }, side))).toBe('own-words');
	});
	it('is the side that typed it, or whose voice it is', () => {
		const typed = { enteredBy: 'Ani', sideId: kapan };
		expect(code(mayAnswer(stay, place, typed, kapan))).toBe('allowed');
		expect(code(mayAnswer(stay, place, typed, saintEtienne))).toBe('other-side');
		expect(code(mayAnswer(stay, { ...place, voice: 'tutor' }, typed, saintEtienne))).toBe('allowed');
		expect(code(mayAnswer(stay, { ...place, voice: 'sender' }, typed, saintEtienne))).toBe('other-side');
		expect(code(mayAnswer(stay, { ...place, voice: 'sender' }, { enteredBy: 'Marie', sideId: saintEtienne }, kapan))).toBe('allowed');
	});
	it('is asked of each voice from the middle of the stay, its last day, and six months after it', () => {
		const plan = {
			arrivesOn: dated('2026-10-02'),
			leavesOn: dated('2026-10-30'),
			arrivedOn: dated('2026-10-02'),
			leftOn: null as Dated | null,
		};
		const asked = (on: string, life: typeof plan) =>
			moments.filter((moment) => lacking(life, [], ['v'], day(on)).some((one) => one.moment === moment));
		expect(asked('2026-10-15', plan)).toEqual([]);
		expect(asked('2026-10-16', plan)).toEqual(['mid-term']);
		expect(asked('2026-10-30', plan)).toEqual(['mid-term', 'end']);
		expect(asked('2027-04-30', { ...plan, leftOn: dated('2026-10-30') })).toEqual(['mid-term', 'end', 'later']);
		expect(lacking(plan, [], ['v', 'w'], day('2026-10-16')).map(({ voice }) => voice)).toEqual(['visitor', 'visitor', 'tutor', 'sender']);
	});
});

let world: World;
let officer: Browser;
let ani: Browser;
let guest: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
	ani = await world.browser('officer-kapan', 'hy');
	guest = await world.browser('association');
});
afterAll(() => world.close());

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\u00a0\u202f\s]+/g, ' ');
const winter = {
	senderId: kapan,
	hostId: ccas,
	hostId_text: 'CCAS de Saint-Étienne',
	purpose: 'learn',
	visitors: '2',
	'profile.fr': 'Travailleurs sociaux de Kapan, suite',
};
async function newStay(fields: Record<string, string>): Promise<{ partnership: string; placement: string }> {
	const { location, text } = await officer.post(urls.placementNew({ partnership }), { ...winter, ...fields });
	if (!location) throw new Error(plain(text).slice(0, 600));
	return { partnership, placement: location.split('/').at(-1) ?? '' };
}
/** The address that a page shows to hand on, and its secret. */
const linkIn = (text: string) => {
	const link = new URL(/http:\/\/[^<]+token=[^<]+/.exec(text)?.[0].replaceAll('&amp;', '&') ?? '');
	return { path: link.pathname + link.search, token: link.searchParams.get('token') ?? '' };
};

describe('how it went', () => {
	const words = {
		language: 'fr',
		reached: 'mostly',
		brought: 'Une vraie rencontre',
		hindered: 'L’interprète manquait',
		next: 'Revenir à deux',
	};
	async function stayOver() {
		const there = await newStay({ arrivesOn: '02/10/2026', leavesOn: '30/10/2026' });
		const person = { personId: kotchian, personId_text: 'Jean-Pierre Kotchian', language: 'hy' };
		const added = await officer.post(urls.visitorNew(there), person);
		if (added.status !== 303) throw new Error(plain(added.text).slice(0, 400));
		await officer.post(urls.placementOutcome(there), { outcome: 'took-place' });
		const { rows } = await world.owner.query(`select id from visitor where placement_id = $1`, [there.placement]);
		return { ...there, visitor: rows[0].id as string };
	}
	it('is told by the tutor in their language, typed by an officer, said so, and shown beside the others', async () => {
		const there = await stayOver();
		const place = urls.placementEvaluation(there, { moment: 'end', voice: 'tutor' });
		expect((await officer.post(place, { ...words, brought: '', hindered: '', next: '' })).status).toBe(422);
		expect((await officer.post(place, { ...words, reached: 'greatly' })).status).toBe(422);
		expect((await officer.post(place, words)).status).toBe(303);
		const sender = { ...words, language: 'hy', brought: 'Մեր աշխատակիցը շատ բան սովորեց', ownWords: 'yes' };
		expect((await ani.post(urls.placementEvaluation(there, { moment: 'end', voice: 'sender' }), sender)).status).toBe(303);
		const page = (await officer.get(urls.placement(there))).text;
		expect(page).toContain('Une vraie rencontre');
		expect(page).toContain('lang="hy" class="said">Մեր աշխատակիցը շատ բան սովորեց');
		expect(plain(page)).toContain('propos résumés par Relations internationales, Saint-Étienne');
		expect((await guest.get(urls.placement(there))).text).not.toContain('Une vraie rencontre');
		expect((await guest.get(place)).status).toBe(403);
		expect((await officer.get(urls.placementEvaluation(there, { moment: 'end', voice: 'visitor', visitor: id('1') }))).status).toBe(404);
	});
	it('is told by the visitor without an account, through a link that works once', async () => {
		const there = await stayOver();
		const made = await officer.post(urls.placementLink(there, { moment: 'end', voice: 'visitor', visitor: there.visitor }), {});
		expect(made.status).toBe(200);
		const link = new URL(/http:\/\/[^<]+token=[^<]+/.exec(made.text)?.[0].replaceAll('&amp;', '&') ?? '');
		const token = link.searchParams.get('token') ?? '';
		const { rows } = await world.owner.query(`select encode(token_hash, 'escape') as kept from evaluation_link where placement_id = $1`, [
			there.placement,
		]);
		expect(rows[0].kept).not.toContain(token);
		const nobody = await world.browser();
		const door = await nobody.get(link.pathname + link.search);
		const page = await nobody.get(door.location ?? '');
		expect(page.status).toBe(200);
		expect(page.text).toContain('Ձեր կեցությունը');
		const answer = { ...words, token, language: 'hy', brought: 'Սովորեցի շատ բան' };
		expect((await nobody.post(urls.evaluationLink(), { ...answer, reached: '' })).status).toBe(422);
		const sent = await nobody.post(urls.evaluationLink(), answer);
		expect([sent.status, sent.location]).toEqual([303, urls.evaluationThanks()]);
		expect((await nobody.get(urls.evaluationThanks())).text).toContain('Շնորհակալություն');
		expect((await nobody.post(urls.evaluationLink(), answer)).status).toBe(410);
		expect((await nobody.get(urls.evaluationLink({}, { token: 'x' }))).status).toBe(410);
		const shown = plain((await officer.get(urls.placement(there))).text);
		expect(shown).toContain('Սովորեցի շատ բան');
		expect(shown).toContain('par un lien personnel que lui a remis Relations internationales, Saint-Étienne');
		// What they said is theirs: no officer types over it, nor takes a new link in their name.
		const place = urls.placementEvaluation(there, { moment: 'end', voice: 'visitor', visitor: there.visitor });
		const over = await officer.post(place, { ...words, brought: 'Tout était parfait' });
		expect(over.status).toBe(422);
		expect(plain(over.text)).toContain('personne d’autre ne change ses mots');
		expect((await ani.post(place, { ...words, language: 'hy' })).status).toBe(422);
		const again = await officer.post(urls.placementLink(there, { moment: 'end', voice: 'visitor', visitor: there.visitor }), {});
		expect([again.status, again.text.includes('token=')]).toEqual([422, false]);
		expect(plain((await officer.get(urls.placement(there))).text)).toContain('Սովորեցի շատ բան');
	});
	it('is told by the tutor, who has no account, through a link of theirs; a newer link ends the older', async () => {
		const there = await stayOver();
		const address = urls.placementLink(there, { moment: 'end', voice: 'tutor' });
		const first = linkIn((await officer.post(address, {})).text);
		const second = linkIn((await officer.post(address, {})).text);
		const nobody = await world.browser();
		expect((await nobody.get(urls.evaluationLink({}, { token: first.token }))).status).toBe(410);
		expect((await nobody.post(urls.evaluationLink(), { ...words, token: first.token })).status).toBe(410);
		const page = await nobody.get((await nobody.get(second.path)).location ?? '');
		expect(plain(page.text)).toContain('Vous avez suivi cet accueil : Travailleurs sociaux de Kapan, suite');
		// Of the stay it shows who comes as a profile, where and when; nobody's name, no way into the file.
		expect(page.text).not.toContain('Kotchian');
		expect(page.text).not.toContain(there.placement);
		expect((await nobody.post(urls.evaluationLink(), { ...words, token: second.token })).status).toBe(303);
		const shown = plain((await ani.get(urls.placement(there))).text);
		expect(shown).toContain('Une vraie rencontre');
		expect((await officer.post(urls.placementEvaluation(there, { moment: 'end', voice: 'tutor' }), words)).status).toBe(422);
	});
	it('opens nothing any more once the stay is said not to have taken place, or its days are over', async () => {
		const there = await stayOver();
		const address = urls.placementLink(there, { moment: 'end', voice: 'sender' });
		const { token } = linkIn((await ani.post(address, {})).text);
		const nobody = await world.browser();
		const [at] = [urls.evaluationLink({}, { token })];
		expect((await nobody.get(at)).status).toBe(200);
		await world.owner.query(`update evaluation_link set expires_at = now() - interval '1 minute' where placement_id = $1`, [
			there.placement,
		]);
		expect((await nobody.get(at)).status).toBe(410);
		await world.owner.query(`update evaluation_link set expires_at = now() + interval '1 day' where placement_id = $1`, [there.placement]);
		await world.owner.query(`update placement set left_on = null, arrived_on = null, not_held_on = '2026-11-01' where id = $1`, [
			there.placement,
		]);
		expect((await nobody.get(at)).status).toBe(410);
		expect((await nobody.post(urls.evaluationLink(), { ...words, token })).status).toBe(410);
		expect((await guest.post(address, {})).status).toBe(403);
	});
	it('is corrected by the side whose words they are, not by the other', async () => {
		const there = await stayOver();
		const place = urls.placementEvaluation(there, { moment: 'end', voice: 'sender' });
		expect((await officer.post(place, { ...words, brought: 'Kapan est ravie' })).status).toBe(303);
		expect((await ani.post(place, { ...words, brought: 'Kapan demande un second stage' })).status).toBe(303);
		const late = await officer.post(place, { ...words, brought: 'Kapan est ravie, vraiment' });
		expect(late.status).toBe(422);
		expect(plain(late.text)).toContain('Cette réponse a été saisie par l’autre collectivité');
		expect((await officer.get(urls.placement(there))).text).toContain('Kapan demande un second stage');
	});
	it('is not asked of a stay that has not begun', async () => {
		const there = await newStay({ arrivesOn: '01/02/2027', leavesOn: '26/02/2027' });
		const place = { moment: 'end', voice: 'tutor' } as const;
		expect((await officer.post(urls.placementEvaluation(there, place), words)).status).toBe(422);
		expect((await officer.post(urls.placementLink(there, place), {})).status).toBe(422);
	});
});
