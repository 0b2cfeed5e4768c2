import { type Candidate, Candidates, Combobox } from '../ui/Combobox.tsx';
import { candidatesOf, typedOf } from '../ui/entered.ts';
import type { FieldProps } from '../ui/Field.tsx';
import { urls } from '../urls.ts';
import type { SearchKind } from './search-store.ts';

/** A field that holds a record of the directory; read it with `readChoosing`. Where several match what was typed, it asks which. */
export function Chooser({
	kind,
	value,
	...props
}: FieldProps & {
	kind: SearchKind;
	/** Id chosen so far, and its words. */
	value?: string | null | undefined;
	text?: string | null | undefined;
	candidates?: readonly Candidate[] | undefined;
}) {
	const { text = typedOf(`${props.name}_text`), candidates = candidatesOf<Candidate>(props.name), ...field } = props;
	if (candidates && candidates.length > 0)
		return (
			<>
				{/* What the radios were asked about: "none of these" is then an answer, not the same question again. */}
				<input type="hidden" name={`${field.name}_asked`} value={text ?? ''} />
				<Candidates name={field.name} text={text ?? ''} candidates={candidates} />
			</>
		);
	return <Combobox {...field} source={urls.directorySearch({}, { kind })} value={value} text={text} />;
}
