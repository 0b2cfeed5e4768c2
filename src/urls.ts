/** Every address of the product, typed once. `path('/a/:b')({ b })` builds it; `.pattern` is what the router matches. */

type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
	? Name | Names<`/${Rest}`>
	: P extends `${string}:${infer Name}`
		? Name
		: never;
export type Params<P extends string> = { [K in Names<P>]: string };
type Query = Record<string, string | number | null | undefined>;

export interface Path<P extends string = string> {
	(...args: Names<P> extends never ? [params?: Record<never, never>, query?: Query] : [params: Params<P>, query?: Query]): string;
	readonly pattern: P;
}

export function withQuery(address: string, query: Query = {}): string {
	const kept = Object.entries(query).filter(
		(entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined && entry[1] !== '',
	);
	return kept.length === 0 ? address : `${address}?${new URLSearchParams(kept.map(([name, value]) => [name, String(value)]))}`;
}

function path<const P extends string>(pattern: P): Path<P> {
	const build = (params: Record<string, string> = {}, query: Query = {}) =>
		withQuery(
			pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
			query,
		);
	return Object.assign(build, { pattern }) as unknown as Path<P>;
}

export const urls = {
	home: path('/'),
	setup: path('/setup'),
	setupSearch: path('/setup/search.json'),
	signIn: path('/sign-in'),
	signInByMail: path('/sign-in/mail'),
	signInByLink: path('/sign-in/link'),
	signInAsExample: path('/sign-in/example/:person'),
	signOut: path('/sign-out'),
	account: path('/account'),
	members: path('/members'),
	member: path('/members/:membership'),
	memberEnd: path('/members/:membership/end'),
	setPassword: path('/account/password'),

	directory: path('/directory'),
	directorySearch: path('/directory/search.json'),
	territory: path('/directory/territories/:territory'),
	organisations: path('/directory/organisations'),
	organisationNew: path('/directory/organisations/new'),
	organisation: path('/directory/organisations/:organisation'),
	organisationEdit: path('/directory/organisations/:organisation/edit'),
	people: path('/directory/people'),
	personNew: path('/directory/people/new'),
	person: path('/directory/people/:person'),
	personEdit: path('/directory/people/:person/edit'),
	mandateNew: path('/directory/people/:person/mandates/new'),
	mandateEdit: path('/directory/people/:person/mandates/:mandate/edit'),
	mandateRemove: path('/directory/people/:person/mandates/:mandate/remove'),

	partnerships: path('/partnerships'),
	partnershipsCsv: path('/partnerships.csv'),
	partnershipNew: path('/partnerships/new'),
	partnership: path('/partnerships/:partnership'),
	partnershipEdit: path('/partnerships/:partnership/edit'),
	partnershipFields: path('/partnerships/:partnership/fields'),
	partnershipPeople: path('/partnerships/:partnership/people'),
	partnershipPersonRemove: path('/partnerships/:partnership/people/:person/remove'),
	partnershipEvents: path('/partnerships/:partnership/events'),
	partnershipEventRemove: path('/partnerships/:partnership/events/:event/remove'),
	partnershipGuests: path('/partnerships/:partnership/guests'),
	partnershipGuestRemove: path('/partnerships/:partnership/guests/:organisation/remove'),
	partnershipLive: path('/partnerships/:partnership/live'),
	partnershipHistory: path('/partnerships/:partnership/history'),
	documents: path('/partnerships/:partnership/documents'),
	documentNew: path('/partnerships/:partnership/documents/new'),
	documentEdit: path('/partnerships/:partnership/documents/:document/edit'),
	documentRemove: path('/partnerships/:partnership/documents/:document/remove'),

	decisionNew: path('/partnerships/:partnership/decisions/new'),
	decision: path('/partnerships/:partnership/decisions/:decision'),
	decisionEdit: path('/partnerships/:partnership/decisions/:decision/edit'),
	decisionRemove: path('/partnerships/:partnership/decisions/:decision/remove'),

	agreementNew: path('/partnerships/:partnership/agreements/new'),
	agreement: path('/partnerships/:partnership/agreements/:agreement'),
	agreementEdit: path('/partnerships/:partnership/agreements/:agreement/edit'),
	agreementCommitments: path('/partnerships/:partnership/agreements/:agreement/commitments'),
	articleNew: path('/partnerships/:partnership/agreements/:agreement/articles/new'),
	articleEdit: path('/partnerships/:partnership/agreements/:agreement/articles/:article/:language'),
	articleMove: path('/partnerships/:partnership/agreements/:agreement/articles/:article/move'),
	articleRemove: path('/partnerships/:partnership/agreements/:agreement/articles/:article/remove'),
	agreementVersions: path('/partnerships/:partnership/agreements/:agreement/versions'),
	agreementCompare: path('/partnerships/:partnership/agreements/:agreement/compare'),
	agreementSubmit: path('/partnerships/:partnership/agreements/:agreement/submit'),
	agreementWithdraw: path('/partnerships/:partnership/agreements/:agreement/withdraw'),
	agreementAdopt: path('/partnerships/:partnership/agreements/:agreement/adopt'),
	agreementSign: path('/partnerships/:partnership/agreements/:agreement/sign'),
	agreementTransmit: path('/partnerships/:partnership/agreements/:agreement/transmit'),
	agreementEnterForce: path('/partnerships/:partnership/agreements/:agreement/enter-force'),
	agreementAmend: path('/partnerships/:partnership/agreements/:agreement/amend'),
	agreementEvent: path('/partnerships/:partnership/agreements/:agreement/events'),
} as const;
