import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { sessionOf } from '../account/auth.ts';
import { day } from '../plain/day.ts';
import { stateOf } from './agreement.ts';
import { loadFacts } from './facts.ts';
import { agreementFor, agreementsOf, lockAgreement } from './store.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const kapan = '019a0000-0000-7000-8000-000000010001';
const first = '019a0000-0000-7000-8000-000000040001';
const session = async () => {
	const { cookie } = await world.browser('officer-saint-etienne');
	return sessionOf(new Headers({ cookie }), world.baseUrl);
};

it('reads the first agreement of Saint-Étienne and Kapan with who signed, where, and in whose presence', async () => {
	const token = await session();
	const { one, all } = await world.database.enter({ session: token, partnership: kapan }, async (db) => ({
		one: await lockAgreement(db, kapan, first),
		all: await agreementsOf(db, kapan),
	}));
	expect(one.parties.map(({ country }) => country)).toEqual(['FR', 'AM']);
	expect(one.signatures.map(({ person, signedOn }) => [person?.familyName, signedOn])).toEqual([
		['Perdriau', '2023-11'],
		['Parsyan', '2023-11'],
	]);
	expect(one.signedPlace?.names.fr ?? one.signedPlace?.name).toBe('Kapan');
	expect(one.attendance.map(({ part, organisation }) => [part, organisation?.names.fr])).toEqual([
		['support', 'Ambassade de France en Arménie'],
	]);
	expect(stateOf(one, day('2026-11-22'))).toBe('signed');
	expect(all.map(({ id }) => id)).toContain(first);
	await expect(world.database.enter({ session: null }, (db) => agreementFor(db, kapan, first))).rejects.toThrow();
});

it('gathers all that the law reads of the partnership of Saint-Étienne and Kapan', async () => {
	const token = await session();
	const facts = await world.database.enter({ session: token, partnership: kapan }, (db) => loadFacts(db, kapan, day('2026-11-22'), 'hy'));
	expect(facts.parties.map(({ name, tier, country }) => [name, tier, country])).toEqual([
		['Սենտ Էտիեն քաղաք', 'commune', 'FR'],
		['Կապան համայնք', 'commune', 'AM'],
	]);
	expect(facts.decisions).toMatchObject([{ takenOn: '2022', outcome: 'adopted', createsPartnership: true }]);
	expect(facts.agreements[0]).toMatchObject({ objectStated: true, commitments: null, inForceOn: null, annulledOn: null });
	expect(facts.agreements[0]?.fields).toHaveLength(8);
});
