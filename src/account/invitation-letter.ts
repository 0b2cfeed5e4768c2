import { m } from '../paraglide/messages.js';
import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import type { Letter } from '../server/mail.ts';
import { formatDated } from '../ui/format.ts';
import { inLanguage } from '../web/locale.ts';
import type { Role } from './membership.ts';
import { roleHint, roleLabel } from './wording.ts';

export interface InvitationWords {
	to: string;
	name: string;
	by: string;
	from: string;
	organisation: string;
	/** The partnership through which the other side is invited; null: into one's own organisation. */
	partnership: string | null;
	role: Role;
	until: Day | null;
	expires: Day;
	link: string;
}

/** The letter of an invitation, in the language chosen for it. */
export const invitationLetter = ({ to, role, until, expires, partnership, ...words }: InvitationWords, locale: Language): Letter =>
	inLanguage(locale, () => {
		const values = { ...words, expires: formatDated(expires, locale) };
		return {
			to,
			language: locale,
			subject: m.invitation_letter_subject({ by: words.by, organisation: words.organisation }),
			text: partnership
				? m.invitation_letter_side({ ...values, partnership })
				: m.invitation_letter_text({
						...values,
						role: roleLabel[role](),
						means: roleHint[role](),
						until: until ? `\n${m.invitation_letter_until({ day: formatDated(until, locale) })}` : '',
					}),
		};
	});
