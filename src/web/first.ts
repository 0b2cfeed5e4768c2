import type { Who } from '../server/database.ts';
import { urls } from '../urls.ts';
import type { Route } from './ask.ts';

/** Where to go before: to set up the second factor that an organisation asks for, or to show once more that it is them. */
export function askedFirst(route: Route, who: Who, request: Request, routes: readonly Route[]): string | null {
	const { pathname, search } = new URL(request.url);
	// Confirming is for setting it up as well: the way there must stay open.
	const onTheWay = [urls.secondFactorNew, urls.confirmIdentity, urls.confirmByMail].some((path) => path === route.path);
	if (who.lacksSecondFactor && !onTheWay) return urls.secondFactorNew();
	// What a form carried is not kept: the page it stands on asks first, so it comes to this only after a long pause.
	if (route.proven && !who.session.proven) {
		const page = routes.some(({ method, path }) => method === 'GET' && path === route.path) ? pathname : urls.account();
		return urls.confirmIdentity({}, { next: page + (request.method === 'GET' ? search : '') });
	}
	return null;
}
