import { type Handler, NotFound } from '../web/ask.ts';
import { changesSince, versionOf } from './live-store.ts';

const headers = {
	'content-type': 'text/event-stream; charset=utf-8',
	// No proxy may keep, compress or hold back what must arrive at once.
	'cache-control': 'private, no-store, no-transform',
	'x-accel-buffering': 'no',
	'x-content-type-options': 'nosniff',
};
/** Where the page stands that asks: what it was told last, else what it was drawn from. */
function sinceOf(request: Request): number | null {
	const known = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since') ?? '';
	return /^\d{1,15}$/.test(known) ? Number(known) : null;
}

/** Stays open, and tells of each change of the partnership as it is committed; at once of those that the page has missed. */
export const live: Handler = async (ask) => {
	const { partnership: partnershipId = '' } = ask.params;
	if (ask.request.method === 'HEAD') return new Response(null, { headers });
	const session = ask.session;
	if (session === null) throw new NotFound();
	const place = ask.deps.live.watch({ partnershipId, session, accountId: ask.who.id, locale: ask.locale }, ask.request.signal);
	if (!place) return new Response(null, { status: 503, headers: { 'retry-after': '120' } });
	try {
		// Asked once the place is taken: no change falls between the two.
		const version = (await versionOf(ask.db, partnershipId)) ?? 0;
		const since = sinceOf(ask.request) ?? version;
		place.greet(version, version > since ? await changesSince(ask.db, partnershipId, since) : []);
		return new Response(place.body, { headers });
	} catch (error) {
		place.end();
		throw error;
	}
};
