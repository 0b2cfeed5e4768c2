import { h } from 'preact';
import { agreementFor } from '../agreement/store.ts';
import { decisionById } from '../decision/store.ts';
import { mayKeep } from '../directory/keeper.ts';
import { organisationById } from '../directory/organisation-store.ts';
import { nameOf } from '../directory/person.ts';
import { personById } from '../directory/person-store.ts';
import { called } from '../directory/wording.ts';
import { documentById, holderOf } from '../document/store.ts';
import { type About, actsOf, type Change, directory } from '../history/store.ts';
import { missionById } from '../mission/store.ts';
import { m } from '../paraglide/messages.js';
import { read } from '../plain/language.ts';
import { agreedUnder } from '../proposal/store.ts';
import type { Crumb } from '../ui/PageHead.tsx';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { namesFor } from './names-store.ts';
import { HistoryPage } from './pages/history.tsx';
import { restoreOf } from './restore.ts';

const pageSize = 20;

interface Of {
	chain: string;
	about: About;
	/** null: the whole partnership. */
	name: string | null;
	crumbs: Crumb[];
	/** Which changes this reader may take back from here. */
	mayRestore: (change: Change) => boolean;
}

async function page(ask: Ask, { chain, about, name, crumbs, mayRestore }: Of): Promise<Response> {
	const asked = ask.url.searchParams.get('before') ?? '';
	const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
	const { acts, next } = await actsOf(ask.db, chain, { about, before, limit: pageSize });
	const partnership = chain === directory ? null : chain;
	const names = await namesFor(
		ask.db,
		acts.flatMap(({ changes }) => changes),
		partnership,
		ask.locale,
	);
	const older = next === null ? null : `${ask.url.pathname}?${new URLSearchParams({ before: String(next) })}`;
	return ask.page(
		{
			title: name === null ? m.history_title() : m.history_of({ name }),
			current: partnership ? 'partnerships' : 'directory',
		},
		h(HistoryPage, {
			name,
			crumbs,
			acts,
			agreed: partnership
				? await agreedUnder(
						ask.db,
						partnership,
						acts.map(({ act }) => act),
					)
				: new Map(),
			older,
			reader: { locale: ask.locale, timeZone: ask.deps.config.timeZone, names },
			restore: (change) => (mayRestore(change) ? restoreOf(change, chain) : null),
		}),
	);
}

async function holder(ask: Ask): Promise<{ id: string; crumb: Crumb }> {
	const found = await holderOf(ask.db, ask.params.partnership ?? '');
	if (!found) throw new NotFound();
	return { id: found.id, crumb: { label: found.name, href: urls.partnership({ partnership: found.id }) } };
}

/** Of one record: its own changes may be taken back, since it is still there. */
const restorable = (ask: Ask) => (change: Change) => ask.may('editor') && change.after !== null;

export const ofPartnership: Handler = async (ask) => {
	const { id, crumb } = await holder(ask);
	// Here a record may be gone since: what was removed is added again, and the rest is taken back on its own page.
	const mayRestore = ({ noun, after }: Change) => ask.may('editor') && (after === null || noun === 'partnership');
	return page(ask, { chain: id, about: null, name: null, crumbs: [crumb], mayRestore });
};

export const ofDecision: Handler = async (ask) => {
	const { id: partnership, crumb } = await holder(ask);
	const decision = await decisionById(ask.db, partnership, ask.params.decision ?? '');
	if (!decision) throw new NotFound();
	const name = read(decision.subject, ask.locale)?.text ?? m.decision_untitled();
	const crumbs = [crumb, { label: name, href: urls.decision({ partnership, decision: decision.id }) }];
	return page(ask, { chain: partnership, about: { noun: 'decision', id: decision.id }, name, crumbs, mayRestore: restorable(ask) });
};

export const ofAgreement: Handler = async (ask) => {
	const { id: partnership, crumb } = await holder(ask);
	const agreement = await agreementFor(ask.db, partnership, ask.params.agreement ?? '');
	const name = read(agreement.title, ask.locale)?.text ?? m.history_noun_agreement();
	const crumbs = [crumb, { label: name, href: urls.agreement({ partnership, agreement: agreement.id }) }];
	// An article may be gone since: what was removed is added again.
	const mayRestore = () => ask.may('editor');
	return page(ask, { chain: partnership, about: { noun: 'agreement', id: agreement.id }, name, crumbs, mayRestore });
};

export const ofDocument: Handler = async (ask) => {
	const { id: partnership, crumb } = await holder(ask);
	const document = await documentById(ask.db, partnership, ask.params.document ?? '');
	if (!document) throw new NotFound();
	const crumbs = [crumb, { label: m.document_list_title(), href: urls.documents({ partnership }) }];
	const about = { noun: 'document', id: document.id } as const;
	return page(ask, { chain: partnership, about, name: document.title, crumbs, mayRestore: restorable(ask) });
};

export const ofMission: Handler = async (ask) => {
	const { id: partnership, crumb } = await holder(ask);
	const mission = await missionById(ask.db, partnership, ask.params.mission ?? '');
	if (!mission) throw new NotFound();
	const name = read(mission.title, ask.locale)?.text ?? m.mission_untitled();
	const crumbs = [crumb, { label: name, href: urls.mission({ partnership, mission: mission.id }) }];
	const about = { noun: 'mission', id: mission.id } as const;
	return page(ask, { chain: partnership, about, name, crumbs, mayRestore: restorable(ask) });
};

export const ofPerson: Handler = async (ask) => {
	const person = await personById(ask.db, ask.params.person ?? '');
	if (!person) throw new NotFound();
	const name = nameOf(person, ask.locale).text;
	const crumbs = [{ label: name, href: urls.person({ person: person.id }) }];
	const mayRestore = () => mayKeep(ask.who, person.keeperId);
	return page(ask, { chain: directory, about: { noun: 'person', id: person.id }, name, crumbs, mayRestore });
};

export const ofOrganisation: Handler = async (ask) => {
	const organisation = await organisationById(ask.db, ask.params.organisation ?? '');
	if (!organisation) throw new NotFound();
	const name = called(organisation, ask.locale);
	const crumbs = [{ label: name, href: urls.organisation({ organisation: organisation.id }) }];
	const mayRestore = () => mayKeep(ask.who, organisation.keeperId, organisation.id);
	return page(ask, { chain: directory, about: { noun: 'organisation', id: organisation.id }, name, crumbs, mayRestore });
};
