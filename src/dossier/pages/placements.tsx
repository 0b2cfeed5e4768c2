import { m } from '../../paraglide/messages.js';
import { PlacementTable } from '../../placement/PlacementTable.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { ShowProps } from './parts.ts';

/** Stays of visitors, the latest first; more than these have a page of their own. */
const most = 4;

export function Placements({ partnership, placements, hosts, today, locale, may }: ShowProps) {
	const at = { partnership: partnership.id };
	return (
		<Section
			title={m.placement_list_title()}
			actions={
				placements.length > most || !may.edit ? (
					<ButtonLink href={urls.placements(at)} size="small">
						{m.placement_all()}
					</ButtonLink>
				) : (
					<ButtonLink href={urls.placementNew(at)} size="small">
						{m.placement_new()}
					</ButtonLink>
				)
			}
		>
			{placements.length === 0 ? (
				<p class="soft">{m.placement_none()}</p>
			) : (
				<PlacementTable placements={placements.slice(0, most)} hosts={hosts} today={today} locale={locale} />
			)}
		</Section>
	);
}
