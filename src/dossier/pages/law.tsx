import { countryName } from '../../directory/wording.ts';
import { placeToProve, proofOf } from '../../document/proof.ts';
import type { LawCheck } from '../../law/law.ts';
import { noRulesKnown } from '../../law/words.ts';
import { m } from '../../paraglide/messages.js';
import { FoldedFindings } from '../../ui/Findings.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { mend } from '../words.ts';
import { naming, type ShowProps } from './parts.ts';

/** The law's checklist: what it requires and lacks stands open; what it advises, and what is met, is folded away. */
export function Missing(props: ShowProps) {
	const { review, partnership, evidence, locale, may } = props;
	const names = naming(props);
	const about = ({ subject }: LawCheck) =>
		(subject.noun === 'agreement' ? names.agreement(subject.id) : subject.noun === 'decision' ? names.decision(subject.id) : '') || null;
	const proof = (check: LawCheck) => {
		const found = proofOf(check, evidence);
		return found && { label: found.title, href: urls.document({ partnership: partnership.id, document: found.documentId }) };
	};
	const prove = (check: LawCheck) => {
		const back = `${urls.partnership({ partnership: partnership.id })}#law`;
		const href = may.edit ? placeToProve(check, evidence, partnership.id, back) : null;
		return href === null ? null : { label: m.document_prove(), href };
	};
	const common = {
		about,
		proof,
		prove,
		fieldName: names.field,
		mend: (check: LawCheck) => (may.edit ? mend(check, partnership.id) : null),
	};
	return (
		<Section title={m.dossier_law()} id="law">
			{review.noLaw.length > 0 && (
				<p class="soft">{review.noLaw.map((country) => noRulesKnown({ country: countryName(country, locale) })).join(' ')}</p>
			)}
			{review.checks.length > 0 && <FoldedFindings checks={review.checks} {...common} />}
		</Section>
	);
}
