/** What every answer carries, whatever it is: pages, refusals, data, files, styles. What an answer says for itself stands. */
const always = {
	// The type we name is the type it is.
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	// Nobody else's page shows our pictures, files or data as its own; what is public says so itself.
	'cross-origin-resource-policy': 'same-origin',
	'origin-agent-cluster': '?1',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
	// What is no page runs nothing and stands in no frame. Pages have a policy of their own (app.ts).
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};
/** A year, as RFC 6797 wants of a site that means it. Other names of the city's domain are not ours to bind. */
const overTls = { 'strict-transport-security': 'max-age=31536000' };

/**
 * Adds the headers that protect readers to an answer, where it does not have them yet.
 * @param https the office is reached over TLS: browsers are told to come no other way
 */
export function secured(response: Response, https: boolean): Response {
	for (const [name, value] of Object.entries(https ? { ...always, ...overTls } : always))
		if (!response.headers.has(name)) response.headers.set(name, value);
	// What does not say how long it may be kept is not kept: it may be somebody's.
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
	return response;
}
