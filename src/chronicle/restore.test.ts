import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';

const partnership = '019a0000-0000-7000-8000-000000010001';
const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const decision = '019a0000-0000-7000-8000-000000030001';

let world: World;
/** A draft of ours, whose words may still change. */
let draft: string;
let article: string;
let document: string;
let person: string;
let mandate: string;

const one = async (text: string, values: unknown[] = []) => (await world.owner.query<Record<string, string>>(text, values)).rows[0] ?? {};
/** The last change of a table in which something stood before. */
const lastChange = async (noun: string) =>
	Number((await one(`select id from history where noun = $1 and before is not null order by id desc limit 1`, [noun])).id);

beforeAll(async () => {
	world = await openWorld();
	const officer = await world.browser('officer-saint-etienne');
	const opened = await officer.post(urls.agreementNew({ partnership }), {
		kind: 'agreement',
		'title.fr': 'Échanges scolaires',
		authentic: 'equal',
		start: 'empty',
	});
	draft = opened.location?.split('/').at(-1)?.replace(/#.*/, '') ?? '';
	await officer.post(urls.articleNew({ partnership, agreement: draft }), {
		position: '1',
		'text.fr.heading': 'Objet',
		'text.fr.body': 'Les élèves correspondent.',
	});
	article = (await one('select id from article where agreement_id = $1', [draft])).id ?? '';
	document =
		(
			await one(`insert into document (partnership_id, id, title) values ($1, gen_random_uuid(), 'Lettre du maire') returning id`, [
				partnership,
			])
		).id ?? '';
	person =
		(
			await one(
				`insert into person (id, keeper_id, given_name, family_name, folded) values (gen_random_uuid(), $1, 'Anahit', 'Sargsyan', 'anahit sargsyan') returning id`,
				[saintEtienne],
			)
		).id ?? '';
	mandate =
		(
			await one(
				`insert into mandate (id, person_id, organisation_id, role, since) values (gen_random_uuid(), $1, $2, 'officer', '2021') returning id`,
				[person, saintEtienne],
			)
		).id ?? '';
});
afterAll(() => world.close());

describe('the form of today, filled with what was', () => {
	const cases: [string, string, () => string, () => string, string][] = [
		[
			'a decision',
			'decision',
			() =>
				`update decision set note = 'Ancienne remarque' where id = '${decision}'; update decision set note = 'x' where id = '${decision}'`,
			() => urls.decisionEdit({ partnership, decision }),
			'Ancienne remarque',
		],
		[
			'an agreement',
			'agreement',
			() => `update agreement set title = '{"fr": "x"}' where id = '${draft}'`,
			() => urls.agreementEdit({ partnership, agreement: draft }),
			'Échanges scolaires',
		],
		[
			'an article',
			'article_text',
			() => `update article_text set body = 'x' where article_id = '${article}'`,
			() => urls.articleEdit({ partnership, agreement: draft, article, language: 'fr' }),
			'Les élèves correspondent.',
		],
		[
			'a document',
			'document',
			() => `update document set title = 'x' where id = '${document}'`,
			() => urls.documentEdit({ partnership, document }),
			'Lettre du maire',
		],
		[
			'a person',
			'person',
			() => `update person set family_name = 'x' where id = '${person}'`,
			() => urls.personEdit({ person }),
			'Sargsyan',
		],
		[
			'a mandate',
			'mandate',
			() => `update mandate set since = '1999' where id = '${mandate}'`,
			() => urls.mandateEdit({ person, mandate }),
			'2021',
		],
		[
			'an organisation',
			'organisation',
			() =>
				`update organisation set website = 'https://ancien.example' where id = '${saintEtienne}'; update organisation set website = null where id = '${saintEtienne}'`,
			() => urls.organisationEdit({ organisation: saintEtienne }),
			'https://ancien.example',
		],
		[
			'a partnership',
			'partnership',
			() => `update partnership set name = 'x' where partnership_id = '${partnership}'`,
			() => urls.partnershipEdit({ partnership }),
			'Saint-Étienne – Kapan',
		],
	];
	it.each(cases)('of %s', async (_, noun, change, path, was) => {
		await world.owner.query(change());
		const officer = await world.browser('officer-saint-etienne');
		const from = await lastChange(noun);
		const now = await officer.get(path());
		expect(now.status).toBe(200);
		expect(now.text).not.toContain('Rien ne change tant que');
		const then = await officer.get(`${path()}?from=${from}`);
		expect(then.status).toBe(200);
		expect(then.text).toContain('Rien ne change tant que');
		expect(then.text).toMatch(new RegExp(`value="${was}"|>\\s*${was}\\s*</textarea>`));
		expect(now.text).not.toMatch(new RegExp(`value="${was}"|>\\s*${was}\\s*</textarea>`));
	});
	it.each([
		['a document', 'document', () => `delete from document where id = '${document}'`, () => urls.documentNew({ partnership }), 'value="x"'],
		[
			'an article',
			'article_text',
			() => `delete from article where id = '${article}'`,
			() => urls.articleNew({ partnership, agreement: draft }),
			'value="Objet"',
		],
		['a mandate', 'mandate', () => `delete from mandate where id = '${mandate}'`, () => urls.mandateNew({ person }), 'value="1999"'],
		[
			'an event',
			'partnership_event',
			() =>
				`insert into partnership_event (partnership_id, id, kind, "on", title) values ('${partnership}', '019a0000-0000-7000-8000-0000000f0002', 'milestone', '2024-05', '{"fr": "Visite du lycée"}'); delete from partnership_event where id = '019a0000-0000-7000-8000-0000000f0002'`,
			() => urls.partnershipEvents({ partnership }),
			'value="Visite du lycée"',
		],
	] as [string, string, () => string, () => string, string][])('adds %s again', async (_, noun, change, path, was) => {
		await world.owner.query(change());
		const officer = await world.browser('officer-saint-etienne');
		const from = await lastChange(noun);
		const again = await officer.get(`${path()}?from=${from}`);
		expect(again.status).toBe(200);
		expect(again.text).toContain('Rien ne change tant que');
		expect(again.text).toContain(was);
	});
	it('is offered to nobody who may not save it', async () => {
		const officer = await world.browser('officer-kapan');
		const { text } = await officer.get(urls.personHistory({ person }));
		expect(text).not.toContain('?from=');
		const stranger = await world.browser({
			id: await world.auth.create({ name: 'Colmar', email: 'colmar@colmar.example', language: 'fr' }),
		});
		expect((await stranger.get(`${urls.decisionEdit({ partnership, decision })}?from=1`)).status).toBe(404);
	});
});
