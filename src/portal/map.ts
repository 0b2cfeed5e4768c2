/** A calm map of where the cities lie: land, the shortest way between them, and their names. Natural Earth 1:50 million (public domain). */
import { createRequire } from 'node:module';
import { type GeoProjection, geoAzimuthalEqualArea, geoDistance, geoInterpolate, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Point } from './portal.ts';

export interface Drawing {
	width: number;
	height: number;
	/** Path data of the land and of the way; the way is empty for one place. */
	land: string;
	way: string;
	/** In the order given; `side` is where the name stands. */
	places: { x: number; y: number; side: 'left' | 'right' | 'middle' }[];
	/** Along the great circle between the first two, in whole kilometres. */
	kilometres: number | null;
}

const earthRadius = 6371; // kilometres, mean (IUGG)
const topology = createRequire(import.meta.url)('world-atlas/land-50m.json') as Topology<{ land: GeometryCollection }>;
const land = feature(topology, topology.objects.land);

/** Writes path data as short as the eye allows: points nearer than 1.4 to the last are left out, islets of less than 3 across too. */
function pen() {
	let rings = '';
	let ring: string[] = [];
	let [x, y] = [0, 0];
	let [left, right, top, bottom] = [0, 0, 0, 0];
	const close = () => {
		if (ring.length > 2 && (right - left > 3 || bottom - top > 3)) rings += `M${ring.join('L')}Z`;
		ring = [];
	};
	const put = (toX: number, toY: number) => {
		[x, y] = [toX, toY];
		[left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
		ring.push(`${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`);
	};
	return {
		moveTo(toX: number, toY: number) {
			close();
			[left, right, top, bottom] = [toX, toX, toY, toY];
			put(toX, toY);
		},
		lineTo(toX: number, toY: number) {
			if (Math.abs(toX - x) + Math.abs(toY - y) >= 1.4) put(toX, toY);
		},
		closePath: close,
		arc() {},
		beginPath() {},
		result: () => {
			close();
			return rings;
		},
	};
}

function projectionOf(places: readonly [number, number][], width: number, height: number, margin: number): GeoProjection {
	const [first = [0, 0], second = first] = places;
	const [longitude, latitude] = geoInterpolate(first, second)(0.5);
	const projection = geoAzimuthalEqualArea().rotate([-longitude, -latitude]).clipAngle(120).precision(0.3);
	const apart = geoDistance(first, second);
	// One city alone, or two neighbours: as much land around them as tells where in the world they are.
	const span = Math.max(apart, 0.16);
	const along = { type: 'MultiPoint' as const, coordinates: [...places] };
	projection.fitExtent(
		[
			[margin, margin],
			[width - margin, height - margin],
		],
		along,
	);
	const widest = (width - 2 * margin) / (2 * Math.sin(span / 2));
	if (!Number.isFinite(projection.scale()) || projection.scale() > widest) projection.scale(widest).translate([width / 2, height / 2]);
	return projection.clipExtent([
		[-8, -8],
		[width + 8, height + 8],
	]);
}

// A tenth of a second each, and the same for every language: the last ones are kept.
const drawn = new Map<string, Drawing | null>();
const mostDrawn = 100;

/** @param points one or more; the way is drawn between the first two */
export function draw(points: readonly Point[], { width = 720, height = 400, margin = 90 } = {}): Drawing | null {
	const key = [width, height, margin, ...points.map(({ latitude, longitude }) => `${latitude},${longitude}`)].join(' ');
	const known = drawn.get(key);
	if (known !== undefined) return known;
	const drawing = drawAnew(points, width, height, margin);
	drawn.set(key, drawing);
	for (const oldest of drawn.keys()) {
		if (drawn.size <= mostDrawn) break;
		drawn.delete(oldest);
	}
	return drawing;
}

function drawAnew(points: readonly Point[], width: number, height: number, margin: number): Drawing | null {
	const places = points.map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
	const [first, second] = places;
	if (!first) return null;
	const projection = projectionOf(places, width, height, margin);
	const ground = pen();
	geoPath(projection, ground)(land);
	const way = second ? (geoPath(projection).digits(1)({ type: 'LineString', coordinates: [first, second] }) ?? '') : '';
	const at = places.map((place): [number, number] => projection(place) ?? [width / 2, height / 2]);
	return {
		width,
		height,
		land: ground.result(),
		way,
		places: at.map(([x, y]) => ({
			x: Math.round(x * 10) / 10,
			y: Math.round(y * 10) / 10,
			side: x < width * 0.3 ? 'right' : x > width * 0.7 ? 'left' : 'middle',
		})),
		kilometres: second ? Math.round(geoDistance(first, second) * earthRadius) : null,
	};
}
