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
	secondStep: path('/sign-in/code'),
	forgotten: path('/sign-in/forgotten'),
	newPassword: path('/sign-in/new-password'),
	provider: path('/sign-in/provider'),
	providerBack: path('/sign-in/provider/back'),
	providerEnter: path('/sign-in/provider/enter'),
	signOut: path('/sign-out'),
	signOutAtProvider: path('/sign-out/provider'),
	account: path('/account'),
	accountName: path('/account/name'),
	accountEmail: path('/account/email'),
	confirmEmail: path('/account/email/confirm'),
	confirmIdentity: path('/account/confirm'),
	confirmByMail: path('/account/confirm/mail'),
	secondFactor: path('/account/code'),
	secondFactorNew: path('/account/code/new'),
	secondFactorOff: path('/account/code/off'),
	recoveryCodes: path('/account/code/recovery'),
	sessionEnd: path('/account/sessions/:session/end'),
	sessionsEnd: path('/account/sessions/end'),
	secondFactorRule: path('/members/second-factor'),
	secondFactorReset: path('/members/:membership/second-factor'),
	members: path('/members'),
	membersCsv: path('/members.csv'),
	invite: path('/members/invite'),
	invitationResend: path('/members/invitations/:invitation/resend'),
	invitationWithdraw: path('/members/invitations/:invitation/withdraw'),
	invitation: path('/invitation'),
	inviteSide: path('/partnerships/:partnership/invite/:organisation'),
	handOver: path('/members/:membership/hand-over'),
	handOverOwn: path('/account/hand-over/:organisation'),
	handOverNote: path('/organisations/:organisation/hand-over/:colleague'),
	inCharge: path('/partnerships/:partnership/in-charge'),
	outbox: path('/outbox'),
	member: path('/members/:membership'),
	memberEnd: path('/members/:membership/end'),
	memberData: path('/members/:membership/data'),
	memberDataJson: path('/members/:membership/data.json'),
	setPassword: path('/account/password'),
	accountData: path('/account/data'),
	accountDataJson: path('/account/data.json'),

	directory: path('/directory'),
	directorySearch: path('/directory/search.json'),
	territory: path('/directory/territories/:territory'),
	organisations: path('/directory/organisations'),
	organisationNew: path('/directory/organisations/new'),
	organisation: path('/directory/organisations/:organisation'),
	organisationEdit: path('/directory/organisations/:organisation/edit'),
	organisationHistory: path('/directory/organisations/:organisation/history'),
	organisationMerge: path('/directory/organisations/:organisation/merge'),
	organisationDelete: path('/directory/organisations/:organisation/delete'),
	doubles: path('/directory/doubles'),
	mergeUndo: path('/directory/merges/:merge/undo'),
	peopleReview: path('/directory/people/review'),
	people: path('/directory/people'),
	personNew: path('/directory/people/new'),
	person: path('/directory/people/:person'),
	personEdit: path('/directory/people/:person/edit'),
	personHistory: path('/directory/people/:person/history'),
	personMerge: path('/directory/people/:person/merge'),
	personDelete: path('/directory/people/:person/delete'),
	personData: path('/directory/people/:person/data'),
	personDataJson: path('/directory/people/:person/data.json'),
	personDataCsv: path('/directory/people/:person/data.csv'),
	personObjection: path('/directory/people/:person/objection'),
	personErase: path('/directory/people/:person/erase'),
	mandateNew: path('/directory/people/:person/mandates/new'),
	mandateEdit: path('/directory/people/:person/mandates/:mandate/edit'),
	mandateRemove: path('/directory/people/:person/mandates/:mandate/remove'),

	eliminations: path('/archives'),
	elimination: path('/archives/:elimination'),
	eliminationCsv: path('/archives/:elimination/list.csv'),
	eliminationSend: path('/archives/:elimination/send'),
	eliminationAnswer: path('/archives/:elimination/answer'),
	eliminationCarryOut: path('/archives/:elimination/carry-out'),

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
	proposals: path('/partnerships/:partnership/proposals'),
	proposal: path('/partnerships/:partnership/proposals/:proposal'),
	proposalConfirm: path('/partnerships/:partnership/proposals/:proposal/confirm'),
	proposalRefuse: path('/partnerships/:partnership/proposals/:proposal/refuse'),
	proposalWithdraw: path('/partnerships/:partnership/proposals/:proposal/withdraw'),
	beforeJoining: path('/partnerships/:partnership/before-joining'),
	missions: path('/partnerships/:partnership/missions'),
	missionNew: path('/partnerships/:partnership/missions/new'),
	mission: path('/partnerships/:partnership/missions/:mission'),
	missionEdit: path('/partnerships/:partnership/missions/:mission/edit'),
	missionCancel: path('/partnerships/:partnership/missions/:mission/cancel'),
	missionResume: path('/partnerships/:partnership/missions/:mission/resume'),
	missionHeld: path('/partnerships/:partnership/missions/:mission/held'),
	missionPrivateErase: path('/partnerships/:partnership/missions/:mission/erase-private'),
	delegateNew: path('/partnerships/:partnership/missions/:mission/delegates/new'),
	delegate: path('/partnerships/:partnership/missions/:mission/delegates/:delegate'),
	delegateMove: path('/partnerships/:partnership/missions/:mission/delegates/:delegate/move'),
	delegateRemove: path('/partnerships/:partnership/missions/:mission/delegates/:delegate/remove'),
	delegatePrivate: path('/partnerships/:partnership/missions/:mission/delegates/:delegate/private'),
	legNew: path('/partnerships/:partnership/missions/:mission/delegates/:delegate/legs/new'),
	leg: path('/partnerships/:partnership/missions/:mission/delegates/:delegate/legs/:leg'),
	legRemove: path('/partnerships/:partnership/missions/:mission/delegates/:delegate/legs/:leg/remove'),
	supportNew: path('/partnerships/:partnership/missions/:mission/support/new'),
	support: path('/partnerships/:partnership/missions/:mission/support/:support'),
	supportRemove: path('/partnerships/:partnership/missions/:mission/support/:support/remove'),
	costs: path('/partnerships/:partnership/missions/:mission/costs'),
	costNew: path('/partnerships/:partnership/missions/:mission/costs/new'),
	budget: path('/partnerships/:partnership/missions/:mission/costs/voted'),
	cost: path('/partnerships/:partnership/missions/:mission/costs/:cost'),
	costRemove: path('/partnerships/:partnership/missions/:mission/costs/:cost/remove'),
	documents: path('/partnerships/:partnership/documents'),
	documentNew: path('/partnerships/:partnership/documents/new'),
	documentUpload: path('/partnerships/:partnership/documents/upload'),
	documentDescribe: path('/partnerships/:partnership/documents/describe'),
	document: path('/partnerships/:partnership/documents/:document'),
	documentFile: path('/partnerships/:partnership/documents/:document/file'),
	documentEdit: path('/partnerships/:partnership/documents/:document/edit'),
	documentRemove: path('/partnerships/:partnership/documents/:document/remove'),
	documentHistory: path('/partnerships/:partnership/documents/:document/history'),
	uploads: path('/partnerships/:partnership/uploads'),
	upload: path('/partnerships/:partnership/uploads/:upload'),
	uploadKeep: path('/partnerships/:partnership/uploads/:upload/keep'),

	publication: path('/partnerships/:partnership/publication'),
	publicationPreview: path('/partnerships/:partnership/publication/preview/:language'),
	publicationWithdraw: path('/partnerships/:partnership/publication/withdraw'),

	decisionNew: path('/partnerships/:partnership/decisions/new'),
	decision: path('/partnerships/:partnership/decisions/:decision'),
	decisionEdit: path('/partnerships/:partnership/decisions/:decision/edit'),
	decisionRemove: path('/partnerships/:partnership/decisions/:decision/remove'),
	decisionHistory: path('/partnerships/:partnership/decisions/:decision/history'),

	agreementNew: path('/partnerships/:partnership/agreements/new'),
	agreement: path('/partnerships/:partnership/agreements/:agreement'),
	agreementEdit: path('/partnerships/:partnership/agreements/:agreement/edit'),
	agreementHistory: path('/partnerships/:partnership/agreements/:agreement/history'),
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

	programme: path('/partnerships/:partnership/missions/:mission/programme'),
	programmeNew: path('/partnerships/:partnership/missions/:mission/programme/new'),
	programmePrint: path('/partnerships/:partnership/missions/:mission/programme/print'),
	programmeSession: path('/partnerships/:partnership/missions/:mission/programme/:session'),
	programmeSessionEdit: path('/partnerships/:partnership/missions/:mission/programme/:session/edit'),
	programmeSessionMove: path('/partnerships/:partnership/missions/:mission/programme/:session/move'),
	programmeSessionMoveCheck: path('/partnerships/:partnership/missions/:mission/programme/:session/move.json'),
	programmeSessionOrder: path('/partnerships/:partnership/missions/:mission/programme/:session/order'),
	programmeSessionCopy: path('/partnerships/:partnership/missions/:mission/programme/:session/copy'),
	programmeSessionRemove: path('/partnerships/:partnership/missions/:mission/programme/:session/remove'),
	programmeCeremony: path('/partnerships/:partnership/missions/:mission/programme/:session/ceremony'),
} as const;

/** The public addresses in one language. `:slug` is a partnership's, or a city's where the name says so. */
function publicPaths<const H extends string, const O extends string, const A extends string, const L extends string>(
	home: H,
	of: O,
	accessibility: A,
	legal: L,
) {
	return {
		home: path(home),
		feed: path(`${home}/atom.xml`),
		city: path(`${home}/${of}/:slug`),
		cityFeed: path(`${home}/${of}/:slug/atom.xml`),
		partnership: path(`${home}/:slug`),
		picture: path(`${home}/:slug/image.png`),
		data: path(`${home}/:slug/data.jsonld`),
		document: path(`${home}/:slug/documents/:document`),
		accessibility: path(accessibility),
		legal: path(legal),
	} as const;
}

/** What a resident reads, without an account: the language stands in the address, in Latin letters, so that it can be typed and printed. */
export const publicUrls = {
	fr: publicPaths('/fr/jumelages', 'de', '/fr/accessibilite', '/fr/mentions-legales'),
	hy: publicPaths('/hy/kuyr-kaghakner', 'hamaynk', '/hy/matcheliutyun', '/hy/iravakan-tvyalner'),
	en: publicPaths('/en/twinnings', 'of', '/en/accessibility', '/en/legal-notice'),
} as const;
/** Those of no language: they send on to the reader's own, or are for machines. */
export const publicDoors = {
	home: path('/jumelages'),
	partnership: path('/jumelages/:slug'),
	sitemap: path('/sitemap.xml'),
	robots: path('/robots.txt'),
} as const;
