import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import { Chip } from '../ui/Chip.tsx';
import { Table } from '../ui/Table.tsx';
import { urls } from '../urls.ts';
import { type Placement, stateOf } from './placement.ts';
import type { Named } from './store.ts';
import { periodOf, placementTitle, stateLabel } from './wording.ts';

export interface PlacementTableProps {
	placements: readonly Placement[];
	hosts: ReadonlyMap<string, Named>;
	today: Day;
	locale: Language;
}

/** Stays: who, with whom, when, and where each stands. */
export function PlacementTable({ placements, hosts, today, locale }: PlacementTableProps) {
	return (
		<Table
			caption={m.placement_list_title()}
			hideCaption
			rows={placements}
			rowKey={({ id }) => id}
			columns={[
				{
					key: 'who',
					label: m.placement_visitors(),
					cell: (placement) => {
						const { text, lang } = placementTitle(placement, locale);
						return (
							<a href={urls.placement({ partnership: placement.partnershipId, placement: placement.id })} lang={lang}>
								{text}
							</a>
						);
					},
				},
				{
					key: 'host',
					label: m.placement_host(),
					cell: ({ hostId }) => {
						const host = hosts.get(hostId);
						return host && called(host, locale);
					},
				},
				{ key: 'when', label: m.placement_period(), cell: (placement) => periodOf(placement, locale) },
				{
					key: 'state',
					label: m.placement_state(),
					cell: (placement) => {
						const { tone, label } = stateLabel[stateOf(placement, today)];
						return <Chip tone={tone}>{label()}</Chip>;
					},
				},
			]}
		/>
	);
}
