import type { LawCheck } from '../../law/law.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Findings } from '../../ui/Findings.tsx';
import { Form } from '../../ui/Form.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Agreement } from '../agreement.ts';
import type { Article } from '../text.ts';
import type { Unfinished } from '../unfinished.ts';
import { mendText } from './acts.tsx';
import { ActHead, at } from './parts.tsx';
import { unfinishedText } from './unfinished-text.ts';

export interface SubmitProps {
	partnership: Partnership;
	agreement: Agreement;
	articles: readonly Article[];
	left: readonly Unfinished[];
	/** What the law asks of the text itself and does not find there. */
	checks: readonly LawCheck[];
	locale: Language;
}

/** Before the text is closed: what it still lacks, each with the place where it is written. */
export function SubmitPage({ partnership, agreement, articles, left, checks, locale }: SubmitProps) {
	const here = at(agreement);
	return (
		<>
			<ActHead
				partnership={partnership}
				agreement={agreement}
				locale={locale}
				title={m.agreement_submit_title()}
				lede={m.agreement_submit_lede()}
			/>
			{left.length + checks.length === 0 ? (
				<p>{m.agreement_submit_ready()}</p>
			) : (
				<Section title={m.agreement_submit_left()}>
					<p>{m.agreement_submit_left_hint()}</p>
					{left.length > 0 && (
						<ul class="lines">
							{left.map((one) => (
								<li>
									<a href={placeOf(one, agreement, articles)}>{unfinishedText(one)}</a>
								</li>
							))}
						</ul>
					)}
					<Findings checks={checks} mend={(check) => mendText(agreement, check.ruleId)} />
				</Section>
			)}
			<Form action={urls.agreementSubmit(here)} submit={m.agreement_verb_submit()} cancel={{ href: urls.agreement(here) }}>
				{null}
			</Form>
		</>
	);
}

function placeOf(one: Unfinished, agreement: Agreement, articles: readonly Article[]): string {
	const here = at(agreement);
	if (one.kind === 'no-article') return urls.articleNew(here);
	if (one.kind === 'no-title') return urls.agreementEdit(here);
	return urls.articleEdit({ ...here, article: articles[one.n - 1]?.id ?? '', language: one.language });
}
