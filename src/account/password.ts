import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { judgePassword, type PasswordRefusal, passwordLength } from './password-rule.ts';

const refusal: Record<PasswordRefusal, () => string> = {
	short: () => m.account_password_too_short({ min: passwordLength.min }),
	long: () => m.account_password_too_long({ max: passwordLength.max }),
	common: m.account_password_common,
	repeated: m.account_password_repeated,
	personal: m.account_password_personal,
};

const typed = () => z.string({ error: () => m.form_required() }).min(1, { error: () => m.form_required(), abort: true });

/**
 * A new password: kept exactly as typed, spaces too.
 * @param about what an attacker knows: the person's name and address, their organisations
 */
export const newPassword = (about: readonly (string | null | undefined)[]) =>
	typed().superRefine((password, context) => {
		const judged = judgePassword(
			password,
			about.filter((text) => typeof text === 'string'),
		);
		if (!judged.ok) context.addIssue({ code: 'custom', message: refusal[judged.code]() });
	});
/** A password that was chosen before. */
export const givenPassword = () => typed().max(passwordLength.max, { error: () => m.account_sign_in_refused() });
