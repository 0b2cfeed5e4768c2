import { answerPdf, tonguesAsked } from '../paper/answer.ts';
import { attendanceCertificate } from '../paper/certificate.ts';
import { hostingAgreement } from '../paper/hosting.ts';
import { invitation } from '../paper/invitation.ts';
import { nameIn, type Someone, textsOf } from '../paper/shapes.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { languages, type Texts } from '../plain/language.ts';
import { formatMoney, fromDecimal } from '../plain/money.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { inLanguage } from '../web/locale.ts';
import { departmentsSeen } from './capacity-store.ts';
import { known } from './known.ts';
import { weeksPlanned } from './part-store.ts';
import type { Placement } from './placement.ts';
import { hostsOf } from './store.ts';
import { type Visitor, visitorsOf } from './visitor-store.ts';
import { perLabel } from './wording.ts';

/** The same words whatever the language: what an office typed once. */
const inAny = (text: string | null): Texts | null => (text ? Object.fromEntries(languages.map((language) => [language, text])) : null);

const senderOf = (partnership: Partnership, { senderId }: Placement): Texts => {
	const party = partnership.parties.find(({ organisationId }) => organisationId === senderId);
	return party ? textsOf(party) : {};
};
const someoneOf = (visitor: Visitor, organisation: Texts): Someone => ({ ...visitor, capacity: visitor.occupation, organisation });

/** What is known of a stay, as its papers ask for it: the host's letterhead, who comes, from when to when. */
async function toldOf(ask: Ask) {
	const { partnership, placement } = await known(ask);
	const host = (await hostsOf(ask.db, [placement])).get(placement.hostId);
	const sender = senderOf(partnership, placement);
	const visitors = (await visitorsOf(ask.db, partnership.id, placement.id)).map((visitor) => ({
		visitor,
		who: someoneOf(visitor, sender),
	}));
	const party = partnership.parties.find(({ organisationId }) => organisationId === placement.hostId);
	const house = { name: host ? textsOf(host) : {}, country: party?.country ?? null };
	return { partnership, placement, sender, visitors, house };
}

/** The hosting agreement: what is known of the stay, article by article; what is not is left open. */
export const agreementPdf: Handler = async (ask) => {
	const { partnership, placement, sender, visitors, house } = await toldOf(ask);
	const [department] = placement.departmentId ? await departmentsSeen(ask.db, { id: placement.departmentId }) : [];
	const weeks = await weeksPlanned(ask.db, partnership.id, placement.id);
	const tutor = partnership.people.find(({ personId }) => personId === placement.tutorId);
	const { allowance, currency, allowancePer } = placement;
	const sheet = hostingAgreement(
		{
			house,
			reference: placement.hostingNumber,
			sender,
			title: placement.profile,
			visitors: visitors.map(({ who }) => who),
			number: placement.visitors,
			from: placement.arrivesOn,
			to: placement.leavesOn,
			places: [],
			department: department?.names ?? null,
			tutor: tutor ?? null,
			objectives: weeks.map(({ objectives }) => objectives).filter((objectives) => Object.keys(objectives).length > 0),
			allowance:
				allowance !== null && allowancePer !== null
					? Object.fromEntries(
							languages.map((language) => [
								language,
								inLanguage(
									language,
									() => `${formatMoney(fromDecimal(allowance, currency ?? 'EUR'), language)} ${perLabel[allowancePer]()}`,
								),
							]),
						)
					: null,
			insurance: inAny(placement.insurer),
			visaUntil: placement.visaUntil,
			access: inAny(placement.access),
		},
		tonguesAsked(ask),
	);
	return answerPdf(ask, sheet, placement.hostingNumber ?? partnership.name);
};

/** The letter of invitation, for the visa: who comes, when, what for, and the allowance where somebody pays one. */
export const invitationPdf: Handler = async (ask) => {
	const { partnership, placement, sender, visitors, house } = await toldOf(ask);
	const payer =
		partnership.parties.find(({ organisationId }) => organisationId === placement.payerId) ??
		(await hostsOf(ask.db, [placement])).get(placement.payerId ?? '');
	const sheet = invitation(
		{
			house,
			trip: {
				title: placement.profile,
				leavesOn: placement.arrivesOn,
				returnsOn: placement.leavesOn,
				places: [],
				sender,
				host: house.name,
			},
			guests: visitors.map(({ who }) => who),
			number: placement.visitors,
			costs:
				payer && placement.allowance !== null
					? [
							{
								label: Object.fromEntries(languages.map((language) => [language, inLanguage(language, () => m.placement_allowance())])),
								payer: textsOf(payer),
							},
						]
					: [],
		},
		tonguesAsked(ask),
	);
	return answerPdf(ask, sheet, partnership.name);
};

/** The certificate of attendance of one visitor: only of a stay that is over, on the days it was. */
export const certificatePdf: Handler = async (ask) => {
	const { placement, visitors, house } = await toldOf(ask);
	const found = visitors.find(({ visitor }) => visitor.id === ask.params.visitor);
	if (!found || !placement.leftOn) throw new NotFound();
	const sheet = attendanceCertificate(
		{
			house,
			reference: placement.certificateNumber,
			who: found.who,
			title: placement.profile,
			from: placement.arrivedOn,
			to: placement.leftOn,
			places: [],
		},
		tonguesAsked(ask),
	);
	return answerPdf(ask, sheet, nameIn(found.who, ask.locale));
};
