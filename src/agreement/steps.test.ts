import { expect, test } from 'vitest';
import { day } from '../plain/day.ts';
import type { Agreement } from './agreement.ts';
import { stateOf } from './agreement.ts';
import { comesNext, stepsOf } from './steps.ts';

const party = (organisationId: string, country: string) => ({
	organisationId,
	name: organisationId,
	names: {},
	organisationKind: 'local-authority',
	country,
});
const signed = (organisationId: string, signedOn: string) => ({
	organisationId,
	personId: null,
	person: null,
	capacity: {},
	signedOn: day(signedOn),
	byDelegation: false,
	recordedAfterwards: true,
});
const blank = {
	startsOn: null,
	endsOn: null,
	termMonths: null,
	tacitRenewalMonths: null,
	parties: [party('Saint-Étienne', 'FR'), party('Kapan', 'AM')],
	adoptions: [],
	signatures: [],
	transmissions: [],
	events: [],
} as unknown as Agreement;
const today = day('2026-11-22');
const road = (agreement: Agreement) =>
	Object.fromEntries(
		stepsOf(agreement, stateOf(agreement, today), [{ id: 'vote', takenOn: day('2022-11-14') }], today).map(({ key, standing }) => [
			key,
			standing,
		]),
	);
const next = (agreement: Agreement) => comesNext(agreement, stateOf(agreement, today));

test('a draft of Saint-Étienne and Kapan has everything before it, the council first', () => {
	expect(road(blank)).toEqual({ draft: 'now', council: 'to-come', signature: 'to-come', sending: 'to-come', force: 'to-come' });
	expect(next(blank)).toBe('submit');
});

test('the accord signed in Kapan shows that no vote on it is on record, and waits to be sent', () => {
	const accord = { ...blank, signatures: [signed('Saint-Étienne', '2023-11-21'), signed('Kapan', '2023-11-21')] };
	expect(road(accord)).toEqual({ draft: 'done', council: 'gap', signature: 'done', sending: 'now', force: 'to-come' });
	expect(next(accord)).toBe('transmit');
});

test('an accord between two Armenian communities knows neither a council’s vote that is awaited nor a prefect', () => {
	const accord = {
		...blank,
		parties: [party('Goris', 'AM'), party('Kapan', 'AM')],
		signatures: [signed('Goris', '2023-11-21'), signed('Kapan', '2023-11-21')],
	};
	expect(road(accord)).toEqual({ draft: 'done', signature: 'done', force: 'now' });
	expect(next(accord)).toBe('enter-force');
});

test('an accord adopted and signed by one is waited for by the other', () => {
	const accord = {
		...blank,
		adoptions: [{ organisationId: 'Saint-Étienne', decisionId: 'vote', signatoryId: null }],
		signatures: [signed('Saint-Étienne', '2023-11-21')],
	};
	expect(road(accord)).toMatchObject({ council: 'done', signature: 'now', sending: 'to-come' });
	expect(next(accord)).toBe('sign');
});

test('an accord that ended shows its end', () => {
	const event = (kind: 'entered-force' | 'ended', on: string) => ({
		id: kind,
		kind,
		on: day(on),
		until: null,
		reason: null,
		recordedAfterwards: false,
	});
	const accord = { ...blank, events: [event('entered-force', '2023-11-28'), event('ended', '2025-06-30')] };
	expect(road(accord)).toMatchObject({ sending: 'gap', force: 'done', end: 'done' });
	expect(next(accord)).toBeNull();
});
