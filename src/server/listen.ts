import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Trouble } from './trouble.ts';

export type Fetch = (request: Request, ...rest: never[]) => Response | Promise<Response>;

export type Door = {
	/** Lets the requests in that have been waiting. */
	open(fetch: Fetch): void;
	/** Takes no more requests; gives those under way `grace` milliseconds, or until `hurry`, then cuts them off. */
	close(grace: number, hurry?: Promise<void>): Promise<void>;
};

/**
 * Takes the port before anything slow is done; requests wait until `open()`.
 * @param early what is answered before: that it lives, and is not ready
 * @throws Trouble `port-taken`, `port-refused`
 */
export async function listen(host: string, port: number, early: (request: Request) => Response | null = () => null): Promise<Door> {
	const ready = Promise.withResolvers<Fetch>();
	let opened = false;
	const servers: Server[] = [];
	// Browsers try ::1 first for "localhost", other programs 127.0.0.1: answer on both.
	for (const address of host === 'localhost' ? ['127.0.0.1', '::1'] : [host]) {
		const fetch: Fetch = async (...request) => (opened ? null : early(request[0])) ?? (await ready.promise)(...request);
		const server = createAdaptorServer({ fetch: fetch as never }) as Server;
		// Who sends a header letter by letter is cut off; a large file over a slow line has its time. Longer than a proxy keeps its own side.
		Object.assign(server, { headersTimeout: 20_000, requestTimeout: 600_000, keepAliveTimeout: 65_000 });
		try {
			await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
			servers.push(server);
		} catch (cause) {
			const code = (cause as NodeJS.ErrnoException).code ?? '';
			if (address === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue; // no IPv6 here
			for (const other of servers) other.close();
			if (code === 'EADDRINUSE') throw new Trouble('port-taken', { port, other: port < 65_535 ? port + 1 : 3000 }, { cause });
			throw new Trouble('port-refused', { host: address, port, reason: code }, { cause });
		}
	}
	return {
		open(fetch) {
			opened = true;
			ready.resolve(fetch);
		},
		async close(grace, hurry) {
			const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
			// Browsers keep a connection after its answer: those that have theirs are let go, as they get it.
			const idle = () => {
				for (const server of servers) server.closeIdleConnections();
			};
			idle();
			const again = setInterval(idle, 50);
			const cut = () => {
				for (const server of servers) server.closeAllConnections();
			};
			const end = setTimeout(cut, grace);
			hurry?.then(cut);
			await Promise.all(closed);
			clearTimeout(end);
			clearInterval(again);
		},
	};
}
