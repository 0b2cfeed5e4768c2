/** Name badges and table cards, each in both scripts. */
import { m } from '../paraglide/messages.js';
import { bothScripts, inEach, type Someone, type Trip, written } from './shapes.ts';
import type { Labels, Tongues } from './sheet.ts';

export interface LabelsFor {
	readonly trip: Pick<Trip, 'title'>;
	/** In order of protocol. `reads`: the language of whoever bears it; their own script stands first. */
	readonly people: readonly (Someone & { readonly reads?: 'fr' | 'hy' | 'en' })[];
}

function labels(kind: Labels['kind'], { trip, people }: LabelsFor, tongues: Tongues): Labels {
	return {
		tongues,
		kind,
		title: inEach(tongues, (say) => (kind === 'badge' ? m.paper_badges_title({}, say) : m.paper_cards_title({}, say))),
		occasion: people.length > 0 ? written(tongues, trip.title) : inEach(tongues, (say) => m.paper_labels_empty({}, say)),
		labels: people.map((who) => ({
			names: bothScripts(who.reads ? [who.reads] : tongues, who),
			capacity: written(tongues, who.capacity),
			organisation: written(tongues, who.organisation),
		})),
	};
}
export const badges = (of: LabelsFor, tongues: Tongues): Labels => labels('badge', of, tongues);
export const tableCards = (of: LabelsFor, tongues: Tongues): Labels => labels('card', of, tongues);
