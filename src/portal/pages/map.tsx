import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { formatNumber } from '../../ui/format.ts';
import { draw } from '../map.ts';
import { cityName } from '../naming.ts';
import type { Shown } from '../portal.ts';

type Located = { name: string; latitude: number; longitude: number };

/** Where the cities lie; null where fewer than one is known. */
export function locatedParties({ parties }: Pick<Shown, 'parties'>, locale: Language): Located[] {
	return parties.flatMap((party) => {
		const { territory, leftOn } = party;
		if (leftOn !== null || territory?.latitude == null || territory.longitude == null) return [];
		return [{ name: cityName(party, locale), latitude: territory.latitude, longitude: territory.longitude }];
	});
}

/** A map drawn here: nothing is asked of another server. What it shows is said in words below it. */
export function CitiesMap({ shown, locale }: { shown: Pick<Shown, 'parties'>; locale: Language }) {
	const cities = locatedParties(shown, locale);
	const drawing = draw(cities);
	if (!drawing) return null;
	const [a, b] = cities;
	const said =
		a && b && drawing.kilometres !== null
			? m.portal_map_between({ a: a.name, b: b.name, kilometres: formatNumber(drawing.kilometres, locale) })
			: m.portal_map_one({ a: a?.name ?? '' });
	return (
		<figure class="cities-map">
			<svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-labelledby="map-title map-said">
				<title id="map-title">{m.portal_map_title()}</title>
				<desc id="map-said">{said}</desc>
				<path class="map-land" d={drawing.land} />
				{drawing.way && <path class="map-way" d={drawing.way} />}
				{drawing.places.map(({ x, y, side }, index) => (
					<g class="map-city" data-strand={index === 0 ? 'a' : 'b'}>
						<circle cx={x} cy={y} r="8" />
						<text
							x={x}
							y={y - 20}
							text-anchor={side === 'left' ? 'end' : side === 'right' ? 'start' : 'middle'}
							dx={side === 'left' ? 14 : side === 'right' ? -14 : 0}
						>
							{cities[index]?.name}
						</text>
					</g>
				))}
			</svg>
			<figcaption>{said}</figcaption>
		</figure>
	);
}
