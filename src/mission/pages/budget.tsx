import type { Decision } from '../../decision/decision.ts';
import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read } from '../../plain/language.ts';
import { Select } from '../../ui/Choices.tsx';
import { Form } from '../../ui/Form.tsx';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type Budget, currencies } from '../cost.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import { Changed } from './changed.tsx';

export interface BudgetProps {
	partnership: Partnership;
	mission: Mission;
	decisions: readonly Decision[];
	/** What stands for this payer; null: nothing yet. */
	saved: Budget | null;
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	changed?: boolean;
	locale: Language;
}

export const typedBudget = ({ payer, voted, currency, decisionId }: Budget, locale: Language): Typed => ({
	payer: payer.id,
	payer_text: called(payer, locale),
	voted,
	voted_currency: currency,
	decisionId: decisionId ?? '',
});
const labels: Readonly<Record<string, () => string>> = { voted: m.mission_voted };

export function BudgetPage({ partnership, mission, decisions, saved, typed, errors, candidates, changed, locale }: BudgetProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<>
			<PageHead
				title={m.mission_budget_title()}
				lede={m.mission_budget_lede()}
				crumbs={[...crumbsOf(partnership, mission, locale), { label: m.mission_costs(), href: urls.costs(at) }]}
			/>
			{changed && <Changed saved={saved ? typedBudget(saved, locale) : {}} typed={typed} labels={labels} />}
			<Form
				action={urls.budget(at)}
				revision={saved?.revision ?? 0}
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: urls.costs(at) }}
			>
				<Chooser kind="organisation" name="payer" label={m.mission_payer()} required />
				<MoneyField name="voted" label={m.mission_voted()} hint={m.mission_voted_hint()} currencies={currencies} />
				<Select
					name="decisionId"
					label={m.mission_decision()}
					options={decisions.map(({ id, subject, number }) => ({
						value: id,
						label: [number, read(subject, locale)?.text].filter(Boolean).join(' – ') || id,
					}))}
					empty={m.mission_decision_none()}
				/>
			</Form>
		</>
	);
}
