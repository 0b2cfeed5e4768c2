import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Fetch } from '../server/listen.ts';
import type { Log } from '../server/log.ts';
import type { Metrics } from '../server/metrics.ts';
import { callerOf, networkOf } from './caller.ts';
import { matchedBy } from './matched.ts';
import { packed } from './pack.ts';
import { createLimits, type Limits } from './rate.ts';
import { secured } from './secured.ts';

export interface FrontOptions {
	/** The application. */
	fetch: Fetch;
	/** The build's files; null: none of them. */
	asset: (request: Request) => Response | null;
	/** A page of refusal, in the reader's language. */
	refuse: (request: Request, why: 'too-many' | 'too-long' | 'too-slow') => Response;
	/** The secret of a request's session, as the cookie has it. */
	sessionOf: (headers: Headers) => string | null;
	/** Throws where the database does not answer. */
	ping: () => Promise<void>;
	metrics: Metrics;
	log: Log;
	https: boolean;
	/** Who shows it may read the figures from anywhere; null: only programs of this machine may. */
	metricsToken: string | null;
	limits?: Limits;
	/** Milliseconds a page may take. */
	patience?: number;
	clock?: () => number;
}
export interface Front {
	fetch: Fetch;
	/** From now on it says that it is not ready, and lets go of each connection with its next answer. */
	stop(): void;
}

/** Characters of an address: our longest has some hundreds, and proxies cut at 8,000. */
const longest = 8000;
const hash = (text: string) => createHash('sha256').update(text).digest();

type Bindings = { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
/** A program of this machine, and no proxy that hands on somebody else's question. */
function isLocal(headers: Headers, bindings: Bindings): boolean {
	const peer = bindings?.incoming?.socket?.remoteAddress ?? '';
	return /^(::ffff:)?127\.|^::1$/.test(peer) && !['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => headers.has(name));
}

const plain = (status: number, body: unknown) =>
	new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });

/** What stands before the application: health, figures, limits, the build's files; every answer leaves with its headers and its line in the log. */
export function openFront(options: FrontOptions): Front {
	const { fetch, asset, refuse, sessionOf, ping, metrics, log, https, metricsToken, patience = 60_000, clock = Date.now } = options;
	// Whose session it is, once the application has said so. As many as may ask within a minute or so.
	const accounts = new Map<string, string>();
	const take = createLimits(options.limits, (session) => accounts.get(session) ?? session);
	let stopping = false;

	async function ready(): Promise<Response> {
		if (stopping) return plain(503, { status: 'stopping' });
		const answered = await Promise.race([
			ping().then(
				() => true,
				() => false,
			),
			new Promise<false>((resolve) => setTimeout(resolve, 3000, false).unref()),
		]);
		return answered ? plain(200, { status: 'ready' }) : plain(503, { status: 'database' });
	}
	async function figures(request: Request, bindings: Bindings): Promise<Response> {
		const shown = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? '';
		const allowed = metricsToken ? timingSafeEqual(hash(shown), hash(metricsToken)) : isLocal(request.headers, bindings);
		// To others there is no such address.
		if (!allowed) return plain(404, { status: 'not found' });
		const { type, text } = await metrics.read();
		return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
	}

	/** The application's answer, or a refusal when it takes too long: whoever waits for ever asks again, and makes it worse. */
	async function inTime(request: Request, rest: never[]): Promise<Response> {
		if (request.method !== 'GET') return fetch(request, ...rest);
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<Response>((resolve) => {
			timer = setTimeout(() => resolve(refuse(request, 'too-slow')), patience);
		});
		try {
			return await Promise.race([fetch(request, ...rest), late]);
		} finally {
			clearTimeout(timer);
		}
	}

	async function answer(request: Request, rest: never[]): Promise<{ response: Response; route: string }> {
		const bindings = rest[0] as Bindings;
		const { pathname } = new URL(request.url);
		if (pathname === '/health') return { response: plain(200, { status: 'ok' }), route: pathname };
		if (pathname === '/ready') return { response: await ready(), route: pathname };
		if (pathname === '/metrics') return { response: await figures(request, bindings), route: pathname };
		if (request.url.length > longest) return { response: refuse(request, 'too-long'), route: '*' };
		const session = sessionOf(request.headers);
		const caller = callerOf(request.headers, bindings);
		const wait = take({ address: caller && networkOf(caller), session }, clock());
		if (wait !== null) {
			const response = refuse(request, 'too-many');
			response.headers.set('retry-after', String(wait));
			return { response, route: '*' };
		}
		const response = await inTime(request, rest);
		const matched = matchedBy(request);
		if (session && matched?.accountId && accounts.get(session) !== matched.accountId) {
			accounts.delete(session);
			accounts.set(session, matched.accountId);
			if (accounts.size > 20_000) accounts.delete(accounts.keys().next().value ?? '');
		}
		return { response, route: matched?.pattern ?? '*' };
	}

	return {
		async fetch(request: Request, ...rest: never[]) {
			const file = asset(request);
			if (file) return secured(file, https);
			const begun = performance.now();
			const id = randomBytes(6).toString('hex');
			const { response, route } = await answer(request, rest).catch((error: unknown) => {
				log('error', { id, error });
				return { response: plain(500, { status: 'error' }), route: '*' };
			});
			const seconds = (performance.now() - begun) / 1000;
			metrics.request(route, request.method, response.status, seconds);
			log('request', { id, method: request.method, route, status: response.status, ms: Math.round(seconds * 1000) });
			response.headers.set('x-request-id', id);
			if (stopping) response.headers.set('connection', 'close');
			return secured(await packed(request, response), https);
		},
		stop() {
			stopping = true;
		},
	};
}

/** What is answered while the database is started and brought up to date; null: the question waits. */
export function starting(request: Request): Response | null {
	const { pathname } = new URL(request.url);
	if (pathname === '/health') return plain(200, { status: 'ok' });
	return pathname === '/ready' ? plain(503, { status: 'starting' }) : null;
}
