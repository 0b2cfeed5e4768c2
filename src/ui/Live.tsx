import { m } from '../paraglide/messages.js';

export interface LiveProps {
	/** Address of the events. */
	address: string;
	/** How far the history had come when the page was drawn. */
	version: number;
	/** Where the changes are told one by one. */
	history: string;
}

/** What the island says, in the reader's language. */
export type LiveWords = Record<'updated' | 'changed' | 'stale' | 'someone' | 'see' | 'lost' | 'ended' | 'reload' | 'close', string>;

/** The place where an open page is told what others do. Empty without script: then a page says what it said when it was asked for. */
export function Live({ address, version, history }: LiveProps) {
	const words: LiveWords = {
		updated: m.live_updated({ who: '{who}' }),
		changed: m.live_changed({ who: '{who}' }),
		stale: m.live_stale({ who: '{who}' }),
		someone: m.live_someone(),
		see: m.live_see(),
		lost: m.live_lost({ time: '{time}' }),
		ended: m.live_ended(),
		reload: m.live_reload(),
		close: m.live_close(),
	};
	return (
		<div
			class="live"
			role="status"
			data-island="Live"
			data-address={address}
			data-version={version}
			data-history={history}
			data-words={JSON.stringify(words)}
		/>
	);
}
