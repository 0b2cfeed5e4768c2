const own = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80:)/i;
const bare = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * The network address a request comes from, or null where it is not known (a test without a socket).
 * `X-Forwarded-For` counts only when the request came through a machine of the same network, such as the city's own proxy:
 * then the last address in it that is not of that network. What a stranger writes there themselves is never believed.
 * @param bindings what the HTTP server hands over with the request: `{ incoming: { socket } }`
 */
export function callerOf(headers: Headers, bindings: unknown): string | null {
	const peer = (bindings as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress;
	if (!peer) return null;
	const address = bare(peer);
	if (!own.test(address)) return address;
	const hops = (headers.get('x-forwarded-for') ?? '').split(',').map(bare).filter(Boolean);
	return hops.findLast((hop) => !own.test(hop)) ?? address;
}
