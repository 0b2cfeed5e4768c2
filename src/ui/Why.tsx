import { m } from '../paraglide/messages.js';
import { TextField } from './Field.tsx';

/** Asks, of who corrects a fact, why; it may be left empty: not every change mends a mistake. */
export function WhyCorrected({
	typed = {},
	errors = {},
}: {
	typed?: Record<string, string> | undefined;
	errors?: Record<string, string> | undefined;
}) {
	return (
		<TextField
			name="why"
			label={m.ui_why_correction()}
			hint={m.ui_why_correction_hint()}
			value={typed.why}
			error={errors.why}
			maxlength={300}
		/>
	);
}

/** Asks why a fact is taken out: the history keeps the answer. */
export function Why({
	typed = {},
	errors = {},
}: {
	typed?: Record<string, string> | undefined;
	errors?: Record<string, string> | undefined;
}) {
	return (
		<TextField name="why" label={m.merge_reason()} hint={m.ui_why_hint()} value={typed.why} error={errors.why} required maxlength={300} />
	);
}
