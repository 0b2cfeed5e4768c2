import type { ColumnType, Generated } from 'kysely';
import type { Dated } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Seed, StayEnd } from './follow-up.ts';
import type { OutcomeKind, Shared } from './minutes.ts';

interface MinutesTable {
	partnership_id: string;
	mission_id: string;
	session_id: string;
	language: Language;
	body: string;
	revision: Generated<number>;
}
interface ConfirmationTable {
	partnership_id: string;
	mission_id: string;
	session_id: string;
	organisation_id: string;
	confirmed_at: Date;
	account_id: string;
	account_name: string;
	content: string;
	words: ColumnType<Shared, string, string>;
	reservation: string | null;
}
interface OutcomeTable {
	partnership_id: string;
	mission_id: string;
	id: string;
	session_id: string | null;
	kind: OutcomeKind;
	words: ColumnType<Texts, string, string>;
	field_key: string | null;
	by_side_id: string | null;
	by_delegate_id: string | null;
	due_on: Dated | null;
	position: Generated<number>;
	revision: Generated<number>;
}
interface FollowUpTable {
	partnership_id: string;
	id: string;
	mission_id: string | null;
	outcome_id: string | null;
	encounter_id: string | null;
	placement_id: string | null;
	words: ColumnType<Texts, string, string>;
	field_key: string | null;
	owner_id: string;
	owner_person_id: string | null;
	due_on: Dated | null;
	done_on: ColumnType<Dated | null, never, Dated | null>;
	dropped_on: ColumnType<Dated | null, never, Dated | null>;
	drop_reason: ColumnType<string | null, never, string | null>;
	becomes: Seed | null;
	revision: Generated<number>;
	created_at: ColumnType<Date, never, never>;
}
/** `follow_up_now`: where a stay answers a follow-up, its end is the stay’s. */
type FollowUpNow = FollowUpTable & { stay_end: StayEnd | null };
interface ReportTable {
	partnership_id: string;
	mission_id: string;
	language: Language;
	opening: string;
	assessment: string;
	revision: Generated<number>;
}
declare module '../server/database.ts' {
	interface Tables {
		minutes: MinutesTable;
		minutes_confirmation: ConfirmationTable;
		outcome: OutcomeTable;
		follow_up: FollowUpTable;
		follow_up_now: FollowUpNow;
		mission_report: ReportTable;
	}
}
