import { m } from '../paraglide/messages.js';
import { entered, typedOf } from './entered.ts';
import { Field, type FieldProps, Mandatory, Notes, ties } from './Field.tsx';

export type Option = { value: string; label: string; hint?: string; lang?: string; disabled?: boolean };
export type OptionGroup = { label: string; options: readonly Option[] };

export type SelectProps = FieldProps & {
	/** Options, or groups of options. */
	options: readonly (Option | OptionGroup)[];
	value?: string | null | undefined;
	/** Words of the empty first line; `false` when there must be none. */
	empty?: string | false;
};

const line = ({ value, label, lang, disabled }: Option, chosen: string) => (
	<option value={value} selected={value === chosen} lang={lang} disabled={disabled}>
		{label}
	</option>
);

export function Select(props: SelectProps) {
	const { name, label, hint, error, required, id, options, value, empty } = entered(props);
	const field = { name, label, hint, error, required, id };
	const chosen = value ?? '';
	return (
		<Field {...field}>
			<select class="input" {...ties(field)}>
				{empty !== false && (
					<option value="" selected={chosen === ''}>
						{empty ?? m.ui_choose()}
					</option>
				)}
				{options.map((option) =>
					'options' in option ? (
						<optgroup label={option.label}>{option.options.map((one) => line(one, chosen))}</optgroup>
					) : (
						line(option, chosen)
					),
				)}
			</select>
		</Field>
	);
}

type GroupProps = FieldProps & { options: readonly Option[] /** Side by side, for two or three short answers. */; inline?: boolean };

function Group(props: GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
	const { name, label, hint, error, required, options, inline, type, chosen } = props;
	const id = props.id ?? name;
	const tied = ties(props);
	return (
		<fieldset class="field" aria-describedby={tied['aria-describedby']} data-wrong={error ? '' : undefined}>
			<legend class="label">
				{label}
				<Mandatory when={required} />
			</legend>
			<Notes id={id} hint={hint} error={error} />
			<div class="choices" data-inline={inline ? '' : undefined}>
				{options.map((option, index) => {
					// The first control bears the group's id: the error summary's link leads there.
					const own = index === 0 ? id : `${id}-${index}`;
					return (
						<div class="choice">
							<input
								type={type}
								id={own}
								name={name}
								value={option.value}
								checked={chosen.includes(option.value)}
								disabled={option.disabled}
								required={type === 'radio' && required}
								aria-describedby={option.hint ? `${own}-about` : undefined}
							/>
							<label for={own} lang={option.lang}>
								{option.label}
							</label>
							{option.hint && (
								<div class="hint" id={`${own}-about`}>
									{option.hint}
								</div>
							)}
						</div>
					);
				})}
			</div>
		</fieldset>
	);
}

export function Radios(props: GroupProps & { value?: string | null | undefined }) {
	const { value, ...rest } = entered(props);
	return <Group {...rest} type="radio" chosen={value == null ? [] : [value]} />;
}

export function Checkboxes({ values, ...props }: GroupProps & { values?: readonly string[] }) {
	const { value, ...rest } = entered(props);
	return <Group {...rest} type="checkbox" chosen={values ?? value?.split('\n').filter(Boolean) ?? []} />;
}

/** One box to tick: a yes that is said by its own label. Sends `value` (default `yes`) when ticked. */
export function Checkbox({ value = 'yes', ...props }: FieldProps & { checked?: boolean; value?: string }) {
	const { name, label, hint, error, id = name } = entered(props);
	const checked = props.checked ?? typedOf(name) === value;
	return (
		<div class="field" data-wrong={error ? '' : undefined}>
			<div class="choice">
				<input type="checkbox" value={value} checked={checked} {...ties({ name, id, hint, error })} />
				<label for={id}>{label}</label>
			</div>
			<Notes id={id} hint={hint} error={error} />
		</div>
	);
}
