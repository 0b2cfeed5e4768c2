import type { InCharge } from '../../account/charge-store.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import type { Decision } from '../../decision/decision.ts';
import type { MandateOfPerson } from '../../directory/person-store.ts';
import { called } from '../../directory/wording.ts';
import type { Evidence } from '../../document/store.ts';
import type { Deadline } from '../../law/deadline.ts';
import type { Review } from '../../law/law.ts';
import type { FollowUp } from '../../minutes/follow-up.ts';
import type { Mission } from '../../mission/mission.ts';
import type { Partnership, Standing } from '../../partnership/partnership.ts';
import type { Placement } from '../../placement/placement.ts';
import type { Named } from '../../placement/store.ts';
import type { Day } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import type { Moment, Step } from '../dossier.ts';
import type { Unconfirmed } from './follow-ups.tsx';
import type { SidesProps } from './sides.tsx';

export interface ShowProps {
	partnership: Partnership & { standing: Standing };
	decisions: Decision[];
	agreements: Agreement[];
	missions: readonly Mission[];
	/** Open ones, the nearest first. */
	followUps: readonly FollowUp[];
	unconfirmed: readonly Unconfirmed[];
	placements: readonly Placement[];
	/** Who receives them. */
	hosts: ReadonlyMap<string, Named>;
	evidence: readonly Evidence[];
	mandates: Map<string, MandateOfPerson[]>;
	review: Review;
	deadlines: Deadline[];
	moments: Moment[];
	steps: Step[];
	/** The reader's own organisation in this partnership. */
	own: string | null;
	/** Whom to turn to, on each side. */
	people: readonly InCharge[];
	today: Day;
	sides: SidesProps['sides'];
	openable: SidesProps['openable'];
	waiting: SidesProps['waiting'];
	before: SidesProps['before'];
	timeZone: string;
	locale: Language;
	may: { edit: boolean; approve: boolean; administer: boolean };
}

/** How the partnership's own things are called in the reader's language. */
export function naming({ partnership, agreements, decisions, placements, locale }: ShowProps) {
	return {
		party: (id: string) => {
			const party = partnership.parties.find(({ organisationId }) => organisationId === id);
			return party ? called(party.territory ?? party, locale) : '';
		},
		agreement: (id: string) => read(agreements.find((agreement) => agreement.id === id)?.title ?? {}, locale)?.text ?? '',
		decision: (id: string) => read(decisions.find((decision) => decision.id === id)?.subject ?? {}, locale)?.text ?? '',
		placement: (id: string) => read(placements.find((placement) => placement.id === id)?.profile ?? {}, locale)?.text ?? '',
		field: (key: string) => read(partnership.fields.find((field) => field.key === key)?.names ?? {}, locale)?.text ?? key,
	};
}

export const proofOf = (evidence: readonly Evidence[], noun: 'decision' | 'agreement', id: string) =>
	evidence.some(({ decisionId, agreementId }) => (noun === 'decision' ? decisionId : agreementId) === id)
		? ('found' as const)
		: ('missing' as const);
