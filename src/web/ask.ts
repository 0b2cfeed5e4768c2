import type { ComponentChildren, VNode } from 'preact';
import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import type { Assets } from '../server/assets.ts';
import type { Changes } from '../server/changes.ts';
import type { Database, Db, Role, Who } from '../server/database.ts';
import type { Mail } from '../server/mail.ts';

/** Everything outside the program comes in here; tests hand over their own. */
export interface Deps {
	database: Database;
	/** Tells of other people's changes as they are committed. */
	changes: Changes;
	/** The pages that stay open and are told. */
	live: Live;
	auth: Auth;
	clock: () => Date;
	mail: Mail;
	/** Addresses of the built script and style, and the folder they are served from. */
	assets: Assets;
	config: { baseUrl: string; timeZone: string; example: boolean; secret: string };
	log: (event: string, facts: Record<string, unknown>) => void;
}

/** Someone who looks at a partnership, and stays. */
export interface Watch {
	partnershipId: string;
	/** The secret of their session: it is looked at again for as long as they stay. */
	session: string;
	accountId: string;
	locale: Language;
}
/** What the product asks of its open pages. */
export interface Live {
	/** How many are open. */
	count(): number;
	/** A place among those who look; null: too many do. `signal`: the reader has gone. */
	watch(
		watch: Watch,
		signal: AbortSignal,
	): {
		body: ReadableStream<Uint8Array>;
		/** The first words: how far the history has come, and who did what the page has missed. */
		greet(version: number, missed: readonly Author[]): void;
		end(): void;
	} | null;
	/** Ends all of them, and takes no more. */
	close(): void;
}
/** Someone's changes, up to and including `version` of the history. */
export interface Author {
	version: number;
	/** null: the program itself. */
	accountId: string | null;
	name: string | null;
	/** The organisation they did it for, by its own name and in the languages it has one in. */
	organisation: string | null;
	names: Partial<Record<string, string>> | null;
}

/** Someone let in: the cookies to set, and the language of their account. */
export interface SignedIn {
	cookies: string[];
	language: Language;
}

/** What the product asks of its sign-in; null where it refuses. */
export interface Auth {
	byPassword(email: string, password: string, headers: Headers): Promise<SignedIn | null>;
	/** A secret that signs this account in once, within so many minutes. */
	link(accountId: string, minutes: number): Promise<string>;
	byLink(token: string, headers: Headers): Promise<SignedIn | null>;
	/** Opens a session without a secret: for the example's people and a first administrator only. */
	open(accountId: string): Promise<string[]>;
	create(account: { name: string; email: string; language: Language; password?: string }): Promise<string>;
	find(email: string): Promise<{ id: string; language: Language } | null>;
	hash(password: string): Promise<string>;
	hasPassword(accountId: string): Promise<boolean>;
	isPassword(accountId: string, password: string): Promise<boolean>;
	setPassword(accountId: string, password: string): Promise<void>;
	setLanguage(accountId: string, language: Language): Promise<void>;
	/** Signs the account out everywhere but where these headers come from. */
	endOtherSessions(accountId: string, headers: Headers): Promise<void>;
	signOut(headers: Headers): Promise<string[]>;
	close(): Promise<void>;
}

export interface PageOptions {
	title: string;
	status?: number;
	/** Which entry of the main navigation is current. */
	current?: 'partnerships' | 'directory' | 'account';
	/** Where this page hangs: links from the top down. */
	trail?: { label: string; href: string }[];
}

/** One request, as a handler sees it. */
export interface Ask {
	readonly request: Request;
	readonly url: URL;
	/** The address's own parts; those named like ids are UUIDs already. */
	readonly params: Readonly<Record<string, string>>;
	readonly locale: Language;
	/** The network address the request came from; null where it is not known. */
	readonly from: string | null;
	/** Who asks. Handlers of routes open to anyone must not read it without a check. */
	readonly who: Who;
	readonly signedIn: boolean;
	/** The secret of the asker's session. */
	readonly session: string | null;
	/** The transaction of this request, seen through the asker's memberships. */
	readonly db: Db;
	readonly deps: Deps;
	readonly now: Date;
	/** Today in the office's time zone. */
	readonly today: Day;
	form(): Promise<FormData>;
	/** The strongest role the asker has in an organisation that this partnership is open to for writing. */
	readonly role: Role | null;
	may(role: Role): boolean;
	/** The asker's own organisation among those of this partnership (or their first membership). */
	readonly organisationId: string | null;
	page(options: PageOptions, ...children: ComponentChildren[]): Response;
	/** After a write: go and see, with a message that says what was done (a key of the messages). */
	see(address: string, message?: string, cookies?: string[]): Response;
	json(body: unknown): Response;
	/** An answer that is written while it is read, in a transaction of its own. */
	stream(headers: Record<string, string>, write: (db: Db) => AsyncIterable<string>): Response;
}

export type Handler = (ask: Ask) => Promise<Response> | Response;

export interface Route {
	/** 'agreement.sign': the name of what is done, as history keeps it. */
	verb: string;
	method: 'GET' | 'POST';
	path: { readonly pattern: string };
	/** 'anyone', 'member' of any organisation, or at least this role (in the partnership, where the address names one). */
	may: 'anyone' | 'member' | Role;
	handler: Handler;
}

export type Page = VNode;

/** Thrown by handlers; the application answers with the page that fits. */
export class NotFound extends Error {}
export class Forbidden extends Error {}
