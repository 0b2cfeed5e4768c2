/** What documents are told, as small as they need it: the nouns' own types satisfy these by shape. */
import { countryName } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import { isDay } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import { formatMoney, type Money } from '../plain/money.ts';
import { formatDated } from '../ui/format.ts';
import { type Block, type In, inEach, plain, type Said, type Tongues, written } from './sheet.ts';

/** The authority whose letterhead it is: its name, never arms that it did not give. */
export interface House {
	readonly name: Texts;
	/** Its postal address, line by line, its country aside; none where it is not known. */
	readonly post?: readonly string[];
	/** One line more: telephone, address of its site. */
	readonly address?: string | null;
	/** ISO 3166-1; the law that a document cites is that of France alone. */
	readonly country?: string | null;
}
export interface Names {
	readonly givenName: string;
	readonly familyName: string;
	readonly givenNameHy: string;
	readonly familyNameHy: string;
}
export interface Someone extends Names {
	/** In what quality they take part: "maire", "քաղաքապետ". */
	readonly capacity?: Texts | null;
	readonly organisation?: Texts | null;
}
export interface Trip {
	/** A stay: visitors who come to learn or to work; else a mission. */
	readonly stay?: boolean;
	readonly title: Texts;
	readonly purpose?: Texts | null;
	readonly leavesOn: Dated | null;
	readonly returnsOn: Dated | null;
	readonly places: readonly Texts[];
	readonly sender: Texts;
	readonly host: Texts | null;
}
export interface Paying {
	/** What is paid, as a kind in words: "transport", "ճանապարհածախս". */
	readonly label: Texts;
	readonly amount?: Money | null;
	readonly payer?: Texts | null;
}

/** An organisation's or a place's name with its translations: the one its owner writes is that of its own script. */
export const textsOf = ({ name, names }: { name: string; names: Texts }): Texts => ({
	[/\p{Script=Armenian}/u.test(name) ? 'hy' : 'fr']: name,
	...names,
});

const latin = ({ givenName, familyName }: Names) => [givenName, familyName].filter(Boolean).join(' ');
const armenian = ({ givenNameHy, familyNameHy }: Names) => [givenNameHy, familyNameHy].filter(Boolean).join(' ');
/** The name as readers of that language write it, where it is known so. */
export const nameIn = (who: Names, language: Language): string =>
	(language === 'hy' ? armenian(who) : latin(who)) || latin(who) || armenian(who) || m.directory_erased_name({}, { locale: language });
const scriptOf = (text: string, fallback: Language): Language =>
	/\p{Script=Armenian}/u.test(text) ? 'hy' : fallback === 'hy' ? 'fr' : fallback;

export const nameSaid = (tongues: Tongues, who: Names): Said =>
	inEach(tongues, ({ locale }) => nameIn(who, locale)).map(({ lang, text }) => ({ lang: scriptOf(text, lang), text }));
/** Both scripts, whatever the language of the document: the bearer's reader first. */
export function bothScripts(tongues: Tongues, who: Names): Said {
	const first = nameIn(who, tongues[0]);
	const other = first === armenian(who) ? latin(who) : armenian(who);
	return [first, other].filter(Boolean).map((text) => ({ lang: scriptOf(text, tongues[0]), text }));
}

/** "du 20 novembre 2023 au 21 novembre 2023", "le 21 novembre 2023", "automne 2024"; the words for days not known. */
export function periodIn(from: Dated | null, to: Dated | null, say: In): string {
	if (!from && !to) return m.paper_unknown_days({}, say);
	const [first, last] = [from ?? to, to ?? from] as [Dated, Dated];
	const [a, b] = [formatDated(first, say.locale), formatDated(last, say.locale)];
	if (first === last) return isDay(first) ? m.paper_on_day({ day: a }, say) : a;
	return isDay(first) && isDay(last) ? m.paper_period({ from: a, to: b }, say) : `${a} – ${b}`;
}
export const periodSaid = (tongues: Tongues, from: Dated | null, to: Dated | null): Said =>
	inEach(tongues, (say) => periodIn(from, to, say));
/** A date; nothing where it is not known: it is left open on paper. */
export const dateSaid = (tongues: Tongues, when: Dated | null | undefined): Said =>
	when ? inEach(tongues, ({ locale }) => formatDated(when, locale)) : [];
export const moneySaid = (tongues: Tongues, amount: Money | null | undefined): Said =>
	amount ? inEach(tongues, ({ locale }) => formatMoney(amount, locale)) : [];

/** Several texts in one, each language with its own: "Kapan, Goris". */
export function listed(tongues: Tongues, texts: readonly Texts[], between = ', '): Said {
	return inEach(tongues, ({ locale }) =>
		texts
			.map((one) => written([locale], one)[0]?.text ?? '')
			.filter(Boolean)
			.join(between),
	);
}
/** One language of a text, for a sentence that holds it. */
export const textIn = (texts: Texts | null | undefined, { locale }: In): string => written([locale], texts)[0]?.text ?? '';

export const fact = (tongues: Tongues, label: (say: In) => string, value: Said) => ({ label: inEach(tongues, label), value });
export const words = (tongues: Tongues, write: (say: In) => string, tone?: 'lede' | 'soft'): Block => ({
	kind: 'paragraph',
	said: inEach(tongues, write),
	...(tone && { tone }),
});
export const heading = (tongues: Tongues, write: (say: In) => string, level: 2 | 3 = 2): Block => ({
	kind: 'heading',
	level,
	said: inEach(tongues, write),
});
/** What people wrote, a blank line between paragraphs; each paragraph beside its translation where both have as many. */
export function paragraphs(tongues: Tongues, texts: Texts | null | undefined): Block[] {
	const said = written(tongues, texts).map(({ lang, text }) => ({ lang, parts: text.split(/\n\s*\n/).map((part) => part.trim()) }));
	const most = Math.max(0, ...said.map(({ parts }) => parts.length));
	if (said.length > 1 && said.some(({ parts }) => parts.length !== most))
		return [{ kind: 'paragraph', said: said.map(({ lang, parts }) => ({ lang, text: parts.join('\n') })) }];
	return Array.from({ length: most }, (_, index) => ({
		kind: 'paragraph' as const,
		said: said.map(({ lang, parts }) => ({ lang, text: parts[index] ?? '' })),
	})).filter((block) => block.said.some(({ text }) => text !== ''));
}

/** The lines that every document about a mission begins with. */
export const tripFacts = (tongues: Tongues, trip: Trip) => [
	fact(tongues, (say) => (trip.stay ? m.paper_stay({}, say) : m.paper_mission({}, say)), written(tongues, trip.title)),
	...(Object.values(trip.purpose ?? {}).some(Boolean)
		? [fact(tongues, (say) => m.paper_purpose({}, say), written(tongues, trip.purpose))]
		: []),
	fact(tongues, (say) => m.paper_dates({}, say), trip.leavesOn || trip.returnsOn ? periodSaid(tongues, trip.leavesOn, trip.returnsOn) : []),
	fact(tongues, (say) => m.paper_places({}, say), listed(tongues, trip.places)),
];

/** Where a letter reaches it, its country in the words of the paper; nothing where it is not known: it is left open. */
export const postSaid = (tongues: Tongues, { post = [], country }: House): Said =>
	post.length === 0
		? []
		: inEach(tongues, ({ locale }) => [...post, country ? countryName(country, locale) : ''].filter(Boolean).join(', '));

/** What stands on every sheet. */
export const sheetOf = (tongues: Tongues, house: House | null) => ({
	tongues,
	house: house && {
		name: written(tongues, house.name),
		address: [postSaid(tongues, house)[0]?.text, house.address].filter(Boolean).join(' – '),
	},
	number: [] as Said,
	subtitle: [] as Said,
	foot: inEach(tongues, (say) => m.paper_page({ n: '{n}', total: '{total}' }, say)),
	format: 'a4' as const,
});
/** The office's own number; room for one where it has none yet. */
export const numberSaid = (tongues: Tongues, number: string | null | undefined): Said =>
	inEach(tongues, (say) => m.paper_number({ number: number || '………………' }, say));
export const madeSaid = (tongues: Tongues): Said => inEach(tongues, (say) => m.paper_made({}, say));
export { inEach, plain, written };

/** A line to sign on: what they are, or that an authority signs, and their name. */
export const signs = (
	tongues: Tongues,
	who: Someone | null | undefined,
	role: (say: In) => string = (say) => m.paper_signatory({}, say),
) => {
	const capacity = written(tongues, who?.capacity).map(({ lang, text }) => ({
		lang,
		text: text.charAt(0).toLocaleUpperCase(lang) + text.slice(1),
	}));
	return { role: capacity.length > 0 ? capacity : inEach(tongues, role), name: who ? nameSaid(tongues, who) : [] };
};
