/** The questions of the public pages: of the views of schema `open`, and of nothing else. */
import { type RawBuilder, sql } from 'kysely';
import { webAddress } from '../document/document.ts';
import { isLanguage, type Texts } from '../plain/language.ts';
import type { OpenDb } from '../server/open-database.ts';
import type { Shown, ShownArticle, ShownAuthority, ShownLine } from './portal.ts';

const json = (name: RawBuilder<unknown>, ...order: RawBuilder<unknown>[]) =>
	sql`coalesce(jsonb_agg(${name}${order.length > 0 ? sql` order by ${sql.join(order)}` : sql``}), '[]')`;

/** `x` has the columns place, place_names, latitude, longitude; null where the place is not known. */
const place = (x: string) =>
	sql.raw(`case when ${x}.place is not null then jsonb_build_object('name', ${x}.place, 'names', ${x}.place_names,
		'latitude', ${x}.latitude, 'longitude', ${x}.longitude) end`);
const territory = (x: string) =>
	sql.raw(`case when ${x}.territory is not null then jsonb_build_object('name', ${x}.territory, 'names', ${x}.territory_names,
		'latitude', ${x}.latitude, 'longitude', ${x}.longitude) end`);
/** Null where no name is given. */
const person = (x: string) =>
	sql.raw(`case when ${x}.family_name is not null then jsonb_build_object('givenName', ${x}.given_name, 'familyName', ${x}.family_name,
		'givenNameHy', ${x}.given_name_hy, 'familyNameHy', ${x}.family_name_hy) end`);
const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

const parties = sql`(select ${json(
	sql`jsonb_build_object('organisationId', y.organisation_id, 'slug', y.slug, 'name', y.name, 'names', y.names, 'kind', y.kind,
		'country', y.country_code, 'website', y.website, 'territory', ${territory('y')}, 'joinedOn', y.joined_on, 'leftOn', y.left_on)`,
	sql`y.position`,
	sql`y.organisation_id`,
)} from open.party y where y.partnership_id = p.partnership_id)`;

const decisions = sql`(select ${json(
	sql`jsonb_build_object('id', d.id, 'organisationId', d.organisation_id, 'body', d.body, 'takenOn', d.taken_on, 'number', d.number,
		'subject', d.subject, 'outcome', d.outcome, 'createsPartnership', d.creates_partnership, 'unanimous', d.unanimous, 'present', d.present,
		'votesFor', d.votes_for, 'votesAgainst', d.votes_against, 'abstentions', d.abstentions, 'annulledOn', d.annulled_on,
		'changedAt', ${instant('d.changed_at')})`,
	sql`d.taken_on`,
	sql`d.id`,
)} from open.decision d where d.partnership_id = p.partnership_id)`;

const part = (rows: RawBuilder<unknown>, view: string, ...order: RawBuilder<unknown>[]) =>
	sql`(select ${json(rows, ...order)} from ${sql.raw(`open.${view}`)} x where x.partnership_id = a.partnership_id and x.agreement_id = a.id)`;

const mandates = sql`(select ${json(
	sql`jsonb_build_object('organisationId', n.organisation_id, 'organisation', n.organisation, 'organisationNames', n.organisation_names, 'role', n.role,
		'title', n.title, 'honorary', n.honorary, 'since', n.since, 'until', n.until, 'attestedOn', n.attested_on)`,
	sql`n.organisation`,
	sql`n.role`,
)} from (select distinct * from open.mandate n where n.partnership_id = x.partnership_id and n.agreement_id = x.agreement_id and n.person_id = x.person_id) n)`;

const agreements = sql`(select ${json(
	sql`jsonb_build_object('id', a.id, 'kind', a.kind, 'amendsId', a.amends_id, 'title', a.title, 'object', a.object, 'authentic', a.authentic,
		'startsOn', a.starts_on, 'endsOn', a.ends_on, 'termMonths', a.term_months, 'tacitRenewalMonths', a.tacit_renewal_months,
		'signedAt', a.signed_at, 'place', ${place('a')}, 'changedAt', ${instant('a.changed_at')},
		'fieldKeys', ${part(sql`x.field_key`, 'agreement_field', sql`x.field_key`)},
		'texts', ${part(
			sql`jsonb_build_object('id', x.article_id, 'language', x.language, 'heading', x.heading, 'body', x.body, 'outdated', x.outdated)`,
			'article_text',
			sql`x.position`,
			sql`x.article_id`,
		)},
		'decisionIds', ${part(sql`x.decision_id`, 'adoption', sql`x.decision_id`)},
		'signatures', ${part(
			sql`jsonb_build_object('organisationId', x.organisation_id, 'person', ${person('x')}, 'capacity', x.capacity, 'signedOn', x.signed_on,
				'byDelegation', x.by_delegation)`,
			'signature',
			sql`x.organisation_id`,
		)},
		'attendance', ${part(
			sql`jsonb_build_object('id', x.id, 'part', x.part, 'person', ${person('x')}, 'mandates', ${mandates},
				'organisation', case when x.name is not null then jsonb_build_object('name', x.name, 'names', x.names) end)`,
			'attendance',
			sql`x.id`,
		)},
		'events', ${part(sql`jsonb_build_object('id', x.id, 'kind', x.kind, 'on', x."on", 'until', x.until)`, 'agreement_event', sql`x.id`)})`,
	sql`a.id`,
)} from open.agreement a where a.partnership_id = p.partnership_id)`;

const fields = sql`(select ${json(
	sql`jsonb_build_object('key', f.key, 'names', f.names, 'sdgTargets', f.sdg_targets, 'endedOn', f.ended_on)`,
	sql`f.position`,
	sql`f.key`,
)} from open.field f where f.partnership_id = p.partnership_id)`;

const events = sql`(select ${json(
	sql`jsonb_build_object('id', e.id, 'kind', e.kind, 'on', e."on", 'title', e.title, 'place', ${place('e')})`,
	sql`e."on"`,
	sql`e.id`,
)} from open.event e where e.partnership_id = p.partnership_id)`;

const missions = sql`(select ${json(
	sql`jsonb_build_object('id', n.id, 'senderId', n.sender_id, 'hostId', n.host_id, 'title', n.title, 'leavesOn', n.leaves_on, 'returnsOn', n.returns_on)`,
	sql`n.leaves_on`,
	sql`n.id`,
)} from open.mission n where n.partnership_id = p.partnership_id)`;

const placements = sql`(select ${json(
	sql`jsonb_build_object('id', n.id, 'senderId', n.sender_id, 'profile', n.profile, 'arrivedOn', n.arrived_on)`,
	sql`n.arrived_on`,
	sql`n.id`,
)} from open.placement n where n.partnership_id = p.partnership_id)`;

const documents = sql`(select ${json(
	sql`jsonb_build_object('id', d.id, 'title', d.title, 'url', d.url, 'language', d.language, 'on', d."on", 'publishedAt', ${instant('d.published_at')},
		'file', case when d.media_type is not null then jsonb_build_object('type', d.media_type, 'size', d.size) end,
		'proves', (select ${json(
			sql`jsonb_build_object('fact', v.fact, 'decisionId', v.decision_id, 'agreementId', v.agreement_id)`,
			sql`v.fact`,
			sql`v.decision_id`,
			sql`v.agreement_id`,
		)} from open.evidence v where v.partnership_id = d.partnership_id and v.document_id = d.id))`,
	sql`d."on"`,
	sql`d.id`,
)} from open.document d where d.partnership_id = p.partnership_id)`;

const languageTag = (tag: string | null): string | null => (tag && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null);

type Text = { id: string; language: string; heading: string; body: string; outdated: boolean };
type Row = Omit<Shown, 'agreements'> & { agreements: (Omit<Shown['agreements'][number], 'articles'> & { texts: Text[] })[] };

/** Texts of articles, in the articles' order, brought together by article. */
function articlesOf(texts: readonly Text[]): ShownArticle[] {
	const articles = new Map<string, ShownArticle>();
	for (const { id, language, heading, body, outdated } of texts) {
		const article = articles.get(id) ?? { id, texts: {} };
		if (isLanguage(language)) article.texts[language] = { heading, body, outdated };
		articles.set(id, article);
	}
	return [...articles.values()];
}

/** Only an address of the web becomes a link, only a language tag an attribute, whatever was once kept. */
const shownFrom = ({ parties, agreements, documents, ...row }: Row): Shown => ({
	...row,
	parties: parties.map((party) => ({ ...party, website: party.website && webAddress(party.website) })),
	agreements: agreements.map(({ texts, ...rest }) => ({ ...rest, articles: articlesOf(texts) })),
	documents: documents.map((document) => ({
		...document,
		url: document.url && webAddress(document.url),
		language: languageTag(document.language),
	})),
});

/** A published partnership with all that is shown of it; null where none is published under that id. */
export async function shownPartnership(db: OpenDb, id: string): Promise<Shown | null> {
	const { rows } = await sql<Row>`
		select p.partnership_id as id, p.slug, p.kind, p.name, p.names, p.story, p.since, p.proposed_on as "proposedOn",
			case when p.proposed_by is not null then jsonb_build_object('name', p.proposed_by, 'names', p.proposed_by_names) end as "proposedBy",
			jsonb_build_object('name', p.publisher, 'names', p.publisher_names) as publisher, ${instant('p.published_at')} as "publishedAt",
			${parties} as parties, ${fields} as fields, ${decisions} as decisions, ${agreements} as agreements, ${events} as events, ${missions} as missions, ${placements} as placements, ${documents} as documents
		from open.partnership p where p.partnership_id = ${id} and p.slug is not null`.execute(db);
	return rows[0] ? shownFrom(rows[0]) : null;
}

/** Where an address leads: the partnership's id and the address it has now. */
export async function partnershipAt(db: OpenDb, slug: string): Promise<{ id: string; slug: string } | null> {
	const { rows } = await sql<{ id: string; slug: string }>`
		select p.partnership_id as id, p.slug from open.address a join open.partnership p using (partnership_id) where a.slug = ${slug}`.execute(
		db,
	);
	return rows[0] ?? null;
}
export async function authorityAt(db: OpenDb, slug: string): Promise<ShownAuthority | null> {
	const { rows } = await sql<ShownAuthority>`
		select o.organisation_id as id, o.slug, o.name, o.names, o.kind, o.country_code as country, o.website, ${territory('o')} as territory
		from open.authority_address a join open.authority o using (organisation_id) where a.slug = ${slug} and o.slug is not null`.execute(db);
	const [row] = rows;
	return row ? { ...row, website: row.website && webAddress(row.website) } : null;
}

/** All that is published, or what one authority takes part in; the latest published first. */
export async function shownLines(db: OpenDb, authorityId: string | null): Promise<ShownLine[]> {
	const { rows } = await sql<ShownLine>`
		select p.partnership_id as id, p.slug, p.kind, p.name, p.names, p.since, p.story,
			jsonb_build_object('name', p.publisher, 'names', p.publisher_names) as publisher, ${instant('p.published_at')} as "publishedAt",
			${instant(`greatest(p.published_at, (select max(d.changed_at) from open.decision d where d.partnership_id = p.partnership_id),
				(select max(a.changed_at) from open.agreement a where a.partnership_id = p.partnership_id),
				(select max(t.published_at) from open.document t where t.partnership_id = p.partnership_id))`)} as "changedAt",
			${parties} as parties
		from open.partnership p
		where p.slug is not null and (${authorityId}::uuid is null or exists (
			select from open.party y where y.partnership_id = p.partnership_id and y.organisation_id = ${authorityId}))
		order by p.published_at desc, p.partnership_id limit 5000`.execute(db);
	return rows;
}
export async function shownAuthorities(db: OpenDb): Promise<ShownAuthority[]> {
	const { rows } = await sql<ShownAuthority>`
		select o.organisation_id as id, o.slug, o.name, o.names, o.kind, o.country_code as country, o.website, ${territory('o')} as territory
		from open.authority o where o.slug is not null order by o.slug limit 5000`.execute(db);
	return rows;
}

/** What was voted, signed and published lately, for a feed. `noun` says which words to put before its title. */
export interface News {
	id: string;
	noun: 'partnership' | 'decision' | 'agreement' | 'document';
	texts: Texts;
	title: string | null;
	partnershipName: string;
	partnershipNames: Texts;
	slug: string;
	at: string;
}
export async function latestNews(db: OpenDb, authorityId: string | null): Promise<News[]> {
	const { rows } = await sql<News>`
		with told as (
			select p.partnership_id, p.partnership_id as id, 'partnership' as noun, p.story as texts, null as title, p.published_at as at from open.partnership p
			union all select d.partnership_id, d.id, 'decision', d.subject, null, d.changed_at from open.decision d
			union all select a.partnership_id, a.id, 'agreement', a.title, null, a.changed_at from open.agreement a
			union all select t.partnership_id, t.id, 'document', '{}', t.title, t.published_at from open.document t
		)
		select told.id, told.noun, told.texts, told.title, p.name as "partnershipName", p.names as "partnershipNames", p.slug, ${instant('told.at')} as at
		from told join open.partnership p using (partnership_id)
		where p.slug is not null and (${authorityId}::uuid is null or exists (
			select from open.party y where y.partnership_id = p.partnership_id and y.organisation_id = ${authorityId}))
		order by told.at desc, told.id limit 100`.execute(db);
	return rows;
}

/** The file of a published document; null where it is not published, or has none. */
export async function shownFile(
	db: OpenDb,
	slug: string,
	documentId: string,
): Promise<{ sha256: string; type: string; size: number; title: string } | null> {
	const { rows } = await sql<{ sha256: string; type: string; size: number; title: string }>`
		select d.sha256, d.media_type as type, d.size, d.title
		from open.document d join open.address a using (partnership_id) where a.slug = ${slug} and d.id = ${documentId} and d.sha256 is not null`.execute(
		db,
	);
	return rows[0] ?? null;
}
