import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { sessionOf } from './account/auth.ts';
import { today } from './plain/day.ts';
import { isLanguage } from './plain/language.ts';
import { openSite } from './portal/site.ts';
import { carryOut } from './proposal/carry-out.ts';
import { proposing, Waits, withConsent } from './proposal/consent.ts';
import { routes } from './routes.ts';
import { type Role, roles, type Who } from './server/database.ts';
import { urls, withQuery } from './urls.ts';
import { type Ask, type Deps, Forbidden, NotFound, type Received, type Route } from './web/ask.ts';
import { callerOf } from './web/caller.ts';
import { bare, document, frameOf, liveOf, pathOf, trouble } from './web/document.ts';
import { askedFirst } from './web/first.ts';
import { flashCookie } from './web/flash.ts';
import { inLanguage, languageCookie, localeOf } from './web/locale.ts';
import { matchedBy, tellMatched } from './web/matched.ts';
import { onceMore } from './web/once-more.ts';
import { placesOf } from './web/places.ts';
import { createRoom } from './web/room.ts';
import { streamed } from './web/stream.ts';

/** Bytes of a form without files. */
const longestForm = 2 * 1024 * 1024;

/** The product as one function from Request to Response. All input and output enters through `deps`. */
export function createApp(deps: Deps): Hono {
	const app = new Hono();
	const site = openSite(deps);
	app.use(async (context, next) => {
		const shown = site.answer(context.req.raw);
		if (shown) return shown;
		await next();
		// What was just written here is seen here at once; the other processes are told. Who is not signed in writes nothing that is shown.
		const { method, raw } = context.req;
		if (method !== 'GET' && method !== 'HEAD' && context.res.status < 400 && matchedBy(raw)?.accountId) site.forget();
	});
	app.use(async (context, next) => {
		const { searchParams } = new URL(context.req.url);
		const chosen = searchParams.get('lang');
		if (!isLanguage(chosen) || context.req.method !== 'GET') return next();
		searchParams.delete('lang');
		return new Response(null, {
			status: 303,
			headers: { location: withQuery(pathOf(context.req.url), Object.fromEntries(searchParams)), 'set-cookie': languageCookie(chosen) },
		});
	});
	const sameSite = csrf({ origin: (origin) => origin === deps.config.baseUrl });
	app.use(async (context, next) => {
		// Of what no form sends, the library asks nothing: whoever says that it comes from elsewhere changes nothing, whatever its type.
		const from = context.req.header('origin');
		if (from && from !== deps.config.baseUrl && !['GET', 'HEAD'].includes(context.req.method))
			return bare(deps, context.req.raw, 'cross-site');
		try {
			return await sameSite(context, next);
		} catch {
			return bare(deps, context.req.raw, 'cross-site');
		}
	});
	const room = createRoom(32 * longestForm, longestForm);
	const inRoom: MiddlewareHandler = async (context, next) => {
		const { raw } = context.req;
		const leave = raw.body ? room.take(raw.headers) : () => {};
		if (!leave) return bare(deps, raw, 'too-many');
		return next().finally(leave);
	};
	const limit = bodyLimit({ maxSize: longestForm, onError: (context) => bare(deps, context.req.raw, 'too-large') });
	for (const route of routes)
		app.on(route.method, [route.path.pattern], ...(route.receive || route.streams ? [] : [inRoom, limit]), (context: Context) =>
			answer(deps, route, context.req.raw, context.req.param(), callerOf(context.req.raw.headers, context.env)),
		);
	app.notFound((context) => answer(deps, nowhere, context.req.raw, {}));
	app.onError((error, context) => {
		deps.log('error', {
			// An address may name somebody; its pattern does not.
			route: matchedBy(context.req.raw)?.pattern,
			error: error instanceof Error ? (error.stack ?? error.message) : String(error),
		});
		return bare(deps, context.req.raw, 'unexpected');
	});
	return app;
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Parts of an address that are not ids of ours. */
const otherParams = new Set(['territory', 'language']);
const rank = (role: Role) => roles.indexOf(role);

const nowhere: Route = {
	verb: 'nowhere',
	method: 'GET',
	path: { pattern: '*' },
	may: 'anyone',
	handler: () => {
		throw new NotFound();
	},
};

async function answer(
	deps: Deps,
	route: Route,
	request: Request,
	params: Record<string, string>,
	from: string | null = null,
	received: Received | null = null,
): Promise<Response> {
	if (route.receive && !received) return receive(deps, route, request, params, from);
	tellMatched(request, { pattern: route.path.pattern });
	const locale = localeOf(request.headers);
	const readOnly = route.method === 'GET' || route.streams === true;
	const badId = Object.entries(params).some(
		([name, value]) => !otherParams.has(name) && route.path !== urls.signInAsExample && !uuidShape.test(value),
	);
	return inLanguage(locale, async () => {
		let who: Who | null = null;
		try {
			if (badId) throw new NotFound();
			const form = received?.form ?? (readOnly ? new FormData() : await formOf(request));
			if (form === null) return trouble(deps, request, locale, who, 'too-large');
			const entry = {
				session: sessionOf(request.headers, deps.config.baseUrl),
				partnership: params.partnership,
				language: locale,
				readOnly: readOnly && !route.rehearse,
				version: readOnly,
			};
			const enter = (doing: Route) =>
				deps.database.enter(
					{ ...entry, verb: entry.readOnly ? undefined : doing.verb },
					async (db, found, reached) => {
						who = found;
						if (found) tellMatched(request, { accountId: found.id });
						if (route.may !== 'anyone' && !found) return toSignIn(request);
						if (found?.session.unseen) seen(deps, found);
						const first = route.may === 'anyone' || !found ? null : askedFirst(route, found, request, routes);
						if (first) return new Response(null, { status: 303, headers: { location: first } });
						// From before the page's own questions: what is changed meanwhile is told to it.
						const version = found?.standing ? reached : null;
						const ask = createAsk({ deps, request, params, locale, from, db, form, files: received?.files ?? [], who: found, version });
						if (params.partnership && !found?.standing) throw new NotFound();
						if (route.may !== 'anyone' && route.may !== 'member' && !ask.may(route.may)) throw new Forbidden();
						return withConsent(ask, doing);
					},
					(answered) => answered.status < 400 && !route.rehearse,
				);
			const response = await onceMore(() =>
				enter(route).catch((error: unknown) => {
					if (error instanceof Waits) return enter(proposing(route, error));
					throw error;
				}),
			);
			const later = laters.get(response);
			return later ? await later() : response;
		} catch (error) {
			if (error instanceof NotFound) return trouble(deps, request, locale, who, 'not-found');
			if (error instanceof Forbidden) return trouble(deps, request, locale, who, 'forbidden');
			throw error;
		}
	});
}

/** What a handler left to be done once its transaction has ended. */
const laters = new WeakMap<Response, () => Promise<Response>>();

/** Files are taken in between two transactions: one that says whether the asker may, and one that keeps what came. Neither waits for them. */
async function receive(deps: Deps, route: Route, request: Request, params: Record<string, string>, from: string | null): Promise<Response> {
	let who: Who | undefined;
	const asking = (ask: Ask) => {
		({ who } = ask);
		return new Response();
	};
	const { receive: take, ...rest } = route;
	const refused = await answer(deps, { ...rest, streams: true, handler: asking }, request, params, from);
	if (!who || !take) return refused;
	const received = await take({ deps, request, params, who });
	try {
		return await answer(deps, route, request, params, from, received);
	} finally {
		await received.clear();
	}
}

/** More than any page of ours has, and few enough that reading them takes no time. */
const mostFields = 2000;

/** The form, read before the database is asked: who sends it slowly keeps no connection from others. Null: more than anybody fills in. */
async function formOf(request: Request): Promise<FormData | null> {
	const form = await request.formData().catch(() => new FormData());
	return [...form.keys()].length > mostFields ? null : form;
}

function toSignIn(request: Request): Response {
	const { pathname, search } = new URL(request.url);
	const next = request.method === 'GET' && pathname !== '/' ? pathname + search : null;
	return new Response(null, { status: 303, headers: { location: urls.signIn({}, { next }) } });
}

/** Outside the request's own transaction, which only reads; a session is noted once in five minutes. */
const seen = (deps: Deps, { session }: Who) =>
	void deps.auth.touch(session.id).catch((error: unknown) => deps.log('session', { error: String(error) }));

function createAsk({
	deps,
	request,
	params,
	locale,
	from,
	db,
	form,
	files,
	who,
	version,
}: Pick<Ask, 'deps' | 'request' | 'params' | 'locale' | 'from' | 'db' | 'files'> & {
	form: FormData;
	who: Who | null;
	version: number | null;
}): Ask {
	const url = new URL(request.url);
	const now = deps.clock();
	const session = sessionOf(request.headers, deps.config.baseUrl);
	const writing = who?.standing?.filter(({ level }) => level === 'write') ?? [];
	// In a partnership, only what one is in an organisation it is open to for writing counts; elsewhere, the strongest membership.
	const held = params.partnership
		? writing.length
			? writing
			: (who?.standing ?? []).map((seat) => ({ ...seat, role: 'reader' as Role }))
		: (who?.memberships ?? []);
	const role = held.map((seat) => seat.role).sort((a, b) => rank(b) - rank(a))[0] ?? null;
	const may = (wanted: Role) => role !== null && rank(role) >= rank(wanted);
	return {
		deps,
		request,
		params,
		locale,
		from,
		db,
		url,
		now,
		today: today(now, deps.config.timeZone),
		get who(): Who {
			if (!who) throw new Forbidden();
			return who;
		},
		signedIn: who !== null,
		session,
		form: async () => form,
		files,
		role,
		may,
		organisationId: (writing[0] ?? who?.memberships[0])?.organisationId ?? null,
		page: (options, ...children) => {
			const frame = {
				...frameOf(deps, request, locale, who),
				live: options.still ? null : liveOf(params, version),
				places: placesOf({ params, url, may }),
			};
			return document(frame, options, children);
		},
		see: (address, message, set = []) => {
			const headers = new Headers({ location: address });
			for (const cookie of message ? [flashCookie(message), ...set] : set) headers.append('set-cookie', cookie);
			return new Response(null, { status: 303, headers });
		},
		json: (body) =>
			new Response(JSON.stringify(body), {
				headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, no-store' },
			}),
		carryOut: (sent) => carryOut(routes, sent, request, (again) => createAsk({ deps, from, db, who, version, files: [], ...again })),
		later: (work) => {
			const promise = new Response();
			laters.set(promise, work);
			return promise;
		},
		stream: (headers, write) => streamed({ deps, request, session, partnership: params.partnership, locale }, headers, write),
	};
}
