import { called, countryName } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, read } from '../../plain/language.ts';
import { Waiting } from '../../proposal/Waiting.tsx';
import type { Membership } from '../../server/database.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { ListQuestion, PartnershipLine, Sort } from '../list.ts';
import { kinds, states } from '../partnership.ts';
import { kindLabel, reasonText, stateLabel, stateTone } from '../wording.ts';

export interface ListProps {
	question: ListQuestion;
	rows: readonly PartnershipLine[];
	previous: string | null;
	next: string | null;
	memberships: readonly Membership[];
	mayCreate: boolean;
	/** In all partnerships, the changes that wait for the reader's answer. */
	waiting: Parameters<typeof Waiting>[0]['proposals'];
	timeZone: string;
	locale: Language;
}

/** Somebody who has an account and no organisation yet. */
export const NoMembershipPage = () => (
	<>
		<PageHead title={m.nav_partnerships()} />
		<Empty title={m.partnership_none_title()}>{m.partnership_no_membership()}</Empty>
	</>
);

// A function: words come out in the language of the request.
const create = () => (
	<ButtonLink href={urls.partnershipNew()} kind="primary">
		{m.partnership_new()}
	</ButtonLink>
);

export function ListPage({ question, rows, previous, next, memberships, mayCreate, waiting, timeZone, locale }: ListProps) {
	const { q, kind, state, inChargeOf, sort = 'label', descending, organisationId } = question;
	const several = memberships.length > 1;
	const filters = { organisation: several ? organisationId : null, q, kind, state, mine: inChargeOf ? 'yes' : null };
	const sorting = { sort: sort === 'label' ? null : sort, order: descending ? 'down' : null };
	const filtered = Boolean(q?.trim() || kind || state || inChargeOf);
	const away = Boolean(question.after || question.before);
	const own = memberships.find((one) => one.organisationId === organisationId);
	const ownName = own ? (own.names[locale] ?? own.organisation) : '';
	return (
		<>
			<PageHead
				title={m.nav_partnerships()}
				lede={ownName}
				actions={
					<>
						{rows.length > 0 && !inChargeOf && (
							<ButtonLink href={urls.partnerships({}, { ...filters, mine: 'yes' })}>{m.charge_mine()}</ButtonLink>
						)}
						{rows.length > 0 && (
							<ButtonLink href={urls.partnershipsCsv({}, { ...filters, ...sorting })} download>
								{m.partnership_csv()}
							</ButtonLink>
						)}
						{mayCreate && create()}
					</>
				}
			/>
			<Waiting proposals={waiting} mine locale={locale} timeZone={timeZone} />
			{(rows.length > 0 || filtered || several) && <Filters {...{ question, memberships: several ? memberships : [], filtered, locale }} />}
			{rows.length > 0 ? (
				<>
					<Table
						caption={m.partnership_list_of({ name: ownName })}
						hideCaption
						rows={rows}
						rowKey={({ id }) => id}
						columns={columnsFor(organisationId, locale, (column) => ({
							sortHref: urls.partnerships(
								{},
								{ ...filters, sort: column === 'label' ? null : column, order: sort === column && !descending ? 'down' : null },
							),
							...(sort === column ? { sorted: descending ? ('down' as const) : ('up' as const) } : {}),
						}))}
					/>
					<Pager
						previous={previous && urls.partnerships({}, { ...filters, ...sorting, before: previous })}
						next={next && urls.partnerships({}, { ...filters, ...sorting, after: next })}
					/>
				</>
			) : filtered || away ? (
				<Empty
					title={m.partnership_not_found_title()}
					action={
						<ButtonLink href={urls.partnerships({}, { organisation: filters.organisation })}>{m.partnership_filter_clear()}</ButtonLink>
					}
				>
					{m.partnership_not_found_text()}
				</Empty>
			) : (
				<Empty title={m.partnership_none_title()} action={mayCreate && create()}>
					{mayCreate ? m.partnership_none_editor() : m.partnership_none_reader()}
				</Empty>
			)}
		</>
	);
}

function Filters({
	question,
	memberships,
	filtered,
	locale,
}: Pick<ListProps, 'question' | 'memberships' | 'locale'> & { filtered: boolean }) {
	const { q, kind, state, inChargeOf, sort, descending, organisationId } = question;
	return (
		<Form method="get" action={urls.partnerships()} submit={false}>
			{sort === 'since' && <input type="hidden" name="sort" value="since" />}
			{descending && <input type="hidden" name="order" value="down" />}
			<div class="field-row">
				{memberships.length > 0 && (
					<Select
						name="organisation"
						label={m.partnership_whose()}
						empty={false}
						value={organisationId}
						options={memberships.map((one) => ({ value: one.organisationId, label: one.names[locale] ?? one.organisation }))}
					/>
				)}
				<TextField name="q" type="search" label={m.partnership_search()} value={q} />
				<Select
					name="kind"
					label={m.partnership_column_kind()}
					empty={m.partnership_filter_all()}
					value={kind}
					options={kinds.map((value) => ({ value, label: kindLabel[value]() }))}
				/>
				<Select
					name="state"
					label={m.partnership_column_state()}
					empty={m.partnership_filter_all()}
					value={state}
					options={states.map((value) => ({ value, label: stateLabel[value]() }))}
				/>
				<Select
					name="mine"
					label={m.charge_mine_label()}
					empty={m.partnership_filter_all()}
					value={inChargeOf ? 'yes' : null}
					options={[{ value: 'yes', label: m.charge_mine_me() }]}
				/>
				<div class="cluster">
					<Button>{m.partnership_filter_submit()}</Button>
					{filtered && (
						<ButtonLink kind="quiet" href={urls.partnerships({}, { organisation: memberships.length > 0 ? organisationId : null })}>
							{m.partnership_filter_clear()}
						</ButtonLink>
					)}
				</div>
			</div>
		</Form>
	);
}

const columnsFor = (
	organisationId: string,
	locale: Language,
	sortable: (column: Sort) => Pick<Column<PartnershipLine>, 'sortHref' | 'sorted'>,
): Column<PartnershipLine>[] => [
	{
		key: 'name',
		label: m.partnership_column_name(),
		...sortable('label'),
		cell: ({ id, name, level }) => (
			<>
				<a href={urls.partnership({ partnership: id })}>{name}</a>{' '}
				{level === 'read' && <Chip icon={null}>{m.partnership_for_reading()}</Chip>}
			</>
		),
	},
	{
		key: 'parties',
		label: m.partnership_column_parties(),
		cell: ({ parties }) => {
			// One's own city goes without saying.
			const others = parties.filter((party) => party.organisationId !== organisationId);
			return others.map((party, index) => (
				<>
					{index > 0 && ', '}
					{called(party, locale)} {/* Of an entity that is not recognised, no State is named: which one is the very question. */}
					{!party.unrecognised && <span class="soft">({party.countryNames[locale] ?? countryName(party.country, locale)})</span>}
				</>
			));
		},
	},
	{ key: 'kind', label: m.partnership_column_kind(), cell: ({ kind }) => kindLabel[kind]() },
	{
		key: 'state',
		label: m.partnership_column_state(),
		cell: ({ standing: { state, reasons } }) => (
			<>
				<Chip tone={stateTone[state]}>{stateLabel[state]()}</Chip>
				<div class="soft small">{reasonText({ ...reasons[0], text: null }, locale)}</div>
			</>
		),
	},
	{ key: 'since', label: m.partnership_column_since(), ...sortable('since'), cell: ({ since }) => <When date={since} /> },
	{
		key: 'agreement',
		label: m.partnership_column_agreement(),
		cell: ({ id, lastAgreement }) => {
			const title = lastAgreement && read(lastAgreement.title, locale);
			if (!lastAgreement) return <span class="soft">{m.partnership_no_agreement()}</span>;
			return (
				<>
					<a href={urls.agreement({ partnership: id, agreement: lastAgreement.id })}>
						<span lang={title?.language}>{title?.text ?? m.partnership_column_agreement()}</span>
					</a>
					<div class="soft small">
						<When date={lastAgreement.on} />
					</div>
				</>
			);
		},
	},
];
