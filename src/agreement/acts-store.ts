/** Writes the acts of an agreement's life; what they replace stays in the history. */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../server/database.ts';
import type { NewEvent, Signed } from './acts.ts';
import type { Adoption, Agreement, Part, Transmission } from './agreement.ts';
import { addAgreement, setFields } from './store.ts';

type Key = Pick<Agreement, 'partnershipId' | 'id'>;
const of = ({ partnershipId, id }: Key) => ({ partnership_id: partnershipId, agreement_id: id });
const byParty = ['partnership_id', 'agreement_id', 'organisation_id'] as const;

export async function saveAdoption(db: Db, agreement: Key, { organisationId, decisionId, signatoryId }: Adoption): Promise<void> {
	const row = { decision_id: decisionId, signatory_id: signatoryId };
	await db
		.insertInto('adoption')
		.values({ ...of(agreement), organisation_id: organisationId, ...row })
		.onConflict((conflict) => conflict.columns([...byParty]).doUpdateSet(row))
		.execute();
}

export async function removeAdoptions(db: Db, { partnershipId, id }: Key): Promise<void> {
	await db.deleteFrom('adoption').where('partnership_id', '=', partnershipId).where('agreement_id', '=', id).execute();
}

export interface Place {
	placeCode: string | null;
	/** "mairie de Kapan" */
	at: string | null;
}
export interface Guest {
	organisationId: string | null;
	personId: string | null;
	part: Part;
}

/** The signatures of one day, where they were given, and in whose presence. */
export async function saveSignatures(
	db: Db,
	agreement: Key,
	signed: readonly Signed[],
	place: Place,
	guests: readonly Guest[],
): Promise<void> {
	const { partnershipId, id } = agreement;
	await db
		.insertInto('signature')
		.values(
			signed.map(({ organisationId, personId, capacity, signedOn, byDelegation, recordedAfterwards }) => ({
				...of(agreement),
				organisation_id: organisationId,
				person_id: personId,
				capacity: JSON.stringify(capacity),
				signed_on: signedOn,
				by_delegation: byDelegation,
				recorded_afterwards: recordedAfterwards,
			})),
		)
		.onConflict((conflict) =>
			conflict.columns([...byParty]).doUpdateSet((row) => ({
				person_id: row.ref('excluded.person_id'),
				capacity: row.ref('excluded.capacity'),
				signed_on: row.ref('excluded.signed_on'),
				by_delegation: row.ref('excluded.by_delegation'),
				recorded_afterwards: row.ref('excluded.recorded_afterwards'),
			})),
		)
		.execute();
	await db
		.updateTable('agreement')
		.set({ signed_place_code: place.placeCode, signed_at: place.at })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
	await db.deleteFrom('attendance').where('partnership_id', '=', partnershipId).where('agreement_id', '=', id).execute();
	if (guests.length === 0) return;
	await db
		.insertInto('attendance')
		.values(
			guests.map(({ organisationId, personId, part }) => ({
				...of(agreement),
				id: uuid(),
				organisation_id: organisationId,
				person_id: personId,
				part,
			})),
		)
		.execute();
}

export async function saveTransmission(db: Db, agreement: Key, act: Transmission): Promise<void> {
	const row = { sent_on: act.sentOn, electronically: act.electronically, act_id: act.actId };
	await db
		.insertInto('transmission')
		.values({ ...of(agreement), organisation_id: act.organisationId, ...row })
		.onConflict((conflict) => conflict.columns([...byParty]).doUpdateSet(row))
		.execute();
}

export async function addEvent(db: Db, agreement: Key, event: NewEvent): Promise<void> {
	const { kind, on, until, reason, recordedAfterwards } = event;
	await db
		.insertInto('agreement_event')
		.values({ ...of(agreement), id: uuid(), kind, on, until, reason, recorded_afterwards: recordedAfterwards })
		.execute();
}

/**
 * Opens an amendment, and answers its id. With `articles`, it begins with a copy of the articles, under their ids, so that the two
 * texts can be compared one by one; its fields are those of the agreement.
 */
export async function openAmendment(db: Db, agreement: Agreement, title: Agreement['title'], articles: boolean): Promise<string> {
	const id = uuid();
	await addAgreement(db, { ...agreement, id, kind: 'amendment', amendsId: agreement.id, title, startsOn: null });
	await setFields(
		db,
		{ partnershipId: agreement.partnershipId, id },
		agreement.fields.map(({ key }) => key),
	);
	if (!articles) return id;
	const from = sql`where partnership_id = ${agreement.partnershipId} and agreement_id = ${agreement.id}`;
	await sql`insert into article (partnership_id, agreement_id, id, position, meaning)
		select partnership_id, ${id}, id, position, meaning from article ${from}`.execute(db);
	await sql`insert into article_text (partnership_id, agreement_id, article_id, language, heading, body, meaning)
		select partnership_id, ${id}, article_id, language, heading, body, meaning from article_text ${from}`.execute(db);
	return id;
}
