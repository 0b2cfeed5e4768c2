import { m } from '../../paraglide/messages.js';
import { languageName } from '../../ui/languages.ts';
import type { Unfinished } from '../unfinished.ts';

export function unfinishedText(one: Unfinished): string {
	switch (one.kind) {
		case 'no-article':
			return m.agreement_text_no_article();
		case 'no-title':
			return m.agreement_text_no_title({ language: languageName[one.language]() });
		case 'blank':
			return m.agreement_text_blank({ n: one.n, language: languageName[one.language]() });
		case 'missing':
			return m.agreement_text_untranslated({ n: one.n, language: languageName[one.language]() });
		case 'outdated':
			return m.agreement_text_behind({ n: one.n, language: languageName[one.language]() });
	}
}
