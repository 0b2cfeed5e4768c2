/** The picture that stands beside a link to a partnership: its names in three languages, its year, and where it lies. */
import { createHash } from 'node:crypto';
import { Resvg, renderAsync } from '@resvg/resvg-js';
import { m } from '../paraglide/messages.js';
import { kindLabel } from '../partnership/wording.ts';
import { type Language, languages } from '../plain/language.ts';
import { letterFiles } from './letters.ts';
import { draw } from './map.ts';
import { titleOf } from './naming.ts';
import { type Shown, sinceYear } from './portal.ts';
import { escapeXml, writable } from './xml.ts';

export const pictureSize = { width: 1200, height: 630 } as const;

// The colours of the design system by day, as sRGB: the renderer knows no oklch.
const colours = { paper: '#f8f3e9', land: '#e9dfcd', ink: '#16263a', soft: '#4a5967', a: '#00616f', b: '#a0492a' } as const;

type Run = { text: string; family: string; width: number };
const isArmenian = (text: string) => /[\u0530-\u058f\ufb13-\ufb17]/.test(text);
const fonts = () => ({ loadSystemFonts: false, fontFiles: letterFiles(), defaultFontFamily: 'Source Serif 4' });
const widths = new Map<string, number>();

/** How far a run of one script reaches, for a size of 1: its ink, and the room its letters keep on both sides. */
function widthOf(text: string, family: string): number {
	const key = `${family} ${text}`;
	const known = widths.get(key);
	if (known !== undefined) return known;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><text y="50" font-size="100" font-family="${family}">${escapeXml(text)}</text></svg>`;
	const box = new Resvg(svg, { font: fonts() }).getBBox();
	const width = box ? (2 * box.x + box.width) / 100 : 0;
	if (widths.size > 2000) widths.clear();
	widths.set(key, width);
	return width;
}

const space = 0.24;
/** Each run is measured and placed by itself: the renderer loses letters where two files of letters meet in one text. */
function runsOf(text: string, bold: boolean): Run[][] {
	return writable(text)
		.slice(0, 120)
		.split(/\s+/)
		.filter(Boolean)
		.map((word) =>
			word
				.split(/([\u0530-\u058f\ufb13-\ufb17]+)/)
				.filter(Boolean)
				.map((run) => {
					const family = `${isArmenian(run) ? 'Noto Serif Armenian' : 'Source Serif 4'}${bold ? ' SemiBold' : ''}`;
					return { text: run, family, width: widthOf(run, family) };
				}),
		);
}

/** @returns the words as text elements, as large as fits */
function words(
	text: string,
	{ y, fill, bold = false, largest, right = false }: { y: number; fill: string; bold?: boolean; largest: number; right?: boolean },
): string {
	const runs = runsOf(text, bold);
	const whole = runs.flat().reduce((sum, { width }) => sum + width, 0) + Math.max(0, runs.length - 1) * space;
	const size = Math.min(largest, (pictureSize.width - 160) / Math.max(whole, 0.1));
	let x = right ? pictureSize.width - 68 - whole * size : 92;
	let said = '';
	for (const word of runs) {
		for (const { text: run, family, width } of word) {
			said += `<text x="${x.toFixed(1)}" y="${y}" font-size="${size.toFixed(1)}" font-family="${family}"${bold ? ' font-weight="600"' : ''} fill="${fill}">${escapeXml(run)}</text>`;
			x += width * size;
		}
		x += space * size;
	}
	return said;
}

interface Facts {
	title: string;
	/** The same in the other languages. */
	others: string[];
	kind: string;
	year: string | null;
	points: { latitude: number; longitude: number }[];
}
function factsOf(shown: Shown, locale: Language): Facts {
	const now = shown.parties.filter(({ leftOn }) => leftOn === null);
	const title = titleOf(shown, locale);
	const others = languages.filter((language) => language !== locale).map((language) => titleOf(shown, language));
	return {
		title,
		others: [...new Set(others)].filter((other) => other !== title).slice(0, 2),
		kind: kindLabel[shown.kind](),
		year: sinceYear(shown),
		points: now
			.flatMap(({ territory }) =>
				territory?.latitude != null && territory.longitude != null
					? [{ latitude: territory.latitude, longitude: territory.longitude }]
					: [],
			)
			.slice(0, 2),
	};
}

/** @returns an SVG that names no other file, font of the system or address */
export const pictureSvg = (shown: Shown, locale: Language): string => svgOf(factsOf(shown, locale));

function svgOf({ title, others, kind, year, points }: Facts): string {
	const { width, height } = pictureSize;
	// The land lies behind the upper half, where the way is drawn; the words stand below.
	const map = draw(points, { width, height: 360, margin: 130 });
	const ends = map?.places.map(
		({ x, y }, index) =>
			`<circle cx="${x}" cy="${y}" r="13" fill="${index === 0 ? colours.a : colours.b}" stroke="${colours.paper}" stroke-width="5"/>`,
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><linearGradient id="way"><stop offset="0" stop-color="${colours.a}"/><stop offset="1" stop-color="${colours.b}"/></linearGradient>
<linearGradient id="fade" x2="0" y2="1"><stop offset="0.7" stop-color="${colours.paper}" stop-opacity="0"/><stop offset="1" stop-color="${colours.paper}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="${colours.paper}"/>
${map ? `<path d="${map.land}" fill="${colours.land}"/><rect width="${width}" height="372" fill="url(#fade)"/><path d="${straight(map)}" fill="none" stroke="url(#way)" stroke-width="5" stroke-linecap="round"/>${ends?.join('')}` : ''}
<rect x="44" width="4" height="${height}" fill="${colours.a}"/><rect x="54" width="4" height="${height}" fill="${colours.b}"/>
${words(title, { y: 434, fill: colours.ink, bold: true, largest: 84 })}
${others.map((other, index) => words(other, { y: 498 + index * 44, fill: colours.soft, largest: 34 })).join('')}
${words(kind, { y: 596, fill: colours.a, bold: true, largest: 32 })}
${year ? words(year, { y: 596, fill: colours.b, bold: true, largest: 56, right: true }) : ''}
</svg>`;
}

/** A gradient along a line needs a box that is not flat: the way bows a little. */
function straight({ way, places }: { way: string; places: { x: number; y: number }[] }): string {
	const [a, b] = places;
	return a && b ? `M${a.x},${a.y}Q${(a.x + b.x) / 2},${(a.y + b.y) / 2 - 30} ${b.x},${b.y}` : way;
}

export function pictureAlt(shown: Shown, locale: Language): string {
	const year = sinceYear(shown);
	return m.portal_picture_alt({
		title: titleOf(shown, locale),
		said: kindLabel[shown.kind](),
		year: year ? m.portal_picture_since({ year }) : m.portal_date_unknown(),
	});
}

const hashOf = (facts: Facts): string => createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
/** Changes with what the picture shows, so that whoever keeps pictures by their address fetches the new one. */
export const pictureMark = (shown: Shown, locale: Language): string => hashOf(factsOf(shown, locale)).slice(0, 10);

// Drawing takes a fifth of a second: the last pictures are kept by what they show, whatever else of the page changed.
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const mostDrawn = 200;

/** PNG, 1200 × 630. */
export function pictureOf(shown: Shown, locale: Language): Promise<Uint8Array<ArrayBuffer>> {
	const facts = factsOf(shown, locale);
	const key = hashOf(facts);
	const known = drawn.get(key);
	if (known) return known;
	const work = renderAsync(svgOf(facts), { font: fonts(), background: colours.paper }).then((image) => new Uint8Array(image.asPng()));
	drawn.set(key, work);
	work.catch(() => drawn.delete(key));
	for (const oldest of drawn.keys()) {
		if (drawn.size <= mostDrawn) break;
		drawn.delete(oldest);
	}
	return work;
}
