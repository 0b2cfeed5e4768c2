import type { Decision } from '../../decision/decision.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Radios, Select } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatDated } from '../../ui/format.ts';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Agreement, Bound } from '../agreement.ts';
import type { Mandates } from '../situation.ts';
import { ActHead, at, peopleOptions } from './parts.tsx';

export interface AdoptProps {
	partnership: Partnership;
	agreement: Agreement;
	party: Bound;
	/** Those of this party. */
	decisions: readonly Decision[];
	mandates: Mandates;
	typed: Typed;
	errors: Errors;
	locale: Language;
	today: Parameters<typeof peopleOptions>[2]['on'];
}

const outcomeLabel = { adopted: m.agreement_life_decision_adopted, rejected: m.agreement_life_decision_rejected };

/** "14 novembre 2022, n° 2022_00123, adoptée" */
function decisionLine({ takenOn, number, outcome }: Decision, locale: Language): string {
	return [
		formatDated(takenOn, locale),
		number && m.agreement_life_number({ number }),
		outcome ? outcomeLabel[outcome]() : m.agreement_life_decision_awaited(),
	]
		.filter(Boolean)
		.join(', ');
}

export function AdoptPage({ partnership, agreement, party, decisions, mandates, typed, errors, locale, today }: AdoptProps) {
	const name = called(party, locale);
	const newDecision = urls.decisionNew({ partnership: partnership.id });
	return (
		<>
			<ActHead
				partnership={partnership}
				agreement={agreement}
				locale={locale}
				title={m.agreement_adopt_title({ party: name })}
				lede={m.agreement_adopt_lede()}
			/>
			{decisions.length === 0 ? (
				<Empty
					title={m.agreement_adopt_no_decision({ party: name })}
					action={
						<ButtonLink href={newDecision} kind="primary">
							{m.agreement_adopt_new_decision()}
						</ButtonLink>
					}
				>
					{m.agreement_adopt_no_decision_hint()}
				</Empty>
			) : (
				<Form
					action={urls.agreementAdopt(at(agreement))}
					typed={typed}
					errors={errors}
					submit={m.agreement_verb_adopt()}
					cancel={{ href: urls.agreement(at(agreement)) }}
				>
					<input type="hidden" name="organisation" value={party.organisationId} />
					<Radios
						name="decision"
						label={m.agreement_adopt_decision()}
						hint={
							<>
								{m.agreement_adopt_decision_hint()} <a href={newDecision}>{m.agreement_adopt_new_decision()}</a>
							</>
						}
						options={decisions.map((decision) => {
							const subject = read(decision.subject, locale);
							return {
								value: decision.id,
								label: subject?.text ?? decisionLine(decision, locale),
								lang: subject?.language,
								hint: decisionLine(decision, locale),
							};
						})}
						error={errors.decision ?? errors.organisation}
						required
					/>
					<Select
						name="signatory"
						label={m.agreement_adopt_signatory()}
						hint={m.agreement_adopt_signatory_hint()}
						options={peopleOptions(partnership, mandates, { party, on: today, locale })}
						empty={m.agreement_adopt_signatory_unknown()}
					/>
				</Form>
			)}
		</>
	);
}
