import type { ComponentChildren } from 'preact';

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet';

type Common = {
	children: ComponentChildren;
	/** One `primary` a page: the next thing to do. `danger` removes or ends; `quiet` looks like a link. */
	kind?: ButtonKind;
	size?: 'normal' | 'small';
	id?: string;
};

type ButtonProps = Common & {
	type?: 'submit' | 'button';
	name?: string;
	value?: string;
	disabled?: boolean;
	/** Id of a form elsewhere on the page. */
	form?: string;
	formaction?: string;
};

export function Button({ children, kind = 'plain', size = 'normal', type = 'submit', ...rest }: ButtonProps) {
	return (
		<button class="button" type={type} data-kind={kind} data-size={size} {...rest}>
			{children}
		</button>
	);
}

/** A link that looks like a button: it leads to a page, it changes nothing. */
export function ButtonLink({ children, kind = 'plain', size = 'normal', ...rest }: Common & { href: string; download?: boolean }) {
	return (
		<a class="button" data-kind={kind} data-size={size} {...rest}>
			{children}
		</a>
	);
}
