import { m } from '../paraglide/messages.js';
import type { NavLink } from '../ui/Layout.tsx';
import { urls } from '../urls.ts';
import type { Ask } from './ask.ts';

/**
 * The rooms of a partnership's file, shown under the main navigation wherever one is in it.
 * @returns empty outside of a partnership; exactly one is current: that of the address, else the file itself
 */
export function placesOf({ params, url, may }: Pick<Ask, 'params' | 'url' | 'may'>): NavLink[] {
	const { partnership } = params;
	if (!partnership) return [];
	const at = { partnership };
	const rooms = [
		{ label: m.mission_list_title(), href: urls.missions(at) },
		{ label: m.placement_list_title(), href: urls.placements(at) },
		{ label: m.follow_up_title(), href: urls.followUps(at) },
		{ label: m.encounter_list_title(), href: urls.encounters(at) },
		{ label: m.place_documents(), href: urls.documents(at) },
		{ label: m.place_changes(), href: urls.proposals(at) },
		{ label: m.place_history(), href: urls.partnershipHistory(at) },
		...(may('approver') ? [{ label: m.publication_title(), href: urls.publication(at) }] : []),
	];
	const here = rooms.find(({ href }) => url.pathname === href || url.pathname.startsWith(`${href}/`));
	return [
		{ label: m.place_file(), href: urls.partnership(at), current: here === undefined },
		...rooms.map((room) => ({ ...room, current: room === here })),
	];
}
