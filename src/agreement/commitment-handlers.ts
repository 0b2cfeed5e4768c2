import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { lineNumbers, readCommitments } from './form.ts';
import { CommitmentsPage, typedCommitments, withOthers, withSpare } from './pages/commitments.tsx';
import { changeAgreement } from './store.ts';
import { agreementAsked, closed, type Known } from './text-ask.ts';
import { commitmentsOf, setCommitments } from './text-store.ts';

async function page(ask: Ask, known: Known, typed: Typed, options: { errors?: Errors; changed?: boolean; status?: number } = {}) {
	const saved = await commitmentsOf(ask.db, known.place);
	const { status, ...rest } = options;
	return ask.page(
		{ title: m.agreement_commitments_title(), current: 'partnerships', status: status ?? (rest.errors || rest.changed ? 422 : 200) },
		h(CommitmentsPage, { ...known, saved, typed: rest.changed ? withOthers(typed, saved) : typed, ...rest, locale: ask.locale }),
	);
}

export const commitmentsPage: Handler = async (ask) => {
	const known = await agreementAsked(ask);
	if (!known.open) return closed(ask, known);
	const lines = await commitmentsOf(ask.db, known.place);
	return page(ask, known, typedCommitments(known.agreement, lines));
};

export const commitmentsSave: Handler = async (ask) => {
	const known = await agreementAsked(ask, true);
	const { agreement, partnership } = known;
	const form = await ask.form();
	const typed = typedIn(form);
	if (!known.open) return closed(ask, known, [{ label: m.agreement_commitments_title(), text: asText(known, typed) }]);
	const changed = form.get('revision') !== String(agreement.revision);
	// Answered with 422, so that what was typed is shown again and nothing is written.
	if (form.has('more')) return page(ask, known, withSpare(typed, 3), { changed, status: 422 });
	const read = readCommitments(
		form,
		agreement.parties.map(({ organisationId }) => organisationId),
	);
	if (!read.ok) return page(ask, known, typed, { errors: read.errors, changed });
	const saved =
		!changed && (await changeAgreement(ask.db, agreement, agreement.revision, { ...agreement, commitments: read.value.commitments }));
	if (!saved) return page(ask, known, typed, { changed: true });
	await setCommitments(ask.db, known.place, read.value.rows);
	return ask.see(`${urls.agreement({ partnership: partnership.id, agreement: agreement.id })}#commitments`, 'done_agreement_commitments');
};

/** The lines as plain text, to be carried elsewhere. */
const asText = ({ agreement }: Known, typed: Typed): string =>
	lineNumbers(typed)
		.map((n) => {
			const cell = (name: string) => typed[`rows.${n}.${name}`] ?? '';
			const party = agreement.parties.find(({ organisationId }) => organisationId === cell('organisation'))?.name ?? '';
			return [party, cell('year'), cell('amount') && `${cell('amount')} ${cell('amount_currency')}`, cell('note')]
				.filter(Boolean)
				.join(' · ');
		})
		.filter(Boolean)
		.join('\n');
