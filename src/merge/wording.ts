import { m } from '../paraglide/messages.js';
import type { Double } from './merge.ts';
import type { Link, Refusal } from './store.ts';

const links: Record<string, () => string> = {
	'mandate.person_id': m.merge_link_mandate,
	'partnership_person.person_id': m.merge_link_partnership_person,
	'adoption.signatory_id': m.merge_link_signatory,
	'signature.person_id': m.merge_link_signature,
	'attendance.person_id': m.merge_link_attendance,
	'person.merged_into_id': m.merge_link_forward,
	'organisation.keeper_id': m.merge_link_keeper_organisation,
	'organisation.parent_id': m.merge_link_child,
	'organisation.merged_into_id': m.merge_link_forward,
	'membership.organisation_id': m.merge_link_membership,
	'person.keeper_id': m.merge_link_keeper_person,
	'mandate.organisation_id': m.merge_link_mandate,
	'partnership.keeper_id': m.merge_link_keeper_partnership,
	'partnership.proposed_by_id': m.merge_link_proposed,
	'party.organisation_id': m.merge_link_party,
	'guest.organisation_id': m.merge_link_guest,
	'decision.organisation_id': m.merge_link_decision,
	'commitment.organisation_id': m.merge_link_commitment,
	'adoption.organisation_id': m.merge_link_adoption,
	'signature.organisation_id': m.merge_link_signature,
	'attendance.organisation_id': m.merge_link_attendance,
	'transmission.organisation_id': m.merge_link_transmission,
	'elimination.organisation_id': m.merge_link_elimination,
};
/** Links as they are read, each kind once; those of tables without words of their own together, last. */
export function linkLines(found: readonly Link[]): { label: string; n: number }[] {
	const lines = new Map<string, number>();
	let others = 0;
	for (const { tab, col, n } of found) {
		const label = links[`${tab}.${col}`];
		if (label) lines.set(label(), (lines.get(label()) ?? 0) + n);
		else others += n;
	}
	const said = [...lines].map(([label, n]) => ({ label, n }));
	return others > 0 ? [...said, { label: m.merge_link_other(), n: others }] : said;
}
export const tableWord = (tab: string): string => {
	const label = Object.entries(links).find(([key]) => key.startsWith(`${tab}.`))?.[1];
	return (label ?? m.merge_link_other)();
};

/** Why these two cannot be made one, and what to do. */
export function refusalText({ code, tab, partnership }: Refusal, name: string): string {
	const where = partnership ?? m.merge_partnership_unseen();
	switch (code) {
		case 'same':
			return m.merge_refused_same();
		case 'over':
			return m.merge_refused_over({ name });
		case 'not-kept':
			return m.merge_refused_not_kept({ name });
		case 'members':
			return m.merge_refused_members({ name });
		case 'parent':
			return m.merge_refused_parent();
		case 'unseen':
			return m.merge_refused_unseen({ name });
		case 'both-signed':
			return m.merge_refused_both_signed();
		case 'both-accounts':
			return m.merge_refused_both_accounts({ partnership: where });
		case 'both':
			if (tab === 'membership') return m.merge_refused_both_members();
			return tab === 'party' ? m.merge_refused_both_parties({ partnership: where }) : m.merge_refused_both({ what: tableWord(tab ?? '') });
	}
}

export const doubleWhy: Record<Double['why'], () => string> = {
	number: m.merge_double_number,
	name: m.merge_double_name,
	place: m.merge_double_place,
};
