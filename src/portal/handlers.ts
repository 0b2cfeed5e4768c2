import { createHash } from 'node:crypto';
import { h } from 'preact';
import { agreementsOf } from '../agreement/store.ts';
import { decisionsOf } from '../decision/store.ts';
import { documentsOf } from '../document/store.ts';
import { missionsOf } from '../mission/store.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { placementsOf } from '../placement/store.ts';
import { isLanguage, languages } from '../plain/language.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { PublicationPage, type PublicationProps, WithdrawPage } from './pages/publication.tsx';
import type { Shown } from './portal.ts';
import { type Candidate, type Choice, candidates, chosenFrom, idsShown, isSlug, slugOf } from './publication.ts';
import { asPublic, leftOut, type Publication, publicationOf, publish, withdraw } from './publication-store.ts';
import { partnershipHtml } from './render.tsx';
import { pageHeaders } from './site.ts';
import { shownPartnership } from './store.ts';

interface Known {
	partnership: Partnership;
	publication: Publication;
	all: Candidate[];
}

async function known(ask: Ask, lock = false): Promise<Known> {
	const id = ask.params.partnership ?? '';
	const publication = await publicationOf(ask.db, id, lock);
	const partnership = await findPartnership(ask.db, id, ask.today);
	if (!partnership || !publication) throw new NotFound();
	const documents = (await documentsOf(ask.db, id)).map((document) => ({
		...document,
		file: 'file' in document && document.file !== null,
	}));
	const decisions = await decisionsOf(ask.db, id);
	const agreements = await agreementsOf(ask.db, id);
	const missions = await missionsOf(ask.db, id);
	const placements = await placementsOf(ask.db, id);
	return {
		partnership,
		publication,
		all: candidates({ decisions, agreements, events: partnership.events, missions, placements, documents }, ask.today),
	};
}

/** The place by its own name, in whatever letters. */
const placeName = ({ territory, name }: Partnership['parties'][number]): string => territory?.name ?? name;
/** The usual address: the cities' names in Latin letters. */
const usualSlug = (partnership: Partnership): string =>
	slugOf(partnership.parties.map((party) => placeName(party)).join(' ')) || slugOf(partnership.ownName) || 'jumelage';

/** What was chosen in the form; what stands now where nothing was sent. */
function choiceIn({ partnership, publication, all }: Known, sent: URLSearchParams | FormData): Choice {
	const slug = publication.slug ?? usualSlug(partnership);
	if (sent.get('chosen') !== '1') return { shown: chosenFrom(all, publication.withheld, publication.documents), slug };
	const wanted = new Set(sent.getAll('shown').map(String));
	const typed = String(sent.get('slug') ?? '').trim();
	return {
		shown: new Set(all.filter(({ id, why }) => why === null && wanted.has(id)).map(({ id }) => id)),
		slug: isSlug(typed) ? typed : slugOf(typed) || slug,
	};
}

/** Publishes in the transaction of this request: for good where it is kept, else only to look at. */
async function carryOut(ask: Ask, { partnership, all }: Known, { shown, slug }: Choice): Promise<Shown> {
	const held = (noun: Candidate['noun']) =>
		all.filter((one) => one.noun === noun && one.why === null && !shown.has(one.id)).map(({ id }) => id);
	await publish(ask.db, {
		partnershipId: partnership.id,
		now: ask.now,
		slug,
		authorities: partnership.parties.map((party) => ({
			organisationId: party.organisationId,
			slug: slugOf(placeName(party)) || 'ville',
		})),
		withheld: {
			decisions: held('decision'),
			agreements: held('agreement'),
			events: held('event'),
			missions: held('mission'),
			placements: held('placement'),
		},
		documents: all.filter(({ id, noun }) => noun === 'document' && shown.has(id)).map(({ id }) => id),
	});
	const found = await shownPartnership(asPublic(ask.db), partnership.id);
	if (!found) throw new Error('published, and not in the views');
	return found;
}

const settingOf = ({ deps, today }: Ask) => ({ baseUrl: deps.config.baseUrl, assets: deps.assets, today });
/** Stands for what the office saw: the pages in all languages, to the last byte. */
const markOf = (ask: Ask, shown: Shown): string =>
	createHash('sha256')
		.update(languages.map((language) => partnershipHtml(shown, language, settingOf(ask))).join('\0'))
		.digest('base64url');

async function showPage(ask: Ask, found: Known, choice: Choice, problem?: PublicationProps['problem']): Promise<Response> {
	const before = found.publication;
	const shown = await carryOut(ask, found, choice);
	return ask.page(
		{ title: m.publication_title(), current: 'partnerships', frames: true, ...(problem && { status: 422 }) },
		h(PublicationPage, {
			partnership: found.partnership,
			publication: before,
			all: found.all,
			choice: { shown: idsShown(shown), slug: shown.slug },
			shown,
			leftOut: await leftOut(ask.db, found.partnership.id),
			mark: markOf(ask, shown),
			locale: ask.locale,
			...(problem && { problem }),
		}),
	);
}

/** What will be seen, before it is: published in a transaction that is never kept, and read through the public's own views. */
export const page: Handler = async (ask) => {
	const found = await known(ask);
	return showPage(ask, found, choiceIn(found, ask.url.searchParams));
};

/** The public page itself, in one language, as it would be. */
export const preview: Handler = async (ask) => {
	const { language = '' } = ask.params;
	if (!isLanguage(language)) throw new NotFound();
	const found = await known(ask);
	const shown = await carryOut(ask, found, choiceIn(found, ask.url.searchParams));
	const headers = pageHeaders(language);
	return new Response(partnershipHtml(shown, language, settingOf(ask)), {
		headers: {
			...headers,
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
			// The same page, framed by the workbook alone.
			'content-security-policy': (headers['content-security-policy'] ?? '').replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
		},
	});
};

export const publishPage: Handler = async (ask) => {
	const found = await known(ask, true);
	const sent = await ask.form();
	const choice = choiceIn(found, sent);
	if (sent.get('read') !== 'yes') return showPage(ask, found, choice, 'unread');
	const shown = await carryOut(ask, found, choice);
	// Somebody changed a fact, or took the address, while the office was looking: what it agreed to is not what would appear.
	if (sent.get('mark') !== markOf(ask, shown)) return showPage(ask, found, choice, 'changed');
	return ask.see(
		urls.publication({ partnership: found.partnership.id }),
		found.publication.publishedAt ? 'done_publication_changed' : 'done_publication_published',
	);
};

export const withdrawPage: Handler = async (ask) => {
	const { partnership, publication } = await known(ask);
	if (!publication.publishedAt) return ask.see(urls.publication({ partnership: partnership.id }));
	return ask.page(
		{ title: m.publication_withdraw_title(), current: 'partnerships' },
		h(WithdrawPage, { partnership, publication, locale: ask.locale }),
	);
};

export const withdrawNow: Handler = async (ask) => {
	const { partnership } = await known(ask, true);
	await withdraw(ask.db, partnership.id);
	return ask.see(urls.publication({ partnership: partnership.id }), 'done_publication_withdrawn');
};
