import type { Change, Row } from '../history/store.ts';
import { urls } from '../urls.ts';

/** Where an earlier state opens in the form of today, to be looked at and saved by today's rules. */
export interface Restoring {
	href: string;
	/** It was removed since: the form adds it anew. */
	again: boolean;
}

type Find = (at: { partnership: string }, row: Row, from: number) => string | null;
const id = (row: Row, column = 'id') => String(row[column] ?? '');

/** A record that still stands takes back what it was before this change. */
const back: Readonly<Record<string, Find>> = {
	decision: (at, row, from) => urls.decisionEdit({ ...at, decision: id(row) }, { from }),
	agreement: (at, row, from) => urls.agreementEdit({ ...at, agreement: id(row) }, { from }),
	article_text: (at, row, from) =>
		urls.articleEdit(
			{ ...at, agreement: id(row, 'agreement_id'), article: id(row, 'article_id'), language: id(row, 'language') },
			{ from },
		),
	document: (at, row, from) => urls.documentEdit({ ...at, document: id(row) }, { from }),
	mission: (at, row, from) => urls.missionEdit({ ...at, mission: id(row) }, { from }),
	partnership: (at, _, from) => urls.partnershipEdit(at, { from }),
	person: (_, row, from) => urls.personEdit({ person: id(row) }, { from }),
	organisation: (_, row, from) => urls.organisationEdit({ organisation: id(row) }, { from }),
	mandate: (_, row, from) => urls.mandateEdit({ person: id(row, 'person_id'), mandate: id(row) }, { from }),
};
/** One that was removed is added again. */
const again: Readonly<Record<string, Find>> = {
	decision: (at, _, from) => urls.decisionNew(at, { from }),
	article_text: (at, row, from) => urls.articleNew({ ...at, agreement: id(row, 'agreement_id') }, { from }),
	document: (at, _, from) => urls.documentNew(at, { from }),
	partnership_event: (at, _, from) => urls.partnershipEvents(at, { from }),
	mandate: (_, row, from) => urls.mandateNew({ person: id(row, 'person_id') }, { from }),
};

/** null: nothing was there before, or what was there has no form of its own (an act of the agreement's life is recorded anew). */
export function restoreOf({ id: from, noun, before, after }: Change, partnership: string): Restoring | null {
	if (before === null) return null;
	const href = (after === null ? again : back)[noun]?.({ partnership }, before, from);
	return href ? { href, again: after === null } : null;
}
