import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Trouble } from './trouble.ts';

export type Fetch = (request: Request, ...rest: never[]) => Response | Promise<Response>;

export type Door = {
	/** Lets the requests in that have been waiting. */
	open(fetch: Fetch): void;
	/** Takes no more requests; gives those under way `grace` milliseconds, then cuts them off. */
	close(grace: number): Promise<void>;
};

/**
 * Takes the port before anything slow is done; requests wait until `open()`.
 * @throws Trouble `port-taken`, `port-refused`
 */
export async function listen(host: string, port: number): Promise<Door> {
	const ready = Promise.withResolvers<Fetch>();
	const servers: Server[] = [];
	// Browsers try ::1 first for "localhost", other programs 127.0.0.1: answer on both.
	for (const address of host === 'localhost' ? ['127.0.0.1', '::1'] : [host]) {
		const fetch: Fetch = async (...request) => (await ready.promise)(...request);
		const server = createAdaptorServer({ fetch: fetch as never }) as Server;
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
		open: (fetch) => ready.resolve(fetch),
		async close(grace) {
			const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
			for (const server of servers) server.closeIdleConnections();
			const end = setTimeout(() => {
				for (const server of servers) server.closeAllConnections();
			}, grace);
			await Promise.all(closed);
			clearTimeout(end);
		},
	};
}
