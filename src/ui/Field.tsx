import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { m } from '../paraglide/messages.js';
import { entered } from './entered.ts';
import { Icon } from './Icon.tsx';

/** What every field says around its control. `error` is a whole sentence: what is wrong and what to do. */
export type FieldProps = {
	name: string;
	label: string;
	hint?: ComponentChildren;
	error?: string | undefined;
	required?: boolean;
	/** Only when the same name occurs twice on a page; else the id is the name. */
	id?: string;
};

/** The ids that tie a control to its hint and its error. */
export function ties({ name, id = name, hint, error, required }: Omit<FieldProps, 'label'>) {
	const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
	return {
		id,
		name,
		required,
		'aria-describedby': describedBy || undefined,
		'aria-invalid': error ? ('true' as const) : undefined,
	};
}

export function Mandatory({ when }: { when: boolean | undefined }) {
	return when ? <span class="label-mark"> ({m.ui_required()})</span> : null;
}

export function Notes({ id, hint, error }: { id: string; hint?: ComponentChildren; error?: string | undefined }) {
	return (
		<>
			{hint && (
				<div class="hint" id={`${id}-hint`}>
					{hint}
				</div>
			)}
			{error && (
				<p class="error" id={`${id}-error`}>
					<Icon name="gap" />
					<span>
						<span class="hidden">{m.ui_error()} </span>
						{error}
					</span>
				</p>
			)}
		</>
	);
}

/** The frame: label, hint and error above the control, where a phone's keyboard does not hide them. */
export function Field({ children, ...field }: FieldProps & { children: ComponentChildren }) {
	const id = field.id ?? field.name;
	return (
		<div class="field" data-wrong={field.error ? '' : undefined}>
			<label class="label" for={id}>
				{field.label}
				<Mandatory when={field.required} />
			</label>
			<Notes id={id} hint={field.hint} error={field.error} />
			{children}
		</div>
	);
}

export type TextFieldProps = FieldProps & {
	value?: string | null | undefined;
	type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'number';
	width?: 'short' | 'medium' | 'full';
	autocomplete?: string;
	inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
	maxlength?: number;
	/** BCP 47 of what will be typed, when it is not the page's language. */
	lang?: string;
	readonly?: boolean;
	autofocus?: boolean;
};

export function TextField(props: TextFieldProps) {
	// A password is never sent back to the page.
	const { name, label, hint, error, required, id, type = 'text', width = 'full', value, ...rest } = entered(props);
	const field = { name, label, hint, error, required, id };
	// Preact types an input by its one exact `type`; ours is any of the textual ones.
	const control = { type, ...ties(field), ...rest } as InputHTMLAttributes;
	return (
		<Field {...field}>
			<input class="input" data-width={width} value={type === 'password' ? '' : (value ?? '')} {...control} />
		</Field>
	);
}

export type TextAreaProps = FieldProps & { value?: string | null | undefined; rows?: number; maxlength?: number; lang?: string };

export function TextArea(props: TextAreaProps) {
	const { name, label, hint, error, required, id, value, rows = 4, ...rest } = entered(props);
	const field = { name, label, hint, error, required, id };
	return (
		<Field {...field}>
			<textarea class="input" rows={rows} value={value ?? ''} {...ties(field)} {...rest} />
		</Field>
	);
}

export type FileFieldProps = FieldProps & {
	accept?: string;
	multiple?: boolean /** Name of the file kept so far. */;
	current?: string | null;
};

export function FileField(props: FileFieldProps) {
	const { name, label, hint, error, required, id, accept, multiple, current } = entered(props);
	const field = { name, label, hint, error, required, id };
	return (
		<Field {...field}>
			{current && (
				<p class="small">
					{m.ui_current_file()} <b>{current}</b>
				</p>
			)}
			<input class="input" type="file" accept={accept} multiple={multiple} {...ties(field)} />
		</Field>
	);
}
