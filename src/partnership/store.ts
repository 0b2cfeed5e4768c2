import { sql } from 'kysely';
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { searchText } from '../plain/names.ts';
import type { Db } from '../server/database.ts';
import type { Field, Kind, NamedPartnership, Partnership, PartnershipEvent, Party, Standing } from './partnership.ts';
import { namesOf, stateOf } from './partnership.ts';
import { agreementsOf, votesOf } from './standing.ts';
import type {} from './tables.ts';

export { type Cursor, type ListPage, type ListQuestion, type PartnershipLine, partnershipsOf } from './list.ts';

/** `o` the organisation, `n` its place among the parties, `t` its territory, `c` its country. */
const partyJson = sql`jsonb_build_object(
		'organisationId', o.id, 'position', n.position, 'joinedOn', n.joined_on, 'leftOn', n.left_on,
		'name', o.name, 'names', o.names, 'spellings', o.spellings, 'kind', o.kind, 'country', o.country_code,
		'countryNames', coalesce(c.names, '{}'), 'unrecognised', o.unrecognised, 'siret', o.siret,
		'territory', case when t.code is not null then jsonb_build_object('code', t.code, 'kind', t.kind, 'name', t.name, 'names', t.names,
			'population', t.population, 'siren', t.siren, 'insee', t.insee, 'latitude', t.latitude, 'longitude', t.longitude) end
	)`;

const named = (table: string) =>
	sql`jsonb_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}, 'names', ${sql.ref(`${table}.names`)})`;

const partiesOf = sql`coalesce((
	select jsonb_agg(${partyJson} order by y.position, y.organisation_id)
	from party y cross join lateral (select y.position, y.joined_on, y.left_on) n join organisation o on o.id = y.organisation_id
	left join territory t on t.code = o.territory_code
	left join territory c on c.code = o.country_code
	where y.partnership_id = p.partnership_id), '[]')`;

const eventsOf = sql`coalesce((
	select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'on', e."on", 'title', e.title, 'reason', e.reason, 'placeCode', e.place_code,
		'place', case when t.code is not null then jsonb_build_object('name', t.name, 'names', t.names) end) order by first_day(e."on"), e.id)
	from partnership_event e left join territory t on t.code = e.place_code
	where e.partnership_id = p.partnership_id), '[]')`;

const fieldsOf = sql`coalesce((
	select jsonb_agg(jsonb_build_object('key', f.key, 'position', f.position, 'names', f.names, 'dacPurpose', f.dac_purpose,
		'sdgTargets', f.sdg_targets, 'actesMatter', f.actes_matter, 'endedOn', f.ended_on, 'used', exists (
			select from agreement_field af where af.partnership_id = f.partnership_id and af.field_key = f.key)) order by f.position, f.key)
	from partnership_field f where f.partnership_id = p.partnership_id), '[]')`;

const peopleOf = sql`coalesce((
	select jsonb_agg(jsonb_build_object('personId', n.id, 'givenName', n.given_name, 'familyName', n.family_name,
		'givenNameHy', n.given_name_hy, 'familyNameHy', n.family_name_hy, 'part', x.part) order by n.family_name, n.given_name, n.id)
	from partnership_person x join person n on n.id = x.person_id
	where x.partnership_id = p.partnership_id and n.erased_at is null), '[]')`;

const guestsOf = sql`coalesce((
	select jsonb_agg(jsonb_build_object('organisationId', o.id, 'name', o.name, 'names', o.names, 'kind', o.kind, 'invitedAt', g.invited_at) order by o.name, o.id)
	from guest g join organisation o on o.id = g.organisation_id
	where g.partnership_id = p.partnership_id), '[]')`;

/** A partnership whole, in one question; null when there is none, or none that the asker may see. `today` decides its state. */
export async function partnership(db: Db, id: string, today: Day): Promise<(Partnership & { standing: Standing }) | null> {
	const { rows } = await sql<Partnership>`
		select p.partnership_id as id, p.keeper_id as "keeperId", p.kind, called(p.name, p.names) as name, p.name as "ownName", p.story, p.languages, p.proposed_on as "proposedOn", p.since,
			p.revision, p.published_at::text as "publishedAt",
			(select ${named('o')} from organisation o where o.id = p.proposed_by_id) as "proposedBy",
			(select jsonb_build_object('id', q.partnership_id, 'name', called(q.name, q.names), 'kind', q.kind)
				from partnership q where q.partnership_id = p.parent_partnership_id) as parent,
			coalesce((select jsonb_agg(jsonb_build_object('id', q.partnership_id, 'name', called(q.name, q.names), 'kind', q.kind) order by q.name, q.partnership_id)
				from partnership q where q.parent_partnership_id = p.partnership_id), '[]') as children,
			${partiesOf} as parties, ${eventsOf} as events, ${fieldsOf} as fields, ${peopleOf} as people, ${guestsOf} as guests,
			${votesOf} as decisions, ${agreementsOf(today)} as agreements
		from partnership p where p.partnership_id = ${id}`.execute(db);
	const [found] = rows;
	return found ? { ...found, standing: stateOf(found, today) } : null;
}

/** The partnerships an organisation could place another under, frames first: all but this one. 200 at most. */
export async function possibleParents(db: Db, organisationId: string, partnershipId: string | null): Promise<NamedPartnership[]> {
	const { rows } = await sql<NamedPartnership>`
		select p.partnership_id as id, called(p.name, p.names) as name, p.kind
		from share s join partnership p on p.partnership_id = s.partnership_id
		where s.organisation_id = ${organisationId} and p.partnership_id is distinct from ${partnershipId}::uuid
		order by p.kind <> 'umbrella', s.label, s.partnership_id limit 200`.execute(db);
	return rows;
}

/** Whether the asker sees such a partnership. */
export async function isVisible(db: Db, id: string): Promise<boolean> {
	return (await db.selectFrom('partnership').select('partnership_id').where('partnership_id', '=', id).executeTakeFirst()) !== undefined;
}

/** True when `id` is `above`, or lies below it: it may then not become its parent. */
export async function isWithin(db: Db, id: string, above: string): Promise<boolean> {
	const { rows } = await sql<{ within: boolean }>`
		with recursive up as (
			select partnership_id, parent_partnership_id from partnership where partnership_id = ${id}
			union select p.partnership_id, p.parent_partnership_id from partnership p join up on p.partnership_id = up.parent_partnership_id
		) select exists (select from up where partnership_id = ${above}) as within`.execute(db);
	return rows[0]?.within ?? false;
}

/** Takes the partnership for this transaction: whoever saves meanwhile waits. Answers its revision; null when the asker may not write to it. */
export async function lockPartnership(db: Db, id: string): Promise<number | null> {
	const row = await db.selectFrom('partnership').select('revision').where('partnership_id', '=', id).forUpdate().executeTakeFirst();
	return row?.revision ?? null;
}

/** What a form says of a partnership itself. */
export interface PartnershipInput {
	readonly kind: Kind;
	readonly name: string;
	readonly story: Texts;
	readonly languages: readonly string[];
	readonly proposedById: string | null;
	readonly proposedOn: Dated | null;
	readonly since: Dated | null;
	readonly parentId: string | null;
}
export interface PartyInput {
	readonly organisationId: string;
	readonly joinedOn: Dated | null;
	readonly leftOn: Dated | null;
}

const columns = (input: PartnershipInput, parties: readonly Party[]) => ({
	kind: input.kind,
	name: input.name,
	names: JSON.stringify(namesOf(input.name, parties)),
	story: JSON.stringify(input.story),
	languages: [...input.languages],
	proposed_by_id: input.proposedById,
	proposed_on: input.proposedOn,
	since: input.since,
	parent_partnership_id: input.parentId,
	// Found by its own name and by every name of its parties, in any script.
	folded: searchText(
		[input.name, ...parties.flatMap(({ name, names, spellings }) => [name, ...Object.values(names), ...spellings])],
		[input.name],
	),
});

/** Opens a partnership under its keeper, with its parties in order. */
export async function createPartnership(
	db: Db,
	id: string,
	keeperId: string,
	input: PartnershipInput,
	parties: readonly (Party & PartyInput)[],
): Promise<void> {
	await db
		.insertInto('partnership')
		.values({ partnership_id: id, keeper_id: keeperId, ...columns(input, parties) })
		.execute();
	await addParties(db, id, parties);
}

const addParties = (db: Db, id: string, parties: readonly PartyInput[]) =>
	db
		.insertInto('party')
		.values(
			parties.map(({ organisationId, joinedOn, leftOn }, position) => ({
				partnership_id: id,
				organisation_id: organisationId,
				position,
				joined_on: joinedOn,
				left_on: leftOn,
			})),
		)
		.onConflict((conflict) =>
			conflict.columns(['partnership_id', 'organisation_id']).doUpdateSet((old) => ({
				position: old.ref('excluded.position'),
				joined_on: old.ref('excluded.joined_on'),
				left_on: old.ref('excluded.left_on'),
			})),
		)
		.execute();

/** Saves a partnership and its parties; those left out lose it, so check `partiesInUse` before. `keepParent`: whatever the form says. */
export async function savePartnership(
	db: Db,
	id: string,
	input: PartnershipInput,
	parties: readonly (Party & PartyInput)[],
	keepParent: boolean,
): Promise<void> {
	const { parent_partnership_id, ...changed } = columns(input, parties);
	await db
		.updateTable('partnership')
		.set({ ...changed, ...(keepParent ? {} : { parent_partnership_id }), revision: sql`revision + 1` })
		.where('partnership_id', '=', id)
		.execute();
	await addParties(db, id, parties);
	await db
		.deleteFrom('party')
		.where('partnership_id', '=', id)
		.where(
			'organisation_id',
			'not in',
			parties.map(({ organisationId }) => organisationId),
		)
		.execute();
}

/** The parties that something recorded names, from a decision to a promise: they cannot be taken out. */
export async function partiesInUse(db: Db, id: string): Promise<string[]> {
	const { rows } = await sql<{ organisationId: string }>`
		select organisation_id as "organisationId" from party y where partnership_id = ${id}
			and is_named('party', partnership_id, organisation_id::text)`.execute(db);
	return rows.map(({ organisationId }) => organisationId);
}

/** Organisations as they would be parties, in the order asked for; those unknown are left out. */
export async function asParties(db: Db, ids: readonly string[]): Promise<Party[]> {
	if (ids.length === 0) return [];
	const { rows } = await sql<{ party: Party }>`
		select ${partyJson} as party
		from unnest(${[...ids]}::uuid[]) with ordinality as y (organisation_id, place)
		cross join lateral (select y.place - 1 as position, null::text as joined_on, null::text as left_on) n
		join organisation o on o.id = y.organisation_id
		left join territory t on t.code = o.territory_code
		left join territory c on c.code = o.country_code
		order by y.place`.execute(db);
	return rows.map(({ party }) => party);
}

export type FieldInput = Omit<Field, 'used' | 'position'> & { readonly position?: number };
const fieldRow = (id: string, field: FieldInput) => ({
	partnership_id: id,
	key: field.key,
	position: field.position ?? 0,
	names: JSON.stringify(field.names),
	dac_purpose: field.dacPurpose,
	sdg_targets: [...field.sdgTargets],
	actes_matter: field.actesMatter,
	ended_on: field.endedOn,
});

/** Adds a field or changes it; its key stays. */
export async function saveField(db: Db, id: string, field: FieldInput): Promise<void> {
	const { key: _, partnership_id: __, ...changed } = fieldRow(id, field);
	await db
		.insertInto('partnership_field')
		.values(fieldRow(id, field))
		.onConflict((conflict) => conflict.columns(['partnership_id', 'key']).doUpdateSet(changed))
		.execute();
}
export async function removeField(db: Db, id: string, key: string): Promise<void> {
	await db.deleteFrom('partnership_field').where('partnership_id', '=', id).where('key', '=', key).execute();
}

export async function saveParticipant(db: Db, id: string, personId: string, part: Texts): Promise<void> {
	const row = { partnership_id: id, person_id: personId, part: JSON.stringify(part) };
	await db
		.insertInto('partnership_person')
		.values(row)
		.onConflict((conflict) => conflict.columns(['partnership_id', 'person_id']).doUpdateSet({ part: row.part }))
		.execute();
}
export async function removeParticipant(db: Db, id: string, personId: string): Promise<void> {
	await db.deleteFrom('partnership_person').where('partnership_id', '=', id).where('person_id', '=', personId).execute();
}

export async function addGuest(db: Db, id: string, organisationId: string): Promise<void> {
	await db
		.insertInto('guest')
		.values({ partnership_id: id, organisation_id: organisationId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
export async function removeGuest(db: Db, id: string, organisationId: string): Promise<void> {
	await db.deleteFrom('guest').where('partnership_id', '=', id).where('organisation_id', '=', organisationId).execute();
}

export interface EventInput extends Omit<PartnershipEvent, 'id'> {
	readonly placeCode: string | null;
}
export async function addEvent(db: Db, id: string, eventId: string, { kind, on, title, reason, placeCode }: EventInput): Promise<void> {
	await db
		.insertInto('partnership_event')
		.values({ partnership_id: id, id: eventId, kind, on, title: JSON.stringify(title), reason, place_code: placeCode })
		.execute();
}
export async function removeEvent(db: Db, id: string, eventId: string): Promise<void> {
	await db.deleteFrom('partnership_event').where('partnership_id', '=', id).where('id', '=', eventId).execute();
}

/** Is that person or field named anywhere in the partnership: by an agreement, a mission, a follow-up, a stay? It stays listed then. */
export async function isNamed(db: Db, target: 'partnership_person' | 'partnership_field', id: string, key: string): Promise<boolean> {
	const { rows } = await sql<{ named: boolean }>`select is_named(${target}, ${id}, ${key}) as named`.execute(db);
	return rows[0]?.named ?? false;
}
