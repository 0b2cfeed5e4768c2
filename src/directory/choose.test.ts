import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { day } from '../plain/day.ts';
import type { Who } from '../server/database.ts';
import { inLanguage } from '../web/locale.ts';
import { type Choosable, type Resolved, resolveChoices } from './choose.ts';
import { organisationOf } from './organisation-store.ts';

const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const kapan = '019a0000-0000-7000-8000-000000001002';
const metropole = '019a0000-0000-7000-8000-000000001003';
const parsyan = '019a0000-0000-7000-8000-000000002002';

let world: World;
let session: string;
beforeAll(async () => {
	world = await openWorld();
	const account = await world.auth.find('officer-saint-etienne@jumelage.example');
	session = 'session of a test';
	await world.owner.query(
		`insert into auth.session (id, user_id, token, expires_at) values (gen_random_uuid(), $1, $2, now() + interval '1 hour')`,
		[account?.id, session],
	);
});
afterAll(() => world.close());

async function resolve(fields: Record<string, string>, wanted: Choosable): Promise<Resolved> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return inLanguage('fr', () =>
		world.database.enter({ session }, (db, who) =>
			resolveChoices({ db, who: who as Who, locale: 'fr', today: day('2026-11-22'), organisationId: saintEtienne }, form, wanted),
		),
	);
}

it('takes the id chosen in the list', async () => {
	const { form, errors } = await resolve({ signatory: parsyan, signatory_text: 'Gevorg Parsyan' }, { signatory: 'person' });
	expect([form.get('signatory'), errors]).toEqual([parsyan, {}]);
});

it('turns typed words into an id when one record alone matches', async () => {
	const { form, typed } = await resolve({ signatory: '', signatory_text: 'parsian' }, { signatory: 'person' });
	expect([form.get('signatory'), typed.signatory_text]).toEqual([parsyan, 'Gevorg Parsyan']);
});

it('prefers the one that is named exactly so', async () => {
	const { form } = await resolve({ body: '', body_text: 'saint-etienne métropole' }, { body: 'organisation' });
	expect(form.get('body')).toBe(metropole);
});

it('asks when several match, and says so when none does', async () => {
	const several = await resolve({ body: '', body_text: 'Saint-Étienne' }, { body: 'organisation' });
	expect(several.candidates.body?.map(({ value }) => value)).toContain(metropole);
	expect([several.form.get('body'), several.errors.body]).toEqual(['', expect.stringContaining('Plusieurs')]);
	const none = await resolve({ body: '', body_text: 'Zblorgh' }, { body: 'organisation' });
	expect([none.candidates, none.errors.body]).toEqual([{}, expect.stringContaining('Zblorgh')]);
});

it('takes "none of these" for an answer, and offers to type another name', async () => {
	const fields = { body: '', body_text: 'Saint-Étienne', body_asked: 'Saint-Étienne' };
	const { candidates, errors } = await resolve(fields, { body: 'organisation' });
	expect([candidates, errors.body]).toEqual([{}, expect.stringContaining('autre nom')]);
	const again = await resolve({ ...fields, body_text: 'parsian' }, { body: 'person' });
	expect(again.form.get('body')).toBe(parsyan);
});

it('follows the words when they were changed without JavaScript, and empties the field when they were erased', async () => {
	const changed = await resolve({ signatory: parsyan, signatory_text: 'Perdriau' }, { signatory: 'person' });
	expect(changed.form.get('signatory')).toBe('019a0000-0000-7000-8000-000000002001');
	const erased = await resolve({ signatory: parsyan, signatory_text: '' }, { signatory: 'person' });
	expect([erased.form.get('signatory'), erased.errors]).toEqual(['', {}]);
});

it('does not take an id that nobody has, nor one of another kind', async () => {
	const { form, errors } = await resolve({ signatory: saintEtienne, signatory_text: 'Zblorgh' }, { signatory: 'person' });
	expect([form.get('signatory'), Object.keys(errors)]).toEqual(['', ['signatory']]);
});

it('reads the rows of a repeated field', async () => {
	const { form } = await resolve(
		{ 'parties.0.organisation': '', 'parties.0.organisation_text': 'Communauté de Kapan', 'parties.2.organisation': metropole },
		{ 'parties.*.organisation': 'authority' },
	);
	expect([form.get('parties.0.organisation'), form.get('parties.2.organisation')]).toEqual([kapan, metropole]);
});

it('makes the local authority of a place that has none, once', async () => {
	const chosen = { partner: 'territory:GN-174895', partner_text: 'Goris' };
	const first = await resolve(chosen, { partner: 'authority' });
	const second = await resolve(chosen, { partner: 'authority' });
	expect(first.typed.partner).toBe('territory:GN-174895');
	expect(second.form.get('partner')).toBe(first.form.get('partner'));
	const { rows } = await world.owner.query('select kind, name, names, keeper_id from organisation where id = $1', [
		first.form.get('partner'),
	]);
	expect(rows).toEqual([
		{ kind: 'local-authority', name: 'Goris', names: { fr: 'Goris', hy: 'Գորիս', en: 'Goris' }, keeper_id: saintEtienne },
	]);
	expect((await resolve({ partner: '', partner_text: 'Գորիս' }, { partner: 'authority' })).form.get('partner')).toBe(
		first.form.get('partner'),
	);
});

it('makes one authority when two offices choose the same place at once', async () => {
	await world.owner.query(
		`insert into territory (code, kind, country_code, name, importance, folded) values ('GN-616199', 'city', 'AM', 'Meghri', 3, 'meghri')`,
	);
	const make = () => world.database.enter({ session }, (db) => organisationOf(db, 'territory:GN-616199', saintEtienne));
	const ids = await Promise.all([make(), make(), make(), make()]);
	expect(new Set(ids).size).toBe(1);
	expect(ids[0]).not.toBeNull();
});
