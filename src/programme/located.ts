/** Where sessions take place, as far as what was typed tells. */
import { fold } from '../plain/names.ts';
import type { Point } from '../plain/plan.ts';
import type { Session } from './programme.ts';

export interface Located extends Point {
	/** No more is known than the town: its middle is meant. */
	readonly town: boolean;
}
interface Town {
	readonly code: string;
	readonly latitude: number | null;
	readonly longitude: number | null;
}
type Placed = Pick<Session, 'id' | 'place' | 'territoryCode' | 'latitude' | 'longitude'>;

const pointOf = ({ latitude, longitude }: Pick<Placed, 'latitude' | 'longitude'>): Point | null =>
	latitude === null || longitude === null ? null : { latitude, longitude };
const key = ({ place, territoryCode }: Placed) => (place === null ? null : `${territoryCode ?? ''} ${fold(place)}`);

/** By their own coordinates; else by those given once for the same place of the same town; else by the town's. */
export function locate(sessions: readonly Placed[], towns: readonly Town[]): Map<string, Located> {
	const known = new Map<string | null, Point>();
	for (const session of sessions) {
		const [name, point] = [key(session), pointOf(session)];
		if (name !== null && point && !known.has(name)) known.set(name, point);
	}
	const middles = new Map(towns.map((town) => [town.code, pointOf(town)]));
	return new Map(
		sessions.flatMap((session): [string, Located][] => {
			const exact = pointOf(session) ?? known.get(key(session));
			if (exact) return [[session.id, { ...exact, town: false }]];
			const middle = session.territoryCode === null ? null : middles.get(session.territoryCode);
			return middle ? [[session.id, { ...middle, town: true }]] : [];
		}),
	);
}
