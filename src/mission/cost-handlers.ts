import { h } from 'preact';
import { v7 as uuid } from 'uuid';
import { decisionsOf } from '../decision/store.ts';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { called } from '../directory/wording.ts';
import { arrivedWith } from '../document/arrive.ts';
import { titleFrom } from '../document/file.ts';
import { type FileWithDocument, lockFiles } from '../document/file-store.ts';
import { documentsOf, saveDocument } from '../document/store.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { missionAsked, partyOf } from './ask.ts';
import { type Cost, checkBudget, totals } from './cost.ts';
import { budgetShape, costOf, costShape, readAmount } from './cost-form.ts';
import { addCost, budgetsOf, costsOf, removeBudget, removeCost, saveCost, setBudget } from './cost-store.ts';
import type { Mission } from './mission.ts';
import { BudgetPage, typedBudget } from './pages/budget.tsx';
import { CostPage, typedOf } from './pages/cost.tsx';
import { CostsPage } from './pages/costs.tsx';
import { RemovePage } from './pages/remove.tsx';
import { rosterOf } from './roster-store.ts';

interface Refused {
	typed: Typed;
	errors?: Errors;
	candidates?: Choices;
	changed?: boolean;
	/** A receipt that came with the form: it waits for the form that comes again. */
	receipt?: FileWithDocument | null;
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

/** Who pays unless somebody says otherwise: the reader's own side, in its country's money. */
const usualPayer = (ask: Ask, partnership: Partnership): Typed => {
	const own = partyOf(partnership, ask.organisationId);
	const currency = own?.country === 'AM' ? 'AMD' : 'EUR';
	return { currency, voted_currency: currency, ...(own && { payer: own.organisationId, payer_text: called(own, ask.locale) }) };
};

async function costing(ask: Ask, refused?: Refused): Promise<Response> {
	const { partnership, mission, cost } = await costAsked(ask);
	// A file that came in this very request is kept, though the line is refused: nobody sends it twice for the sake of another field.
	const keeps = ask.files.some((file) => 'kept' in file);
	return ask.page(
		{ title: cost ? cost.label : m.mission_cost_new_title(), current: 'partnerships', status: refused && !keeps ? 422 : 200 },
		h(CostPage, {
			partnership,
			mission,
			cost,
			delegates: await rosterOf(ask.db, partnership.id, mission.id),
			documents: await documentsOf(ask.db, partnership.id),
			maxSize: ask.deps.incoming.maxSize,
			receipt: null,
			locale: ask.locale,
			typed: cost ? typedOf(cost, ask.locale) : { kind: 'travel', ...usualPayer(ask, partnership) },
			errors: {},
			candidates: {},
			...refused,
		}),
	);
}
export const costPage: Handler = (ask) => costing(ask);

/** The receipt as a document of the file: the one that stands on these bytes already, or a new one. */
async function documentOf(ask: Ask, partnershipId: string, file: FileWithDocument, on: Cost['paidOn']): Promise<string> {
	if (file.document) return file.document.id;
	const document = {
		id: uuid(),
		title: titleFrom(file.name),
		url: null,
		language: null,
		on,
		retrievedOn: null,
		note: null,
		fileId: file.id,
	};
	await saveDocument(ask.db, partnershipId, document, [], uuid);
	return document.id;
}

/** A line of costs, with its receipt: chosen among the documents, or sent along, which then takes the other's place. */
export const keepCost: Handler = async (ask) => {
	const { partnership, mission, cost } = await costAsked(ask);
	const sent = await ask.form();
	const { here, refused } = await arrivedWith(ask);
	const receipt = here.at(-1) ?? null;
	const again = (props: Refused) => costing(ask, { ...props, receipt });
	if (cost && sent.get('revision') !== String(cost.revision)) return again({ typed: typedIn(sent), changed: true });
	const read = await readChoosing(ask, costShape, { payer: 'organisation' });
	const file: Errors = refused.length > 0 ? { files: refused.join(' ') } : {};
	if (!read.ok) return again({ ...read, errors: { ...read.errors, ...file } });
	const budget = (await budgetsOf(ask.db, partnership.id, mission.id)).find(({ payer }) => payer.id === read.value.payer);
	const checked = costOf(read.value, {
		delegateIds: (await rosterOf(ask.db, partnership.id, mission.id)).map(({ id }) => id),
		documentIds: (await documentsOf(ask.db, partnership.id)).map(({ id }) => id),
		budgetCurrency: budget?.currency ?? null,
	});
	if (!checked.ok || refused.length > 0) return again({ ...read, errors: { ...(checked.ok ? {} : checked.errors), ...file } });
	if (receipt) await lockFiles(ask.db, partnership.id, [receipt.id]);
	const value = receipt
		? { ...checked.value, documentId: await documentOf(ask, partnership.id, receipt, checked.value.paidOn) }
		: checked.value;
	if (!cost) await addCost(ask.db, partnership.id, mission.id, value);
	else if (!(await saveCost(ask.db, partnership.id, mission.id, cost, value))) return again({ typed: read.typed, changed: true });
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
	// What stands for the payer in question: of the address, or of the form that comes back.
	const id = refused ? refused.typed.payer : ask.url.searchParams.get('payer');
	const saved = budgets.find(({ payer }) => payer.id === id) ?? null;
	return ask.page(
		{ title: m.mission_budget_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(BudgetPage, {
			partnership,
			mission,
			decisions: await decisionsOf(ask.db, partnership.id),
			saved,
			locale: ask.locale,
			typed: saved ? typedBudget(saved, ask.locale) : usualPayer(ask, partnership),
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
	const was = (await budgetsOf(ask.db, partnership.id, mission.id)).find((one) => one.payer.id === payer) ?? null;
	const changed = () => voting(ask, { typed: read.typed, changed: true });
	if (((await ask.form()).get('revision') ?? '0') !== String(was?.revision ?? 0)) return changed();
	const lines = (await costsOf(ask.db, partnership.id, mission.id)).filter((one) => one.payer.id === payer);
	if (voted.value !== null && !checkBudget(was, currency, lines).ok)
		return voting(ask, { ...read, errors: { voted_currency: m.mission_budget_rates() } });
	const input = { payerId: payer, currency, decisionId };
	if (voted.value === null) await removeBudget(ask.db, partnership.id, mission.id, payer);
	else if (!(await setBudget(ask.db, partnership.id, mission.id, was, { ...input, voted: voted.value }))) return changed();
	return ask.see(urls.costs({ partnership: partnership.id, mission: mission.id }), 'done_mission_budget');
};
