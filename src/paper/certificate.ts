/** Attestation de présence. */
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { formatNumber } from '../ui/format.ts';
import {
	fact,
	type House,
	inEach,
	listed,
	madeSaid,
	nameIn,
	numberSaid,
	periodSaid,
	type Someone,
	sheetOf,
	signs,
	words,
	written,
} from './shapes.ts';
import type { Sheet, Tongues } from './sheet.ts';

export interface Certificate {
	readonly house: House;
	readonly reference?: string | null;
	readonly who: Someone;
	/** What they took part in. */
	readonly title: Texts;
	readonly from: Dated | null;
	readonly to: Dated | null;
	readonly places: readonly Texts[];
	readonly hours?: number | null;
	readonly signatory?: Someone | null;
}

export function attendanceCertificate(of: Certificate, tongues: Tongues): Sheet {
	const { who, hours, signatory } = of;
	return {
		...sheetOf(tongues, of.house),
		title: inEach(tongues, (say) => m.paper_certificate_title({}, say)),
		number: numberSaid(tongues, of.reference),
		blocks: [
			words(tongues, (say) => m.paper_certificate_text({ name: nameIn(who, say.locale) }, say), 'lede'),
			{
				kind: 'facts',
				facts: [
					fact(tongues, (say) => m.paper_purpose({}, say), written(tongues, of.title)),
					fact(tongues, (say) => m.paper_capacity({}, say), written(tongues, who.capacity)),
					fact(tongues, (say) => m.paper_organisation({}, say), written(tongues, who.organisation)),
					fact(tongues, (say) => m.paper_dates({}, say), of.from || of.to ? periodSaid(tongues, of.from, of.to) : []),
					fact(tongues, (say) => m.paper_places({}, say), listed(tongues, of.places)),
					...(hours
						? [
								fact(
									tongues,
									(say) => m.paper_certificate_hours({}, say),
									inEach(tongues, (say) => m.paper_certificate_hours_count({ hours: formatNumber(hours, say.locale) }, say)),
								),
							]
						: []),
				],
			},
			words(tongues, (say) => m.paper_certificate_use({}, say)),
			{
				kind: 'signatures',
				made: madeSaid(tongues),
				by: [signs(tongues, signatory)],
			},
		],
	};
}
