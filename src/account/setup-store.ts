import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { TerritoryKind } from '../directory/territory.ts';
import type { Language, Texts } from '../plain/language.ts';
import { searchText } from '../plain/names.ts';
import type { Database, Db } from '../server/database.ts';
import type { Deps } from '../web/ask.ts';

/** Workbooks that somebody has opened: that never changes back, so it is asked once a process. */
const opened = new WeakSet<Database>();

/** True while nobody is a member of anything. */
export async function needsSetup({ deps, db }: { deps: Pick<Deps, 'database'>; db: Db }): Promise<boolean> {
	if (opened.has(deps.database)) return false;
	const { rows } = await sql<{ empty: boolean }>`select needs_setup() as empty`.execute(db);
	if (rows[0]?.empty) return true;
	opened.add(deps.database);
	return false;
}

export interface KnownTerritory {
	code: string;
	kind: TerritoryKind;
	country: string;
	name: string;
	names: Texts;
	folded: string;
}

const territories = (db: Db) => db.selectFrom('territory').select(['code', 'kind', 'country_code as country', 'name', 'names', 'folded']);

export const territoryChosen = (db: Db, code: string): Promise<KnownTerritory | undefined> =>
	territories(db).where('code', '=', code).executeTakeFirst();

/** A French commune by its Insee code, or any French authority by its SIREN. */
export const territoryNumbered = (db: Db, number: string): Promise<KnownTerritory | undefined> =>
	territories(db)
		.where('country_code', '=', 'FR')
		.where((any) => any.or([any.and([any('insee', '=', number), any('kind', '=', 'city')]), any('siren', '=', number)]))
		.orderBy('importance', 'desc')
		.executeTakeFirst();

export async function gazetteerIsLoaded(db: Db): Promise<boolean> {
	const { rows } = await sql<{ loaded: boolean }>`select exists (select from reference_load where name = 'gazetteer') as loaded`.execute(
		db,
	);
	return rows[0]?.loaded ?? false;
}

/** The authority that opens the workbook. */
export interface Office {
	kind: 'local-authority' | 'grouping';
	name: string;
	names: Texts;
	/** ISO 3166-1 alpha-2. */
	country: string;
	territoryCode: string | null;
	/** Search words; null: made from the names. */
	folded: string | null;
	/** A territory to make, because the gazetteer is not loaded yet; its code is `territoryCode`. */
	territory: { code: string; kind: 'city'; insee: string } | null;
}
export interface Founder {
	name: string;
	email: string;
	language: Language;
	passwordHash: string;
}

/** Opens the workbook, in a transaction of its own. Answers the account's id; null when somebody was quicker. */
export function foundOffice(database: Database, office: Office, founder: Founder): Promise<string | null> {
	const all = {
		account_id: uuid(),
		credential_id: uuid(),
		membership_id: uuid(),
		organisation_id: uuid(),
		person: founder.name,
		email: founder.email.toLowerCase(),
		language: founder.language,
		password_hash: founder.passwordHash,
		kind: office.kind,
		name: office.name,
		names: office.names,
		country: office.country,
		territory_code: office.territoryCode,
		territory: office.territory,
		folded: office.folded ?? searchText([office.name, ...Object.values(office.names)], [office.name, ...Object.values(office.names)]),
	};
	return database.enter({ session: null, verb: 'office.found' }, async (db) => {
		const { rows } = await sql<{ account: string | null }>`select found_office(${JSON.stringify(all)}::jsonb) as account`.execute(db);
		return rows[0]?.account ?? null;
	});
}
