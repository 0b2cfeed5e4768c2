import { describe, expect, it } from 'vitest';
import { dated } from '../plain/day.ts';
import { endsBeforeItBegins, heldOn, isOver, type Mandate } from './mandate.ts';

const mandate = (facts: Partial<Mandate>): Mandate => ({
	organisationId: 'saint-etienne',
	organisation: 'Ville de Saint-Étienne',
	organisationNames: {},
	role: 'mayor',
	title: {},
	honorary: false,
	since: null,
	until: null,
	attestedOn: null,
	...facts,
});
const city = mandate({ role: 'mayor', attestedOn: dated('2023-11-21') });
const metropole = mandate({ organisationId: 'metropole', role: 'president', attestedOn: dated('2023-11-21') });
const roles = (held: readonly Mandate[]) => held.map(({ role }) => role);

describe('the mandates held on the day of a fact', () => {
	it('are all those of one person: mayor of the city and president of the Métropole', () => {
		expect(roles(heldOn([city, metropole], dated('2023-11-21')))).toEqual(['mayor', 'president']);
	});

	it('at one organisation, are those attested nearest to it where no bound is known', () => {
		const councillor = mandate({ role: 'councillor', attestedOn: dated('2023-11') });
		const deputy = mandate({ role: 'deputy-mayor', attestedOn: dated('2025-03') });
		expect(heldOn([councillor, deputy], dated('2023-11-21'))).toEqual([{ ...councillor, attested: '2023-11' }]);
		expect(roles(heldOn([councillor, deputy], dated('2025-05')))).toEqual(['deputy-mayor']);
		expect(roles(heldOn([councillor, deputy], dated('1998')))).toEqual(['councillor']);
	});

	it('end with their last day and begin with their first', () => {
		const term = mandate({ since: dated('2014-04-04'), until: dated('2020-07-03') });
		const on = (day: string) => heldOn([term], dated(day)).length;
		expect([on('2014-04-03'), on('2014-04-04'), on('2020-07-03'), on('2020-07-04')]).toEqual([0, 1, 1, 0]);
		expect(heldOn([term], dated('2018'))[0]?.attested).toBeNull();
	});

	it('are doubted in favour of the person: "2020" may still be any day of 2020', () => {
		const term = mandate({ since: dated('2014'), until: dated('2020') });
		expect([heldOn([term], dated('2014-01-01')).length, heldOn([term], dated('2020-12-31')).length]).toEqual([1, 1]);
		expect(heldOn([term], dated('2021-01-01'))).toEqual([]);
	});

	it('last as long as no end is known, and never come from a mandate without any date', () => {
		expect(heldOn([mandate({ since: dated('2020') })], dated('2026-11-22'))).toHaveLength(1);
		expect(heldOn([mandate({})], dated('2026-11-22'))).toEqual([]);
	});
});

it('a mandate is past once every reading of its end has gone by', () => {
	const until = (when: string | null) => isOver({ until: when === null ? null : dated(when) }, dated('2026-11-22'));
	expect([until('2026-11-21'), until('2026-11'), until('2025'), until(null)]).toEqual([true, false, true, false]);
});

it('a mandate does not end before it begins', () => {
	const turned = (since: string, until: string) => endsBeforeItBegins({ since: dated(since), until: dated(until) });
	expect([turned('2020-07-04', '2020-07-03'), turned('2020-07', '2020-07-03'), turned('2021', '2020')]).toEqual([true, false, true]);
});
