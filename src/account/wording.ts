import { m } from '../paraglide/messages.js';
import { type Language, languages } from '../plain/language.ts';
import type { Written } from '../server/letter-store.ts';
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

export const newPasswordLetter = (to: string, link: string, locale: Language): Written => ({
	to,
	subject: m.account_forgotten_letter_subject({}, { locale }),
	text: m.account_forgotten_letter_text({ link }, { locale }),
	language: locale,
});

export const passwordLetter = (to: string, locale: Language): Written => ({
	to,
	subject: m.account_password_letter_subject({}, { locale }),
	text: m.account_password_letter_text({}, { locale }),
	language: locale,
});

export const emailLetter = (to: string, link: string, locale: Language): Written => ({
	to,
	subject: m.account_email_letter_subject({}, { locale }),
	text: m.account_email_letter_text({ link }, { locale }),
	language: locale,
});

/** To the address that somebody wanted, and that has an account already. */
export const emailTakenLetter = (to: string, locale: Language): Written => ({
	to,
	subject: m.account_email_letter_subject({}, { locale }),
	text: m.account_email_taken_text({}, { locale }),
	language: locale,
});

/** To the former address. */
export const emailChangedLetter = (to: string, { email, done }: { email: string; done: boolean }, locale: Language): Written => ({
	to,
	subject: m.account_email_changed_subject({}, { locale }),
	text: (done ? m.account_email_changed_text : m.account_email_asked_text)({ email }, { locale }),
	language: locale,
});

const secondText = { on: m.account_code_letter_on, off: m.account_code_letter_off, codes: m.account_code_letter_codes } as const;
export const secondFactorLetter = (to: string, what: keyof typeof secondText, locale: Language): Written => ({
	to,
	subject: m.account_code_letter_subject({}, { locale }),
	text: secondText[what]({}, { locale }),
	language: locale,
});

export const resetLetter = (to: string, by: string, locale: Language): Written => ({
	to,
	subject: m.account_code_letter_subject({}, { locale }),
	text: m.account_reset_letter({ by }, { locale }),
	language: locale,
});
