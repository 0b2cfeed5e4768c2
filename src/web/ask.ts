import type { ComponentChildren, VNode } from 'preact';
import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import type { Assets } from '../server/assets.ts';
import type { Changes } from '../server/changes.ts';
import type { Database, Db, Role, Who } from '../server/database.ts';
import type { FileStore } from '../server/files.ts';
import type { Incoming } from '../server/incoming.ts';
import type { Mail } from '../server/mail.ts';
import type { OpenDatabase } from '../server/open-database.ts';
import type { Auth, Provider } from './auth.ts';

export type { Account, Auth } from './auth.ts';

/** Everything outside the program comes in here; tests hand over their own. */
export interface Deps {
	database: Database;
	/** What public pages read: schema `open`, as a role that may read nothing else. */
	open: OpenDatabase;
	/** Tells of other people's changes as they are committed. */
	changes: Changes;
	/** The pages that stay open and are told. */
	live: Live;
	auth: Auth;
	/** The OpenID provider (ProConnect); null where none is set. */
	provider: Provider | null;
	clock: () => Date;
	mail: Mail;
	files: FileStore;
	incoming: Incoming;
	/** Addresses of the built script and style, and the folder they are served from. */
	assets: Assets;
	config: {
		baseUrl: string;
		timeZone: string;
		example: boolean;
		secret: string;
		outbox?: boolean;
		/** Whom readers of public pages write to, and who hosts them; null where the office has not said. */
		publicContact?: string | null;
		publicHost?: string | null;
	};
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

export interface PageOptions {
	/** The page does not follow other people's changes: it says of when it is. */
	still?: boolean;
	/** The page shows another page of ours in a frame. */
	frames?: boolean;
	title: string;
	status?: number;
	/** Which entry of the main navigation is current. */
	current?: 'partnerships' | 'directory' | 'archives' | 'members' | 'account';
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
	/** What the route's `receive` took in. */
	readonly files: readonly ReceivedFile[];
	/** The strongest role the asker has in an organisation that this partnership is open to for writing. */
	readonly role: Role | null;
	may(role: Role): boolean;
	/** The asker's own organisation among those of this partnership (or their first membership). */
	readonly organisationId: string | null;
	page(options: PageOptions, ...children: ComponentChildren[]): Response;
	/** After a write: go and see, with a message that says what was done (a key of the messages). */
	see(address: string, message?: string, cookies?: string[]): Response;
	json(body: unknown): Response;
	/**
	 * Does, in this transaction and as the asker, what another person sent. Null where the product no longer knows such a change.
	 * `refusals`: what stands beside the fields where it is refused, in the language of `sent`.
	 * @throws Forbidden, NotFound as the change itself would
	 */
	carryOut(sent: SentForm): Promise<{ response: Response; refusals: string[] } | null>;
	/** An answer that is written while it is read, in a transaction of its own. */
	stream(headers: Record<string, string>, write: (db: Db) => AsyncIterable<string>): Response;
	/** The answer that `work` gives once the transaction has ended: for what may take its time. */
	later(work: () => Promise<Response>): Response;
}

/** A file taken in: its bytes are in the store already, or it is refused. */
export type ReceivedFile = { readonly name: string } & (
	| { readonly kept: { sha256: string; size: number; mediaType: string } }
	| { readonly refused: string }
);
export interface Received {
	readonly form: FormData;
	readonly files: readonly ReceivedFile[];
	/** Called once the answer is there. */
	clear(): Promise<void>;
}
/** What a route's `receive` may use: no transaction is open. */
export interface Coming extends Pick<Ask, 'deps' | 'request' | 'params' | 'who'> {}

/** A change as somebody sent it. */
export interface SentForm {
	readonly verb: string;
	readonly params: Readonly<Record<string, string>>;
	/** After the address: '?past=yes', or nothing. */
	readonly query: string;
	readonly form: readonly (readonly [string, string])[];
	readonly language: Language;
}

export type Handler = (ask: Ask) => Promise<Response> | Response;

export interface Route {
	/** 'agreement.sign': the name of what is done, as history keeps it. */
	verb: string;
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	path: { readonly pattern: string };
	/** 'anyone', 'member' of any organisation, or at least this role (in the partnership, where the address names one). */
	may: 'anyone' | 'member' | Role;
	/** Only for who showed in the last quarter of an hour that it is them: a password, a code, a link or the provider. */
	proven?: boolean;
	/** Takes in files, of any size, once the asker is known to be allowed and before the transaction begins. */
	receive?: (coming: Coming) => Promise<Received>;
	/** A page that shows what a change would do: its transaction may write, and is never kept. */
	rehearse?: true;
	/** The body, of any size, is left to the handler's `later`; its transaction only reads. */
	streams?: true;
	/** What it changes is agreed already, or is about agreeing: it waits for nobody's confirmation. */
	agreed?: boolean;
	handler: Handler;
}

export type Page = VNode;

/** Thrown by handlers; the application answers with the page that fits. */
export class NotFound extends Error {}
export class Forbidden extends Error {}

/** An id as we write it: what else an address carries in its place is asked of no table. */
export const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
