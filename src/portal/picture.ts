/** The picture that stands beside a link to a partnership: its names in three languages, its year, and where it lies. */
import { createHash } from 'node:crypto';
import { renderAsync } from '@resvg/resvg-js';
import { m } from '../paraglide/messages.js';
import { kindLabel } from '../partnership/wording.ts';
import { type Language, languages } from '../plain/language.ts';
import { letterFiles } from './letters.ts';
import { draw } from './map.ts';
import { cityName, titleOf } from './naming.ts';
import { type Shown, sinceYear } from './portal.ts';
import { escapeXml } from './xml.ts';

export const pictureSize = { width: 1200, height: 630 } as const;

// The colours of the design system by day, as sRGB: the renderer knows no oklch.
const colours = { paper: '#f8f3e9', land: '#e9dfcd', ink: '#16263a', soft: '#4a5967', a: '#00616f', b: '#a0492a' } as const;

/** Text as spans of one script and one file of letters: the renderer is told which, and searches none. */
function letters(text: string, bold: boolean): string {
	const weight = bold ? ' SemiBold' : '';
	return text
		.split(/([\u0530-\u058f\ufb13-\ufb17]+)/)
		.filter(Boolean)
		.map((run) => {
			const family = /[\u0530-\u058f\ufb13-\ufb17]/.test(run) ? 'Noto Serif Armenian' : 'Source Serif 4';
			return `<tspan font-family="${family}${weight}"${bold ? ' font-weight="600"' : ''}>${escapeXml(run)}</tspan>`;
		})
		.join('');
}

/** How large a name may be written so that it keeps to that width, in units of the picture; letters are some 0.53 of their size wide. */
const fitting = (text: string, width: number, largest: number): number =>
	Math.round(Math.min(largest, width / (Math.max(1, text.length) * 0.53)));

/** @returns an SVG that names no other file, font of the system or address */
export function pictureSvg(shown: Shown, locale: Language): string {
	const { width, height } = pictureSize;
	const now = shown.parties.filter(({ leftOn }) => leftOn === null);
	const points = now.flatMap(({ territory }) =>
		territory?.latitude != null && territory.longitude != null ? [{ latitude: territory.latitude, longitude: territory.longitude }] : [],
	);
	// The land lies behind the upper half, where the way is drawn; the words stand below.
	const map = draw(points.slice(0, 2), { width, height: 360, margin: 130 });
	const names = now.length === 2 ? now.map((party) => cityName(party, locale)) : [titleOf(shown, locale)];
	const title = names.join(' – ');
	const size = fitting(title, width - 160, 84);
	const others = languages.filter((language) => language !== locale).map((language) => titleOf(shown, language));
	const lines = [...new Set(others)].filter((other) => other !== title).slice(0, 2);
	const year = sinceYear(shown);
	const said = year ? `${kindLabel[shown.kind]()} · ${m.portal_picture_since({ year })}` : kindLabel[shown.kind]();
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
<text x="92" y="${392 + size / 2}" font-size="${size}" fill="${colours.ink}" xml:space="preserve">${letters(title, true)}</text>
${lines.map((line, index) => `<text x="92" y="${456 + size / 2 + index * 46}" font-size="${fitting(line, width - 160, 34)}" fill="${colours.soft}" xml:space="preserve">${letters(line, false)}</text>`).join('')}
<text x="92" y="592" font-size="30" fill="${colours.a}" xml:space="preserve">${letters(said, true)}</text>
</svg>`;
}

/** A gradient along a line needs a box that is not flat: the way bows a little. */
function straight({ way, places }: { way: string; places: { x: number; y: number }[] }): string {
	const [a, b] = places;
	return a && b ? `M${a.x},${a.y}Q${(a.x + b.x) / 2},${(a.y + b.y) / 2 - 30} ${b.x},${b.y}` : way;
}

export const pictureAlt = (shown: Shown, locale: Language): string =>
	m.portal_picture_alt({ title: titleOf(shown, locale), said: kindLabel[shown.kind](), year: sinceYear(shown) ?? m.portal_date_unknown() });

/** Changes with what the picture shows, so that whoever keeps pictures by their address fetches the new one. */
export const pictureMark = (shown: Shown, locale: Language): string =>
	createHash('sha256').update(pictureSvg(shown, locale)).digest('base64url').slice(0, 10);

// Drawing takes a fifth of a second: the last pictures are kept by what they show, whatever else of the page changed.
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const mostDrawn = 200;

/** PNG, 1200 × 630. */
export function pictureOf(shown: Shown, locale: Language): Promise<Uint8Array<ArrayBuffer>> {
	const svg = pictureSvg(shown, locale);
	const key = createHash('sha256').update(svg).digest('base64url');
	const known = drawn.get(key);
	if (known) return known;
	const work = renderAsync(svg, {
		font: { loadSystemFonts: false, fontFiles: letterFiles(), defaultFontFamily: 'Source Serif 4' },
		background: colours.paper,
	}).then((image) => new Uint8Array(image.asPng()));
	drawn.set(key, work);
	work.catch(() => drawn.delete(key));
	for (const oldest of drawn.keys()) {
		if (drawn.size <= mostDrawn) break;
		drawn.delete(oldest);
	}
	return work;
}
