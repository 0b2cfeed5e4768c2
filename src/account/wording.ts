import { m } from '../paraglide/messages.js';
import { type Language, languages } from '../plain/language.ts';
import type { Letter } from '../server/mail.ts';
import type { Role } from './membership.ts';

export const roleLabel: Record<Role, typeof m.account_role_reader> = {
	reader: m.account_role_reader,
	editor: m.account_role_editor,
	approver: m.account_role_approver,
	administrator: m.account_role_administrator,
};
export const roleHint: Record<Role, () => string> = {
	reader: m.account_role_reader_hint,
	editor: m.account_role_editor_hint,
	approver: m.account_role_approver_hint,
	administrator: m.account_role_administrator_hint,
};
const languageName: Record<Language, () => string> = { fr: m.ui_language_fr, hy: m.ui_language_hy, en: m.ui_language_en };
/** Each language under its own name. */
export const languageOptions = () => languages.map((value) => ({ value, label: languageName[value](), lang: value }));

export const signInLetter = (to: string, link: string, locale: Language): Letter => ({
	to,
	subject: m.account_letter_subject({}, { locale }),
	text: m.account_letter_text({ link }, { locale }),
	language: locale,
});

export const invitationLetter = (
	to: string,
	{ role, ...values }: { by: string; organisation: string; role: Role; link: string; signIn: string },
	locale: Language,
): Letter => ({
	to,
	subject: m.account_invitation_subject({ organisation: values.organisation }, { locale }),
	text: m.account_invitation_text({ ...values, role: roleLabel[role]({}, { locale }) }, { locale }),
});
