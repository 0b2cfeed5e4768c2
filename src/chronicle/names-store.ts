import { sql } from 'kysely';
import { nameOf } from '../directory/person.ts';
import { type Language, read, type Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';

/** One row as the history keeps it, or as somebody proposes it: the table, and its columns before and after. */
export interface Row {
	noun: string;
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
}
export interface Name {
	text: string;
	/** The language it is in, where that is known. */
	lang?: Language | undefined;
}
/** What ids and codes are called, as far as the asker may see them; by id, or by code. */
export type Names = ReadonlyMap<string, Name>;

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isCode = (column: string) => column.endsWith('_code') && column !== 'country_code';

interface Found {
	id: string;
	noun: 'person' | 'texts' | 'plain';
	name: string;
	names: Record<string, string>;
}

/** The names of everything these rows refer to, in the asker's language: one question, whatever the number of rows. */
export async function namesFor(db: Db, rows: readonly Row[], partnershipId: string | null, locale: Language): Promise<Names> {
	const [ids, codes] = [new Set<string>(), new Set<string>()];
	for (const { before, after } of rows)
		for (const [column, value] of [...Object.entries(before ?? {}), ...Object.entries(after ?? {})]) {
			if (typeof value !== 'string' || value === partnershipId) continue;
			if (column.endsWith('_id') && uuidShape.test(value)) ids.add(value);
			else if (isCode(column)) codes.add(value);
		}
	const wanted = sql`${[...ids]}::uuid[]`;
	const { rows: found } = await sql<Found>`
		select id::text, 'plain' as noun, name, names from organisation where id = any(${wanted})
		union all select id::text, 'person', '', jsonb_build_object('givenName', given_name, 'familyName', family_name,
			'givenNameHy', given_name_hy, 'familyNameHy', family_name_hy) from person where id = any(${wanted})
		union all select partnership_id::text, 'plain', name, names from partnership where partnership_id = any(${wanted})
		union all select code, 'plain', name, names from territory where code = any(${[...codes]}::text[])
		union all select id::text, 'texts', '', subject from decision where partnership_id = ${partnershipId}::uuid and id = any(${wanted})
		union all select id::text, 'texts', '', title from agreement where partnership_id = ${partnershipId}::uuid and id = any(${wanted})
		union all select id::text, 'texts', '', title from mission where partnership_id = ${partnershipId}::uuid and id = any(${wanted})
		union all select d.id::text, 'person', '', jsonb_build_object('givenName', p.given_name, 'familyName', p.family_name,
			'givenNameHy', p.given_name_hy, 'familyNameHy', p.family_name_hy) from delegate d join person p on p.id = d.person_id
			where d.partnership_id = ${partnershipId}::uuid and d.id = any(${wanted})
		union all select id::text, 'texts', '', words from outcome where partnership_id = ${partnershipId}::uuid and id = any(${wanted})
		union all select e.id::text, 'plain', o.name, o.names from encounter e join organisation o on o.id = e.organisation_id
			where e.partnership_id = ${partnershipId}::uuid and e.id = any(${wanted})
		union all select id::text, 'texts', '', title from programme_session where partnership_id = ${partnershipId}::uuid and id = any(${wanted})
		union all select id::text, 'texts', '', names from host_department where id = any(${wanted})
		union all select id::text, 'plain', name, '{}' from file where partnership_id = ${partnershipId}::uuid and id = any(${wanted})
		union all select id::text, 'plain', title, '{}' from document where partnership_id = ${partnershipId}::uuid and id = any(${wanted})
		union all select record_id, case noun when 'document' then 'plain' else 'texts' end, coalesce(before ->> 'title', ''),
			coalesce(before -> 'subject', case noun when 'agreement' then before -> 'title' end, '{}') from history
			where partnership_id = ${partnershipId}::uuid and noun = any('{decision,agreement,document}'::text[])
				and record_id = any(${[...ids]}::text[]) and after is null and before is not null
		union all select key, 'texts', key, names from partnership_field where partnership_id = ${partnershipId}::uuid`.execute(db);
	return new Map(found.map((one) => [one.id, named(one, locale)]));
}

function named({ noun, name, names }: Found, locale: Language): Name {
	if (noun === 'person') {
		const { givenName = '', familyName = '', givenNameHy = '', familyNameHy = '' } = names;
		const { text, language } = nameOf({ givenName, familyName, givenNameHy, familyNameHy, spellings: [] }, locale);
		return { text, lang: language ?? undefined };
	}
	if (noun === 'plain') return { text: names[locale] || name };
	const said = read(names as Texts, locale);
	return { text: said?.text ?? name, lang: said?.language };
}
