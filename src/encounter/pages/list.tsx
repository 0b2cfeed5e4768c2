import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Told } from '../store.ts';
import { metName } from '../wording.ts';

export function ListPage(props: {
	partnership: Partnership;
	rows: readonly Told[];
	next: string | null;
	locale: Language;
	mayEdit: boolean;
}) {
	const { partnership, rows, next, locale, mayEdit } = props;
	const at = { partnership: partnership.id };
	const add = mayEdit && <ButtonLink href={urls.encounterNew(at)}>{m.encounter_new()}</ButtonLink>;
	return (
		<>
			<PageHead
				title={m.encounter_list_title()}
				crumbs={[{ label: partnership.name, href: urls.partnership(at) }]}
				lede={m.encounter_list_lede()}
				actions={rows.length > 0 && add}
			/>
			{rows.length === 0 ? (
				<Empty title={m.encounter_none()} action={add}>
					{m.encounter_none_hint()}
				</Empty>
			) : (
				<Table
					caption={m.encounter_list_title()}
					hideCaption
					rows={rows}
					rowKey={({ id }) => id}
					columns={[
						{
							key: 'who',
							label: m.encounter_who(),
							cell: (encounter) => <a href={urls.encounter({ ...at, encounter: encounter.id })}>{metName(encounter, locale)}</a>,
						},
						{ key: 'on', label: m.encounter_met_on(), cell: ({ metOn }) => <When date={metOn} /> },
						{
							key: 'where',
							label: m.encounter_territory(),
							cell: ({ territory }) => territory && <a href={urls.territory({ territory: territory.code })}>{called(territory, locale)}</a>,
						},
						{
							key: 'mission',
							label: m.follow_up_mission(),
							cell: ({ mission, missionId }) => {
								const title = mission && read(mission, locale);
								return (
									title && (
										<a href={urls.mission({ ...at, mission: missionId ?? '' })} lang={title.language}>
											{title.text}
										</a>
									)
								);
							},
						},
					]}
				/>
			)}
			<Pager next={next} />
		</>
	);
}
