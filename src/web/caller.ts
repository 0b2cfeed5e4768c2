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

/**
 * By what limits count: an IPv4 address, or the half of an IPv6 address that names the network. A single line at home has 2^64 of the other
 * half, and a new one for each try costs nothing.
 */
export function networkOf(address: string): string {
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.replace(/%.*$/, '').split('::');
	const [left, right] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]];
	const skipped = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
	const groups = [...left, ...Array.from({ length: skipped }, () => '0'), ...right];
	return `${groups
		.slice(0, 4)
		.map((group) => (Number.parseInt(group, 16) || 0).toString(16))
		.join(':')}::/64`;
}
