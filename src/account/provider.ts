import * as client from 'openid-client';
import type { ProviderSettings } from '../server/config.ts';
import type { Provider } from '../web/auth.ts';

/** The provider answered something that will not do; `message` is for the log. */
export class ProviderRefused extends Error {}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** How the secret is handed over: in the form where the provider takes it so, as ProConnect asks; else in a header. */
const handing = (secret: string): client.ClientAuth => {
	const [inForm, inHeader] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)];
	return (as, ...rest) =>
		((as.token_endpoint_auth_methods_supported ?? []).includes('client_secret_post') ? inForm : inHeader)(as, ...rest);
};

/**
 * The OpenID provider of the settings, found by its discovery document when first needed. The code flow; the ID token's and the userinfo's
 * signatures, issuer, audience, nonce and times are checked by openid-client.
 * @throws ProviderRefused, or an error of openid-client
 */
export function openProvider(settings: ProviderSettings): Provider {
	const { issuer, clientId, clientSecret, algorithm, signedUserinfo, proConnect } = settings;
	const levels = settings.acr?.split(' ') ?? [];
	let found: Promise<client.Configuration> | undefined;
	const configuration = () => {
		found ??= client
			.discovery(
				new URL(issuer),
				clientId,
				{
					id_token_signed_response_alg: algorithm,
					...(signedUserinfo ? { userinfo_signed_response_alg: algorithm } : {}),
					[client.clockTolerance]: 10,
				},
				handing(clientSecret),
				// The token comes straight from the provider; its signature is looked at all the same (ProConnect asks for it).
				{
					timeout: 10,
					execute: [client.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : [])],
				},
			)
			.catch((error: unknown) => {
				found = undefined; // asked again next time
				throw error;
			});
		return found;
	};
	return {
		label: proConnect ? null : (settings.label ?? new URL(issuer).hostname),
		async verifier() {
			// ProConnect answers "Y000400" to any parameter it does not list, PKCE's among them (doc_fs/implementation_technique.md, 2.2).
			return !proConnect && (await configuration()).serverMetadata().supportsPKCE() ? client.randomPKCECodeVerifier() : null;
		},
		async address({ state, nonce, verifier, back, again }) {
			return client.buildAuthorizationUrl(await configuration(), {
				redirect_uri: back,
				scope: settings.scopes,
				state,
				nonce,
				...(verifier ? { code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' } : {}),
				...(again ? { prompt: 'login' } : {}),
				...(levels.length > 0 ? { claims: JSON.stringify({ id_token: { acr: { essential: true, values: levels } } }) } : {}),
			}).href;
		},
		async arrive(address, { state, nonce, verifier }) {
			const config = await configuration();
			const tokens = await client.authorizationCodeGrant(config, address, {
				expectedState: state,
				expectedNonce: nonce,
				idTokenExpected: true,
				...(verifier ? { pkceCodeVerifier: verifier } : {}),
			});
			const claims = tokens.claims();
			if (!claims || !tokens.id_token) throw new ProviderRefused('no ID token');
			if (levels.length > 0 && !levels.includes(text(claims.acr) ?? '')) throw new ProviderRefused(`level of assurance ${claims.acr}`);
			const person = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
			// openid-client looks at both where they stand; a signed userinfo without them could be meant for another service.
			if (signedUserinfo && (person.iss !== claims.iss || ![person.aud].flat().includes(clientId)))
				throw new ProviderRefused('userinfo of another issuer or for another service');
			// ProConnect gives the address of the profession, held against the organisation's domain, and says nothing more of it.
			const vouched = person.email_verified === true || (proConnect && person.email_verified === undefined);
			return {
				identity: { issuer: claims.iss, subject: claims.sub },
				email: vouched ? (text(person.email)?.toLowerCase() ?? null) : null,
				idToken: tokens.id_token,
			};
		},
		async signOutAddress({ idToken, state, back }) {
			const config = await configuration();
			if (!config.serverMetadata().end_session_endpoint) return null;
			const address = client.buildEndSessionUrl(config, { id_token_hint: idToken, state, post_logout_redirect_uri: back });
			// Not among the parameters that ProConnect lists.
			if (proConnect) address.searchParams.delete('client_id');
			return address.href;
		},
	};
}
