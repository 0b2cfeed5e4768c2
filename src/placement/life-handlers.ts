import { h } from 'preact';
import { documentsOf } from '../document/store.ts';
import { m } from '../paraglide/messages.js';
import { surelyBefore } from '../plain/day.ts';
import { giveReason } from '../server/reason-store.ts';
import { typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed, typedIn } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { dueOf, isLength, isOpen, templateFor } from './checklist.ts';
import { cancelShape, outcomeShape, ownTaskShape, stepShape, taskDoneShape, taskDropShape } from './form.ts';
import { showPlacement } from './handlers.ts';
import { addressOf, known } from './known.ts';
import { CancelPage, ProofRemovePage, StepPage } from './pages/life.tsx';
import { addTasks, changeTask, proofsOf, prove, tasksOf, unprove } from './part-store.ts';
import { allows, cancel as cancelStay, type Step, stateOf, step, steps, tell } from './placement.ts';
import { referenceLines } from './reference.ts';
import { changePlacement } from './store.ts';
import { outcomeRefusal, stepRefusal, stepWords } from './wording.ts';

const stepOf = (ask: Ask): Step => {
	const asked = steps.find((verb) => verb === ask.url.searchParams.get('verb'));
	if (!asked) throw new NotFound();
	return asked;
};

const stepPageFor = async (ask: Ask, back: { typed: Typed; errors?: Errors }) => {
	const { partnership, placement } = await known(ask);
	const verb = stepOf(ask);
	return ask.page(
		{ title: stepWords[verb].title(), current: 'partnerships', status: back.errors ? 422 : 200 },
		h(StepPage, { partnership, placement, verb, locale: ask.locale, ...back, errors: back.errors ?? {} }),
	);
};
export const stepPage: Handler = async (ask) => {
	const { placement } = await known(ask);
	return stepPageFor(ask, { typed: { on: typedDate(placement[stepWords[stepOf(ask)].field]) || typedDate(ask.today) } });
};

export const takeStep: Handler = async (ask) => {
	const { placement } = await known(ask, true);
	const verb = stepOf(ask);
	const read = readForm(await ask.form(), stepShape);
	if (!read.ok) return stepPageFor(ask, read);
	const open = (await tasksOf(ask.db, placement.partnershipId, placement.id)).filter(isOpen).length;
	const done = step(placement, verb, read.value.on, ask.today, open);
	if (!done.ok) return stepPageFor(ask, { typed: read.typed, errors: { on: stepRefusal(done.code, done.facts, ask.locale) } });
	await changePlacement(ask.db, placement, { [stepWords[verb].field]: read.value.on });
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_step');
};

const cancelPageFor = async (ask: Ask, back: { typed: Typed; errors?: Errors }) => {
	const { partnership, placement } = await known(ask);
	return ask.page(
		{ title: m.placement_cancel_title(), current: 'partnerships', status: back.errors ? 422 : 200 },
		h(CancelPage, { partnership, placement, locale: ask.locale, ...back, errors: back.errors ?? {} }),
	);
};
export const cancelPage: Handler = (ask) => cancelPageFor(ask, { typed: { on: typedDate(ask.today) } });

export const cancel: Handler = async (ask) => {
	const { placement } = await known(ask, true);
	const read = readForm(await ask.form(), cancelShape);
	if (!read.ok) return cancelPageFor(ask, read);
	const cancelled = cancelStay(placement, read.value.on, ask.today);
	if (!cancelled.ok)
		return cancelPageFor(ask, { typed: read.typed, errors: { on: stepRefusal(cancelled.code, cancelled.facts, ask.locale) } });
	await changePlacement(ask.db, placement, { cancelledOn: read.value.on, cancelReason: read.value.reason });
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_cancelled');
};

/** What was called off takes place after all: it stands again where it stood. */
export const resume: Handler = async (ask) => {
	const { placement } = await known(ask, true);
	if (allows(stateOf(placement, ask.today), 'resume')) await changePlacement(ask.db, placement, { cancelledOn: null, cancelReason: null });
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_step');
};

/** Its time is over: it took place, it did not, or nobody knows any more. */
export const tellOutcome: Handler = async (ask) => {
	const { partnership, placement } = await known(ask, true);
	const read = readForm(await ask.form(), outcomeShape);
	const back = (errors: Errors) => showPlacement(ask, partnership, placement, { form: 'outcome', typed: read.typed, errors });
	if (!read.ok) return back(read.errors);
	const { outcome, from, until, document, outcomeNote } = read.value;
	const told = tell(placement, outcome, { said: ask.today, from, until });
	if (!told.ok) return back({ [told.code === 'not-now' ? 'outcome' : 'until']: outcomeRefusal[told.code]() });
	const { arrivedOn, leftOn, notHeldOn, unknownOn } = told.value;
	await changePlacement(ask.db, placement, { arrivedOn, leftOn, notHeldOn, unknownOn, outcomeNote });
	if (document && (await documentsOf(ask.db, partnership.id)).some(({ id }) => id === document))
		await prove(ask.db, partnership.id, placement.id, document, 'outcome');
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_told');
};

async function knownProof(ask: Ask, lock = false) {
	const at = await known(ask, lock);
	const proof = (await proofsOf(ask.db, at.partnership.id, at.placement.id)).find(({ documentId }) => documentId === ask.params.proof);
	if (!proof) throw new NotFound();
	return { ...at, proof };
}
const proofPage = async (ask: Ask, refused?: WhyRefused) =>
	ask.page(
		{ title: m.placement_proof_remove_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(ProofRemovePage, { ...(await knownProof(ask)), ...refused }),
	);
export const proofRemovePage: Handler = (ask) => proofPage(ask);
/** Takes a document off the stay: what was said of the stay remains, and the page says that nothing shows it any more. */
export const removeProof: Handler = async (ask) => {
	const { placement, proof } = await knownProof(ask, true);
	const { why, refused } = readWhy(await ask.form());
	if (refused) return proofPage(ask, refused);
	await giveReason(ask.db, why);
	await unprove(ask.db, placement.partnershipId, placement.id, proof.documentId);
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_saved');
};

/** The lines of the reference list for a stay of that length; or one line of the office's own. */
export const openTasks: Handler = async (ask) => {
	const { partnership, placement } = await known(ask, true);
	const form = await ask.form();
	const length = form.get('length');
	if (isLength(length)) {
		await addTasks(ask.db, placement, templateFor(referenceLines(), length), ask.today);
		return ask.see(`${urls.placement(addressOf(placement))}#checklist`, 'done_placement_tasks');
	}
	const read = readForm(form, ownTaskShape);
	if (!read.ok || read.value.lead === null) {
		const errors = read.ok ? { lead: m.form_required() } : read.errors;
		return showPlacement(ask, partnership, placement, { form: 'task', typed: typedIn(form), errors });
	}
	const { label, lead, unit } = read.value;
	const line = {
		key: null,
		labels: { [ask.locale]: label },
		source: null,
		leadMonths: unit === 'months' ? Math.min(lead, 24) : 0,
		leadDays: unit === 'days' ? lead : 0,
	};
	await addTasks(ask.db, placement, [line], ask.today);
	return ask.see(`${urls.placement(addressOf(placement))}#checklist`, 'done_placement_tasks');
};

/** Ticks a line with its date and by whom, drops it with a reason, or opens it again. */
export const changeOneTask: Handler = async (ask) => {
	const { partnership, placement } = await known(ask, true);
	const task = (await tasksOf(ask.db, partnership.id, placement.id)).find(({ id }) => id === ask.params.task);
	if (!task) throw new NotFound();
	const form = await ask.form();
	const back = (errors: Errors) => showPlacement(ask, partnership, placement, { form: task.id, typed: typedIn(form), errors });
	const blank = { doneOn: null, doneBy: null, droppedOn: null, dropReason: null, dueOn: null };
	const dueOn = dueOf({ ...task, ...blank }, placement.arrivesOn);
	const verb = form.get('do');
	if (verb === 'reopen') await changeTask(ask.db, placement, task.id, blank);
	else if (verb === 'drop') {
		const read = readForm(form, taskDropShape);
		if (!read.ok) return back(read.errors);
		await changeTask(ask.db, placement, task.id, { ...blank, dueOn, droppedOn: ask.today, dropReason: read.value.reason });
	} else {
		const read = readForm(form, taskDoneShape);
		if (!read.ok) return back(read.errors);
		if (surelyBefore(ask.today, read.value.on)) return back({ on: m.placement_date_future() });
		await changeTask(ask.db, placement, task.id, { ...blank, dueOn, doneOn: read.value.on, doneBy: ask.who.name });
	}
	return ask.see(`${urls.placement(addressOf(placement))}#checklist`, 'done_placement_task');
};
