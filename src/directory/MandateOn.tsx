import { m } from '../paraglide/messages.js';
import { type Dated, precision } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import { heldOn, type Mandate } from './mandate.ts';
import { mandateText } from './wording.ts';

/** "attesté le 21 novembre 2023": on which day a source shows it, where nobody noted when it began or ended. */
export function attestedText(date: Dated, locale: Language): string {
	const values = { date: formatDated(date, locale) };
	if (precision(date) === 'day') return m.directory_attested_on(values, { locale });
	return precision(date) === 'season' ? m.directory_attested_season(values, { locale }) : m.directory_attested_in(values, { locale });
}

/** The mandates held on the day of a fact: "maire de Saint-Étienne, président de Saint-Étienne Métropole (attesté en 2023)". */
export function MandateOn({ mandates, on, locale }: { mandates: readonly Mandate[]; on: Dated; locale: Language }) {
	const held = heldOn(mandates, on);
	if (held.length === 0) return null;
	return (
		<span class="soft">
			{held.map((mandate, index) => {
				const { text, language } = mandateText(mandate, locale);
				// Said once for those that one source shows together.
				const said = mandate.attested !== null && mandate.attested !== held[index + 1]?.attested;
				return (
					<>
						{index > 0 && ', '}
						<span lang={language === locale ? undefined : language}>{text}</span>
						{said && mandate.attested && ` (${attestedText(mandate.attested, locale)})`}
					</>
				);
			})}
		</span>
	);
}
