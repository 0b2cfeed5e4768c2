import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { agreementChoices, type Programme, sessionAsked } from './ask.ts';
import { readCeremony, typedCeremony } from './form.ts';
import { CeremonyPage } from './pages/ceremony.tsx';
import { type Session, shifted } from './programme.ts';
import { saveArrangements, setParticipants } from './store.ts';

type Asked = Programme & { session: Session };

const ceremonyPage = async (ask: Ask, asked: Asked, shown: { typed: Typed; errors?: Errors; changed?: boolean }) =>
	ask.page(
		{ title: m.programme_ceremony_title(), current: 'partnerships', status: shown.errors || shown.changed ? 422 : 200 },
		h(CeremonyPage, {
			programme: asked,
			session: asked.session,
			agreements: await agreementChoices(ask, asked),
			...shown,
			errors: shown.errors ?? {},
		}),
	);

export const page: Handler = async (ask) => {
	const asked = await sessionAsked(ask);
	return ceremonyPage(ask, asked, { typed: typedCeremony(asked.session) });
};

/** Saves all that is typed; the arrows beside a speaker save as well, and stay on the page. */
export const save: Handler = async (ask) => {
	const asked = await sessionAsked(ask, true);
	const { session, at } = asked;
	const sent = await ask.form();
	if (sent.get('revision') !== String(session.revision)) return ceremonyPage(ask, asked, { typed: typedIn(sent), changed: true });
	const offered = await agreementChoices(ask, asked);
	const form = readCeremony(
		sent,
		session.participants,
		offered.map(({ value }) => value),
	);
	if (!form.ok) return ceremonyPage(ask, asked, form);
	const { participants, ...facts } = form.value;
	const [way, id] = String(sent.get('place') ?? '').split(' ');
	const ids = participants.map(({ delegateId }) => delegateId);
	const order = id && (way === 'up' || way === 'down') ? shifted(ids, id, way) : ids;
	await saveArrangements(ask.db, at, session, facts);
	await setParticipants(
		ask.db,
		at,
		session.id,
		order.flatMap((one) => participants.find(({ delegateId }) => delegateId === one) ?? []),
	);
	const there = { partnership: at.partnershipId, mission: at.missionId, session: session.id };
	return id
		? ask.see(`${urls.programmeCeremony(there)}#speaker-${id}`, 'done_programme_ordered')
		: ask.see(urls.programmeSession(there), 'done_programme_saved');
};
