import { h } from 'preact';
import { decisionsOf } from '../decision/store.ts';
import { nameOf } from '../directory/person.ts';
import { answerDocx, answerLabels, answerPdf, tonguesAsked } from '../paper/answer.ts';
import { contacts as cards } from '../paper/contacts.ts';
import { download, fileName } from '../paper/download.ts';
import { invitation as letter } from '../paper/invitation.ts';
import { badges as badgesOf, tableCards } from '../paper/labels.ts';
import { letterheadOf, signedBefore } from '../paper/letterhead.ts';
import { mandateAnnex } from '../paper/mandate.ts';
import { missionOrder } from '../paper/order.ts';
import type { Sheet } from '../paper/sheet.ts';
import { m } from '../paraglide/messages.js';
import { read } from '../plain/language.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { missionAsked } from './ask.ts';
import { costsOf } from './cost-store.ts';
import { departure, hasLeft, type Mission } from './mission.ts';
import { PapersPage } from './pages/papers.tsx';
import { coming, coveredOf, mandateOf, payingOf, someoneOf, textsOf, travelOf, tripOf } from './papers.ts';
import { privatesOf } from './private-store.ts';
import { ofSide } from './roster.ts';
import { rosterOf } from './roster-store.ts';

const letterhead = (ask: Ask, mission: Mission, organisationId: string | null) =>
	letterheadOf(ask, organisationId, signedBefore(departure(mission), ask.today));
const about = (mission: Mission, { locale }: Ask) => read(mission.title, locale)?.text ?? '';

export const list: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask);
	const delegates = coming(await rosterOf(ask.db, partnership.id, mission.id));
	return ask.page(
		{ title: m.paper_papers(), current: 'partnerships' },
		h(PapersPage, { partnership, mission, delegates, locale: ask.locale }),
	);
};

/** Who travels without being elected goes by an order; elected members too where an office gives them one. */
async function orderSheet(ask: Ask): Promise<{ sheet: Sheet; name: string }> {
	const { partnership, mission } = await missionAsked(ask);
	const delegate = (await rosterOf(ask.db, partnership.id, mission.id)).find(({ id }) => id === ask.params.delegate);
	if (!delegate) throw new NotFound();
	const tongues = tonguesAsked(ask);
	const sheet = missionOrder(
		{
			...(await letterhead(ask, mission, delegate.sideId)),
			trip: tripOf(mission, partnership),
			traveller: someoneOf(delegate, partnership),
			number: delegate.orderNumber,
			travel: travelOf(delegate, tongues[0]),
			payer: delegate.budget && textsOf(delegate.budget),
		},
		tongues,
	);
	return { sheet, name: nameOf(delegate, ask.locale).text };
}
export const order: Handler = async (ask) => {
	const { sheet, name } = await orderSheet(ask);
	return answerPdf(ask, sheet, name);
};
export const orderWord: Handler = async (ask) => {
	const { sheet, name } = await orderSheet(ask);
	return answerDocx(ask, sheet, name);
};

async function mandateSheet(ask: Ask): Promise<{ sheet: Sheet; name: string }> {
	const { partnership, mission } = await missionAsked(ask);
	const roster = coming(await rosterOf(ask.db, partnership.id, mission.id));
	const members = ofSide(roster, mission.senderId).filter(({ status }) => status === 'elected');
	const costs = await costsOf(ask.db, partnership.id, mission.id);
	const decisions = await decisionsOf(ask.db, partnership.id);
	const sheet = mandateAnnex(
		{
			...(await letterhead(ask, mission, mission.senderId)),
			trip: tripOf(mission, partnership),
			members: members.map((delegate) => ({ ...someoneOf(delegate, partnership), decision: mandateOf(delegate, decisions) })),
			left: hasLeft(mission, ask.today),
			// What the host pays is no matter of this council.
			costs: payingOf(costs.filter(({ payer }) => payer.id !== mission.hostId)),
		},
		tonguesAsked(ask),
	);
	return { sheet, name: about(mission, ask) };
}
export const mandate: Handler = async (ask) => {
	const { sheet, name } = await mandateSheet(ask);
	return answerPdf(ask, sheet, name);
};
export const mandateWord: Handler = async (ask) => {
	const { sheet, name } = await mandateSheet(ask);
	return answerDocx(ask, sheet, name);
};

async function invitationSheet(ask: Ask): Promise<{ sheet: Sheet; name: string }> {
	const { partnership, mission } = await missionAsked(ask);
	const guests = ofSide(coming(await rosterOf(ask.db, partnership.id, mission.id)), mission.senderId);
	const sheet = letter(
		{
			...(await letterhead(ask, mission, mission.hostId)),
			trip: tripOf(mission, partnership),
			guests: guests.map((delegate) => someoneOf(delegate, partnership)),
			costs: coveredOf(await costsOf(ask.db, partnership.id, mission.id)),
		},
		tonguesAsked(ask),
	);
	return { sheet, name: about(mission, ask) };
}
export const invitation: Handler = async (ask) => {
	const { sheet, name } = await invitationSheet(ask);
	return answerPdf(ask, sheet, name);
};
export const invitationWord: Handler = async (ask) => {
	const { sheet, name } = await invitationSheet(ask);
	return answerDocx(ask, sheet, name);
};

async function peopleOf(ask: Ask) {
	const { partnership, mission } = await missionAsked(ask);
	const roster = coming(await rosterOf(ask.db, partnership.id, mission.id));
	return { mission, of: { trip: { title: mission.title }, people: roster.map((delegate) => someoneOf(delegate, partnership)) } };
}
export const badges: Handler = async (ask) => {
	const { mission, of } = await peopleOf(ask);
	return answerLabels(ask, badgesOf(of, tonguesAsked(ask)), about(mission, ask));
};
export const cardsOnTable: Handler = async (ask) => {
	const { mission, of } = await peopleOf(ask);
	return answerLabels(ask, tableCards(of, tonguesAsked(ask)), about(mission, ask));
};

/** Names and offices for everyone who reads the file; telephone numbers for those alone who may see what is private. */
export const contacts: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask);
	const roster = coming(await rosterOf(ask.db, partnership.id, mission.id));
	const known = await privatesOf(ask.db, partnership.id, mission.id);
	const people = roster.map((delegate) => ({
		...someoneOf(delegate, partnership),
		id: delegate.personId,
		phone: known.get(delegate.id)?.phone ?? null,
	}));
	return download(cards(people, ask.locale), fileName([m.paper_contacts(), about(mission, ask)], 'vcf'));
};
