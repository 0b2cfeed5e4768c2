import { h } from 'preact';
import { decisionsOf } from '../decision/store.ts';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { called } from '../directory/wording.ts';
import { documentsOf } from '../document/store.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { missionAsked, partyOf } from './ask.ts';
import { type Cost, totals } from './cost.ts';
import { budgetShape, costOf, costShape, readAmount } from './cost-form.ts';
import { addCost, budgetsOf, costsOf, removeBudget, removeCost, saveCost, setBudget } from './cost-store.ts';
import type { Mission } from './mission.ts';
import { BudgetPage } from './pages/budget.tsx';
import { CostPage, typedOf } from './pages/cost.tsx';
import { CostsPage } from './pages/costs.tsx';
import { RemovePage } from './pages/remove.tsx';
import { rosterOf } from './roster-store.ts';

interface Refused {
	typed: Typed;
	errors?: Errors;
	candidates?: Choices;
	changed?: boolean;
}

export const list: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask);
	const costs = await costsOf(ask.db, partnership.id, mission.id);
	const budgets = await budgetsOf(ask.db, partnership.id, mission.id);
	return ask.page(
		{ title: m.mission_costs(), current: 'partnerships' },
		h(CostsPage, {
			partnership,
			mission,
			costs,
			budgets,
			totals: totals(costs, budgets),
			delegates: await rosterOf(ask.db, partnership.id, mission.id),
			decisions: await decisionsOf(ask.db, partnership.id),
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

const costAsked = async (ask: Ask): Promise<{ partnership: Partnership; mission: Mission; cost: Cost | null }> => {
	const { partnership, mission } = await missionAsked(ask, ask.request.method === 'POST');
	if (!ask.params.cost) return { partnership, mission, cost: null };
	const cost = (await costsOf(ask.db, partnership.id, mission.id)).find(({ id }) => id === ask.params.cost);
	if (!cost) throw new NotFound();
	return { partnership, mission, cost };
};

/** Who pays unless somebody says otherwise: the reader's own side. */
const usualPayer = (ask: Ask, partnership: Partnership): Typed => {
	const own = partyOf(partnership, ask.organisationId);
	return own ? { payer: own.organisationId, payer_text: called(own, ask.locale) } : {};
};

async function costing(ask: Ask, refused?: Refused): Promise<Response> {
	const { partnership, mission, cost } = await costAsked(ask);
	return ask.page(
		{ title: cost ? cost.label : m.mission_cost_new_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(CostPage, {
			partnership,
			mission,
			cost,
			delegates: await rosterOf(ask.db, partnership.id, mission.id),
			documents: await documentsOf(ask.db, partnership.id),
			locale: ask.locale,
			typed: cost ? typedOf(cost, ask.locale) : { kind: 'travel', currency: 'EUR', ...usualPayer(ask, partnership) },
			errors: {},
			candidates: {},
			...refused,
		}),
	);
}
export const costPage: Handler = (ask) => costing(ask);

export const keepCost: Handler = async (ask) => {
	const { partnership, mission, cost } = await costAsked(ask);
	const sent = await ask.form();
	if (cost && sent.get('revision') !== String(cost.revision)) return costing(ask, { typed: typedIn(sent), changed: true });
	const read = await readChoosing(ask, costShape, { payer: 'organisation' });
	if (!read.ok) return costing(ask, read);
	const budget = (await budgetsOf(ask.db, partnership.id, mission.id)).find(({ payer }) => payer.id === read.value.payer);
	const checked = costOf(read.value, {
		delegateIds: (await rosterOf(ask.db, partnership.id, mission.id)).map(({ id }) => id),
		documentIds: (await documentsOf(ask.db, partnership.id)).map(({ id }) => id),
		budgetCurrency: budget?.currency ?? null,
	});
	if (!checked.ok) return costing(ask, { ...read, errors: checked.errors });
	if (!cost) await addCost(ask.db, partnership.id, mission.id, checked.value);
	else if (!(await saveCost(ask.db, partnership.id, mission.id, cost, checked.value)))
		return costing(ask, { typed: read.typed, changed: true });
	return ask.see(urls.costs({ partnership: partnership.id, mission: mission.id }), 'done_cost_saved');
};

async function removing(ask: Ask, refused?: WhyRefused): Promise<Response> {
	const { partnership, mission, cost } = await costAsked(ask);
	if (!cost) throw new NotFound();
	const at = { partnership: partnership.id, mission: mission.id, cost: cost.id };
	const title = m.mission_cost_remove_title({ label: cost.label });
	return ask.page(
		{ title, current: 'partnerships', status: refused ? 422 : 200 },
		h(RemovePage, { title, text: m.mission_cost_remove_text(), action: urls.costRemove(at), back: urls.cost(at), ...refused }),
	);
}
export const removePage: Handler = (ask) => removing(ask);

export const remove: Handler = async (ask) => {
	const { partnership, mission, cost } = await costAsked(ask);
	if (!cost) throw new NotFound();
	const { why, refused } = readWhy(await ask.form());
	if (refused) return removing(ask, refused);
	await giveReason(ask.db, why);
	await removeCost(ask.db, partnership.id, mission.id, cost.id);
	return ask.see(urls.costs({ partnership: partnership.id, mission: mission.id }), 'done_cost_removed');
};

async function voting(ask: Ask, refused?: Refused): Promise<Response> {
	const { partnership, mission } = await missionAsked(ask);
	const budgets = await budgetsOf(ask.db, partnership.id, mission.id);
	const asked = budgets.find(({ payer }) => payer.id === ask.url.searchParams.get('payer'));
	const typed: Typed = asked
		? {
				payer: asked.payer.id,
				payer_text: called(asked.payer, ask.locale),
				voted: asked.voted,
				voted_currency: asked.currency,
				decisionId: asked.decisionId ?? '',
			}
		: usualPayer(ask, partnership);
	return ask.page(
		{ title: m.mission_budget_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(BudgetPage, {
			partnership,
			mission,
			decisions: await decisionsOf(ask.db, partnership.id),
			locale: ask.locale,
			typed,
			errors: {},
			candidates: {},
			...refused,
		}),
	);
}
export const budgetPage: Handler = (ask) => voting(ask);

/** What was voted for a payer; left empty, nothing was. */
export const keepBudget: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask, true);
	const read = await readChoosing(ask, budgetShape, { payer: 'organisation' });
	if (!read.ok) return voting(ask, read);
	const { payer, voted_currency: currency, decisionId } = read.value;
	const voted = readAmount(read.value.voted, currency);
	const decisions = (await decisionsOf(ask.db, partnership.id)).map(({ id }) => id);
	const errors: Errors = {};
	if ('error' in voted) errors.voted = voted.error;
	if (decisionId && !decisions.includes(decisionId)) errors.decisionId = m.form_choose_from_list();
	if (Object.keys(errors).length > 0 || 'error' in voted) return voting(ask, { ...read, errors });
	if (voted.value === null) await removeBudget(ask.db, partnership.id, mission.id, payer);
	else await setBudget(ask.db, partnership.id, mission.id, { payerId: payer, voted: voted.value, currency, decisionId });
	return ask.see(urls.costs({ partnership: partnership.id, mission: mission.id }), 'done_mission_budget');
};
