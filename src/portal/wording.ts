/** What happened, in the words of the public page. */
import { m } from '../paraglide/messages.js';
import type { MomentKind } from './story.ts';

/** `by`: who proposed the partnership; '' where it is not known. */
export const momentWords: Record<MomentKind, (said: { by: string }) => string> = {
	proposed: ({ by }) => (by ? m.portal_moment_proposed_by({ by }) : m.portal_moment_proposed()),
	since: () => m.portal_moment_since(),
	'vote-adopted': () => m.portal_moment_vote_adopted(),
	'vote-rejected': () => m.portal_moment_vote_rejected(),
	'vote-annulled': () => m.portal_moment_vote_annulled(),
	signed: () => m.portal_moment_signed(),
	'entered-force': () => m.portal_moment_entered_force(),
	renewed: () => m.portal_moment_renewed(),
	suspended: () => m.portal_moment_suspended(),
	resumed: () => m.portal_moment_resumed(),
	ended: () => m.portal_moment_ended(),
	referred: () => m.portal_moment_referred(),
	annulled: () => m.portal_moment_annulled(),
	milestone: () => m.portal_moment_milestone(),
	mission: () => m.portal_moment_mission(),
	placement: () => m.dossier_moment_placement(),
	'partnership-suspended': () => m.portal_moment_partnership_suspended(),
	'partnership-resumed': () => m.portal_moment_partnership_resumed(),
	'partnership-ended': () => m.portal_moment_partnership_ended(),
};
