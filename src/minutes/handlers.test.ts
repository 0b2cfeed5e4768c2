import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';
import { contentHash } from './hash.ts';
import type { Shared } from './minutes.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [partnership, mission, session] = [id('10001'), id('80001'), id('82002')];
const [perdriau, parsyan, kotchian] = [id('81001'), id('81006'), id('81002')];
const [saintEtienne, kapan] = [id('1001'), id('1002')];
const at = { partnership, mission, session };

let world: World;
let here: Browser;
let there: Browser;
let guest: Browser;
let elected: Browser;
beforeAll(async () => {
	world = await openWorld();
	here = await world.browser('officer-saint-etienne');
	there = await world.browser('officer-kapan', 'hy');
	guest = await world.browser('association');
	elected = await world.browser('elected-saint-etienne');
});
afterAll(() => world.close());

const revisionIn = (text: string) => /name="revision" value="(\d+)"/.exec(text)?.[1] ?? '';
const contentIn = (text: string) => /name="content" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? '';
const idIn = (location: string | null) => location?.split('/').at(-1) ?? '';
async function write(who: Browser, language: 'fr' | 'hy' | 'en', fields: Record<string, string>) {
	const revision = revisionIn((await who.get(urls.minutesWrite({ ...at, language }))).text);
	return who.post(urls.minutesWrite({ ...at, language }), { revision, ...fields });
}
async function confirm(who: Browser, reservation = '') {
	const content = contentIn((await who.get(urls.minutesConfirm(at))).text);
	return who.post(urls.minutesConfirm(at), { content, reservation });
}
const outcome = async (words: string) =>
	(await world.owner.query<{ id: string }>('select id from outcome where words::text like $1', [`%${words}%`])).rows[0]?.id ?? '';

describe('the minutes of the one-to-one meeting', () => {
	const armenian = 'Երկու քաղաքապետերը քննարկեցին համաձայնագրի կատարումը։';
	it('are none: no source tells what was said in November 2023', async () => {
		const { text, status } = await here.get(urls.minutes(at));
		expect(status).toBe(200);
		expect(text).toContain('Pas de compte rendu');
		expect((await here.get(urls.missionMinutes(at))).text).not.toContain('Confirmé');
		expect((await here.get(urls.minutesConfirm(at))).text).toContain('il n’y a rien à confirmer');
	});
	it('are written in Armenian by Kapan, with who was there and a promise, in one page', async () => {
		const sent = await write(there, 'hy', {
			body: armenian,
			[`presence.${perdriau}`]: 'present',
			[`was.${perdriau}`]: '',
			[`presence.${kotchian}`]: 'excused',
			[`was.${kotchian}`]: '',
			'outcomes.0.kind': 'promise',
			'outcomes.0.words': 'Ուղարկել պրակտիկաների ցանկը',
			'outcomes.0.by': `delegate:${perdriau}`,
			'outcomes.0.dueOn': '15/01/2024',
			'outcomes.2.kind': 'contact',
			'outcomes.2.words': 'Գորիսի բժշկական կենտրոնի հետ կապ',
		});
		expect(sent).toMatchObject({ status: 303, location: urls.minutes(at) });
		const { text } = await here.get(urls.minutes(at));
		for (const one of [armenian, 'Excusé', 'Promesse', '15 janvier 2024', 'Gaël Perdriau', 'À confirmer par les deux villes'])
			expect(text).toContain(one);
	});
	it('come back with what was typed where a promise is nobody’s', async () => {
		const { status, text } = await write(there, 'hy', {
			body: `${armenian} Շարունակություն։`,
			'outcomes.1.kind': 'promise',
			'outcomes.1.words': 'Խոստում առանց անվան',
			'outcomes.1.by': '',
		});
		expect(status).toBe(422);
		expect(text).toContain('Շարունակություն։');
		expect(text).toContain('id="outcomes.1.by-error"');
		expect((await here.get(urls.minutes(at))).text).not.toContain('Շարունակություն');
	});
	it('are each language’s own: French beside Armenian, and nobody’s words are overwritten', async () => {
		const page = await here.get(urls.minutesWrite({ ...at, language: 'fr' }));
		expect(page.text).toContain(armenian);
		const stale = revisionIn(page.text);
		expect((await write(here, 'fr', { body: 'Les deux maires parlent de l’accord.' })).status).toBe(303);
		const late = await here.post(urls.minutesWrite({ ...at, language: 'fr' }), { revision: stale, body: 'Ma version' });
		expect(late.status).toBe(422);
		for (const one of ['Ma version', 'Les deux maires parlent de l’accord.', armenian]) expect(late.text).toContain(one);
	});
	it('keep a presence tapped by somebody else meanwhile: only what one tapped is sent', async () => {
		await write(there, 'hy', { body: armenian, [`presence.${parsyan}`]: 'present', [`was.${parsyan}`]: '' });
		await write(here, 'fr', { body: 'Les deux maires parlent de l’accord.', [`presence.${parsyan}`]: '', [`was.${parsyan}`]: '' });
		const { rows } = await world.owner.query('select presence from session_delegate where session_id = $1 and delegate_id = $2', [
			session,
			parsyan,
		]);
		expect(rows).toEqual([{ presence: 'present' }]);
	});
	it('are confirmed by Kapan, then by Saint-Étienne with a reservation that stays beside the text', async () => {
		expect((await confirm(there)).status).toBe(303);
		expect((await here.get(urls.minutes(at))).text).toContain('Confirmé par une ville');
		expect((await here.get(urls.partnership(at))).text).toContain('Confirmer le compte rendu');
		expect((await confirm(here, 'Le calendrier reste à préciser.')).status).toBe(303);
		const { text } = await there.get(urls.minutes(at));
		expect(text).toContain('Հաստատված է երկու կողմից');
		expect(text).toContain('Le calendrier reste à préciser.');
		expect((await here.get(urls.partnership(at))).text).not.toContain('Confirmer le compte rendu');
	});
	it('stay confirmed where two records of a party become one, and nowhere else', async () => {
		const gone = id('10a9');
		const { owner } = world;
		const { rows: before } = await owner.query(
			`select o.id, o.by_side_id as side, c.organisation_id as city, c.words, c.content from outcome o
			join minutes_confirmation c using (partnership_id, mission_id, session_id) where o.session_id = $1 and o.by_side_id is not null`,
			[session],
		);
		const [{ id: promise, side }] = before as [{ id: string; side: string }];
		// As a merge leaves it: what was confirmed named the record that is now a signpost to the other.
		await owner.query(
			`insert into organisation (id, keeper_id, kind, name, country_code, folded) values ($1, $2, 'local-authority', 'Doublon', 'FR', '')`,
			[gone, saintEtienne],
		);
		const asConfirmed = async (by: string) => {
			for (const row of before.filter((one) => one.id === promise)) {
				const outcomes = row.words.outcomes.map((one: { id: string }) => (one.id === promise ? { ...one, bySideId: by } : one));
				const words: Shared = { ...row.words, outcomes };
				await owner.query('update minutes_confirmation set words = $1, content = $2 where session_id = $3 and organisation_id = $4', [
					JSON.stringify(words),
					contentHash(words),
					session,
					row.city,
				]);
			}
		};
		await asConfirmed(gone);
		expect((await here.get(urls.minutes(at))).text).toContain('modifié depuis');
		await owner.query('update organisation set merged_into_id = $2 where id = $1', [gone, side]);
		expect((await there.get(urls.minutes(at))).text).toContain('Հաստատված է երկու կողմից');
		// What was hashed decides: words that were changed in the table are no confirmation.
		await owner.query(`update minutes_confirmation set content = repeat('0', 64) where session_id = $1 and organisation_id = $2`, [
			session,
			kapan,
		]);
		expect((await here.get(urls.minutes(at))).text).toContain('modifié depuis');
		await asConfirmed(side);
		await owner.query('delete from organisation where id = $1', [gone]);
		expect((await there.get(urls.minutes(at))).text).toContain('Հաստատված է երկու կողմից');
	});
	it('lose both confirmations with one word, and say which; what was not read is not confirmed', async () => {
		const unread = contentIn((await here.get(urls.minutesConfirm(at))).text);
		await write(there, 'hy', { body: armenian.replace('Երկու', 'Երեք') });
		const { text } = await here.get(urls.minutes(at));
		expect(text).toContain('modifié depuis');
		expect(text).toMatch(/<del>.*Երկու/s);
		expect(text).toMatch(/<ins>.*Երեք/s);
		const late = await here.post(urls.minutesConfirm(at), { content: unread, reservation: 'gardée' });
		expect(late.status).toBe(422);
		expect(late.text).toContain('a changé pendant que vous le lisiez');
		expect(late.text).toContain('gardée');
	});
	it('are not for readers to write or confirm, nor for people of elsewhere to see', async () => {
		for (const who of [guest, elected]) {
			expect((await who.get(urls.minutes(at))).status).toBe(200);
			expect((await who.post(urls.minutesWrite({ ...at, language: 'fr' }), { body: 'x', revision: '1' })).status).toBe(403);
			expect((await who.post(urls.minutesConfirm(at), { content: 'x' })).status).toBe(403);
		}
		expect((await here.get(urls.minutes({ ...at, session: id('82006') }))).status).toBe(404);
		expect((await here.get(urls.minutesWrite({ ...at, language: 'de' }))).status).toBe(404);
	});
});

describe('what came of it', () => {
	it('becomes a follow-up without typing it again, and keeps the link', async () => {
		const promise = await outcome('պրակտիկաների');
		const form = await there.get(urls.followUpNew({ partnership }, { outcome: promise }));
		expect(form.text).toContain('Ուղարկել պրակտիկաների ցանկը');
		expect(form.text).toContain('15/01/2024');
		const fields = { 'words.hy': 'Ուղարկել պրակտիկաների ցանկը', ownerId: saintEtienne, dueOn: '15/01/2024', becomes: 'action' };
		const { status, location } = await there.post(urls.followUpNew({ partnership }, { outcome: promise }), fields);
		expect(status).toBe(303);
		const shown = await here.get(location ?? '');
		expect(shown.text).toContain(`#outcome-${promise}`);
		expect(shown.text).toContain('ne tient pas encore de fiches d’action');
		expect((await here.get(urls.minutes(at))).text).toContain(urls.followUp({ partnership, followUp: idIn(location) }));
		const kept = await here.post(urls.outcomeRemove({ ...at, outcome: promise }), { why: 'doublon' });
		expect(kept.status).toBe(422);
		expect(kept.text).toContain('Une suite ou une rencontre en est née');
	});
	it('is corrected over nobody’s words, and taken out with a reason', async () => {
		await here.post(urls.outcomeNew(at), { kind: 'idea', 'words.fr': 'Un jumelage d’orchestres' });
		const idea = await outcome('orchestres');
		const revision = revisionIn((await here.get(urls.outcome({ ...at, outcome: idea }))).text);
		const fields = { kind: 'promise', 'words.fr': 'Un échange d’orchestres', by: `side:${kapan}`, revision };
		expect((await here.post(urls.outcome({ ...at, outcome: idea }), { ...fields, 'words.fr': '' })).status).toBe(422);
		expect((await here.post(urls.outcome({ ...at, outcome: idea }), fields)).status).toBe(303);
		const late = await there.post(urls.outcome({ ...at, outcome: idea }), { ...fields, 'words.fr': 'Trop tard' });
		expect(late.status).toBe(422);
		expect(late.text).toContain('Trop tard');
		expect((await here.post(urls.outcomeRemove({ ...at, outcome: idea }), {})).status).toBe(422);
		expect((await here.post(urls.outcomeRemove({ ...at, outcome: idea }), { why: 'Saisi deux fois' })).status).toBe(303);
	});
});

describe('the report', () => {
	it('is assembled from the minutes, completed in each language, and says what is still open', async () => {
		const french = urls.missionReport({ ...at, language: 'fr' });
		const { text } = await here.get(french);
		for (const one of ['Les deux maires parlent', 'Promesse', 'restent ouvertes', 'Sans compte rendu']) expect(text).toContain(one);
		const edit = urls.missionReportEdit({ ...at, language: 'fr' });
		expect((await here.post(edit, { revision: '0', opening: 'Un an après le vote.', assessment: '' })).status).toBe(303);
		const late = await there.post(edit, { revision: '0', opening: 'Autre début', assessment: '' });
		expect(late.status).toBe(422);
		for (const one of ['Autre début', 'Un an après le vote.']) expect(late.text).toContain(one);
		expect((await here.get(french)).text).toContain('Un an après le vote.');
		expect((await here.get(urls.missionReport({ ...at, language: 'en' }))).text).toContain('Les deux maires parlent');
		expect((await elected.post(edit, { revision: '1', opening: 'x', assessment: '' })).status).toBe(403);
	});
	it('says of each session which city has confirmed its minutes, and what each reserves, on the page and in Word', async () => {
		expect((await confirm(there, 'Ամսաթիվը ճշտելու է։')).status).toBe(303);
		const { text } = await here.get(urls.missionReport({ ...at, language: 'fr' }));
		expect(text).toMatch(/<b>Kapan<\/b>.{1,300}confirmé, avec une réserve.{1,300}Ամսաթիվը ճշտելու է։/s);
		expect(text).toMatch(/<b>Saint-Étienne<\/b>.{1,300}modifié depuis\s: à confirmer à nouveau/s);
		const word = async () => {
			const answer = await world.app.request(`${world.baseUrl}${urls.missionReportWord(at, { in: 'fr' })}`, {
				headers: { cookie: here.cookie },
			});
			const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
			return strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
		};
		for (const one of [
			'Kapan – confirmé, avec une réserve',
			'Réserve – Communauté de Kapan',
			'Ամսաթիվը ճշտելու է։',
			'Saint-Étienne – modifié depuis',
		])
			expect(await word()).toContain(one);
		await write(here, 'fr', { body: 'Les deux maires parlent de l’accord, et de la suite.' });
		expect(await word()).not.toContain('Ամսաթիվը ճշտելու է։');
	});
	it('is carried away as PDF and for Word, in French and Armenian side by side', async () => {
		const pdf = await here.get(urls.missionReportPdf(at, { in: 'fr-hy' }));
		expect(pdf).toMatchObject({ status: 200 });
		expect(pdf.headers.get('content-type')).toBe('application/pdf');
		expect(pdf.text.slice(0, 5)).toBe('%PDF-');
		const word = await there.get(urls.missionReportWord(at));
		expect(word.status).toBe(200);
		expect(decodeURIComponent(word.headers.get('content-disposition') ?? '')).toContain('.docx');
		expect((await guest.get(urls.missionReportPdf({ ...at, mission: id('1') }))).status).toBe(404);
	});
});
