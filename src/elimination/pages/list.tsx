import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import type { Membership } from '../../server/database.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Checkboxes } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatDated } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { type Candidate, type Elimination, type Retention, stateOf } from '../elimination.ts';
import { durationText, fateLabel, nounLabel, ruleLabel, sourceText, stateLabel } from '../wording.ts';

/** An office's archives: what has passed its term, the lists proposed so far, and the rules they follow. */
export function ListPage(props: {
	office: { organisationId: string; organisation: string };
	offices: readonly Membership[];
	rules: readonly Retention[];
	candidates: readonly Candidate[];
	lists: readonly Elimination[];
	error: string | null;
	locale: Language;
}) {
	const { office, offices, rules, candidates, lists, error, locale } = props;
	return (
		<>
			<PageHead title={m.elimination_title()} lede={m.elimination_lede({ office: office.organisation })} />
			{offices.length > 1 && (
				<ul class="lines">
					{offices.map((one) => (
						<li>
							<a href={urls.eliminations({}, { office: one.organisationId })}>{one.names[locale] || one.organisation}</a>
						</li>
					))}
				</ul>
			)}
			<Section title={m.elimination_passed()}>
				{candidates.length === 0 ? (
					<Empty title={m.elimination_passed_none()}>{m.elimination_passed_none_next()}</Empty>
				) : (
					<Form
						action={urls.eliminations({}, { office: office.organisationId })}
						submit={m.elimination_prepare()}
						errors={error ? [{ field: 'record', message: error }] : []}
					>
						<Checkboxes
							name="record"
							label={m.elimination_choose()}
							error={error ?? undefined}
							options={candidates.map((one) => ({
								value: one.recordId,
								label: `${nounLabel[one.noun]()} — ${one.description}`,
								hint: m.elimination_candidate({
									dossier: one.dossier,
									rule: ruleLabel[one.rule]?.() ?? '',
									due: formatDated(one.dueOn, locale),
									fate: fateLabel[one.fate](),
								}),
							}))}
						/>
					</Form>
				)}
			</Section>
			<Section title={m.elimination_lists()}>
				{lists.length === 0 ? (
					<Empty title={m.elimination_lists_none()} />
				) : (
					<Table
						caption={m.elimination_lists()}
						hideCaption
						rows={lists}
						rowKey={({ id }) => id}
						columns={[
							{
								key: 'list',
								label: m.elimination_list(),
								cell: (one) => (
									<a href={urls.elimination({ elimination: one.id })}>{m.elimination_of({ date: formatDated(one.preparedOn, locale) })}</a>
								),
							},
							{ key: 'lines', label: m.elimination_lines(), cell: ({ lines }) => lines.length, number: true },
							{ key: 'state', label: m.elimination_state(), cell: (one) => <Chip>{stateLabel[stateOf(one)]()}</Chip> },
						]}
					/>
				)}
			</Section>
			<Section title={m.elimination_rules()}>
				<p>{m.elimination_rules_lede()}</p>
				<Table
					caption={m.elimination_rules()}
					hideCaption
					rows={rules}
					rowKey={({ key }) => key}
					columns={[
						{ key: 'rule', label: m.elimination_rule(), cell: ({ key }) => ruleLabel[key]?.() ?? key },
						{ key: 'years', label: m.elimination_duration(), cell: ({ years }) => durationText(years) },
						{ key: 'fate', label: m.elimination_fate(), cell: ({ fate }) => fateLabel[fate]() },
						{ key: 'source', label: m.elimination_source(), cell: ({ source }) => sourceText(source, locale) },
					]}
				/>
				<p>{m.elimination_cannot_yet()}</p>
			</Section>
		</>
	);
}
