import type { ComponentChildren } from 'preact';
import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { type Point, planOf } from '../plain/plan.ts';
import { formatNumber } from './format.ts';

export const coordinateWords = ({ latitude, longitude }: Point, locale: Language) => {
	const said = (value: number) => formatNumber(Math.abs(value), locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
	const [across, along] = [said(latitude), said(longitude)];
	const north = latitude >= 0 ? m.programme_north({ degrees: across }) : m.programme_south({ degrees: across });
	return `${north}, ${longitude >= 0 ? m.programme_east({ degrees: along }) : m.programme_west({ degrees: along })}`;
};
const distance = (metres: number, locale: Language) =>
	metres < 1000
		? m.programme_metres({ n: formatNumber(metres, locale) })
		: m.programme_kilometres({ n: formatNumber(metres / 1000, locale) });

export interface PlanProps {
	/** Numbered, and said in words below. */
	places: readonly (Point & { name: ComponentChildren })[];
	/** Towns that tell where one is, the most important first: named where there is room. No borders are drawn: those of a map may be disputed. */
	around?: readonly (Point & { name: string })[];
	label: string;
	/** They are gone to in this order. */
	way?: boolean;
	/** Kilometres across that are shown at least. */
	least?: number;
	locale: Language;
}

/** Places as they lie to each other. */
export function Plan({ places, around = [], label, way, least, locale }: PlanProps) {
	const plan = planOf(places, { ...(least && { least }) });
	if (!plan) return null;
	const { width, height, points, scale } = plan;
	const named: { x: number; y: number; name: string }[] = [];
	for (const { name, ...town } of around) {
		const at = plan.place(town);
		if (at && [...points, ...named].every(({ x, y }) => Math.abs(x - at.x) > 70 || Math.abs(y - at.y) > 24)) named.push({ ...at, name });
	}
	return (
		<figure class="plan">
			<svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
				{way && <path class="plan-way" d={`M${points.map(({ x, y }) => `${x},${y}`).join('L')}`} />}
				<path class="plan-scale" d={`M12,${height - 14}v6h${scale.length}v-6`} />
				<text class="plan-said" x={18 + scale.length} y={height - 8}>
					{distance(scale.metres, locale)}
				</text>
				<path class="plan-scale" d={`M${width - 20},32V14l-5,8m5-8l5,8`} />
				{named.map(({ x, y, name }) => (
					<g class="plan-town">
						<circle cx={x} cy={y} r="3" />
						<text x={x} y={y - 7}>
							{name}
						</text>
					</g>
				))}
				{points.map(({ x, y }, index) => (
					<g class="plan-point">
						<circle cx={x} cy={y} r="11" />
						<text x={x} y={y + 4.5}>
							{index + 1}
						</text>
					</g>
				))}
			</svg>
			<figcaption>
				<ol>
					{places.map((place) => (
						<li>
							{place.name} <span class="soft">({coordinateWords(place, locale)})</span>
						</li>
					))}
				</ol>
			</figcaption>
		</figure>
	);
}
