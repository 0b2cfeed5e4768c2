/**
 * The facts that say where a partnership stands, gathered in SQL: the one place where a partnership looks at its decisions and agreements.
 * Every fragment speaks of the partnership called `p` in the query around it.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../plain/day.ts';
import type { AgreementStanding, State, VoteStanding } from './partnership.ts';

/** The last day a date may mean: the same answer as latest() in plain/day.ts. */
const lastDay = (column: RawBuilder<unknown>) => sql`(case
	when length(${column}) = 10 then ${column}::date
	when length(${column}) = 4 then make_date(${column}::int, 12, 31)
	when right(${column}, 2) = '21' then make_date(left(${column}, 4)::int, 6, 21)
	when right(${column}, 2) = '22' then make_date(left(${column}, 4)::int, 9, 23)
	when right(${column}, 2) = '23' then make_date(left(${column}, 4)::int, 12, 22)
	when right(${column}, 2) = '24' then make_date(left(${column}, 4)::int + 1, 3, 21)
	else (first_day(${column}) + interval '1 month - 1 day')::date end)`;

/** One row an agreement of `p`, amendments left out: they live and end with what they amend. */
const agreementRows = (today: Day) => sql`(
	select a.id, a.kind, a.title, a.created_at,
		g.signed_on, g.n > 0 and not exists (
			select from party y where y.partnership_id = a.partnership_id and y.left_on is null and not exists (
				select from signature z where z.partnership_id = a.partnership_id and z.agreement_id = a.id and z.organisation_id = y.organisation_id)
		) as signed,
		coalesce(e.in_force, false) as in_force, e.in_force_on,
		coalesce(e.ended, false) as ended, e.ended_on, coalesce(e.annulled, false) as annulled, e.annulled_on,
		case when a.tacit_renewal_months is not null then null
			when e.renewed then e.renewed_until
			else coalesce(a.ends_on, (first_day(coalesce(a.starts_on, e.in_force_on)) + make_interval(months => a.term_months) - interval '1 day')::date::text)
		end as ends_on
	from agreement a
	cross join lateral (
		select count(*) as n, (array_agg(s.signed_on order by first_day(s.signed_on) desc nulls last))[1] as signed_on
		from signature s where s.partnership_id = a.partnership_id and s.agreement_id = a.id
	) g
	cross join lateral (
		select
			bool_or(v.kind = 'entered-force') as in_force,
			(array_agg(v."on" order by first_day(v."on")) filter (where v.kind = 'entered-force'))[1] as in_force_on,
			bool_or(v.kind = 'renewed') as renewed,
			(array_agg(v.until order by first_day(v.until) desc nulls first) filter (where v.kind = 'renewed'))[1] as renewed_until,
			bool_or(v.kind = 'ended') as ended,
			(array_agg(v."on" order by first_day(v."on")) filter (where v.kind = 'ended'))[1] as ended_on,
			bool_or(v.kind = 'annulled') as annulled,
			(array_agg(v."on" order by first_day(v."on")) filter (where v.kind = 'annulled'))[1] as annulled_on
		from agreement_event v
		where v.partnership_id = a.partnership_id and v.agreement_id = a.id and (v."on" is null or first_day(v."on") <= ${today}::date)
	) e
	where a.partnership_id = p.partnership_id and a.kind <> 'amendment'
)`;

export const agreementsOf = (today: Day): RawBuilder<AgreementStanding[]> => sql`coalesce((
	select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'title', r.title, 'signed', r.signed, 'signedOn', r.signed_on,
		'inForce', r.in_force, 'inForceOn', r.in_force_on, 'endsOn', r.ends_on, 'ended', r.ended, 'endedOn', r.ended_on,
		'annulled', r.annulled, 'annulledOn', r.annulled_on) order by r.created_at, r.id)
	from ${agreementRows(today)} r), '[]')`;

export const votesOf: RawBuilder<VoteStanding[]> = sql`coalesce((
	select jsonb_agg(jsonb_build_object('id', d.id, 'organisationId', d.organisation_id, 'createsPartnership', d.creates_partnership,
		'outcome', d.outcome, 'takenOn', d.taken_on, 'annulledOn', d.annulled_on) order by first_day(d.taken_on), d.id)
	from decision d where d.partnership_id = p.partnership_id and d.creates_partnership), '[]')`;

/** The state as `stateOf` tells it, for a list that keeps one state only. */
export const stateInSql = (today: Day): RawBuilder<State> => sql`(
	select case
		when x.last_event in ('suspended', 'ended') then x.last_event
		when w.holding then 'active'
		when v.adopted then 'voted'
		when w.over or v.lost then 'ended'
		when case when p.since is null then p.proposed_on is not null else first_day(p.since) > ${today}::date end then 'proposed'
		else 'recorded' end
	from (
		select (array_agg(e.kind order by first_day(e."on") desc, e.id desc))[1] as last_event
		from partnership_event e
		where e.partnership_id = p.partnership_id and e.kind <> 'milestone' and first_day(e."on") <= ${today}::date
	) x
	cross join (
		select coalesce(bool_or(d.outcome = 'adopted' and d.annulled_on is null), false) as adopted,
			coalesce(bool_or(d.outcome = 'rejected' or d.annulled_on is not null), false) as lost
		from decision d where d.partnership_id = p.partnership_id and d.creates_partnership and d.outcome is not null
	) v
	cross join (
		select coalesce(bool_or(not r.over), false) as holding, coalesce(bool_or(r.over), false) as over
		from (
			select r.annulled or r.ended or coalesce(${lastDay(sql`r.ends_on`)} < ${today}::date, false) as over
			from ${agreementRows(today)} r where r.signed or r.in_force
		) r
	) w
)`;
