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
	organisation: string;
	leaver: Person;
	successor: Person;
	/** Names of the partnerships. */
	partnerships: readonly string[];
	/** Last day of access of the one who leaves; null: it stays. */
	until: Day | null;
	/** The note, for the successor. */
	link: string;
}

const listed = (names: readonly string[]) =>
	names.length > 0 ? names.map((name) => `– ${name}`).join('\n') : m.hand_over_letter_nothing();

/** One letter each, in their own languages. */
export function handOverLetters({ organisation, leaver, successor, partnerships, until, link }: Passed): Letter[] {
	const to = ({ email, language }: Person, text: () => string): Letter =>
		inLanguage(language, () => ({ to: email, language, subject: m.hand_over_letter_subject({ organisation }), text: text() }));
	return [
		to(successor, () =>
			m.hand_over_letter_successor({ name: successor.name, leaver: leaver.name, organisation, list: listed(partnerships), link }),
		),
		to(leaver, () =>
			m.hand_over_letter_leaver({
				name: leaver.name,
				successor: successor.name,
				organisation,
				list: listed(partnerships),
				until: until ? `\n\n${m.hand_over_letter_until({ day: formatDated(until, leaver.language) })}` : '',
			}),
		),
	];
}
