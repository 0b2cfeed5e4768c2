/** What can stop a start. Each has one line that says what to do: `boot_trouble_<code>` in the messages. */
export type TroubleCode =
	| 'setting-wrong'
	| 'port-taken'
	| 'port-refused'
	| 'folder-not-writable'
	| 'folder-of-another'
	| 'data-in-use'
	| 'data-of-other-major'
	| 'root-without-nobody'
	| 'folder-out-of-reach'
	| 'platform-without-postgres'
	| 'postgres-did-not-start'
	| 'database-unreachable'
	| 'database-too-old'
	| 'database-newer'
	| 'migration-changed'
	| 'migration-failed'
	| 'files-unreachable'
	| 'database-not-empty'
	| 'backup-exists'
	| 'backup-not-written'
	| 'backup-unreadable'
	| 'backup-passphrase'
	| 'backup-newer'
	| 'backup-differs'
	| 'secret-differs';

export type TroubleFacts = Readonly<Record<string, string | number>>;

/** A reason to stop that the person who starts Jumelage can act upon; shown as one line, without a stack. */
export class Trouble extends Error {
	readonly code: TroubleCode;
	readonly facts: TroubleFacts;

	constructor(code: TroubleCode, facts: TroubleFacts = {}, options?: ErrorOptions) {
		super(`${code} ${JSON.stringify(facts)}`, options);
		this.name = 'Trouble';
		this.code = code;
		this.facts = facts;
	}
}
