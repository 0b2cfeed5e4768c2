import type { Decision } from '../../decision/decision.ts';
import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read } from '../../plain/language.ts';
import { formatMoney, fromDecimal } from '../../plain/money.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { formatDated, formatNumber } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Budget, Cost, Total } from '../cost.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import type { Delegate } from '../roster.ts';
import { Tabs } from '../Tabs.tsx';
import { costKindLabel } from '../wording.ts';
import { Totals } from './cost-summary.tsx';

export interface CostsProps {
	partnership: Partnership;
	mission: Mission;
	costs: readonly Cost[];
	budgets: readonly Budget[];
	totals: readonly Total[];
	delegates: readonly Delegate[];
	decisions: readonly Decision[];
	locale: Language;
	mayEdit: boolean;
}

export function CostsPage(props: CostsProps) {
	const { partnership, mission, costs, totals, locale, mayEdit } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const add = mayEdit && <ButtonLink href={urls.costNew(at)}>{m.mission_cost_add()}</ButtonLink>;
	return (
		<>
			<PageHead
				title={m.mission_costs()}
				crumbs={crumbsOf(partnership, mission, locale)}
				actions={
					mayEdit && (
						<>
							{costs.length > 0 && add}
							<ButtonLink href={urls.budget(at)}>{m.mission_budget_record()}</ButtonLink>
						</>
					)
				}
			/>
			<Tabs partnership={partnership} mission={mission} current="costs" />
			{totals.length > 0 && (
				<Section title={m.mission_totals()}>
					<Totals totals={totals} locale={locale} />
					<Voted {...props} />
				</Section>
			)}
			<Section title={m.mission_cost_lines()}>
				{costs.length === 0 ? (
					<Empty title={m.mission_no_cost()} action={add}>
						{m.mission_no_cost_hint()}
					</Empty>
				) : (
					<Lines {...props} />
				)}
			</Section>
		</>
	);
}

function Voted({ partnership, mission, budgets, decisions, locale, mayEdit }: CostsProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<ul class="lines small">
			{budgets.map(({ payer, voted, currency, decisionId }) => {
				const decision = decisions.find(({ id }) => id === decisionId);
				const said = decision && read(decision.subject, locale);
				return (
					<li>
						{called(payer, locale)} – {formatMoney(fromDecimal(voted, currency), locale)}
						{' – '}
						{decision ? (
							<a href={urls.decision({ partnership: partnership.id, decision: decision.id })} lang={said?.language}>
								{[decision.number, said?.text].filter(Boolean).join(' – ')}
							</a>
						) : (
							<span class="soft">{m.mission_voted_unproved()}</span>
						)}{' '}
						{mayEdit && (
							<a href={urls.budget(at, { payer: payer.id })}>
								{m.mission_edit()}
								<span class="hidden"> ({called(payer, locale)})</span>
							</a>
						)}
					</li>
				);
			})}
		</ul>
	);
}

function Lines({ partnership, mission, costs, delegates, locale, mayEdit }: CostsProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	const sum = (amount: string | null, currency: string) => (amount === null ? '—' : formatMoney(fromDecimal(amount, currency), locale));
	return (
		<Table
			caption={m.mission_cost_lines()}
			hideCaption
			rows={costs}
			rowKey={({ id }) => id}
			columns={[
				{
					key: 'label',
					label: m.mission_cost_label(),
					cell: ({ id, label, kind }: Cost) => (
						<>
							{mayEdit ? <a href={urls.cost({ ...at, cost: id })}>{label}</a> : label}
							<div class="soft small">{costKindLabel[kind]()}</div>
						</>
					),
				},
				{
					key: 'for',
					label: m.mission_cost_for(),
					cell: ({ delegateId }) => {
						const one = delegates.find(({ id }) => id === delegateId);
						return one ? nameOf(one, locale).text : m.mission_cost_for_all();
					},
				},
				{ key: 'payer', label: m.mission_payer(), cell: ({ payer }) => called(payer, locale) },
				{ key: 'planned', label: m.mission_planned(), number: true, cell: ({ planned, currency }) => sum(planned, currency) },
				{
					key: 'spent',
					label: m.mission_spent(),
					number: true,
					cell: ({ spent, currency, paidOn }) => (
						<>
							{sum(spent, currency)}
							{paidOn && (
								<div class="soft small">
									<When date={paidOn} />
								</div>
							)}
						</>
					),
				},
				{
					key: 'rate',
					label: m.mission_rate(),
					cell: ({ rate, rateOn, rateSource }) =>
						rate === null ? (
							'—'
						) : (
							<>
								{formatNumber(Number(rate), locale, { maximumSignificantDigits: 8 })}
								<div class="soft small">{[formatDated(rateOn, locale), rateSource].filter(Boolean).join(', ')}</div>
							</>
						),
				},
				{
					key: 'receipt',
					label: m.mission_receipt(),
					cell: ({ documentId, document }) =>
						documentId ? (
							<a href={urls.document({ partnership: partnership.id, document: documentId })}>{document}</a>
						) : (
							<span class="soft">{m.mission_receipt_none()}</span>
						),
				},
			]}
		/>
	);
}
