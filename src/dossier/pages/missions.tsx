import { MissionTable } from '../../mission/MissionTable.tsx';
import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { ShowProps } from './parts.ts';

/** Delegations that went or come, the latest first; more than these have a page of their own. */
const most = 4;

export function Missions({ partnership, missions, own, today, locale, may }: ShowProps) {
	const at = { partnership: partnership.id };
	return (
		<Section
			title={m.dossier_missions()}
			actions={
				missions.length > 0 && (
					<ButtonLink href={urls.missions(at)} size="small">
						{m.dossier_missions_all()}
					</ButtonLink>
				)
			}
		>
			{missions.length === 0 ? (
				<Empty
					title={m.mission_none()}
					action={
						may.edit && (
							<ButtonLink href={urls.missionNew(at)} size="small">
								{m.mission_prepare_out()}
							</ButtonLink>
						)
					}
				>
					{m.mission_none_hint()}
				</Empty>
			) : (
				<MissionTable partnership={partnership} missions={missions.slice(0, most)} own={own} today={today} locale={locale} />
			)}
		</Section>
	);
}
