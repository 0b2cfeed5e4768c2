import { describe, expect, it } from 'vitest';
import type { PersonAt } from '../directory/person-store.ts';
import { dated } from '../plain/day.ts';
import { headOn } from './letterhead.ts';

const city = 'city';
type Held = PersonAt['mandates'][number];
const mandate = (more: Partial<Held>): Held => ({
	id: 'm',
	organisationId: city,
	organisation: 'Goris',
	organisationNames: { hy: 'Գորիս' },
	role: 'mayor',
	title: {},
	honorary: false,
	since: dated('2020-07-03'),
	until: null,
	attestedOn: null,
	...more,
});
const person = (familyName: string, ...mandates: Held[]): PersonAt => ({
	id: familyName,
	givenName: 'Ani',
	familyName,
	givenNameHy: '',
	familyNameHy: '',
	spellings: [],
	mandates,
});
const on = dated('2023-11-20');

describe('whose name stands below a mission’s papers', () => {
	it('is the mayor’s, in the words of each language, from the day of the mandate to its last', () => {
		const people = [person('Petrosyan', mandate({ until: dated('2026-03') })), person('Sargsyan', mandate({ role: 'deputy-mayor' }))];
		expect(headOn(people, city, on)).toMatchObject({ familyName: 'Petrosyan' });
		const { fr, hy } = headOn(people, city, on)?.capacity ?? {};
		expect(fr).toMatch(/maire/i);
		expect(hy).toMatch(/^[^a-z]+$/i);
		expect(headOn(people, city, dated('2019-01-01'))).toBeNull();
		expect(headOn(people, city, dated('2026-05-01'))).toBeNull();
	});
	it('is nobody’s where a source shows a mayor on one day only, where two hold the office, or where it is an honour', () => {
		expect(headOn([person('Petrosyan', mandate({ since: null, attestedOn: dated('2023-11-21') }))], city, on)).toBeNull();
		expect(headOn([person('Petrosyan', mandate({})), person('Ohanyan', mandate({}))], city, on)).toBeNull();
		expect(headOn([person('Petrosyan', mandate({ honorary: true }))], city, on)).toBeNull();
		expect(headOn([person('Petrosyan', mandate({ organisationId: 'another' }))], city, on)).toBeNull();
	});
});
