import { sql } from 'kysely';
import type { PersonNames } from '../directory/person.ts';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';

/** Somebody of a stay who is elsewhere on one of its days: a visitor in another stay, or its interpreter in a session of a mission. */
export interface Busy extends PersonNames {
	partnershipId: string;
	/** Of the other stay, or the session. */
	id: string;
	placementId: string | null;
	missionId: string | null;
	/** The other stay's profile, or the session's title. */
	title: Texts;
	from: Dated;
	until: Dated;
}

/** Days known in part are held whole, as the calendar does. A stay that ended, was called off or did not take place holds nobody. */
export async function busyElsewhere(db: Db, partnershipId: string, placementId: string): Promise<Busy[]> {
	const { rows } = await sql<Busy>`
		with stay as (
			select p.id, p.interpreter_id, coalesce(p.arrived_on, p.arrives_on) as "from", coalesce(p.leaves_on, p.arrived_on, p.arrives_on) as until, p.profile
			from placement p where p.partnership_id = ${partnershipId} and num_nonnulls(p.cancelled_on, p.not_held_on, p.unknown_on, p.left_on) = 0
				and coalesce(p.arrived_on, p.arrives_on) is not null
		), here as (select * from stay where id = ${placementId}),
		found as (
			select v.person_id, o.id, o.id as "placementId", null::uuid as "missionId", o.profile::jsonb as title, o."from"::text as "from", o.until::text as until
			from here h join visitor v on v.partnership_id = ${partnershipId} and v.placement_id = h.id
			join visitor w on w.partnership_id = v.partnership_id and w.person_id = v.person_id and w.placement_id <> h.id
			join stay o on o.id = w.placement_id and first_day(o."from") <= last_day(h.until) and last_day(o.until) >= first_day(h."from")
			union all
			select d.person_id, s.id, null, m.id, s.title::jsonb, at.day::text, at.day::text
			from here h join delegate d on d.partnership_id = ${partnershipId} and d.person_id = h.interpreter_id and d.declined_on is null
			join mission m on m.partnership_id = d.partnership_id and m.id = d.mission_id and m.cancelled_on is null
			join programme_session s on s.partnership_id = m.partnership_id and s.mission_id = m.id and s.kind <> 'free'
			cross join lateral (select coalesce(s.on_day, (s.starts_at at time zone m.zone)::date) as day) at
			where at.day between first_day(h."from") and last_day(h.until)
				and (d.id in (s.interpreter_id, s.in_charge_id) or exists (select from session_delegate t
					where (t.partnership_id, t.mission_id, t.session_id, t.delegate_id) = (s.partnership_id, s.mission_id, s.id, d.id)))
		)
		select ${partnershipId}::uuid as "partnershipId", f.id, f."placementId", f."missionId", f.title, f."from", f.until, p.given_name as "givenName",
			p.family_name as "familyName", p.given_name_hy as "givenNameHy", p.family_name_hy as "familyNameHy", p.spellings
		from found f join person p on p.id = f.person_id order by f."from", f.id, p.id limit 50`.execute(db);
	return rows;
}
