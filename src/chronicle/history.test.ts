import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { routes } from '../routes.ts';
import { urls } from '../urls.ts';
import { columnLabel, nounLabel, unsaid } from './columns.ts';
import { sentences, silent } from './sentences.ts';

const partnership = '019a0000-0000-7000-8000-000000010001';
const decision = '019a0000-0000-7000-8000-000000030001';
const agreement = '019a0000-0000-7000-8000-000000040001';
const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const plain = (html: string) =>
	html
		.replace(/<[^>]+>/g, ' ')
		.replace(/[\u00a0\u202f\s]+/g, ' ')
		.replaceAll('&#39;', '’');

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

describe('the words of the history', () => {
	it('have a sentence for every verb that changes something', () => {
		const verbs = [...new Set(routes.filter(({ method }) => method === 'POST').map(({ verb }) => verb))];
		expect(verbs.length).toBeGreaterThan(40);
		expect(verbs.filter((verb) => !sentences[verb] && !silent.has(verb))).toEqual([]);
	});
	it('have a name for every table that is recorded, and for each of its columns', async () => {
		const { rows } = await world.owner.query<{ table: string; column: string }>(`
			select c.relname as table, a.attname as column from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_attribute a on a.attrelid = c.oid
			where t.tgfoid = 'record_change()'::regprocedure and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`);
		expect(rows.length).toBeGreaterThan(100);
		expect([...new Set(rows.map(({ table }) => table))].filter((table) => !nounLabel[table])).toEqual([]);
		const nameless = rows.filter(
			({ table, column }) =>
				!columnLabel[column] && !columnLabel[`${table}.${column}`] && !unsaid.has(column) && !unsaid.has(`${table}.${column}`),
		);
		expect(nameless.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
	});
});

describe('the history of a page', () => {
	const edited = {
		organisationId: saintEtienne,
		body: 'council',
		takenOn: '14/11/2022',
		number: '2022_00400',
		'subject.fr': 'Jumelage avec Kapan, texte corrigé',
		'subject.hy': 'Համաձայնագիր Կապանի հետ',
		outcome: 'adopted',
		unanimous: 'yes',
	};
	it('tells who corrected a decision, what it was before, in French and in Armenian', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const revision =
			/name="revision" value="(\d+)"/.exec((await officer.get(urls.decisionEdit({ partnership, decision }))).text)?.[1] ?? '';
		expect((await officer.post(urls.decisionEdit({ partnership, decision }), { ...edited, revision })).status).toBe(303);

		const page = await officer.get(urls.decisionHistory({ partnership, decision }));
		expect(page.status).toBe(200);
		const text = plain(page.text);
		expect(text).toMatch(/Le \d+ .+ 20\d\d à \d\d:\d\d, .*Saint-Étienne.* a corrigé la délibération 2022_00400/);
		expect(text).toMatch(/Numéro[^.]*2022_00400/);
		expect(text).toContain('Objet (arménien)');

		const there = plain((await (await world.browser('officer-kapan', 'hy')).get(urls.decisionHistory({ partnership, decision }))).text);
		expect(there).toContain('ուղղել է որոշումը՝ 2022_00400');
		expect(there).toMatch(/20\d\d թ\. /);
	});
	it('gives back what a decision was, as a change of today', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const { rows } = await world.owner.query(
			`select id, before from history where noun = 'decision' and record_id = $1 and verb = 'decision.save' order by id desc limit 1`,
			[decision],
		);
		const page = await officer.get(urls.decisionHistory({ partnership, decision }));
		const href = urls.decisionEdit({ partnership, decision }, { from: rows[0].id });
		expect(page.text).toContain(href);
		const form = await officer.get(href);
		expect(plain(form.text)).toContain('Vous reprenez ce qui était inscrit avant le changement');
		expect(form.text).not.toContain('2022_00400');
		const was = rows[0].before.subject.fr;
		expect(plain(form.text)).toContain(plain(was.replaceAll("'", '&#39;')));
		const revision = /name="revision" value="(\d+)"/.exec(form.text)?.[1] ?? '';
		await officer.post(urls.decisionEdit({ partnership, decision }), {
			...edited,
			number: rows[0].before.number ?? '',
			'subject.fr': was,
			'subject.hy': rows[0].before.subject.hy ?? '',
			revision,
		});
		const now = await world.owner.query('select subject from decision where id = $1', [decision]);
		expect(now.rows[0].subject.fr).toBe(was);
	});
	it('offers no way back to who only reads, and shows nothing of others’', async () => {
		const reader = await world.browser('officer-kapan');
		const page = await reader.get(urls.decisionHistory({ partnership, decision }));
		expect(page.status).toBe(200);
		const stranger = await world.auth.create({ name: 'Colmar', email: 'colmar@colmar.example', language: 'fr' });
		const colmar = await world.browser({ id: typeof stranger === 'string' ? stranger : '' });
		for (const path of [
			urls.decisionHistory({ partnership, decision }),
			urls.agreementHistory({ partnership, agreement }),
			urls.partnershipHistory({ partnership }),
		])
			expect((await colmar.get(path)).status).toBe(404);
	});
	it('ignores a state of another record, or none', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const other = await world.owner.query(`select id from history where noun = 'agreement' and before is not null limit 1`);
		for (const from of ['1', '999999999', 'x', String(other.rows[0]?.id ?? 2)]) {
			const page = await officer.get(urls.decisionEdit({ partnership, decision }, { from }));
			expect(page.status).toBe(200);
			expect(plain(page.text)).not.toContain('Vous reprenez');
		}
	});
	it('of the agreement, of its document, of a person and of the city say what the example put there', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const document = (await world.owner.query('select id from document where partnership_id = $1 limit 1', [partnership])).rows[0].id;
		const person = (
			await world.owner.query('select person_id as id from partnership_person where partnership_id = $1 limit 1', [partnership])
		).rows[0].id;
		for (const path of [
			urls.agreementHistory({ partnership, agreement }),
			urls.documentHistory({ partnership, document }),
			urls.personHistory({ person }),
			urls.organisationHistory({ organisation: saintEtienne }),
			urls.partnershipHistory({ partnership }),
		]) {
			const page = await officer.get(path);
			expect(page.status, path).toBe(200);
			expect(plain(page.text), path).toContain('le logiciel');
			expect(page.text, path).not.toMatch(/019a0000-0000-7000-8000-\d+<\/(ins|del|p)>/);
		}
		const text = plain((await officer.get(urls.agreementHistory({ partnership, agreement }))).text);
		expect(text).toContain('Signature : Communauté de Kapan (novembre 2023)');
		expect(text).toContain('Date de signature novembre 2023');
	});
	it('names a document that was taken out since, on the page of what it proved', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const added = await officer.post(urls.documentNew({ partnership }), {
			title: 'Registre de 2022',
			language: 'fr',
			'proves.0': `vote@decision:${decision}`,
		});
		const { rows } = await world.owner.query(
			'select id, (select count(*)::int from evidence e where e.document_id = d.id) as proofs from document d where title = $1',
			['Registre de 2022'],
		);
		expect(added.status, plain(added.text)).toBe(303);
		expect(rows[0].proofs).toBe(1);
		// Nothing is taken out while it proves something: the proof goes first, then the document, with the reason.
		await officer.post(urls.documentEdit({ partnership, document: rows[0].id }), { title: 'Registre de 2022', language: 'fr' });
		expect((await officer.post(urls.documentRemove({ partnership, document: rows[0].id }), { why: 'Mauvais registre' })).status).toBe(303);
		const text = plain((await officer.get(urls.decisionHistory({ partnership, decision }))).text);
		expect(text).toMatch(/a modifié le document Vote, Registre de 2022/);
		expect(plain((await officer.get(urls.partnershipHistory({ partnership }))).text)).toMatch(
			/a supprimé le document Registre de 2022 Motif : Mauvais registre/,
		);
		expect(text).not.toContain('ce qui a été effacé depuis');
	});
	it('goes page by page, and neither skips nor repeats an act', async () => {
		const officer = await world.browser('officer-saint-etienne');
		for (let index = 0; index < 25; index += 1)
			await officer.post(urls.documentNew({ partnership }), { title: `Lettre ${index}`, language: 'fr' });
		const first = await officer.get(urls.partnershipHistory({ partnership }));
		expect([...first.text.matchAll(/class="act"/g)]).toHaveLength(20);
		const older = /href="([^"]+before=\d+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
		const second = await officer.get(older);
		const titles = (text: string) => [...plain(text).matchAll(/ajouté le document (Lettre \d+)/g)].map(([, title]) => title);
		expect(titles(first.text).filter((title) => titles(second.text).includes(title))).toEqual([]);
		expect(new Set([...titles(first.text), ...titles(second.text)]).size).toBe(25);
	});
});
