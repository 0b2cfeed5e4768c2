import { m } from '../paraglide/messages.js';
import { type Day, latest } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import type { Written } from '../server/letter-store.ts';
import { formatDated } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Reminder } from './follow-up-store.ts';

const inOwn = (name: string, names: Reminder['names'], language: Language) => names[language] ?? name;

/** All that one person's cities have to do soon, or should have done: by partnership, in the language of its reader. @param due not empty */
export function reminderLetter(due: readonly [Reminder, ...Reminder[]], today: Day, { baseUrl }: { baseUrl: string }): Written {
	const [{ language, email: to }] = due;
	const locale = { locale: language };
	const late = due.filter(({ dueOn }) => latest(dueOn) < today).length;
	const parts = [...Map.groupBy(due, ({ partnershipId }) => partnershipId).values()].map((rows) => {
		const lines = rows.map(({ words, dueOn, partnershipId, followUpId }) =>
			[
				`– ${read(words, language)?.text ?? ''}`,
				`  ${(latest(dueOn) < today ? m.follow_up_letter_late : m.follow_up_letter_due)({ on: formatDated(dueOn, language) }, locale)}`,
				`  ${baseUrl}${urls.followUp({ partnership: partnershipId, followUp: followUpId })}`,
			].join('\n'),
		);
		const [first] = rows;
		return [first ? inOwn(first.partnership, first.names, language) : '', ...lines].join('\n');
	});
	const text = m.follow_up_letter_text({ name: due[0].name, list: parts.join('\n\n'), link: baseUrl + urls.followUpsMine() }, locale);
	return { to, language, subject: m.follow_up_letter_subject({ n: due.length, late }, locale), text };
}
