/** The tables of a partnership, as PostgreSQL holds them. Texts go in as JSON text. */
import type { ColumnType, Generated } from 'kysely';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { EventKind, Kind } from './partnership.ts';

type TextsColumn = ColumnType<Texts, string, string>;

declare module '../server/database.ts' {
	interface Tables {
		partnership: {
			partnership_id: string;
			keeper_id: string;
			kind: Kind;
			name: string;
			names: ColumnType<Texts, string | undefined, string>;
			story: TextsColumn;
			languages: string[];
			proposed_by_id: string | null;
			proposed_on: Dated | null;
			since: Dated | null;
			parent_partnership_id: string | null;
			folded: string;
			revision: Generated<number>;
			created_at: Generated<Date>;
			published_at: Date | null;
		};
		/** Kept by triggers: the application only reads it. */
		share: ShareTable;
		party: {
			partnership_id: string;
			organisation_id: string;
			position: number;
			joined_on: Dated | null;
			left_on: Dated | null;
		};
		guest: { partnership_id: string; organisation_id: string; invited_at: Generated<Date> };
		partnership_event: {
			partnership_id: string;
			id: string;
			kind: EventKind;
			on: Dated;
			title: TextsColumn;
			reason: string | null;
			place_code: string | null;
		};
		partnership_field: {
			partnership_id: string;
			key: string;
			position: number;
			names: TextsColumn;
			dac_purpose: string | null;
			sdg_targets: string[];
			actes_matter: string | null;
			ended_on: Dated | null;
		};
		partnership_person: { partnership_id: string; person_id: string; part: TextsColumn };
	}
}

interface ShareTable {
	partnership_id: string;
	organisation_id: string;
	level: 'write' | 'read';
	label: string;
	since_day: string;
}
