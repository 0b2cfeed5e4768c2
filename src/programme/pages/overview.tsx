import { m } from '../../paraglide/messages.js';
import { Notice } from '../../ui/Notice.tsx';
import { urls } from '../../urls.ts';
import type { Programme } from '../ask.ts';
import type { Session } from '../programme.ts';
import type { Warning } from '../wording.ts';
import { programmeAt, Title } from './parts.tsx';

/** How many are named before the rest is a number. */
const mostNamed = 12;

/** How much is to be looked at, said once above the days: what clashes, and what nobody from one side comes to. */
export function Overview({
	programme,
	warnings,
	more,
}: {
	programme: Programme;
	warnings: ReadonlyMap<string, readonly Warning[]>;
	/** There are too many clashes to find them all. */
	more: boolean;
}) {
	const found = (which: (warning: Warning) => boolean) => programme.sessions.filter(({ id }) => warnings.get(id)?.some(which));
	const clashing = found(({ about }) => about === 'clash');
	const lacking = found(({ about }) => about === 'side');
	if (clashing.length + lacking.length === 0) return null;
	return (
		<Notice tone="wait">
			{clashing.length > 0 && <p>{m.programme_clashes({ n: clashing.length })}</p>}
			{more && <p>{m.programme_clashes_more()}</p>}
			<Named sessions={clashing} programme={programme} />
			{lacking.length > 0 && <p>{m.programme_lacking({ n: lacking.length })}</p>}
			<Named sessions={lacking} programme={programme} />
		</Notice>
	);
}

function Named({ sessions, programme }: { sessions: readonly Session[]; programme: Programme }) {
	if (sessions.length === 0) return null;
	return (
		<ul class="lines">
			{sessions.slice(0, mostNamed).map((session) => (
				<li>
					<a href={`${urls.programme(programmeAt(programme), { day: session.onDay ?? 'unknown' })}#session-${session.id}`}>
						<Title session={session} programme={programme} />
					</a>
				</li>
			))}
			{sessions.length > mostNamed && <li>{m.programme_sessions_more({ n: sessions.length - mostNamed })}</li>}
		</ul>
	);
}
