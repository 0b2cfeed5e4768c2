import { m } from '../paraglide/messages.js';
import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import type { Letter } from '../server/mail.ts';
import { formatDated } from '../ui/format.ts';
import { inLanguage } from '../web/locale.ts';

interface Person {
	name: string;
	email: string;
	language: Language;
}
interface Passed {
	leaver: Person;
	successor: Person;
	/** Last day of access of the one who leaves; null: it stays. */
	until: Day | null;
	/** The note, for the successor. */
	link: string;
	/** The organisation and the partnerships, as they are called in a language. */
	calledIn(language: Language): { organisation: string; partnerships: readonly string[] };
}

const listed = (names: readonly string[]) =>
	names.length > 0 ? names.map((name) => `– ${name}`).join('\n') : m.hand_over_letter_nothing();

/** One letter each, in their own languages. */
export function handOverLetters({ leaver, successor, until, link, calledIn }: Passed): Letter[] {
	const to = ({ email, language }: Person, text: (organisation: string, list: string) => string): Letter => {
		const { organisation, partnerships } = calledIn(language);
		return inLanguage(language, () => ({
			to: email,
			language,
			subject: m.hand_over_letter_subject({ organisation }),
			text: text(organisation, listed(partnerships)),
		}));
	};
	return [
		to(successor, (organisation, list) =>
			m.hand_over_letter_successor({ name: successor.name, leaver: leaver.name, organisation, list, link }),
		),
		to(leaver, (organisation, list) =>
			m.hand_over_letter_leaver({
				name: leaver.name,
				successor: successor.name,
				organisation,
				list,
				until: until ? `\n\n${m.hand_over_letter_until({ day: formatDated(until, leaver.language) })}` : '',
			}),
		),
	];
}
