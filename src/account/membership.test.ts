import { expect, it } from 'vitest';
import { changeSeat, type Seat } from './membership.ts';

const saintEtienne = 'saint-etienne';
const mayor: Seat = { id: 'mayor', organisationId: saintEtienne, role: 'administrator', endsAt: null };
const officer: Seat = { id: 'officer', organisationId: saintEtienne, role: 'editor', endsAt: null };
const kapan: Seat = { id: 'kapan', organisationId: 'kapan', role: 'administrator', endsAt: null };

it('keeps the last administrator of Saint-Étienne, whoever administers Kapan', () => {
	for (const becomes of [null, 'reader', 'approver'] as const)
		expect(changeSeat([mayor, officer, kapan], 'mayor', becomes)).toMatchObject({ ok: false, code: 'last-administrator' });
});

it('lets an administrator go once another has been named', () => {
	const named: Seat = { ...officer, role: 'administrator', endsAt: null };
	expect(changeSeat([mayor, named], 'mayor', null)).toMatchObject({ ok: true, value: mayor });
	expect(changeSeat([mayor, officer], 'officer', null).ok).toBe(true);
	expect(changeSeat([mayor], 'mayor', 'administrator').ok).toBe(true);
});

it('knows nobody it was not given', () => {
	expect(changeSeat([mayor], 'kapan', 'reader')).toMatchObject({ ok: false, code: 'unknown' });
});
