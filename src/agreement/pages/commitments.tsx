import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Radios, Select } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import type { Agreement } from '../agreement.ts';
import { currencies, lineNumbers } from '../form.ts';
import type { Commitment } from '../text-store.ts';
import { CommitmentsTable } from './commitments-table.tsx';
import { agreementCrumbs } from './text-crumbs.ts';

const typedLine = (n: number, line: Commitment): Typed => ({
	[`rows.${n}.id`]: line.id,
	[`rows.${n}.organisation`]: line.organisationId,
	[`rows.${n}.year`]: String(line.year),
	[`rows.${n}.amount`]: line.amount.replace(/\.00$/, ''),
	[`rows.${n}.amount_currency`]: line.currency,
	[`rows.${n}.inKind`]: line.inKind ? 'yes' : '',
	[`rows.${n}.note`]: line.note ?? '',
});

/** The commitments as their form shows them, with `spare` empty lines after them. */
export function typedCommitments(agreement: Agreement, lines: readonly Commitment[], spare = 2): Typed {
	const typed: Typed = { commitments: agreement.commitments ?? '' };
	Object.assign(typed, ...lines.map((line, n) => typedLine(n, line)));
	return withSpare(typed, spare);
}

export function withSpare(typed: Typed, spare: number): Typed {
	const next = (lineNumbers(typed).at(-1) ?? -1) + 1;
	return Object.assign({ ...typed }, Object.fromEntries(Array.from({ length: spare }, (_, i) => [`rows.${next + i}.organisation`, ''])));
}

/** What was typed, with the lines that somebody else added meanwhile: saving again keeps both. */
export function withOthers(typed: Typed, saved: readonly Commitment[]): Typed {
	const known = new Set(lineNumbers(typed).map((n) => typed[`rows.${n}.id`]));
	const next = (lineNumbers(typed).at(-1) ?? -1) + 1;
	const added = saved.filter(({ id }) => !known.has(id));
	return Object.assign({ ...typed }, ...added.map((line, index) => typedLine(next + index, line)));
}

export interface CommitmentsPageProps {
	partnership: Partnership;
	agreement: Agreement;
	/** As saved: shown beside what is typed when somebody else saved meanwhile. */
	saved: readonly Commitment[];
	typed: Typed;
	errors?: Errors;
	changed?: boolean;
	locale: Language;
}

export function CommitmentsPage({ partnership, agreement, saved, typed, errors = {}, changed, locale }: CommitmentsPageProps) {
	const at = { partnership: partnership.id, agreement: agreement.id };
	const parties = agreement.parties.map(({ organisationId, name, names }) => ({ value: organisationId, label: names[locale] ?? name }));
	return (
		<>
			<PageHead
				title={m.agreement_commitments_title()}
				crumbs={agreementCrumbs(partnership, agreement, locale)}
				lede={m.agreement_commitments_lede()}
			/>
			<Form
				action={urls.agreementCommitments(at)}
				revision={agreement.revision}
				typed={typed}
				errors={changed ? [{ message: m.form_changed_meanwhile() }, ...summaryOf(errors)] : errors}
				above={
					changed && (
						<Section title={m.agreement_conflict_theirs()}>
							<CommitmentsTable agreement={agreement} commitments={saved} locale={locale} />
						</Section>
					)
				}
				cancel={{ href: urls.agreement(at) }}
			>
				{/* The Enter key presses a form's first button: it must save, not add lines. */}
				<button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
					{m.ui_save()}
				</button>
				<Radios
					name="commitments"
					label={m.agreement_commitments_question()}
					options={[
						{ value: 'stated', label: m.agreement_commitments_answer_stated() },
						{ value: 'none', label: m.agreement_commitments_none() },
						{ value: '', label: m.agreement_commitments_answer_later() },
					]}
					value={typed.commitments || ' '}
				/>
				{lineNumbers(typed).map((n, index) => (
					<Line n={n} index={index} {...{ parties, typed }} />
				))}
				<p>
					<Button name="more" value="yes" size="small">
						{m.agreement_commitments_more()}
					</Button>
				</p>
			</Form>
		</>
	);
}

function Line({ n, index, parties, typed }: { n: number; index: number; parties: { value: string; label: string }[]; typed: Typed }) {
	const name = (part: string) => `rows.${n}.${part}`;
	return (
		<fieldset class="line">
			<legend>{m.agreement_commitments_line({ n: index + 1 })}</legend>
			<input type="hidden" name={name('id')} value={typed[name('id')] ?? ''} />
			<div class="field-row">
				<Select name={name('organisation')} label={m.agreement_commitments_party()} options={parties} />
				<TextField name={name('year')} label={m.agreement_commitments_year()} inputmode="numeric" width="short" />
				<MoneyField name={name('amount')} label={m.agreement_commitments_amount()} currencies={currencies} />
			</div>
			<Checkbox name={name('inKind')} label={m.agreement_commitments_in_kind_label()} />
			<TextField name={name('note')} label={m.agreement_commitments_note()} />
		</fieldset>
	);
}
