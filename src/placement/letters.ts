import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import type { Letter } from '../server/mail.ts';
import { inLanguage } from '../web/locale.ts';
import { linkDays, type Moment } from './evaluation.ts';
import { momentLabel } from './wording.ts';

export interface EvaluationWords {
	to: string;
	name: string;
	host: string;
	moment: Moment;
	link: string;
}

/** Asks a visitor how the stay went, in their language: the link is theirs alone. */
export const evaluationLetter = ({ to, moment, ...words }: EvaluationWords, language: Language): Letter =>
	inLanguage(language, () => ({
		to,
		language,
		subject: m.placement_letter_subject({ host: words.host }),
		text: m.placement_letter_text({ ...words, moment: momentLabel[moment](), days: linkDays }),
	}));

/** Tells who is in charge that the later effects of a stay are to be asked for. */
export const laterLetter = ({ to, ...words }: Omit<EvaluationWords, 'moment'>, language: Language): Letter =>
	inLanguage(language, () => ({
		to,
		language,
		subject: m.placement_later_subject({ host: words.host }),
		text: m.placement_later_text(words),
	}));
