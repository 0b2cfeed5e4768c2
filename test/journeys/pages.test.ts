import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleEmail } from '../../src/account/example.ts';
import { routes } from '../../src/routes.ts';
import { urls } from '../../src/urls.ts';
import { axe, narrow, openStage, overflow, type Seat, type Stage, shot, wide } from '../browser.ts';
import { pdf } from '../samples.ts';
import { abroadIn, draftIn, example, exampleParts, exampleQueries, sendFile } from './example.ts';

const languages = ['fr', 'hy'] as const;

/** What stands for each part of an address. */
const parts: Record<string, string> = { ...exampleParts };
/** Where a page asks for something else: a draft, an agreement before the council, a guest. */
const needs: Partial<Record<string, () => Record<string, string>>> = {
	...Object.fromEntries(
		[urls.agreementEdit, urls.agreementCommitments, urls.agreementSubmit, urls.articleNew, urls.articleEdit, urls.articleRemove].map(
			({ pattern }) => [pattern, () => draft],
		),
	),
	[urls.partnershipGuestRemove.pattern]: () => ({ organisation: example.alliance }),
	[urls.inviteSide.pattern]: () => side,
	[urls.agreementVersions.pattern]: () => submitted,
	[urls.agreementCompare.pattern]: () => submitted,
	[urls.agreementWithdraw.pattern]: () => submitted,
};
/** Addresses that send on, answer no page, or are for an empty workbook: each has its own test. */
const elsewhere = new Set(
	[
		urls.home,
		urls.signIn,
		urls.signInAsExample,
		urls.setup,
		urls.secondStep,
		urls.invitation,
		urls.evaluationLink,
		urls.provider,
		urls.providerBack,
		urls.providerEnter,
		urls.signOutAtProvider,
		urls.documentFile,
		urls.upload,
	]
		.map(({ pattern }): string => pattern)
		.concat('/setup/search.json', urls.partnershipLive.pattern),
);
const pages = routes.filter(({ method, path: { pattern } }) => method === 'GET' && !elsewhere.has(pattern) && !/\.\w+$/.test(pattern));

let stage: Stage;
let draft: Record<string, string>;
let submitted: Record<string, string>;
/** A side of a partnership that nobody has entered for. */
let side: Record<string, string>;
const seats = {} as Record<(typeof languages)[number], Seat>;

beforeAll(async () => {
	stage = await openStage({ outbox: true });
	draft = await draftIn(stage);
	submitted = await draftIn(stage);
	const officer = await stage.browser('officer-saint-etienne');
	Object.assign(parts, await abroadIn(stage));
	await officer.post(urls.agreementSubmit(submitted as never), {});
	const kapan = await stage.browser('officer-kapan');
	await sendFile(stage, officer, urls.documentUpload({ partnership: example.kapan }), 'acte.pdf', pdf());
	const { location } = await kapan.post(urls.partnershipEvents({ partnership: example.kapan }), {
		kind: 'suspended',
		on: '2026-11-20',
		reason: 'Travaux à la mairie.',
	});
	parts.proposal = location?.split('/').at(-1) ?? '';
	const { rows } = await stage.owner.query<Record<string, string>>(
		`select (select id from membership limit 1) as membership, (select id from document where partnership_id = $1 limit 1) as document`,
		[example.kapan],
	);
	Object.assign(parts, rows[0]);
	parts.colleague = (await stage.auth.find(exampleEmail('officer-saint-etienne')))?.id ?? '';
	const sides = await stage.owner.query<Record<string, string>>(
		`select y.partnership_id as partnership, y.organisation_id as organisation from party y join share s using (partnership_id)
		where s.organisation_id = $1 and s.level = 'write' and not exists (select from membership m where m.organisation_id = y.organisation_id) limit 1`,
		[example.saintEtienne],
	);
	side = sides.rows[0] ?? {};
	const invited = { organisation: example.saintEtienne, name: 'Aïda Martin', email: 'aida@saint-etienne.example', until: '31/12/2099' };
	await officer.post(urls.invite(), { ...invited, role: 'editor', language: 'hy' });
	// A double that was merged, and a list for the archives.
	const double = await officer.post(urls.personNew(), { given_name: 'G.', family_name: 'Perdriau', anyway: 'yes' });
	await officer.post(urls.personMerge({ person: example.perdriau }), {
		other: double.location?.split('/').at(-1) ?? '',
		reason: 'Saisi deux fois',
	});
	await stage.owner.query(
		`insert into document (partnership_id, id, title, "on") values ($1, gen_random_uuid(), 'Réservations d’hôtel', '2012')`,
		[example.kapan],
	);
	const passed = await stage.owner.query<{ id: string }>(`select id from document where title = 'Réservations d’hôtel'`);
	const list = await officer.post(urls.eliminations(), { record: passed.rows[0]?.id ?? '' });
	parts.elimination = list.location?.split('/').at(-1) ?? '';
	parts.merge = (await stage.owner.query<{ id: string }>('select id from merge')).rows[0]?.id ?? '';
	for (const language of languages) seats[language] = await stage.seat('officer-saint-etienne', { language });
});
afterAll(() => stage?.close());

/** The same components make the page in each language: on the phone are looked at the rules that words, width and darkness can change. */
const byWidth = [
	'aria-hidden-focus',
	'button-name',
	'color-contrast',
	'document-title',
	'empty-heading',
	'html-has-lang',
	'html-lang-valid',
	'label',
	'label-content-name-mismatch',
	'link-in-text-block',
	'link-name',
	'meta-viewport',
	'region',
	'scrollable-region-focusable',
	'target-size',
	'valid-lang',
];

/** Looks at a page whole, once: at a desk by day, or on a phone by night; and at its width on the other. */
async function sound(
	{ page, complaints }: Seat,
	address: string,
	status = 200,
	name?: string,
	first: typeof wide = wide,
): Promise<string[]> {
	await page.setViewportSize(first);
	await page.emulateMedia({ colorScheme: first === wide ? 'light' : 'dark' });
	const answer = await page.goto(address);
	const arrived = page.url().slice(stage.baseUrl.length);
	const found = arrived === address && answer?.status() === status ? [] : [`arrives at ${arrived} with ${answer?.status()}`];
	found.push(...(await axe(page, first === wide ? undefined : byWidth)), ...(await overflow(page)));
	if (name) await shot(page, `${name}-${first.width}`);
	const other = first === wide ? narrow : wide;
	await page.setViewportSize(other);
	found.push(...(await overflow(page)), ...complaints.splice(0));
	if (name) await shot(page, `${name}-${other.width}`);
	return found;
}

async function expectEachSound(address: string, status?: number): Promise<void> {
	const both = await Promise.all(
		languages.map(async (language) => {
			const name = `${address.replaceAll(/[0-9a-f-]{31}([0-9a-f]{5})/g, '~$1').replaceAll(/[/?]/g, '_')}-${language}`;
			const found = await sound(seats[language], address, status, name, language === 'fr' ? wide : narrow);
			return found.map((one) => `${language}: ${one}`);
		}),
	);
	expect(both.flat(), address).toEqual([]);
}

test.each(pages.map(({ path: { pattern } }) => pattern))(
	'%s is sound: in French at a desk by day, in Armenian on a phone by night',
	async (pattern) => {
		const values = { ...parts, ...needs[pattern]?.() };
		const address = pattern.replace(/:(\w+)/g, (_, name: string) => {
			const value = values[name];
			if (!value) throw new Error(`no example for :${name} of ${pattern}`);
			return value;
		});
		await expectEachSound(address + (exampleQueries[pattern] ?? ''));
	},
);

test('a draft, an agreement before the council, a partnership whose vote is lost and an annulled charter are sound', async () => {
	for (const address of [
		urls.agreement(draft as never),
		urls.agreement(submitted as never),
		urls.partnership({ partnership: example.louhansk }),
		urls.partnership({ partnership: example.chouchi }),
	])
		await expectEachSound(address);
});

test('a page that does not exist says so soundly', () => expectEachSound('/partnerships/nowhere', 404));

test('the door is sound for who has not signed in', async () => {
	for (const language of languages) {
		const seat = await stage.seat(null, { language });
		expect(await sound(seat, urls.signIn())).toEqual([]);
		await seat.context.close();
	}
});

test('an association that is invited to read finds sound pages, with nothing to press that would be refused', async () => {
	const seat = await stage.seat('association');
	for (const address of [
		urls.partnerships(),
		urls.partnership({ partnership: example.kapan }),
		urls.agreement({ partnership: example.kapan, agreement: example.signed }),
		urls.decision({ partnership: example.kapan, decision: example.vote }),
		urls.documents({ partnership: example.kapan }),
		urls.person({ person: example.perdriau }),
	]) {
		expect(await sound(seat, address), address).toEqual([]);
		for (const link of await seat.page
			.locator('main a[href^="/"]')
			.evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))) {
			const answer = await seat.context.request.get(stage.baseUrl + link);
			expect(answer.status(), `${link} on ${address}`).toBe(200);
		}
	}
});
