import { h } from 'preact';
import { evidenceFor } from '../document/store.ts';
import { deadlines } from '../law/deadline.ts';
import { checkAgreement } from '../law/law.ts';
import { waitingIn } from '../proposal/store.ts';
import type { Handler } from '../web/ask.ts';
import { stateOf } from './agreement.ts';
import { agreementFacts } from './facts.ts';
import { titleOf } from './pages/parts.tsx';
import { ShowPage } from './pages/show.tsx';
import { mandatesIn, situationOf } from './situation.ts';
import { comesNext, stepsOf } from './steps.ts';
import { textPart } from './text-part.ts';

export const showPage: Handler = async (ask) => {
	const { agreement, state, partnership, decisions, agreements, around } = await situationOf(ask, 'read');
	const { facts } = around;
	const evidence = await evidenceFor(ask.db, partnership.id);
	const text = await textPart(ask, agreement, partnership.languages);
	const mandates = await mandatesIn(ask, partnership);
	return ask.page(
		{ title: titleOf(agreement, ask.locale).text, current: 'partnerships' },
		h(ShowPage, {
			partnership,
			agreement,
			state,
			decisions,
			mandates,
			text,
			steps: stepsOf(agreement, state, decisions, ask.today),
			next: comesNext(agreement, state),
			amends: agreements.find(({ id }) => id === agreement.amendsId) ?? null,
			amendments: agreements.filter(({ amendsId }) => amendsId === agreement.id).map((one) => ({ ...one, state: stateOf(one, ask.today) })),
			checks: checkAgreement(agreementFacts(agreement, ask.today), facts, ask.today),
			deadlines: deadlines(facts, ask.today).filter(({ subject }) => subject.noun === 'agreement' && subject.id === agreement.id),
			evidence: evidence.filter(({ agreementId }) => agreementId === agreement.id),
			waiting: (await waitingIn(ask.db, partnership.id)).filter(({ params }) => params.agreement === agreement.id),
			timeZone: ask.deps.config.timeZone,
			may: { edit: ask.may('editor'), approve: ask.may('approver') },
			locale: ask.locale,
		}),
	);
};
