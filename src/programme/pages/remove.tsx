import { m } from '../../paraglide/messages.js';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Why } from '../../ui/Why.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Programme } from '../ask.ts';
import { hangingOn, type Session } from '../programme.ts';
import { crumbsOf, sessionAt, Title } from './parts.tsx';

interface RemoveProps {
	programme: Programme;
	session: Session;
	/** Minutes or outcomes rest on it. */
	used: boolean;
	typed?: Typed;
	errors?: Errors;
}

export function RemovePage({ programme, session, used, typed, errors = {} }: RemoveProps) {
	const at = sessionAt(programme, session);
	if (used)
		return (
			<>
				<PageHead title={m.programme_remove_title()} crumbs={crumbsOf(programme, session)} lede={m.programme_remove_used()} />
				<p>
					<a href={urls.programmeSession(at)}>{m.programme_back()}</a>
				</p>
			</>
		);
	const hanging = hangingOn(programme.sessions, session.id);
	return (
		<Confirm
			title={m.programme_remove_title()}
			action={urls.programmeSessionRemove(at)}
			submit={m.programme_remove()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.programmeSession(at) }}
		>
			<p>
				<b>
					<Title session={session} programme={programme} />
				</b>
			</p>
			<p>{hanging.length === 0 ? m.programme_remove_lede() : m.programme_remove_hanging({ n: hanging.length })}</p>
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}
