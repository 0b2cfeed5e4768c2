import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';

const partnership = '019a0000-0000-7000-8000-000000010001';
const louhansk = '019a0000-0000-7000-8000-000000010003';
const signed = '019a0000-0000-7000-8000-000000040001';
const [stephanois, kapan] = ['019a0000-0000-7000-8000-000000001001', '019a0000-0000-7000-8000-000000001002'];
const agreements = `/partnerships/${partnership}/agreements`;

let world: World;
let marie: Browser;
let ani: Browser;
beforeAll(async () => {
	world = await openWorld();
	marie = await world.browser('officer-saint-etienne', 'fr');
	ani = await world.browser('officer-kapan', 'hy');
});
afterAll(() => world.close());

const header = {
	kind: 'agreement',
	'title.fr': 'Accord 2027–2029',
	'title.hy': 'Համաձայնագիր 2027–2029',
	'object.fr': 'Éducation et culture.',
	fields: ['education', 'culture'],
	authentic: 'equal',
	termMonths: '36',
	noticeMonths: '6',
};
/** Opens a draft and answers its address. */
async function draft(start = 'empty'): Promise<string> {
	const { location } = await marie.post(`${agreements}/new`, { ...header, start });
	return location ?? '';
}
const idOf = (address: string) => address.split('/').at(-1) ?? '';
const articles = async (address: string) =>
	(
		await world.owner.query<{
			id: string;
			position: number;
			meaning: number;
			texts: Record<string, { body: string; meaning: number; revision: number }>;
		}>(
			`select a.id, a.position, a.meaning, (select jsonb_object_agg(t.language, t) from article_text t where t.article_id = a.id) as texts
			 from article a where a.agreement_id = $1 order by a.position`,
			[idOf(address)],
		)
	).rows;
/** The only article of a draft. */
const only = async (address: string) => {
	const [article] = await articles(address);
	if (!article) throw new Error('no article');
	return article;
};
const hidden = (page: { text: string }) =>
	Object.fromEntries([...page.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));

describe('opening an agreement', () => {
	it('starts from the model in both languages of Saint-Étienne and Kapan', async () => {
		const page = await marie.get(`${agreements}/new`);
		expect(page.text).toContain('Des articles modèles');
		const address = await draft('model');
		const found = await articles(address);
		expect(found.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
		expect(found[0]?.texts.hy?.body).toContain('Սենտ Էտիեն քաղաք և Կապան համայնք');
		expect(Object.keys(found[0]?.texts ?? {}).sort()).toEqual(['fr', 'hy']);
		const again = await marie.post(`${agreements}/new`, { ...header, start: idOf(address) });
		expect((await articles(again.location ?? '')).map(({ texts }) => texts.fr?.body)).toEqual(found.map(({ texts }) => texts.fr?.body));
	});
	it('takes a field ticked twice for one', async () => {
		const sent = { ...header, fields: ['education', 'education'], start: 'empty' };
		expect((await marie.post(`${agreements}/new`, sent)).status).toBe(303);
	});
	it('says beside each field what is missing, and keeps what was typed', async () => {
		const page = await marie.post(`${agreements}/new`, {
			...header,
			'title.fr': '',
			'title.hy': '',
			termMonths: 'trois',
			startsOn: '2028',
			endsOn: '2027',
			start: '',
		});
		expect(page.status).toBe(422);
		expect(page.text).toContain('id="title.fr-error"');
		expect(page.text).toContain('id="termMonths-error"');
		expect(page.text).toContain('id="start-error"');
		expect(page.text).toContain('value="trois"');
		const order = await marie.post(`${agreements}/new`, { ...header, startsOn: '2028', endsOn: '2027', start: 'empty' });
		expect(order.text).toContain('La fin précède le début');
	});
	it('is refused to the association, which only reads, and unknown where Kapan sees nothing', async () => {
		const association = await world.browser('association');
		expect((await association.get(`${agreements}/new`)).status).toBe(403);
		expect((await association.post(`${agreements}/new`, { ...header, start: 'empty' })).status).toBe(403);
		expect((await ani.get(`/partnerships/${louhansk}/agreements/new`)).status).toBe(404);
		expect((await marie.post(`${agreements}/new`, { ...header, start: '019a0000-0000-7000-8000-000000040005' })).status).toBe(422);
	});
	it('shows the other officer’s words when both change its particulars at once', async () => {
		const address = await draft();
		await marie.post(`${address}/edit`, { ...header, revision: '1', 'title.fr': 'Accord de Marie' });
		const late = await ani.post(`${address}/edit`, { ...header, revision: '1', 'title.hy': 'Անիի համաձայնագիրը' });
		expect(late.status).toBe(422);
		expect(late.text).toContain('Accord de Marie');
		expect(late.text).toContain('Անիի համաձայնագիրը');
		// What Ani never touched comes back as Marie saved it: her form, sent again as it stands, undoes nothing.
		expect(late.text).toMatch(/name="title.fr"[^>]*value="Accord de Marie"|value="Accord de Marie"[^>]*name="title.fr"/);
		const decided = await ani.post(`${address}/edit`, {
			...header,
			...hidden(late),
			'title.fr': 'Accord de Marie',
			'title.hy': 'Անիի համաձայնագիրը',
		});
		expect(decided.status).toBe(303);
		const { rows } = await world.owner.query('select title from agreement where id = $1', [idOf(address)]);
		expect(rows[0].title).toEqual({ fr: 'Accord de Marie', hy: 'Անիի համաձայնագիրը' });
	});
});

describe('writing articles', () => {
	let address = '';
	beforeEach(async () => {
		address = await draft();
		await marie.post(`${address}/articles/new`, { position: '1', 'text.fr.heading': 'Durée', 'text.fr.body': 'L’accord dure trois ans.' });
	});

	it('is translated in Kapan beside the French, and marked for review when the French says something else', async () => {
		const { id } = await only(address);
		const page = await ani.get(`${address}/articles/${id}/hy`);
		expect(page.text).toContain('L’accord dure trois ans.');
		expect(page.text).toContain('lang="fr"');
		await ani.post(`${address}/articles/${id}/hy`, { ...hidden(page), heading: 'Ժամկետը', body: 'Համաձայնագիրը գործում է երեք տարի։' });
		await marie.post(`${address}/articles/${id}/fr`, {
			revision: '1',
			meaning: '1',
			heading: 'Durée',
			body: 'L’accord dure cinq ans.',
			effect: 'meaning',
		});
		const article = await only(address);
		expect([article.meaning, article.texts.fr?.meaning, article.texts.hy?.meaning]).toEqual([2, 2, 1]);
		const again = await ani.get(`${address}/articles/${id}/hy`);
		expect(again.text).toMatch(/<del>.*երեք|<del>[\s\S]*trois/);
		await ani.post(`${address}/articles/${id}/hy`, {
			...hidden(again),
			heading: 'Ժամկետը',
			body: 'Համաձայնագիրը գործում է հինգ տարի։',
			effect: 'translation',
		});
		expect((await only(address)).texts.hy?.meaning).toBe(2);
	});
	it('keeps both officers’ words when they write the same text, and saves only once that is decided', async () => {
		const { id } = await only(address);
		const both = await Promise.all([
			marie.post(`${address}/articles/${id}/fr`, {
				revision: '1',
				meaning: '1',
				heading: 'Durée',
				body: 'L’accord dure quatre ans.',
				effect: 'correction',
			}),
			ani.post(`${address}/articles/${id}/fr`, {
				revision: '1',
				meaning: '1',
				heading: 'Durée',
				body: 'L’accord dure six ans.',
				effect: 'correction',
			}),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
		const late = both.find(({ status }) => status === 422);
		expect(late?.text).toContain('quatre ans');
		expect(late?.text).toContain('six ans');
		expect((await only(address)).texts.fr?.revision).toBe(2);
		expect(hidden(late ?? { text: '' })).toMatchObject({ revision: '2' });
	});
	it('keeps both when each creates the Armenian text at once', async () => {
		const { id } = await only(address);
		const create = (browser: Browser, body: string) =>
			browser.post(`${address}/articles/${id}/hy`, { revision: '0', meaning: '1', heading: '', body });
		const both = await Promise.all([create(ani, 'Երեք տարի։'), create(marie, 'Երեք (3) տարի։')]);
		expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
		const late = both.find(({ status }) => status === 422);
		expect(late?.text).toContain('Երեք տարի։');
		expect(late?.text).toContain('Երեք (3) տարի։');
	});
	it('gives back the words of an article that was removed meanwhile, ready to be added anew', async () => {
		const { id } = await only(address);
		const confirm = await marie.get(`${address}/articles/${id}/remove`);
		expect((await marie.post(`${address}/articles/${id}/remove`, hidden(confirm) as Record<string, string>)).status).toBe(303);
		const late = await ani.post(`${address}/articles/${id}/hy`, { revision: '0', meaning: '1', heading: '', body: 'Երկար աշխատանք։' });
		expect(late.status).toBe(422);
		expect(late.text).toContain('name="text.hy.body"');
		expect(late.text).toContain('Երկար աշխատանք։');
	});
	it('does not remove an article that changed after its removal was asked', async () => {
		const { id } = await only(address);
		const confirm = await marie.get(`${address}/articles/${id}/remove`);
		await ani.post(`${address}/articles/${id}/hy`, { revision: '0', meaning: '1', heading: '', body: 'Երեք տարի։' });
		const late = await marie.post(`${address}/articles/${id}/remove`, hidden(confirm) as Record<string, string>);
		expect(late.status).toBe(422);
		expect(late.text).toContain('Երեք տարի։');
		expect(await articles(address)).toHaveLength(1);
	});
	it('inserts, moves and renumbers, and a second click does not move an article twice', async () => {
		const add = (body: string, position: string) =>
			marie.post(`${address}/articles/new`, { position, 'text.fr.heading': '', 'text.fr.body': body });
		await add('Objet.', '1');
		await add('Langues.', '3');
		const order = async () => (await articles(address)).map(({ position, texts }) => `${position} ${texts.fr?.body}`);
		expect(await order()).toEqual(['1 Objet.', '2 L’accord dure trois ans.', '3 Langues.']);
		const id = (await articles(address))[2]?.id;
		for (let click = 0; click < 2; click++) await marie.post(`${address}/articles/${id}/move`, { from: '3', to: 'up' });
		expect(await order()).toEqual(['1 Objet.', '2 Langues.', '3 L’accord dure trois ans.']);
	});
	it('asks for the body, and says so beside it', async () => {
		const { id } = await only(address);
		const page = await marie.post(`${address}/articles/${id}/fr`, { revision: '1', meaning: '1', heading: 'Titre gardé', body: ' ' });
		expect(page.status).toBe(422);
		expect(page.text).toContain('id="body-error"');
		expect(page.text).toContain('Titre gardé');
		expect((await marie.get(`${address}/articles/${id}/de`)).status).toBe(404);
		expect((await (await world.browser('association')).post(`${address}/articles/${id}/fr`, { body: 'x' })).status).toBe(403);
	});
});

describe('a signed text', () => {
	it('is not edited, not even by a form sent without its page, and gives back the words', async () => {
		const before = (await world.owner.query('select * from agreement where id = $1', [signed])).rows;
		const at = `${agreements}/${signed}`;
		expect((await marie.get(`${at}/edit`)).text).toContain('seul un avenant peut le changer');
		const tries = [
			await marie.post(`${at}/edit`, { ...header, revision: '1', 'title.fr': 'Titre volé' }),
			await marie.post(`${at}/articles/new`, { position: '1', 'text.fr.heading': '', 'text.fr.body': 'Article ajouté après coup' }),
			await marie.post(`${at}/commitments`, { commitments: 'none', revision: '1' }),
			await marie.post(`${at}/versions`, {}),
		];
		expect(tries.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
		expect(tries[0]?.text).toContain('Titre volé');
		expect(tries[1]?.text).toContain('Article ajouté après coup');
		expect((await world.owner.query('select * from agreement where id = $1', [signed])).rows).toEqual(before);
		expect(await articles(at)).toEqual([]);
	});
	it('keeps the words of an article written while the other officer had it submitted', async () => {
		const address = await draft();
		await marie.post(`${address}/articles/new`, { position: '1', 'text.fr.heading': '', 'text.fr.body': 'Trois ans.' });
		const { id } = await only(address);
		await world.owner.query(
			`insert into agreement_event (partnership_id, agreement_id, id, kind, "on") values ($1, $2, gen_random_uuid(), 'submitted', '2026-11-20')`,
			[partnership, idOf(address)],
		);
		const late = await ani.post(`${address}/articles/${id}/hy`, { revision: '0', meaning: '1', heading: '', body: 'Երեք տարի։' });
		expect(late.status).toBe(422);
		expect(late.text).toContain('Երեք տարի։');
		expect(Object.keys((await only(address)).texts)).toEqual(['fr']);
	});
});

describe('financial commitments', () => {
	const row = (n: number, organisation: string | undefined, amount: string, more: Record<string, string> = {}) => ({
		[`rows.${n}.organisation`]: organisation ?? '',
		[`rows.${n}.year`]: '2027',
		[`rows.${n}.amount`]: amount,
		[`rows.${n}.amount_currency`]: 'EUR',
		...Object.fromEntries(Object.entries(more).map(([name, value]) => [`rows.${n}.${name}`, value])),
	});
	const lines = async (address: string) =>
		(
			await world.owner.query('select amount, currency, in_kind, note from commitment where agreement_id = $1 order by amount', [
				idOf(address),
			])
		).rows;

	it('are kept by party and year, in money or in kind', async () => {
		const address = await draft();
		const saved = await marie.post(`${address}/commitments`, {
			revision: '1',
			commitments: 'stated',
			...row(0, stephanois, '10 000,50'),
			...row(1, '', '', { year: '' }),
			...row(2, kapan, '2 000', { inKind: 'yes', note: 'temps d’agents' }),
		});
		expect(saved.status).toBe(303);
		expect(await lines(address)).toEqual([
			{ amount: '2000.00', currency: 'EUR', in_kind: true, note: 'temps d’agents' },
			{ amount: '10000.50', currency: 'EUR', in_kind: false, note: null },
		]);
	});
	it('answer a wrong amount beside its own line, and add empty lines without losing what was typed', async () => {
		const address = await draft();
		const wrong = await marie.post(`${address}/commitments`, {
			revision: '1',
			commitments: 'stated',
			...row(0, '', '', { year: '' }),
			...row(1, stephanois, '-5'),
		});
		expect(wrong.status).toBe(422);
		expect(wrong.text).toContain('id="rows.1.amount-error"');
		expect(wrong.text).toContain('value="-5"');
		const more = await marie.post(`${address}/commitments`, { revision: '1', commitments: '', more: 'yes', ...row(0, stephanois, 'sept') });
		expect(more.text).toContain('value="sept"');
		expect(more.text).toContain('name="rows.3.amount"');
		expect(more.text).not.toContain('id="rows.0.amount-error"');
	});
	it('cannot be none and some at once, nor belong to a city that is no party', async () => {
		const address = await draft();
		const both = await marie.post(`${address}/commitments`, { revision: '1', commitments: 'none', ...row(0, stephanois, '5') });
		expect(both.text).toContain('id="commitments-error"');
		const stranger = await marie.post(`${address}/commitments`, {
			revision: '1',
			commitments: 'stated',
			...row(0, '019a0000-0000-7000-8000-000000001014', '5'),
		});
		expect(stranger.text).toContain('id="rows.0.organisation-error"');
		expect(await lines(address)).toEqual([]);
	});
	it('are not written over the other officer’s', async () => {
		const address = await draft();
		await ani.post(`${address}/commitments`, { revision: '1', commitments: 'stated', ...row(0, kapan, '700') });
		const late = await marie.post(`${address}/commitments`, { revision: '1', commitments: 'stated', ...row(0, stephanois, '900') });
		expect(late.status).toBe(422);
		expect(late.text).toMatch(/700\s?€/);
		expect(late.text).toContain('value="900"');
		// The other officer's line stands in the form too: saving again keeps both.
		expect(late.text).toMatch(/name="rows.1.amount"[^>]*value="700"|value="700"[^>]*name="rows.1.amount"/);
		expect(await lines(address)).toMatchObject([{ amount: '700.00' }]);
	});
});

describe('versions', () => {
	it('are kept as they were read, compared word by word, and not kept twice', async () => {
		const address = await draft();
		await marie.post(`${address}/articles/new`, {
			position: '1',
			'text.fr.heading': '',
			'text.fr.body': 'Trois ans.',
			'text.hy.heading': '',
			'text.hy.body': 'Երեք տարի։',
		});
		expect((await marie.post(`${address}/versions`, {})).status).toBe(303);
		expect((await marie.post(`${address}/versions`, {})).status).toBe(422);
		const { id } = await only(address);
		await ani.post(`${address}/articles/${id}/hy`, { revision: '1', meaning: '1', heading: '', body: 'Հինգ տարի։', effect: 'meaning' });
		const compared = await marie.get(`${address}/compare?from=1&to=now`);
		expect(compared.text).toMatch(/<del>[\s\S]*?Երեք/);
		expect(compared.text).toMatch(/<ins>[\s\S]*?Հինգ/);
		expect(compared.text).not.toContain('Trois ans.');
		const list = await (await world.browser('association', 'fr')).get(`${address}/versions`);
		expect(list.status).toBe(200);
		expect(list.text).toContain('Version 1');
		expect(list.text).not.toContain('Garder une version');
		expect((await marie.get(`${address}/compare?from=7&to=now`)).status).toBe(404);
	});
	it('are rewritten by nobody', async () => {
		const address = await draft();
		await marie.post(`${address}/versions`, {});
		const session = /session[^=]*=([^;]+)/.exec(marie.cookie)?.[1] ?? '';
		const token = decodeURIComponent(session).split('.')[0] ?? null;
		const { sql } = await import('kysely');
		const rewrite = world.database.enter({ session: token, partnership }, (db) =>
			sql`update agreement_version set reason = 'signed'`.execute(db),
		);
		await expect(rewrite).rejects.toThrow(/permission denied/);
	});
});

describe('the text on the agreement’s own page', () => {
	it('stands in both languages, tells Kapan what is to be translated and leads there', async () => {
		const address = await draft('model');
		await marie.post(`${address}/articles/new`, {
			position: '12',
			'text.fr.heading': 'Assurances',
			'text.fr.body': 'Chaque Partie assure ses agents.',
		});
		const last = (await articles(address)).at(-1);
		const page = await ani.get(address);
		expect(page.status).toBe(200);
		expect(page.text).toMatch(/<div lang="fr"><h3>Article 12 – Assurances<\/h3>/);
		expect(page.text).toMatch(/<div lang="hy"><h3>Հոդված 1\. Համաձայնագրի առարկան<\/h3>/);
		expect(page.text).toContain(`${address}/articles/${last?.id}/hy`);
		expect(page.text).toContain('id="article-12"');
		const reader = await (await world.browser('association', 'fr')).get(address);
		expect(reader.text).toContain('Article 12 – Assurances');
		expect(reader.text).not.toContain(`${address}/articles/`);
	});
	it('lets one choose which two of three languages stand side by side', async () => {
		await world.owner.query(`update partnership set languages = '{fr,hy,en}' where partnership_id = $1`, [partnership]);
		const address = await draft('model');
		const page = await marie.get(`${address}?texts=fr-en`);
		await world.owner.query(`update partnership set languages = '{fr,hy}' where partnership_id = $1`, [partnership]);
		expect(page.text).toContain('<h3>Article 1 – Object</h3>');
		expect(page.text).not.toContain('Հոդված 1');
		expect(page.text).toMatch(/texts=hy-en/);
	});
	it('keeps a version when it goes to the council, and is closed from then on', async () => {
		const address = await draft('model');
		await marie.post(`${address}/commitments`, { revision: '1', commitments: 'none' });
		expect((await marie.post(`${address}/submit`, { on: '20/11/2026' })).status).toBe(303);
		expect((await marie.get(`${address}/versions`)).text).toContain('à la présentation au conseil');
		const { id } = (await articles(address))[0] ?? {};
		expect((await ani.post(`${address}/articles/${id}/hy`, { revision: '1', meaning: '1', heading: '', body: 'Ուրիշ բան։' })).status).toBe(
			422,
		);
		expect((await ani.get(address)).text).not.toContain(`${address}/articles/`);
	});
});
