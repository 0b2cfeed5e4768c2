import type { Language } from '../plain/language.ts';
import type { SignInWay } from '../server/database.ts';

export type { SignInWay };

export interface Account {
	id: string;
	name: string;
	email: string;
	language: Language;
}

/** What a session is opened with: the request it answers, the address it came from, the provider's token where there is one. */
export interface Opening {
	way: SignInWay;
	headers?: Headers;
	from?: string | null;
	idToken?: string | undefined;
}

/** One browser that is signed in. `agent` is what the browser calls itself. */
export interface OpenSession {
	id: string;
	way: SignInWay;
	openedAt: Date;
	seenAt: Date;
	address: string | null;
	agent: string | null;
}

/** An account at an OpenID provider: the issuer's address and its name for the person there. */
export interface Identity {
	issuer: string;
	subject: string;
}

/** What a secret that works once stands for, by what it is for. */
export interface Tickets {
	/** The link of a letter that signs in. */
	'sign-in': { account: string; next?: string | null };
	/** The link of a letter that sets a new password. */
	password: { account: string };
	/** The link of a letter that proves a new address. */
	email: { account: string; email: string };
	/** The first step is done, the code is awaited. `identity`: to be linked once the code was right. */
	second: { account: string; way: SignInWay; next: string | null; idToken?: string | undefined; identity?: Identity };
	/** On the way to the provider and back. `browser`: hash of the cookie of the browser that left. */
	oidc: { browser: string; nonce: string; verifier: string | null; next: string | null };
	/** Back from the provider, invited, and about to say yes. */
	arrival: { identity: Identity; email: string; idToken: string; next: string | null };
	/** On the way out, to the provider's own sign-out. */
	'sign-out': { idToken: string };
}
export type Purpose = keyof Tickets;

/** A code of the telephone, or a code of the list kept for the day it is lost. */
export type CodeKind = 'totp' | 'recovery';

export interface SecondFactor {
	/** Since when, and how many recovery codes are left; null where there is none. */
	of(accountId: string): Promise<{ since: Date; left: number } | null>;
	/** The key to enter in an application, base32: the same for half an hour, until it is confirmed. */
	begin(accountId: string): Promise<string>;
	/** The first right code turns it on. @returns the recovery codes, to be shown once; null: wrong code */
	confirm(accountId: string, code: string, now: Date): Promise<string[] | null>;
	/** Whether this code opens the account now; then it never does again. */
	check(accountId: string, code: string, now: Date): Promise<CodeKind | null>;
	/** A new list of recovery codes, to be shown once; the former ones open nothing more. */
	renew(accountId: string): Promise<string[]>;
	remove(accountId: string): Promise<void>;
}

/** What the product asks of its sign-in; null where it refuses. */
export interface Auth {
	/** Costs as much time for an address that nobody has as for a wrong password. */
	byPassword(email: string, password: string): Promise<Account | null>;
	/** A secret that works once, within so many minutes. `value` null: as much work, for a secret that opens nothing. */
	ticket<P extends Purpose>(purpose: P, value: Tickets[P] | null, minutes: number): Promise<string>;
	/** What the secret stands for, without using it up. */
	peek<P extends Purpose>(purpose: P, secret: string): Promise<Tickets[P] | null>;
	redeem<P extends Purpose>(purpose: P, secret: string): Promise<Tickets[P] | null>;
	/** A secret that signs this account in once. */
	link(accountId: string | null, minutes: number, next?: string | null): Promise<string>;
	/** Opens a new session and ends the one the browser had. @returns cookies to set */
	open(accountId: string, opening?: Opening): Promise<string[]>;
	create(account: { name: string; email: string; language: Language; password?: string }): Promise<string>;
	find(email: string): Promise<Account | null>;
	account(id: string): Promise<Account | null>;
	hash(password: string): Promise<string>;
	hasPassword(accountId: string): Promise<boolean>;
	isPassword(accountId: string, password: string): Promise<boolean>;
	setPassword(accountId: string, password: string): Promise<void>;
	setLanguage(accountId: string, language: Language): Promise<void>;
	setName(accountId: string, name: string): Promise<void>;
	/** @returns false when the address is another account's */
	setEmail(accountId: string, email: string): Promise<boolean>;
	/** The account that this identity opens. */
	byIdentity(identity: Identity): Promise<Account | null>;
	/** From now on this identity opens this account. @returns false when it opens another */
	addIdentity(accountId: string, identity: Identity): Promise<boolean>;
	hasIdentity(accountId: string): Promise<boolean>;
	sessions(accountId: string): Promise<OpenSession[]>;
	endSession(accountId: string, sessionId: string): Promise<boolean>;
	/** Signs the account out everywhere but where these headers come from; everywhere where there are none. Links on their way die too. */
	endOtherSessions(accountId: string, headers?: Headers): Promise<void>;
	/** The person of this session has just shown that it is them. */
	prove(sessionId: string): Promise<void>;
	/** Notes that the session was used; to be called rarely. */
	touch(sessionId: string): Promise<void>;
	signOut(headers: Headers): Promise<{ cookies: string[]; idToken: string | null }>;
	readonly second: SecondFactor;
	close(): Promise<void>;
}

/** What the provider says of who came back. `email` only where the provider vouches for it. */
export interface Arrival {
	identity: Identity;
	email: string | null;
	idToken: string;
}

/** The OpenID provider of the settings. Every answer of it that will not do throws. */
export interface Provider {
	/** As the button calls it; null: ProConnect, whose button has its own words. */
	readonly label: string | null;
	/** @param again who is signed in there already is asked once more */
	address(leaving: { state: string; nonce: string; verifier: string | null; back: string; again: boolean }): Promise<string>;
	/** A secret that ties the code to this sign-in (PKCE); null where the provider takes none. */
	verifier(): Promise<string | null>;
	/** @param address the whole address the browser came back to */
	arrive(address: URL, expected: { state: string; nonce: string; verifier: string | null }): Promise<Arrival>;
	/** Where to sign out there; null where it has no such place. */
	signOutAddress(leaving: { idToken: string; state: string; back: string }): Promise<string | null>;
}
