import { m } from '../paraglide/messages.js';
import { TextField, type TextFieldProps } from './Field.tsx';

/**
 * A date as the office knows it: day, month, season or year, typed as text and read by the server.
 * `dayOnly` asks for the full day, where a rule needs one. `value` is what was typed, or the shown form of the date.
 */
export function DatedField({ dayOnly, hint, ...rest }: TextFieldProps & { dayOnly?: boolean }) {
	const known = dayOnly ? m.ui_dated_day_hint() : m.ui_dated_hint();
	const both = hint ? (
		<>
			{hint} {known}
		</>
	) : (
		known
	);
	return <TextField {...rest} hint={both} width={dayOnly ? 'short' : 'medium'} autocomplete="off" />;
}
