import { m } from '../paraglide/messages.js';
import { Radios } from './Choices.tsx';
import { entered, typedOf } from './entered.ts';
import { Field, type FieldProps, ties } from './Field.tsx';

/** What the source answers: a JSON list of these. */
export type Candidate = { value: string; label: string; detail?: string; lang?: string };

export type ComboboxProps = FieldProps & {
	/** Address that answers `?q=` with a JSON list of `Candidate`. */
	source: string;
	/** Id of the record chosen so far, and its words. */
	value?: string | null | undefined;
	text?: string | null | undefined;
};

/** What the island needs to be told, in the reader's language. */
export type ComboboxWords = Record<'loading' | 'found' | 'none' | 'failed' | 'chosen' | 'list', string>;

/**
 * A text field that proposes records. Sends `<name>_text` (what was typed) and `<name>` (the id chosen, or '').
 * Without JavaScript `<name>` stays as it was: the server resolves the text, and shows `Candidates` when several match.
 */
export function Combobox(props: ComboboxProps) {
	const { name, label, hint, error, required, id = name, source, value } = entered(props);
	const text = props.text ?? typedOf(`${name}_text`);
	const field = { name, label, hint: hint ?? m.ui_combobox_hint(), error, required, id };
	const words: ComboboxWords = {
		loading: m.ui_combobox_loading(),
		found: m.ui_combobox_found({ n: '{n}' }),
		none: m.ui_combobox_none(),
		failed: m.ui_combobox_failed(),
		chosen: m.ui_combobox_chosen({ label: '{label}' }),
		list: m.ui_combobox_list(),
	};
	return (
		<Field {...field}>
			<div class="combobox" data-island="Combobox" data-source={source} data-words={JSON.stringify(words)}>
				<input type="hidden" name={name} value={value ?? ''} />
				<input class="input" type="text" autocomplete="off" value={text ?? ''} {...ties(field)} name={`${name}_text`} />
			</div>
		</Field>
	);
}

/** Several records match what was typed: asks which one. Takes the combobox's place in the form that comes back. */
export function Candidates({ name, text, candidates }: { name: string; text: string; candidates: readonly Candidate[] }) {
	const options = candidates.map(({ value, label, detail, lang }) => ({ value, label, hint: detail, lang }));
	return (
		<div>
			<input type="hidden" name={`${name}_text`} value={text} />
			<Radios
				name={name}
				label={m.ui_candidates_title({ text })}
				options={[...options, { value: '', label: m.ui_candidates_none() }]}
				required
			/>
		</div>
	);
}
