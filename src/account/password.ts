import * as z from 'zod';
import { m } from '../paraglide/messages.js';

export const passwordLength = { min: 12, max: 128 };

/** A new password: kept exactly as typed, spaces too. Long rather than intricate (CNIL, délibération 2022-100; NIST SP 800-63B). */
export const newPassword = () =>
	z
		.string({ error: () => m.form_required() })
		.min(1, { error: () => m.form_required(), abort: true })
		.min(passwordLength.min, { error: () => m.account_password_too_short() })
		.max(passwordLength.max, { error: () => m.account_password_too_long() });
/** A password that was chosen before. */
export const givenPassword = () =>
	z
		.string({ error: () => m.form_required() })
		.min(1, { error: () => m.form_required() })
		.max(200);
