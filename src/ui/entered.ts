import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What came back with a form: what was typed and what is wrong, by the field's name; the records that a typed name may mean. */
export type Entered = {
	typed: Readonly<Record<string, string | undefined>>;
	errors: Readonly<Record<string, string | undefined>>;
	candidates: Readonly<Record<string, readonly unknown[] | undefined>>;
};

export const nothingEntered: Entered = { typed: {}, errors: {}, candidates: {} };
/** A form fills its own fields: each finds its text and its error by its name, and a page says the name once. */
export const EnteredContext = createContext<Entered>(nothingEntered);

/** The field's own `value` and `error` where the page gives them, else what its form has for its name. */
export function entered<Props extends { name: string; value?: string | null | undefined; error?: string | undefined }>(props: Props) {
	const form = useContext(EnteredContext);
	return { ...props, value: props.value ?? form.typed[props.name], error: props.error ?? form.errors[props.name] };
}

/** What was typed in another control of the same form. */
export const typedOf = (name: string): string | undefined => useContext(EnteredContext).typed[name];

/** The records that a typed name may mean. */
export const candidatesOf = <Candidate>(name: string) => useContext(EnteredContext).candidates[name] as readonly Candidate[] | undefined;
