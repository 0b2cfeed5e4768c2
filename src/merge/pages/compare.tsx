import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Language, Texts } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatRow } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import type { Errors, Typed } from '../../web/form.ts';
import { addressOf, mergeAddress } from '../address.ts';
import { usualChoice } from '../merge.ts';
import type { Pair } from '../records.ts';
import type { Link, Refusal } from '../store.ts';
import { linkLines, refusalText } from '../wording.ts';

export interface CompareProps {
	pair: Pair;
	refusals: readonly Refusal[];
	links: readonly Link[];
	concerned: readonly { name: string; names: Texts }[];
	locale: Language;
	typed: Typed;
	errors: Errors;
}

/** Both records side by side: what is kept, what moves, who is concerned; or why they cannot be one. */
export function ComparePage({ pair, refusals, links, concerned, locale, typed, errors }: CompareProps) {
	const { noun, kept, gone } = pair;
	// Where only one record says something, nothing is asked: that is kept.
	const differing = pair.fields.filter((one) => one.kept !== one.gone && one.kept !== '' && one.gone !== '');
	const said = pair.fields.filter((one) => one.kept !== '' || one.gone !== '');
	const lines = linkLines(links);
	return (
		<>
			<PageHead
				title={m.merge_compare_title()}
				crumbs={[{ label: kept.name, href: addressOf(noun, kept.id) }]}
				lede={m.merge_compare_lede({ kept: kept.name, gone: gone.name })}
				actions={<ButtonLink href={mergeAddress(noun, gone.id, { other: kept.id })}>{m.merge_swap()}</ButtonLink>}
			/>
			<Section title={m.merge_side_by_side()}>
				<Table
					caption={m.merge_side_by_side()}
					hideCaption
					rows={[
						...said.map((one) => ({ key: one.field, label: one.label, left: one.shownKept, right: one.shownGone })),
						{ key: 'others', label: m.directory_spellings(), left: formatRow(kept.others, locale), right: formatRow(gone.others, locale) },
						{ key: 'keeper', label: m.directory_kept_by(), left: kept.keeper, right: gone.keeper },
					]}
					rowKey={({ key }) => key}
					columns={[
						{ key: 'field', label: m.merge_field(), cell: ({ label }) => label },
						{ key: 'kept', label: m.merge_kept_record(), cell: ({ left }) => left || '—' },
						{ key: 'gone', label: m.merge_gone_record(), cell: ({ right }) => right || '—' },
					]}
				/>
			</Section>
			<Section title={m.merge_moves()}>
				<p>{lines.length > 0 ? m.merge_moves_lede({ kept: kept.name }) : m.merge_moves_none()}</p>
				{lines.length > 0 && (
					<Table
						caption={m.merge_moves()}
						hideCaption
						rows={lines}
						rowKey={({ label }) => label}
						columns={[
							{ key: 'what', label: m.merge_moves_what(), cell: ({ label }) => label },
							{ key: 'n', label: m.merge_moves_n(), cell: ({ n }) => n, number: true },
						]}
					/>
				)}
				<p>
					{concerned.length > 0
						? m.merge_concerned({ names: concerned.map((one) => called(one, locale)).join(', ') })
						: m.merge_concerned_none()}
				</p>
			</Section>
			{refusals.length > 0 ? (
				<Section title={m.merge_refused_title()}>
					<ul class="lines">
						{[...new Set(refusals.map((one) => refusalText(one, one.recordId === kept.id ? kept.name : gone.name)))].map((text) => (
							<li>{text}</li>
						))}
					</ul>
					<ButtonLink href={addressOf(noun, kept.id)}>{m.ui_cancel()}</ButtonLink>
				</Section>
			) : (
				<Section title={m.merge_choose_values()}>
					<Form
						action={mergeAddress(noun, kept.id)}
						submit={m.merge_do()}
						danger
						typed={typed}
						errors={errors}
						cancel={{ href: addressOf(noun, kept.id) }}
					>
						<input type="hidden" name="other" value={gone.id} />
						{differing.map((one) => (
							<Radios
								name={`use_${one.field}`}
								id={`use-${one.field.replace('.', '-')}`}
								label={one.label}
								value={typed[`use_${one.field}`] ?? usualChoice(one.kept, one.gone)}
								options={[
									{ value: 'kept', label: one.shownKept },
									{ value: 'gone', label: one.shownGone },
								]}
							/>
						))}
						<p class="soft">{m.merge_names_kept()}</p>
						<TextField name="reason" label={m.merge_reason()} hint={m.merge_reason_hint()} required maxlength={300} />
					</Form>
				</Section>
			)}
		</>
	);
}
