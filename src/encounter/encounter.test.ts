import { expect, it } from 'vitest';
import { dated, day } from '../plain/day.ts';
import { checkEncounter, whereIs } from './encounter.ts';

const met = { organisationId: 'sante-armenie', personId: null, metOn: dated('2023-11'), facilityId: null };

it('is with somebody, in November 2023, and may say nothing of where', () => {
	expect(checkEncounter(met, day('2023-11-21')).ok).toBe(true);
	expect(checkEncounter({ ...met, organisationId: null }, day('2023-11-21'))).toMatchObject({ code: 'nobody-met' });
	expect(checkEncounter({ ...met, organisationId: null, personId: 'a nurse of Goris' }, day('2023-11-21')).ok).toBe(true);
});
it('is not in a month that has not begun', () => {
	expect(checkEncounter(met, day('2023-10-31'))).toMatchObject({ code: 'met-in-the-future' });
});
it('keeps the day hospital of Goris apart from the association that runs it', () => {
	expect(checkEncounter({ ...met, facilityId: 'sante-armenie' }, day('2024-01-01'))).toMatchObject({ code: 'facility-is-organisation' });
	expect(checkEncounter({ ...met, facilityId: 'day-hospital' }, day('2024-01-01')).ok).toBe(true);
});
it('is seen on a plan at its house, else at the town of its house, else where they work, as far as anybody knows', () => {
	const goris = { name: 'Goris', names: {}, latitude: 39.51, longitude: 46.34 };
	const hospital = { name: 'Hôpital de jour', names: {}, place: goris };
	const nowhere = { latitude: null, longitude: null };
	const seen = (told: Parameters<typeof whereIs>[0]) => whereIs(told);
	expect(seen({ latitude: 39.52, longitude: 46.33, facility: hospital, territory: goris })).toMatchObject({
		name: 'Hôpital de jour',
		latitude: 39.52,
	});
	expect(seen({ ...nowhere, facility: hospital, territory: null })).toMatchObject({ name: 'Hôpital de jour', latitude: 39.51 });
	expect(seen({ ...nowhere, facility: { ...hospital, place: null }, territory: goris })).toMatchObject({
		name: 'Hôpital de jour',
		latitude: 39.51,
	});
	expect(seen({ ...nowhere, facility: null, territory: goris })).toMatchObject({ name: 'Goris' });
	expect(seen({ ...nowhere, facility: null, territory: { ...goris, ...nowhere } })).toBeNull();
	expect(seen({ ...nowhere, facility: null, territory: null })).toBeNull();
});
