/** What the law reads of an agreement, and of a partnership whole. */
import { decisionsOf } from '../decision/store.ts';
import type { AgreementFacts, PartnershipFacts } from '../law/facts.ts';
import { partyFacts } from '../partnership/facts.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as partnershipFor } from '../partnership/store.ts';
import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import { NotFound } from '../web/ask.ts';
import { type Agreement, enteredForce, termEnd } from './agreement.ts';
import { agreementsOf } from './store.ts';

/** `today` decides only which term a tacit renewal has reached. */
export function agreementFacts(agreement: Agreement, today: Day): AgreementFacts {
	const { id, kind, parties, object, commitments, fields, tacitRenewalMonths, noticeMonths, events } = agreement;
	const on = (wanted: string) => events.findLast((event) => event.kind === wanted)?.on ?? null;
	return {
		id,
		kind,
		partyIds: parties.map(({ organisationId }) => organisationId),
		objectStated: Object.values(object).some((text) => text.trim() !== ''),
		commitments,
		fields,
		submittedOn: on('submitted'),
		adoptions: agreement.adoptions.map((it) => ({ ...it, signatoryPersonId: it.signatoryId })),
		signatures: agreement.signatures,
		transmissions: agreement.transmissions.map(({ organisationId, sentOn }) => ({ organisationId, on: sentOn })),
		inForceOn: enteredForce(agreement)?.on ?? null,
		endsOn: on('ended') ?? termEnd(agreement, today),
		tacitRenewalMonths,
		noticeMonths,
		referredOn: on('referred'),
		annulledOn: on('annulled'),
	};
}

/** The facts of a partnership already read. `locale` chooses the parties' names. */
export const factsOf = (
	partnership: Pick<Partnership, 'id' | 'kind' | 'parties' | 'proposedOn' | 'since'>,
	decisions: PartnershipFacts['decisions'],
	agreements: readonly Agreement[],
	today: Day,
	locale?: Language,
): PartnershipFacts => ({
	id: partnership.id,
	kind: partnership.kind,
	parties: partnership.parties.map((party) => partyFacts(party, locale)),
	decisions,
	agreements: agreements.map((agreement) => agreementFacts(agreement, today)),
	proposedOn: partnership.proposedOn,
	since: partnership.since,
});

/** All that the law reads of a partnership, in a fixed number of queries. @throws NotFound when the asker does not see it. */
export async function loadFacts(db: Db, partnershipId: string, today: Day, locale?: Language): Promise<PartnershipFacts> {
	const partnership = await partnershipFor(db, partnershipId, today);
	if (!partnership) throw new NotFound();
	return factsOf(partnership, await decisionsOf(db, partnershipId), await agreementsOf(db, partnershipId), today, locale);
}
