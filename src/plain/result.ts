/** What a rule answers: it never throws, and never fetches. */
export type Refusal<Code extends string = string> = {
	readonly ok: false;
	readonly code: Code;
	readonly facts: Readonly<Record<string, string | number | null>>;
};
export type Result<T, Code extends string = string> = { readonly ok: true; readonly value: T } | Refusal<Code>;

export const allow = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refuse = <Code extends string>(code: Code, facts: Refusal['facts'] = {}): Refusal<Code> => ({ ok: false, code, facts });
