import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { MissionTable, type MissionTableProps } from '../MissionTable.tsx';

export interface ListProps extends MissionTableProps {
	mayEdit: boolean;
}

export function NewMissions({ partnership, small }: { partnership: Partnership; small?: boolean }) {
	const at = { partnership: partnership.id };
	const size = small ? 'small' : 'normal';
	return (
		<>
			<ButtonLink href={urls.missionNew(at)} size={size}>
				{m.mission_prepare_out()}
			</ButtonLink>
			<ButtonLink href={urls.missionNew(at, { direction: 'in' })} size={size}>
				{m.mission_prepare_in()}
			</ButtonLink>
		</>
	);
}

export function ListPage(props: ListProps) {
	const { partnership, missions, mayEdit } = props;
	const create = mayEdit && <NewMissions partnership={partnership} />;
	return (
		<>
			<PageHead
				title={m.mission_list_title()}
				lede={m.mission_list_lede()}
				crumbs={[{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) }]}
				actions={missions.length > 0 && create}
			/>
			{missions.length === 0 ? (
				<Empty title={m.mission_none()} action={create}>
					{m.mission_none_hint()}
				</Empty>
			) : (
				<MissionTable {...props} />
			)}
		</>
	);
}
