import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Day } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { PlacementTable } from '../PlacementTable.tsx';
import type { Placement } from '../placement.ts';
import type { Named } from '../store.ts';

export interface ListProps {
	partnership: Partnership;
	placements: readonly Placement[];
	hosts: ReadonlyMap<string, Named>;
	today: Day;
	locale: Language;
	mayEdit: boolean;
}

export function ListPage({ partnership, placements, hosts, today, locale, mayEdit }: ListProps) {
	const at = { partnership: partnership.id };
	const addNew = mayEdit && (
		<ButtonLink href={urls.placementNew(at)} kind="primary">
			{m.placement_new()}
		</ButtonLink>
	);
	return (
		<>
			<PageHead
				title={m.placement_list_title()}
				crumbs={[{ label: partnership.name, href: urls.partnership(at) }]}
				lede={m.placement_list_lede()}
				actions={
					<>
						{placements.length > 0 && addNew}
						{mayEdit && <ButtonLink href={urls.placementNew(at, { direction: 'out' })}>{m.placement_new_out()}</ButtonLink>}
						<ButtonLink href={urls.hosting()}>{m.hosting_title()}</ButtonLink>
					</>
				}
			/>
			{placements.length === 0 ? (
				<Empty title={m.placement_none()} action={addNew}>
					{m.placement_none_hint()}
				</Empty>
			) : (
				<PlacementTable placements={placements} hosts={hosts} today={today} locale={locale} />
			)}
		</>
	);
}
