import type { Config } from './config.ts';
import type { Fetch } from './listen.ts';
import type { Stores } from './stores.ts';

/** A person of the example, and the address that signs in as them. */
export type Visitor = { name: string; role: string; url: string };

export type Application = {
	fetch: Fetch;
	/** Fills an empty database with the example; answers false where there is something already. */
	loadExample(): Promise<boolean>;
	/** The example's people; none where the example is not loaded. */
	visitors(): Promise<Visitor[]>;
	/** No city yet: the page /setup asks for it. */
	isEmpty(): Promise<boolean>;
	/** Closes the pools. */
	close(): Promise<void>;
};

/** Joins what was opened at boot to the application: the one place that knows both. */
export async function openApplication(config: Config, _stores: Stores): Promise<Application> {
	return {
		fetch: () => new Response(config.baseUrl, { headers: { 'content-type': 'text/plain' } }),
		loadExample: async () => false,
		visitors: async () => [],
		isEmpty: async () => true,
		close: async () => {},
	};
}
