import { type Ask, Forbidden, type Route, type SentForm } from '../web/ask.ts';
import { inLanguage } from '../web/locale.ts';

/** What stands beside the fields of a page that refuses: our pages of forms take it as `errors`. */
const refusalsOn = (children: readonly unknown[]): string[] =>
	children.flatMap((child) => {
		const errors = (child as { props?: { errors?: unknown } } | null)?.props?.errors;
		return typeof errors === 'object' && errors !== null ? Object.values(errors).filter((one) => typeof one === 'string') : [];
	});

/**
 * Does what somebody sent, through the same handler, as the person who asks now: its locks, its rules, its guards.
 * @param as what a handler would see if the asker had sent it
 */
export async function carryOut(
	routes: readonly Route[],
	{ verb, params, query, form: fields, language }: SentForm,
	request: Request,
	as: (again: Pick<Ask, 'request' | 'params' | 'locale'> & { form: FormData }) => Ask,
): ReturnType<Ask['carryOut']> {
	const route = routes.find((one) => one.method === 'POST' && one.verb === verb && one.path.pattern.includes('/:partnership'));
	if (!route || route.agreed) return null;
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	const address = route.path.pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
	const sent = new Request(new URL(address + query, request.url), { method: 'POST', headers: request.headers });
	return inLanguage(language, async () => {
		const ask = as({ request: sent, params, locale: language, form });
		if (route.may !== 'anyone' && route.may !== 'member' && !ask.may(route.may)) throw new Forbidden();
		let refusals: string[] = [];
		const page: Ask['page'] = (options, ...children) => {
			refusals = refusalsOn(children);
			return ask.page(options, ...children);
		};
		const response = await route.handler({ ...ask, page });
		return { response, refusals };
	});
}
