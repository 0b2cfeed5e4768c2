import { m } from '../paraglide/messages.js';
import { entered, typedOf } from './entered.ts';
import { Field, type FieldProps, ties } from './Field.tsx';

export type MoneyFieldProps = FieldProps & {
	/** As typed, or a decimal. */
	value?: string | null | undefined;
	/** One ISO 4217 code shown beside the amount, or several to choose among (sent as `<name>_currency`). */
	currencies: readonly string[];
	currency?: string | null | undefined;
};

export function MoneyField(props: MoneyFieldProps) {
	const { name, label, hint, error, required, id, value, currencies } = entered(props);
	const currency = props.currency ?? typedOf(`${name}_currency`);
	const field = { name, label, hint: hint ?? m.ui_money_hint(), error, required, id };
	const chosen = currency ?? currencies[0];
	return (
		<Field {...field}>
			<div class="money">
				<input class="input" type="text" inputmode="decimal" autocomplete="off" value={value ?? ''} {...ties(field)} />
				{currencies.length > 1 ? (
					<select class="input" name={`${name}_currency`} aria-label={`${label}: ${m.ui_currency()}`}>
						{currencies.map((code) => (
							<option value={code} selected={code === chosen}>
								{code}
							</option>
						))}
					</select>
				) : (
					<span class="money-unit">{chosen}</span>
				)}
			</div>
		</Field>
	);
}
