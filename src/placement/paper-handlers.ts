import { answerDocx, answerPdf, tonguesAsked } from '../paper/answer.ts';
import { attendanceCertificate } from '../paper/certificate.ts';
import { hostingAgreement } from '../paper/hosting.ts';
import { invitation } from '../paper/invitation.ts';
import { letterheadOf, signedBefore } from '../paper/letterhead.ts';
import { nameIn } from '../paper/shapes.ts';
import type { Dated } from '../plain/day.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { departmentsSeen } from './capacity-store.ts';
import { known } from './known.ts';
import { agreementOf, certificateOf, invitationOf, type Told } from './papers.ts';
import { weeksPlanned } from './part-store.ts';
import { type Placement, stateOf } from './placement.ts';
import { hostsOf } from './store.ts';
import { visitorsOf } from './visitor-store.ts';
import { placementTitle } from './wording.ts';

/** @param signedOn the day that this paper is signed; else before they arrive */
async function toldOf(ask: Ask, signedOn: (placement: Placement) => Dated | null = () => null): Promise<Told> {
	const { partnership, placement } = await known(ask);
	const [department] = placement.departmentId ? await departmentsSeen(ask.db, { id: placement.departmentId }) : [];
	const on = signedOn(placement) ?? signedBefore(placement.arrivedOn ?? placement.arrivesOn, ask.today);
	return {
		partnership,
		placement,
		visitors: await visitorsOf(ask.db, partnership.id, placement.id),
		weeks: await weeksPlanned(ask.db, partnership.id, placement.id),
		hosts: await hostsOf(ask.db, [placement]),
		department: department ?? null,
		host: await letterheadOf(ask, placement.hostId, on),
		sender: await letterheadOf(ask, placement.senderId, on),
	};
}
const about = ({ placement }: Told, { locale }: Ask) => placement.hostingNumber ?? placementTitle(placement, locale).text;

const agreementTold = (ask: Ask) => toldOf(ask, ({ hostingSignedOn }) => hostingSignedOn);
const agreementSheet = (ask: Ask, told: Told) => hostingAgreement(agreementOf(told), tonguesAsked(ask));
export const agreementPdf: Handler = async (ask) => {
	const told = await agreementTold(ask);
	return answerPdf(ask, agreementSheet(ask, told), about(told, ask));
};
export const agreementWord: Handler = async (ask) => {
	const told = await agreementTold(ask);
	return answerDocx(ask, agreementSheet(ask, told), about(told, ask));
};

const invitationSheet = (ask: Ask, told: Told) => invitation(invitationOf(told), tonguesAsked(ask));
export const invitationPdf: Handler = async (ask) => {
	const told = await toldOf(ask);
	return answerPdf(ask, invitationSheet(ask, told), about(told, ask));
};
export const invitationWord: Handler = async (ask) => {
	const told = await toldOf(ask);
	return answerDocx(ask, invitationSheet(ask, told), about(told, ask));
};

/** Only of a stay that is completed: of any other there is nothing to certify. */
export const certificatePdf: Handler = async (ask) => {
	const told = await toldOf(ask, ({ certificateOn }) => certificateOn ?? ask.today);
	const visitor = told.visitors.find(({ id }) => id === ask.params.visitor);
	if (!visitor || stateOf(told.placement, ask.today) !== 'completed') throw new NotFound();
	return answerPdf(ask, attendanceCertificate(certificateOf(told, visitor), tonguesAsked(ask)), nameIn(visitor, ask.locale));
};
