import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import type { Day } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import { Chip } from '../ui/Chip.tsx';
import { Table } from '../ui/Table.tsx';
import { urls } from '../urls.ts';
import { type Mission, stateOf } from './mission.ts';
import { datesText, directionText, stateLabel } from './wording.ts';

export interface MissionTableProps {
	partnership: Partnership;
	missions: readonly Mission[];
	/** The reader's organisation: says who goes and who comes. */
	own: string | null;
	today: Day;
	locale: Language;
}

/** The missions of a partnership in a table; also shown on the partnership's home. */
export function MissionTable({ partnership, missions, own, today, locale }: MissionTableProps) {
	const at = { partnership: partnership.id };
	return (
		<Table
			caption={m.mission_list_title()}
			hideCaption
			rows={missions}
			rowKey={({ id }) => id}
			columns={[
				{
					key: 'title',
					label: m.mission_title(),
					cell: (mission) => {
						const title = read(mission.title, locale);
						return (
							<a href={urls.mission({ ...at, mission: mission.id })} lang={title?.language}>
								{title?.text ?? m.mission_untitled()}
							</a>
						);
					},
				},
				{ key: 'direction', label: m.mission_direction(), cell: (mission) => directionText(mission, partnership, own, locale) },
				{ key: 'dates', label: m.mission_when(), cell: (mission) => datesText(mission, locale) },
				{
					key: 'state',
					label: m.dossier_state(),
					cell: (mission) => {
						const { label, tone } = stateLabel[stateOf(mission, today)];
						return <Chip tone={tone}>{label()}</Chip>;
					},
				},
			]}
		/>
	);
}
