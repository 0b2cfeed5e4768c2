/** What is recorded of a stay, as the documents that go with it ask for it. */
import type { Certificate } from '../paper/certificate.ts';
import type { HostingAgreement } from '../paper/hosting.ts';
import type { Invitation } from '../paper/invitation.ts';
import type { Letterhead } from '../paper/letterhead.ts';
import { type Paying, periodIn, type Someone, textsOf } from '../paper/shapes.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { type Language, languages, type Texts } from '../plain/language.ts';
import { formatMoney, fromDecimal } from '../plain/money.ts';
import type { PlannedWeek } from './part-store.ts';
import { bearings, type Placement } from './placement.ts';
import type { Named } from './store.ts';
import type { Visitor } from './visitor-store.ts';
import { bearingLabel, perLabel } from './wording.ts';

/** What is told of a stay: the host's letterhead, who comes, from when to when. */
export interface Told {
	partnership: Partnership;
	placement: Placement;
	visitors: readonly Visitor[];
	weeks: readonly PlannedWeek[];
	/** Who hosts and who pays, by their ids. */
	hosts: ReadonlyMap<string, Named>;
	department: { names: Texts } | null;
	/** Whose paper it is, and who signs for it; and the sending side, which signs the agreement too. */
	host: Letterhead;
	sender: Letterhead;
}

const inAll = (word: (say: { locale: Language }) => string): Texts =>
	Object.fromEntries(languages.map((locale) => [locale, word({ locale })]));
/** The same words whatever the language: what an office typed once. */
const inAny = (text: string | null): Texts | null => (text ? inAll(() => text) : null);

const partyOf = ({ partnership }: Told, id: string | null) => partnership.parties.find(({ organisationId }) => organisationId === id);
const nameOf = (told: Told, id: string | null): Texts | null => {
	const named = partyOf(told, id) ?? told.hosts.get(id ?? '');
	return named ? textsOf(named) : null;
};
const personOf = ({ partnership }: Told, id: string | null): Someone | null =>
	partnership.people.find(({ personId }) => personId === id) ?? null;
const senderOf = (told: Told): Texts => nameOf(told, told.placement.senderId) ?? {};
export const someoneOf = (told: Told, visitor: Visitor): Someone => ({
	...visitor,
	capacity: visitor.occupation,
	organisation: senderOf(told),
});

const placesOf = ({ hosts, placement }: Told): Texts[] => {
	const place = hosts.get(placement.hostId)?.place;
	return place ? [textsOf(place)] : [];
};

/** What they come for, in a consulate's words, with the field where it is said. */
function purposeOf({ partnership, placement }: Told): Texts | null {
	if (!placement.purpose) return null;
	const field = partnership.fields.find(({ key }) => key === placement.fieldKey);
	return inAll((say) => {
		const what = placement.purpose === 'work' ? m.placement_paper_work({}, say) : m.placement_paper_learn({}, say);
		const named = field?.names[say.locale] ?? field?.names.fr;
		return named ? m.placement_paper_field({ what, field: named }, say) : what;
	});
}

/** "450,50 € par mois". */
function allowanceOf({ allowance, currency, allowancePer }: Placement): Texts | null {
	if (allowance === null || allowancePer === null) return null;
	const amount = fromDecimal(allowance, currency ?? 'EUR');
	return inAll((say) => `${formatMoney(amount, say.locale)} ${perLabel[allowancePer]({}, say)}`);
}
/** Every cost, and who bears it as far as it is said; none where nothing is: the letter then leaves room. */
function costsOf(told: Told): Paying[] {
	const { placement } = told;
	const allowance = allowanceOf(placement);
	if (!allowance && bearings.every((cost) => placement[cost] === null)) return [];
	return [
		...bearings.map((cost) => ({ label: inAll((say) => bearingLabel[cost]({}, say)), payer: nameOf(told, placement[cost]) })),
		...(allowance
			? [
					{
						label: inAll((say) => `${m.placement_allowance({}, say)} – ${allowance[say.locale]}`),
						payer: nameOf(told, placement.payerId),
					},
				]
			: []),
	];
}
/** "à la charge de: CCAS"; null: nobody is said to bear it, and the line is left open. */
const borneBy = (told: Told, cost: (typeof bearings)[number]): Texts | null => {
	const payer = nameOf(told, told.placement[cost]);
	return payer && inAll((say) => m.placement_paper_borne({ name: payer[say.locale] ?? payer.fr ?? payer.hy ?? '' }, say));
};

/** The letter of invitation, for the visa: how many come, when, what for, to whom, and who bears which cost. */
export function invitationOf(told: Told): Invitation {
	const { placement, visitors } = told;
	const { house, signatory } = told.host;
	return {
		house,
		signatory,
		trip: {
			stay: true,
			title: placement.profile,
			purpose: purposeOf(told),
			leavesOn: placement.arrivesOn,
			returnsOn: placement.leavesOn,
			places: placesOf(told),
			sender: senderOf(told),
			host: house.name,
		},
		guests: visitors.map((visitor) => someoneOf(told, visitor)),
		number: placement.visitors,
		costs: costsOf(told),
	};
}

const byWeek = (weeks: readonly PlannedWeek[], part: 'objectives' | 'programme'): Texts[] =>
	weeks
		.filter((week) => Object.keys(week[part]).length > 0)
		.map((week) =>
			Object.fromEntries(
				Object.entries(week[part]).map(([locale, text]) => [
					locale,
					`${m.placement_week({ n: week.week }, { locale: locale as Language })} – ${text}`,
				]),
			),
		);

/** The hosting agreement: what is known of the stay, article by article; what is not is left open. */
export function agreementOf(told: Told): HostingAgreement {
	const { placement, visitors, weeks, department } = told;
	const { insuredFrom, insuredUntil, insurer } = placement;
	const insured = insuredFrom || insuredUntil;
	return {
		house: told.host.house,
		reference: placement.hostingNumber,
		sender: senderOf(told),
		senderHouse: told.sender.house,
		hostSignatory: told.host.signatory,
		senderSignatory: told.sender.signatory,
		title: placement.profile,
		purpose: purposeOf(told),
		visitors: visitors.map((visitor) => someoneOf(told, visitor)),
		number: placement.visitors,
		from: placement.arrivesOn,
		to: placement.leavesOn,
		places: placesOf(told),
		department: department?.names ?? null,
		tutor: personOf(told, placement.tutorId),
		interpreter: personOf(told, placement.interpreterId),
		works: placement.purpose === 'work',
		objectives: byWeek(weeks, 'objectives'),
		programme: byWeek(weeks, 'programme'),
		lodging: borneBy(told, 'lodgingPayerId'),
		meals: borneBy(told, 'mealsPayerId'),
		travel: borneBy(told, 'travelPayerId'),
		allowance: allowanceOf(placement),
		insurance:
			insurer || insured
				? inAll((say) => [insurer, insured ? periodIn(insuredFrom, insuredUntil, say) : null].filter(Boolean).join(', '))
				: borneBy(told, 'insurancePayerId'),
		visaUntil: placement.visaUntil,
		access: inAny(placement.access),
	};
}

/** The certificate of attendance of one visitor: on the days the stay was. */
export const certificateOf = (told: Told, visitor: Visitor): Certificate => ({
	...told.host,
	reference: told.placement.certificateNumber,
	who: someoneOf(told, visitor),
	title: purposeOf(told) ?? told.placement.profile,
	from: told.placement.arrivedOn,
	to: told.placement.leftOn,
	places: told.department ? [told.department.names, ...placesOf(told)] : placesOf(told),
});
