import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { formatMoney, fromDecimal, type Money, total } from '../../plain/money.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Table } from '../../ui/Table.tsx';
import type { Agreement } from '../agreement.ts';
import type { Commitment } from '../text-store.ts';

const moneyOf = ({ amount, currency }: Commitment): Money => fromDecimal(amount, currency);
const sums = (lines: readonly Commitment[], locale: Language) =>
	total(lines.map(moneyOf))
		.map((sum) => formatMoney(sum, locale))
		.join(' + ');

/** Who means to give what, year by year, with the totals; amounts of different currencies are never added. */
export function CommitmentsTable(props: { agreement: Agreement; commitments: readonly Commitment[]; locale: Language }) {
	const { agreement, commitments, locale } = props;
	if (agreement.commitments === 'none') return <p>{m.agreement_commitments_none()}</p>;
	if (commitments.length === 0) return <Empty title={m.agreement_commitments_unsaid()}>{m.agreement_commitments_unsaid_hint()}</Empty>;
	const nameOf = (organisationId: string) => {
		const party = agreement.parties.find((one) => one.organisationId === organisationId);
		return party?.names[locale] ?? party?.name ?? m.agreement_commitments_former_party();
	};
	const years = [...new Set(commitments.map(({ year }) => year))];
	const parties = [...new Set(commitments.map(({ organisationId }) => organisationId))];
	return (
		<>
			<Table
				caption={m.agreement_commitments_title()}
				hideCaption
				rows={commitments}
				rowKey={({ id }) => id}
				columns={[
					{ key: 'year', label: m.agreement_commitments_year(), cell: ({ year }) => year },
					{ key: 'party', label: m.agreement_commitments_party(), cell: ({ organisationId }) => nameOf(organisationId) },
					{
						key: 'amount',
						label: m.agreement_commitments_amount(),
						number: true,
						cell: (line) => formatMoney(moneyOf(line), locale),
					},
					{
						key: 'note',
						label: m.agreement_commitments_note(),
						cell: ({ inKind, note }) => [inKind && m.agreement_commitments_in_kind(), note].filter(Boolean).join(' – '),
					},
				]}
			/>
			<Table
				caption={m.agreement_commitments_totals()}
				rows={[
					...years.map((year) => ({ label: String(year), lines: commitments.filter((line) => line.year === year) })),
					{ label: m.agreement_commitments_whole(), lines: [...commitments] },
				]}
				rowKey={({ label }) => label}
				columns={[
					{ key: 'label', label: m.agreement_commitments_year(), cell: ({ label }) => label },
					...parties.map((organisationId) => ({
						key: organisationId,
						label: nameOf(organisationId),
						number: true,
						cell: ({ lines }: { lines: Commitment[] }) =>
							sums(
								lines.filter((line) => line.organisationId === organisationId),
								locale,
							) || '–',
					})),
					{ key: 'all', label: m.agreement_commitments_all(), number: true, cell: ({ lines }) => sums(lines, locale) },
				]}
			/>
		</>
	);
}
