/** A plan of places: points as they lie to each other, north up, with a scale. No map service is asked. */

export interface Point {
	latitude: number;
	longitude: number;
}
const earthRadius = 6371; // kilometres, mean (IUGG)
export function kilometres(a: Point, b: Point): number {
	const rad = (degrees: number) => (degrees * Math.PI) / 180;
	const h =
		Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
		Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
	return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** "39,2076, 46,4058" or "39.2076 46.4058": as maps give them; null where it is none. */
export function readPoint(text: string): Point | null {
	const found = /^(-?\d{1,2}(?:[.,]\d+)?)\s*°?\s*[,;\s]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*°?$/.exec(text.trim());
	const [latitude, longitude] = [found?.[1], found?.[2]].map((part) => Number(part?.replace(',', '.')));
	const is = latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
	return is ? { latitude, longitude } : null;
}

export interface Plan {
	width: number;
	height: number;
	/** In the order given. */
	points: { x: number; y: number }[];
	/** Where another point would lie; null: not on this sheet. */
	place(point: Point): { x: number; y: number } | null;
	/** A round length and how long it is drawn. */
	scale: { metres: number; length: number };
}

const rounds = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];
/** @param least kilometres across that are shown at least, where all points are one or near to each other */
export function planOf(points: readonly Point[], { width = 360, height = 240, margin = 34, least = 0.4 } = {}): Plan | null {
	if (points.length === 0) return null;
	const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
	const centre = { latitude: middle(points.map(({ latitude }) => latitude)), longitude: middle(points.map(({ longitude }) => longitude)) };
	// Kilometres east and north of the middle: over a region the earth is flat enough.
	const from = ({ latitude, longitude }: Point) => ({
		east: Math.sign(longitude - centre.longitude) * kilometres(centre, { latitude: centre.latitude, longitude }),
		north: Math.sign(latitude - centre.latitude) * kilometres(centre, { latitude, longitude: centre.longitude }),
	});
	const placed = points.map(from);
	const across = (values: number[]) => Math.max(least, Math.max(...values) - Math.min(...values));
	const perKm = Math.min(
		(width - 2 * margin) / across(placed.map(({ east }) => east)),
		(height - 2 * margin) / across(placed.map(({ north }) => north)),
	);
	const at = (value: number) => Math.round(value * 10) / 10;
	const drawn = ({ east, north }: { east: number; north: number }) => ({
		x: at(width / 2 + east * perKm),
		y: at(height / 2 - north * perKm),
	});
	const metres = rounds.findLast((one) => (one / 1000) * perKm <= width / 3) ?? rounds[0] ?? 50;
	return {
		width,
		height,
		points: placed.map(drawn),
		place: (point) => {
			const { x, y } = drawn(from(point));
			return x > margin / 2 && x < width - margin / 2 && y > margin / 2 && y < height - margin / 2 ? { x, y } : null;
		},
		scale: { metres, length: at((metres / 1000) * perKm) },
	};
}
