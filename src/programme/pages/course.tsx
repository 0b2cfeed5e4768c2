import { m } from '../../paraglide/messages.js';
import { languageName } from '../../ui/languages.ts';
import type { Programme } from '../ask.ts';
import { arrangementKeys, type Session, speakersOf } from '../programme.ts';
import { arrangementLabel, partLabel } from '../wording.ts';
import { Person } from './parts.tsx';

/** What a ceremony needs to be thought of, as far as it was. */
export const arrangementFacts = ({ arrangements }: Pick<Session, 'arrangements'>) =>
	arrangementKeys.map((key) => ({ term: arrangementLabel[key](), value: arrangements[key] ?? null }));

/** Who speaks, reads or signs, in their order and language. */
export function Speakers({ programme, session, level = 3 }: { programme: Programme; session: Session; level?: 3 | 4 }) {
	const Heading = level === 3 ? 'h3' : 'h4';
	const speaking = speakersOf(session);
	if (speaking.length === 0) return <p class="soft">{m.programme_no_speakers()}</p>;
	return (
		<>
			<Heading>{m.programme_speakers()}</Heading>
			<ol>
				{speaking.map(({ delegateId, part, language }) => (
					<li>
						<Person id={delegateId} programme={programme} />{' '}
						<span class="soft">
							{partLabel[part]()}
							{language && `, ${m.programme_in_language({ language: languageName[language]() })}`}
						</span>
					</li>
				))}
			</ol>
		</>
	);
}
