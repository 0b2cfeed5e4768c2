import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Budget, BudgetInput, Cost, CostInput, CostKind, Support, SupportInput } from './cost.ts';

interface MissionCostTable {
	partnership_id: string;
	mission_id: string;
	id: string;
	payer_id: string;
	kind: CostKind;
	label: string;
	delegate_id: string | null;
	planned: string | null;
	spent: string | null;
	currency: string;
	rate: string | null;
	rate_on: Day | null;
	rate_source: string | null;
	document_id: string | null;
	paid_on: Dated | null;
	revision: Generated<number>;
}
interface MissionBudgetTable {
	partnership_id: string;
	mission_id: string;
	organisation_id: string;
	voted: string;
	currency: string;
	decision_id: string | null;
	revision: Generated<number>;
}
interface MissionSupportTable {
	partnership_id: string;
	mission_id: string;
	id: string;
	organisation_id: string;
	words: ColumnType<Texts, string, string>;
	promised_on: Dated | null;
	given_on: Dated | null;
	amount: string | null;
	currency: string | null;
	revision: Generated<number>;
}
declare module '../server/database.ts' {
	interface Tables {
		mission_cost: MissionCostTable;
		mission_budget: MissionBudgetTable;
		mission_support: MissionSupportTable;
	}
}

const organisation = sql`json_build_object('id', o.id, 'name', o.name, 'names', o.names)`;

/** The lines, by payer and kind. */
export async function costsOf(db: Db, partnershipId: string, missionId: string): Promise<Cost[]> {
	const { rows } = await sql<Cost>`
		select c.id, ${organisation} as payer, c.kind, c.label, c.delegate_id as "delegateId", c.planned, c.spent, c.currency,
			c.rate, c.rate_on as "rateOn", c.rate_source as "rateSource", c.document_id as "documentId", d.title as document,
			c.paid_on as "paidOn", c.revision
		from mission_cost c join organisation o on o.id = c.payer_id
		left join document d on d.partnership_id = c.partnership_id and d.id = c.document_id
		where c.partnership_id = ${partnershipId} and c.mission_id = ${missionId}
		order by o.name collate "und-x-icu", c.kind, c.id`.execute(db);
	return rows;
}

export async function budgetsOf(db: Db, partnershipId: string, missionId: string): Promise<Budget[]> {
	const { rows } = await sql<Budget>`
		select ${organisation} as payer, b.voted, b.currency, b.decision_id as "decisionId", b.revision
		from mission_budget b join organisation o on o.id = b.organisation_id
		where b.partnership_id = ${partnershipId} and b.mission_id = ${missionId} order by o.name collate "und-x-icu"`.execute(db);
	return rows;
}

export async function supportsOf(db: Db, partnershipId: string, missionId: string): Promise<Support[]> {
	const { rows } = await sql<Support>`
		select s.id, ${organisation} as organisation, s.words, s.promised_on as "promisedOn", s.given_on as "givenOn", s.amount, s.currency, s.revision
		from mission_support s join organisation o on o.id = s.organisation_id
		where s.partnership_id = ${partnershipId} and s.mission_id = ${missionId} order by o.name collate "und-x-icu", s.id`.execute(db);
	return rows;
}

const costRow = (input: CostInput) => ({
	payer_id: input.payerId,
	kind: input.kind,
	label: input.label,
	delegate_id: input.delegateId,
	planned: input.planned,
	spent: input.spent,
	currency: input.currency,
	rate: input.rate,
	rate_on: input.rateOn,
	rate_source: input.rateSource,
	document_id: input.documentId,
	paid_on: input.paidOn,
});
const at = (partnershipId: string, missionId: string) => ({ partnership_id: partnershipId, mission_id: missionId });

export async function addCost(db: Db, partnershipId: string, missionId: string, input: CostInput): Promise<void> {
	await db
		.insertInto('mission_cost')
		.values({ ...at(partnershipId, missionId), id: uuid(), ...costRow(input) })
		.execute();
}

/** @returns false when somebody saved in between. */
export async function saveCost(db: Db, partnershipId: string, missionId: string, cost: Cost, input: CostInput): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('mission_cost')
		.set({ ...costRow(input), revision: cost.revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('id', '=', cost.id)
		.where('revision', '=', cost.revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function removeCost(db: Db, partnershipId: string, missionId: string, id: string): Promise<void> {
	await db
		.deleteFrom('mission_cost')
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('id', '=', id)
		.execute();
}

/** `was` null: none had been voted. @returns false when somebody saved in between. */
export async function setBudget(
	db: Db,
	partnershipId: string,
	missionId: string,
	was: Budget | null,
	input: BudgetInput,
): Promise<boolean> {
	const said = { voted: input.voted, currency: input.currency, decision_id: input.decisionId };
	const key = { ...at(partnershipId, missionId), organisation_id: input.payerId };
	if (was === null) {
		const { numInsertedOrUpdatedRows } = await db
			.insertInto('mission_budget')
			.values({ ...key, ...said })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		return (numInsertedOrUpdatedRows ?? 0n) > 0n;
	}
	const { numUpdatedRows } = await db
		.updateTable('mission_budget')
		.set({ ...said, revision: was.revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('organisation_id', '=', input.payerId)
		.where('revision', '=', was.revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function removeBudget(db: Db, partnershipId: string, missionId: string, payerId: string): Promise<void> {
	await db
		.deleteFrom('mission_budget')
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('organisation_id', '=', payerId)
		.execute();
}

const supportRow = (input: SupportInput) => ({
	organisation_id: input.organisationId,
	words: JSON.stringify(input.words),
	promised_on: input.promisedOn,
	given_on: input.givenOn,
	amount: input.amount,
	currency: input.amount === null ? null : input.currency,
});

export async function addSupport(db: Db, partnershipId: string, missionId: string, input: SupportInput): Promise<void> {
	await db
		.insertInto('mission_support')
		.values({ ...at(partnershipId, missionId), id: uuid(), ...supportRow(input) })
		.execute();
}

/** @returns false when somebody saved in between. */
export async function saveSupport(
	db: Db,
	partnershipId: string,
	missionId: string,
	{ id, revision }: Support,
	input: SupportInput,
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('mission_support')
		.set({ ...supportRow(input), revision: revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('id', '=', id)
		.where('revision', '=', revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function removeSupport(db: Db, partnershipId: string, missionId: string, id: string): Promise<void> {
	await db
		.deleteFrom('mission_support')
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('id', '=', id)
		.execute();
}
