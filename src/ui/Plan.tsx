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

/** Places as they lie to each other, numbered; the same is said in words below. `way`: they are gone to in this order. */
export function Plan(props: { places: readonly (Point & { name: ComponentChildren })[]; label: string; way?: boolean; locale: Language }) {
	const { places, label, way, locale } = props;
	const plan = planOf(places);
	if (!plan) return null;
	const { width, height, points, scale } = plan;
	return (
		<figure class="plan">
			<svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
				{way && <path class="plan-way" d={`M${points.map(({ x, y }) => `${x},${y}`).join('L')}`} />}
				<path class="plan-scale" d={`M12,${height - 14}v6h${scale.length}v-6`} />
				<text class="plan-said" x={18 + scale.length} y={height - 8}>
					{distance(scale.metres, locale)}
				</text>
				<path class="plan-scale" d={`M${width - 20},32V14l-5,8m5-8l5,8`} />
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
