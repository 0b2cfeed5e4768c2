import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { publicUrls, urls } from '../../urls.ts';
import type { PlacedPartnership } from '../territory-store.ts';
import { called } from '../wording.ts';

/** Partnerships of a place. `stands`: says also which party stands there. */
export function PartnershipTable(props: { caption: string; rows: readonly PlacedPartnership[]; locale: Language; stands?: boolean }) {
	const { caption, rows, locale, stands } = props;
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
					cell: ({ partnershipId, slug, name }) => (
						<a href={slug ? publicUrls[locale].partnership({ slug }) : urls.partnership({ partnership: partnershipId })}>{name}</a>
					),
				},
				...(stands
					? [
							{
								key: 'party',
								label: m.directory_organisation(),
								cell: ({ organisationId, organisation, organisationNames }: PlacedPartnership) => (
									<a href={urls.organisation({ organisation: organisationId })}>
										{called({ name: organisation, names: organisationNames }, locale)}
									</a>
								),
							},
						]
					: []),
				{ key: 'since', label: m.directory_since(), cell: ({ since }) => <When date={since} /> },
			]}
		/>
	);
}
