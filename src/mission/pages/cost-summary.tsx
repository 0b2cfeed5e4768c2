import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { formatMoney } from '../../plain/money.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Total } from '../cost.ts';
import type { ShowProps } from './show.tsx';

/** What each payer has planned, spent and been allowed, in its own currency. */
export function Totals({ totals, locale }: { totals: readonly Total[]; locale: Language }) {
	return (
		<Table
			caption={m.mission_totals()}
			hideCaption
			rows={totals}
			rowKey={({ payer, currency }) => `${payer.id}-${currency}`}
			columns={[
				{ key: 'payer', label: m.mission_payer(), cell: ({ payer }: Total) => called(payer, locale) },
				{ key: 'planned', label: m.mission_planned(), number: true, cell: ({ planned }) => formatMoney(planned, locale) },
				{
					key: 'spent',
					label: m.mission_spent(),
					number: true,
					cell: ({ spent }) => (spent.minor === 0 ? '—' : formatMoney(spent, locale)),
				},
				{
					key: 'voted',
					label: m.mission_voted(),
					number: true,
					cell: ({ voted }) => (voted ? formatMoney(voted, locale) : <span class="soft">{m.mission_not_voted()}</span>),
				},
				{
					key: 'standing',
					label: m.mission_standing(),
					cell: ({ standing, uncounted }) => (
						<>
							{standing && (
								<Chip tone={standing === 'over' ? 'bad' : 'good'}>
									{standing === 'over' ? m.mission_over_voted() : m.mission_within_voted()}
								</Chip>
							)}
							{uncounted > 0 && <Chip tone="warn">{m.mission_uncounted({ n: uncounted })}</Chip>}
						</>
					),
				},
			]}
		/>
	);
}

export function CostSummary({ partnership, mission, totals, locale, mayEdit }: ShowProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<Section
			title={m.mission_costs()}
			actions={
				totals.length > 0 && (
					<ButtonLink href={urls.costs(at)} size="small">
						{m.mission_costs_see()}
					</ButtonLink>
				)
			}
		>
			{totals.length === 0 ? (
				<Empty
					title={m.mission_no_cost()}
					action={
						mayEdit && (
							<ButtonLink href={urls.costNew(at)} size="small">
								{m.mission_cost_add()}
							</ButtonLink>
						)
					}
				>
					{m.mission_no_cost_hint()}
				</Empty>
			) : (
				<Totals totals={totals} locale={locale} />
			)}
		</Section>
	);
}
