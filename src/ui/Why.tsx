import { m } from '../paraglide/messages.js';
import { TextField } from './Field.tsx';

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
