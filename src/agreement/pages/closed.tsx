import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Agreement } from '../agreement.ts';
import { agreementCrumbs } from './text-crumbs.ts';

/** Words typed into a form that could not be saved, by what they are. */
export type KeptWords = readonly { label: string; text: string; lang?: string | undefined }[];

export interface ClosedPageProps {
	partnership: Partnership;
	agreement: Agreement;
	signed: boolean;
	words: KeptWords;
	locale: Language;
}

/** The text may not be written any more. What was typed meanwhile stays on the page, to be carried elsewhere. */
export function ClosedPage({ partnership, agreement, signed, words, locale }: ClosedPageProps) {
	return (
		<>
			<PageHead
				title={m.agreement_text_closed()}
				crumbs={agreementCrumbs(partnership, agreement, locale)}
				lede={signed ? m.agreement_text_closed_signed() : m.agreement_text_closed_submitted()}
				actions={
					<ButtonLink href={urls.agreement({ partnership: partnership.id, agreement: agreement.id })} kind="primary">
						{m.agreement_text_closed_back()}
					</ButtonLink>
				}
			/>
			{words.length > 0 && (
				<Section title={m.agreement_text_your_words()}>
					<p class="soft">{m.agreement_text_your_words_hint()}</p>
					{words.map(({ label, text, lang }, index) => (
						<div class="field">
							<label class="label" for={`words-${index}`}>
								{label}
							</label>
							<textarea class="input" id={`words-${index}`} rows={Math.min(16, 2 + text.length / 80)} lang={lang} readOnly value={text} />
						</div>
					))}
				</Section>
			)}
		</>
	);
}
