import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import OidcProvider from 'oidc-provider';
import { openProvider } from '../src/account/provider.ts';
import type { ProviderSettings } from '../src/server/config.ts';
import type { Provider } from '../src/web/auth.ts';

type Claims = Record<string, unknown>;

/** A real OpenID provider on a port of the loopback, whose userinfo is signed, and which can be made to answer wrongly. */
export interface ProviderStage {
	issuer: string;
	/** Who signs in there from now on, without being asked. */
	person: { sub: string; acr?: string } & Claims;
	/** What it was asked for, by the names of the parameters. */
	asked: Record<string, string>[];
	/** Set to falsify an answer. */
	falsify: {
		token?: (body: { id_token: string; access_token: string }) => unknown;
		userinfo?: (jwt: string) => unknown;
	};
	/** A token of these claims under the provider's own key, or with another algorithm. */
	signed(claims: Claims, algorithm?: 'RS256' | 'none' | 'HS256' | 'another-key'): string;
	/** The product's side of it, for the address the product is reached at. */
	provider(baseUrl: string, settings?: Partial<ProviderSettings>): Provider;
	close(): Promise<void>;
}

export const claimsOf = (jwt: string): Claims => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Claims;

const clientId = 'jumelage';
const clientSecret = 'the secret that the provider gave to the city';
const scopes = 'openid given_name usual_name email uid siret idp_id';

export async function openProviderStage(): Promise<ProviderStage> {
	const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const kid = 'city';
	let answer: ReturnType<OidcProvider['callback']> | undefined;
	const server = createServer((request, response) => {
		const login = /^\/interaction\//.test(request.url ?? '');
		if (!login) return answer?.(request, response);
		const { sub, acr } = stage.person;
		void running()
			.interactionFinished(request, response, { login: { accountId: sub, ...(acr ? { acr } : {}) } })
			.catch((error: unknown) => response.writeHead(500).end(String(error)));
	});
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	let real: OidcProvider | undefined;
	const running = () => {
		if (!real) throw new Error('nobody has asked for the provider yet');
		return real;
	};
	const stage: ProviderStage = {
		issuer,
		person: { sub: 'nobody' },
		asked: [],
		falsify: {},
		signed(claims, algorithm = 'RS256') {
			const head = { alg: algorithm === 'another-key' ? 'RS256' : algorithm, kid, typ: 'JWT' };
			const text = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
			if (algorithm === 'none') return `${text}.`;
			const key = algorithm === 'another-key' ? strangers.privateKey : keys.privateKey;
			return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
		},
		provider(baseUrl, settings) {
			real = new OidcProvider(issuer, {
				clients: [
					{
						client_id: clientId,
						client_secret: clientSecret,
						redirect_uris: [`${baseUrl}/sign-in/provider/back`],
						post_logout_redirect_uris: [`${baseUrl}/sign-in`],
						token_endpoint_auth_method: 'client_secret_post',
						id_token_signed_response_alg: 'RS256',
						userinfo_signed_response_alg: 'RS256',
					},
				],
				jwks: { keys: [{ ...keys.privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
				cookies: { keys: ['a key of the tests'] },
				features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true }, claimsParameter: { enabled: true } },
				interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
				pkce: { required: () => false },
				acrValues: ['eidas1', 'eidas2', 'eidas3'],
				ttl: { AccessToken: 60, AuthorizationCode: 30, IdToken: 60, Grant: 60, Interaction: 60, Session: 60 },
				claims: {
					acr: null,
					openid: ['sub'],
					email: ['email', 'email_verified'],
					...Object.fromEntries(['given_name', 'usual_name', 'uid', 'siret', 'idp_id'].map((name) => [name, [name]])),
				},
				findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...stage.person, sub }) }),
				loadExistingGrant: async ({ oidc }: { oidc: { session: { accountId: string } } }) => {
					const grant = new (running().Grant)({ clientId, accountId: oidc.session.accountId });
					grant.addOIDCScope(scopes);
					await grant.save();
					return grant;
				},
			});
			real.use(async (context, next) => {
				if (context.path === '/auth') stage.asked.push({ ...context.query });
				await next();
				if (context.path === '/token' && stage.falsify.token) context.body = stage.falsify.token(context.body as never);
				if (context.path === '/me' && stage.falsify.userinfo) context.body = stage.falsify.userinfo(String(context.body));
			});
			answer = real.callback();
			return openProvider({
				issuer,
				clientId,
				clientSecret,
				label: null,
				scopes,
				algorithm: 'RS256',
				signedUserinfo: true,
				acr: null,
				proConnect: true,
				...settings,
			});
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return stage;
}
