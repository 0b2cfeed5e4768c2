export type LogFormat = 'json' | 'text';
/** What happened, in a word ('request', 'error', 'job'), and facts that are nobody's: codes, patterns, times. */
export type Log = (event: string, facts: Record<string, unknown>) => void;

/** Events of these names are troubles; all others are told for the record. */
const troubles = new Set(['error', 'stream', 'database', 'changes', 'live', 'jobs', 'job', 'session', 'mail', 'letters']);

/**
 * Takes out of a text what may be somebody's: mail addresses, network addresses, whatever stands in quotes (PostgreSQL quotes the values it
 * complains of), and what follows a question mark in an address. File names of a stack stay.
 */
export function anonymous(text: string): string {
	return text
		.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+\.[^\s<>"'(),;:]+/g, '…@…')
		.replace(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g, '…')
		.replace(/(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(?![\w:])/gi, '…')
		.replace(/"[^"\n]*"|“[^”\n]*”|«[^»\n]*»/g, '"…"')
		.replace(/(\(\w[^)\n]*\)=)\([^)\n]*\)/g, '$1(…)')
		.replace(/\?[\w%.~-]+=[^\s)]*/g, '?…');
}

function clean(value: unknown): unknown {
	if (typeof value === 'string') return anonymous(value);
	if (value instanceof Error) return anonymous(value.stack ?? value.message);
	if (Array.isArray(value)) return value.map(clean);
	if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]));
	return value;
}

/**
 * Writes what happens, one line an event: `json` for programs that collect it, `text` for who looks at the terminal. Without personal data:
 * an account or an address is never among the facts, and texts of errors are cleaned of what they quote.
 */
export function createLog(format: LogFormat, write: (line: string) => void, now: () => Date = () => new Date()): Log {
	return (event, facts) => {
		// At the terminal, what went well is not news.
		if (format === 'text' && event === 'request' && !(Number(facts.status) >= 500)) return;
		const told = clean(facts) as Record<string, unknown>;
		const time = now().toISOString();
		const level = troubles.has(event) ? 'error' : 'info';
		if (format === 'json') return write(JSON.stringify({ time, level, event, ...told }));
		const { error, ...rest } = told;
		const words = Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
		write([time, event, ...words, ...(error === undefined ? [] : [String(error)])].join(' '));
	};
}
