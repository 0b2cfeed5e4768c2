import { type ComponentChildren, Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { m } from '../paraglide/messages.js';
import { Button } from './Button.tsx';
import { type Entered, EnteredContext, nothingEntered } from './entered.ts';

/** `field` is the id of the control to correct; absent for what concerns the whole form. */
export type FormError = { field?: string; message: string };

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&quot;': '"' };
/** How each control of a form is called, by its id: read from the form itself, so that no page says it twice. */
function labelsIn(form: ComponentChildren): Map<string, string> {
	const html = renderToString(h(Fragment, null, form));
	const plain = (label = '') =>
		label
			.replace(/<span class="label-mark">.*?<\/span>/gs, '')
			.replace(/<[^>]*>/g, '')
			.replace(/&(?:amp|lt|quot);/g, (entity) => entities[entity] ?? '')
			.trim();
	const labels = [...html.matchAll(/<label\b[^>]*?\bfor="([^"]+)"[^>]*>(.*?)<\/label>/gs)].map(
		([, id = '', label]) => [id, plain(label)] as const,
	);
	// A group is called by its legend; its first control bears the group's id.
	const groups = [...html.matchAll(/<legend\b[^>]*>(.*?)<\/legend>(?:(?!<legend).)*?<input\b[^>]*?\bid="([^"]+)"/gs)];
	return new Map([...labels, ...groups.map(([, legend, id = '']) => [id, plain(legend)] as const)]);
}

/** Answered with status 422; it takes the focus, so that the refusal is heard first. Each line names its field: two may lack the same thing. */
export function ErrorSummary({ errors, form }: { errors: readonly FormError[]; form?: ComponentChildren }) {
	if (errors.length === 0) return null;
	const labels = labelsIn(form);
	const said = ({ field = '', message }: FormError) => {
		const label = labels.get(field);
		return label ? m.ui_error_of({ label, message }) : message;
	};
	return (
		<div class="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1} autofocus>
			<h2 id="errors-title">{m.ui_errors_title({ n: errors.length })}</h2>
			<ul>
				{errors.map((error) => (
					<li>{error.field ? <a href={`#${error.field}`}>{said(error)}</a> : error.message}</li>
				))}
			</ul>
		</div>
	);
}

export type FormProps = {
	action: string;
	children: ComponentChildren;
	/** Between what is wrong and the form: what somebody else saved meanwhile. */
	above?: ComponentChildren;
	/** `get` for a search; every change is a POST, whose origin the server checks. */
	method?: 'post' | 'get';
	/** The revision that was read: a save over somebody else's is refused. */
	revision?: string | number | null;
	/** By the field's name; or a list, where one concerns the whole form. */
	errors?: readonly FormError[] | Record<string, string>;
	/** The page says above what is wrong: each field still says its own. */
	unsummed?: boolean;
	/** What was typed, by the field's name: the form fills its fields. */
	typed?: Entered['typed'];
	/** The records that a typed name may mean, by the field's name. */
	candidates?: Entered['candidates'];
	/** Words of the one main button; absent: `ui_save`; `false`: the page brings its own buttons. */
	submit?: string | false;
	danger?: boolean;
	cancel?: { href: string; label?: string };
	/** True when a file is sent. */
	files?: boolean;
	id?: string;
	/** It is answered with a page where it stands, not with a way on: the browser loads it whole. */
	whole?: boolean;
};

const isList = (errors: NonNullable<FormProps['errors']>): errors is readonly FormError[] => Array.isArray(errors);

export function Form(props: FormProps) {
	const { action, children, above, method = 'post', revision, errors = [], submit, danger, cancel, files, id, whole } = props;
	const { typed = nothingEntered.typed, candidates = nothingEntered.candidates } = props;
	const listed = isList(errors) ? errors : Object.entries(errors).map(([field, message]) => ({ field, message }));
	const byField = Object.fromEntries(listed.flatMap(({ field, message }) => (field ? [[field, message]] : [])));
	return (
		<EnteredContext.Provider value={{ typed, candidates, errors: byField }}>
			{!props.unsummed && <ErrorSummary errors={listed} form={children} />}
			{above}
			{/* The server says what is wrong, in the reader's language and beside the field: noValidate keeps the browser's bubbles away. */}
			<form
				class="form"
				id={id}
				action={action}
				method={method}
				encType={files ? 'multipart/form-data' : undefined}
				data-turbo={whole ? 'false' : undefined}
				noValidate
			>
				{revision !== undefined && revision !== null && <input type="hidden" name="revision" value={revision} />}
				{children}
				{submit !== false && (
					<div class="form-actions">
						<Button kind={danger ? 'danger' : 'primary'}>{submit ?? m.ui_save()}</Button>
						{cancel && (
							<a class="button" data-kind="quiet" href={cancel.href}>
								{cancel.label ?? m.ui_cancel()}
							</a>
						)}
					</div>
				)}
			</form>
		</EnteredContext.Provider>
	);
}

/** A page that asks once more before something that is hard to undo: says what will happen, then one red button. */
export function Confirm({ title, children, ...form }: { title: string; children: ComponentChildren } & FormProps) {
	return (
		<div class="confirm">
			<h1>{title}</h1>
			<Form {...form} danger>
				<div class="flow">{children}</div>
			</Form>
		</div>
	);
}
