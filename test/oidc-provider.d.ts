/** As much of it as the tests use: the package brings no types. */
declare module 'oidc-provider' {
	import type { IncomingMessage, ServerResponse } from 'node:http';

	interface Context {
		path: string;
		query: Record<string, string>;
		body: unknown;
	}
	export default class Provider {
		constructor(issuer: string, configuration: Record<string, unknown>);
		use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
		callback(): (request: IncomingMessage, response: ServerResponse) => void;
		interactionFinished(request: IncomingMessage, response: ServerResponse, result: unknown): Promise<void>;
		readonly Grant: new (of: {
			clientId: string;
			accountId: string;
		}) => { addOIDCScope(scope: string): void; save(): Promise<string> };
	}
}
