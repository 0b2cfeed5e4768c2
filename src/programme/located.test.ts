import { expect, it } from 'vitest';
import { check } from './check.ts';
import { locate } from './located.ts';
import type { Session } from './programme.ts';

const towns = [
	{ code: 'kapan', latitude: 39.20755, longitude: 46.40576 },
	{ code: 'goris', latitude: 39.51111, longitude: 46.34167 },
	{ code: 'nowhere', latitude: null, longitude: null },
];
const at = (id: string, place: string | null, territoryCode: string | null, point: [number, number] | null = null) => ({
	id,
	place,
	territoryCode,
	latitude: point?.[0] ?? null,
	longitude: point?.[1] ?? null,
});

it('a place is located once for all its sessions, however it is spelled; what names a town alone lies in its middle', () => {
	const found = locate(
		[
			at('visit', 'Musée', 'kapan', [39.209, 46.41]),
			at('talk', 'MUSÉE', 'kapan'),
			at('other', 'Musée', 'goris'),
			at('walk', null, 'kapan'),
			at('call', null, null),
			at('lost', null, 'nowhere'),
		],
		towns,
	);
	expect(found.get('talk')).toEqual({ latitude: 39.209, longitude: 46.41, town: false });
	expect(found.get('other')).toEqual({ latitude: 39.51111, longitude: 46.34167, town: true });
	expect(found.get('walk')).toEqual({ latitude: 39.20755, longitude: 46.40576, town: true });
	expect([...found.keys()]).toEqual(['visit', 'talk', 'other', 'walk']);
});

it('the road from Kapan to Goris is counted where only the towns are named, and none is made up within a town', () => {
	const hour = (from: string, to: string) => ({ startsAt: new Date(`2026-11-23T${from}Z`), endsAt: new Date(`2026-11-23T${to}Z`) });
	const session = (
		place: ReturnType<typeof at>,
		when: ReturnType<typeof hour>,
	): Pick<Session, keyof Parameters<typeof check>[0][number]> => ({
		...place,
		...when,
		kind: 'working',
		onDay: null,
		room: null,
		inChargeId: 'perdriau',
		interpreterId: null,
		participants: [],
	});
	const around = { sideOf: new Map(), sides: [], declined: new Set<string>(), journeys: [], days: null, towns, over: false };
	const rushes = (to: ReturnType<typeof at>) =>
		check([session(at('first', 'Hôpital', 'kapan', [39.23, 46.45]), hour('09:00', '10:00')), session(to, hour('10:05', '11:00'))], around)
			.rushes;
	expect(rushes(at('second', null, 'goris')).map(({ from, to, minutes }) => [from, to, minutes])).toEqual([['first', 'second', 5]]);
	expect(rushes(at('second', null, 'kapan'))).toEqual([]);
});
