import { m } from '../paraglide/messages.js';
import { TextField, type TextFieldProps } from './Field.tsx';

/** A password, which may be pasted and, where scripts run, shown. Without them it is an ordinary field. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'value'> & { autocomplete: 'current-password' | 'new-password' }) {
	return (
		<div data-island="Password" data-show={m.ui_password_show()} data-hide={m.ui_password_hide()}>
			<TextField {...props} type="password" width={props.width ?? 'medium'} />
		</div>
	);
}
