/** What tests of a programme begin with: a mission to come, to Kapan in March 2027, with a mayor on either side. */
import { openWorld, type World } from './world.ts';

export const partnership = '019a0000-0000-7000-8000-000000010001';
/** The mission of November 2023, as the example tells it. */
export const example = '019a0000-0000-7000-8000-000000080001';
export const [saintEtienne, kapan] = ['019a0000-0000-7000-8000-000000001001', '019a0000-0000-7000-8000-000000001002'] as const;
/** The signature of 2023, a session of the example's. */
export const signature = '019a0000-0000-7000-8000-000000082005';
export const mission = '019b0000-0000-7000-8000-000000080009';
export const at = { partnership, mission };
/** Delegates: the two mayors. */
export const [perdriau, parsyan] = ['019b0000-0000-7000-8000-000000081001', '019b0000-0000-7000-8000-000000081002'] as const;

export async function openProgramme(): Promise<World> {
	const world = await openWorld();
	await world.owner.query(
		`insert into mission (partnership_id, id, sender_id, host_id, title, leaves_on, returns_on, zone, home_zone)
		values ($1, $2, $3, $4, '{"fr": "Délégation de mars"}', '2027-03-27', '2027-03-29', 'Asia/Yerevan', 'Europe/Paris')`,
		[partnership, mission, saintEtienne, kapan],
	);
	await world.owner.query(
		`insert into delegate (partnership_id, mission_id, id, side_id, person_id, position, part, status) values
		($1, $2, $3, $4, '019a0000-0000-7000-8000-000000002001', 0, 'leader', 'elected'),
		($1, $2, $5, $6, '019a0000-0000-7000-8000-000000002002', 0, 'leader', 'elected')`,
		[partnership, mission, perdriau, saintEtienne, parsyan, kapan],
	);
	return world;
}

/** A session as its form sends it. */
export const meeting = {
	kind: 'working',
	'title.fr': 'Réunion élargie',
	onDay: '27/03/2027',
	from: '10:00',
	to: '11h30',
	place: 'Mairie de Kapan',
	room: 'Salle du conseil',
	participants: [perdriau, parsyan] as string[],
};
export const idOf = (location: string | null): string => /programme\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';
export const rowOf = async (world: World, id: string) =>
	(await world.owner.query('select on_day, starts_at, ends_at, revision, hangs_on_id, room from programme_session where id = $1', [id]))
		.rows[0];
