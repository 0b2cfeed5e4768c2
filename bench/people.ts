import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { searchTextOf } from '../src/directory/person.ts';

const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const french = {
	given:
		'Marie Jean Martine Michel Sylvie Alain Nathalie Philippe Isabelle Patrick Catherine Nicolas Camille Thomas Léa Hugo Manon Mathieu Sarah Samuel'.split(
			' ',
		),
	family:
		'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier'.split(
			' ',
		),
	ends: ['', 'et', 'eau', 'ier', 'in', 'on', 'ard', 'ault', 'el', 'ot'],
};
const armenian = {
	given: 'Անահիտ Գևորգ Արմեն Նարինե Տիգրան Լուսինե Հայկ Մարիամ Դավիթ Աննա'.split(' '),
	family: 'Սարգսյան Հարությունյան Գրիգորյան Հակոբյան Մարտիրոսյան Պետրոսյան Կարապետյան Խաչատրյան Ղուկասյան Մկրտչյան'.split(' '),
};
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Believable people with mandates: half kept by the office of Saint-Étienne, half by an office it knows nothing of. */
export async function seedPeople(owner: pg.Pool, count: number): Promise<void> {
	const stranger = uuid();
	await owner.query(
		`insert into organisation (id, keeper_id, kind, name, country_code, folded) values ($1, $1, 'local-authority', 'Ville de Lens', 'FR', 'ville de lens')`,
		[stranger],
	);
	await owner.query('alter table person disable trigger user; alter table mandate disable trigger user');
	for (let from = 0; from < count; from += 5000) {
		const people = Array.from({ length: Math.min(5000, count - from) }, (_, index) => {
			const at = from + index;
			const isArmenian = at % 3 === 0;
			const names = isArmenian
				? {
						givenName: '',
						familyName: '',
						givenNameHy: pick(armenian.given, at * 7),
						familyNameHy: pick(armenian.family, Math.floor(at / 3)),
						spellings: [],
					}
				: {
						givenName: pick(french.given, at * 13),
						familyName: pick(french.family, Math.floor(at / 7)) + pick(french.ends, Math.floor(at / 11)),
						givenNameHy: '',
						familyNameHy: '',
						spellings: [],
					};
			return { id: uuid(), keeper: at % 2 === 0 ? saintEtienne : stranger, mandate: uuid(), ...names, folded: searchTextOf(names) };
		});
		await owner.query(
			`with given as (select * from json_to_recordset($1) as x(id uuid, keeper uuid, mandate uuid, "givenName" text, "familyName" text, "givenNameHy" text, "familyNameHy" text, folded text)),
			made as (insert into person (id, keeper_id, given_name, family_name, given_name_hy, family_name_hy, folded)
				select id, keeper, "givenName", "familyName", "givenNameHy", "familyNameHy", folded from given returning id)
			insert into mandate (id, person_id, organisation_id, role, since) select mandate, given.id, keeper, 'councillor', '2020' from given join made using (id)`,
			[JSON.stringify(people)],
		);
	}
	await owner.query('alter table person enable trigger user; alter table mandate enable trigger user');
	await owner.query('vacuum analyze');
}
