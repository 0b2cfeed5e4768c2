import { m } from '../../paraglide/messages.js';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { PlacedPartnership } from '../territory-store.ts';

export function PartnershipTable({ caption, rows }: { caption: string; rows: readonly PlacedPartnership[] }) {
	return (
		<Table
			caption={caption}
			hideCaption
			rows={rows}
			rowKey={({ partnershipId, organisationId }) => partnershipId + organisationId}
			columns={[
				{
					key: 'name',
					label: m.directory_partnership(),
					cell: (row) => <a href={urls.partnership({ partnership: row.partnershipId })}>{row.name}</a>,
				},
				{ key: 'since', label: m.directory_since(), cell: ({ since }) => <When date={since} /> },
			]}
		/>
	);
}
