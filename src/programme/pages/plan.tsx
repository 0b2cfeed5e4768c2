import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Programme } from '../ask.ts';
import { planOf } from '../plan.ts';
import type { Session } from '../programme.ts';
import { titleOf } from '../wording.ts';
import { placeWords } from './parts.tsx';

type Located = Session & { latitude: number; longitude: number };
const isLocated = (session: Session): session is Located => session.latitude !== null && session.longitude !== null;

export const coordinateWords = ({ latitude, longitude }: { latitude: number; longitude: number }, locale: Language) => {
	const said = (value: number) => formatNumber(Math.abs(value), locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
	const [across, along] = [said(latitude), said(longitude)];
	const north = latitude >= 0 ? m.programme_north({ degrees: across }) : m.programme_south({ degrees: across });
	return `${north}, ${longitude >= 0 ? m.programme_east({ degrees: along }) : m.programme_west({ degrees: along })}`;
};
const distance = (metres: number, locale: Language) =>
	metres < 1000
		? m.programme_metres({ n: formatNumber(metres, locale) })
		: m.programme_kilometres({ n: formatNumber(metres / 1000, locale) });

/** Where the day takes place, as far as its places are known by their coordinates; the same is said in the list beside it. */
export function DayMap({ programme, sessions }: { programme: Programme; sessions: readonly Session[] }) {
	const { locale } = programme;
	const located = sessions.filter(isLocated);
	const places = [...Map.groupBy(located, ({ latitude, longitude }) => `${latitude} ${longitude}`).values()];
	const plan = planOf(places.flatMap(([first]) => (first ? [first] : [])));
	if (!plan) return null;
	const { width, height, points, scale } = plan;
	return (
		<figure class="plan">
			<svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={m.programme_plan()}>
				<path class="plan-way" d={`M${points.map(({ x, y }) => `${x},${y}`).join('L')}`} />
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
					{places.map((there) => {
						const [first] = there;
						return first ? (
							<li>
								{placeWords(first, programme) || titleOf(first, locale).text} <span class="soft">({coordinateWords(first, locale)})</span>
							</li>
						) : null;
					})}
				</ol>
			</figcaption>
		</figure>
	);
}
