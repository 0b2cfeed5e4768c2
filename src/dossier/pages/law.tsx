import { countryName } from '../../directory/wording.ts';
import type { LawCheck } from '../../law/law.ts';
import { noRulesKnown } from '../../law/words.ts';
import { m } from '../../paraglide/messages.js';
import { Findings } from '../../ui/Findings.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { mend } from '../words.ts';
import { naming, type ShowProps } from './parts.ts';

/** The law's checklist: what it requires and lacks stands open; what it advises, and what is met, is folded away. */
export function Missing(props: ShowProps) {
	const { review, partnership, evidence, locale, may } = props;
	const names = naming(props);
	const met = review.checks.filter(({ state }) => state === 'met');
	const lacking = review.checks.filter(({ state }) => state !== 'met');
	const required = lacking.filter(({ severity }) => severity === 'refusal');
	const advised = lacking.filter(({ severity }) => severity !== 'refusal');
	const about = ({ subject }: LawCheck) =>
		(subject.noun === 'agreement' ? names.agreement(subject.id) : subject.noun === 'decision' ? names.decision(subject.id) : '') || null;
	const proof = ({ subject, state }: LawCheck) => {
		const found = evidence.find(({ decisionId, agreementId }) => (subject.noun === 'decision' ? decisionId : agreementId) === subject.id);
		return found && state === 'met' ? { label: found.title, href: urls.documents({ partnership: partnership.id }) } : undefined;
	};
	const common = { about, proof, fieldName: names.field, mend: (check: LawCheck) => (may.edit ? mend(check, partnership.id) : null) };
	return (
		<Section title={m.dossier_law()} id="law">
			{review.noLaw.length > 0 && (
				<p class="soft">{review.noLaw.map((country) => noRulesKnown({ country: countryName(country, locale) })).join(' ')}</p>
			)}
			{review.checks.length > 0 && <p>{m.dossier_law_summary({ met: met.length, total: review.checks.length })}</p>}
			{required.length > 0 && <Findings checks={required} {...common} />}
			{advised.length > 0 && (
				<details>
					<summary>{m.dossier_law_advised({ n: advised.length })}</summary>
					<Findings checks={advised} {...common} />
				</details>
			)}
			{met.length > 0 && (
				<details>
					<summary>{m.dossier_law_met({ n: met.length })}</summary>
					<Findings checks={met} {...common} />
				</details>
			)}
		</Section>
	);
}
