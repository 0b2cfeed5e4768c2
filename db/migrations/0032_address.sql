-- Where an organisation gets its letters, as it writes it itself: the lines of street or building, postcode and town. The country is its own.
alter table organisation
  add column street text,
  add column postcode text,
  add column town text;

-- As in 0017; a merge, and undoing one, carries the address too.
do $$
declare one text;
begin
  foreach one in array array['merge_records(text, uuid, uuid, uuid, jsonb, text)', 'undo_merge(uuid, text)'] loop
    execute replace(replace(pg_get_functiondef(one::regprocedure),
      'unrecognised, website, note', 'unrecognised, website, street, postcode, town, note'),
      'r.unrecognised, r.website, r.note', 'r.unrecognised, r.website, r.street, r.postcode, r.town, r.note');
  end loop;
end $$;

-- Minutes that one city confirmed a week ago and another has not confirmed in those words.
create function minutes_to_confirm(moment timestamptz)
returns table (organisation_id uuid, partnership_id uuid, mission_id uuid, session_id uuid, words jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select y.organisation_id, c.partnership_id, c.mission_id, c.session_id, t.title::jsonb
  from minutes_confirmation c
  join programme_session t on t.partnership_id = c.partnership_id and t.mission_id = c.mission_id and t.id = c.session_id
  join party y on y.partnership_id = c.partnership_id and y.left_on is null and y.organisation_id <> c.organisation_id
  left join minutes_confirmation own on own.partnership_id = c.partnership_id and own.mission_id = c.mission_id and own.session_id = c.session_id
    and own.organisation_id = y.organisation_id
  where c.confirmed_at <= moment - interval '7 days'
    and (own.content is null or own.content <> c.content and own.confirmed_at <= c.confirmed_at)
$$;

-- Stays that are not ended, with their life and the open lines of their checklist: placement.ts and checklist.ts say what is due. For the party that
-- hosts; where the host is none, for those that do not send.
create function stays_to_tend() returns table (organisation_id uuid, partnership_id uuid, placement_id uuid, words jsonb, facts jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select y.organisation_id, p.partnership_id, p.id, p.profile::jsonb, jsonb_build_object(
    'visitors', p.visitors, 'arrivesOn', p.arrives_on, 'leavesOn', p.leaves_on, 'wishedOn', p.wished_on, 'offeredOn', p.offered_on, 'acceptedOn', p.accepted_on,
    'preparedOn', p.prepared_on, 'arrivedOn', p.arrived_on, 'leftOn', p.left_on, 'cancelledOn', p.cancelled_on, 'cancelReason', p.cancel_reason,
    'notHeldOn', p.not_held_on, 'unknownOn', p.unknown_on, 'tasks', coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'key', t.key, 'labels', t.labels, 'leadMonths', t.lead_months, 'leadDays', t.lead_days, 'source', t.source,
        'position', t.position, 'openedOn', t.opened_on, 'dueOn', t.due_on, 'doneOn', null, 'doneBy', null, 'droppedOn', null, 'dropReason', null) order by t.position, t.id)
      from placement_task t where t.partnership_id = p.partnership_id and t.placement_id = p.id and t.done_on is null and t.dropped_on is null), '[]'))
  from placement p join party y on y.partnership_id = p.partnership_id and y.left_on is null
    and (y.organisation_id = p.host_id or y.organisation_id <> p.sender_id
      and not exists (select from party h where h.partnership_id = p.partnership_id and h.organisation_id = p.host_id and h.left_on is null))
  where num_nonnulls(p.cancelled_on, p.not_held_on, p.left_on, p.unknown_on) = 0
$$;

-- Elected members who leave within three months without a special mandate voted for them, one row a mission and side: when they leave, the first
-- of their own flights counting where it is earlier, and what says how long before a council is summoned. The law of their country says the rest.
create function mandates_to_vote(today date) returns table (organisation_id uuid, partnership_id uuid, mission_id uuid, words jsonb, facts jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.side_id, d.partnership_id, d.mission_id, m.title::jsonb, jsonb_build_object('leavesOn', min(away.on), 'delegates', count(*),
    'country', o.country_code, 'kind', o.kind, 'territory', t.kind, 'population', t.population)
  from delegate d join mission m on m.partnership_id = d.partnership_id and m.id = d.mission_id
  left join decision v on v.partnership_id = d.partnership_id and v.id = d.mandate_decision_id
  join organisation o on o.id = d.side_id left join territory t on t.code = o.territory_code
  cross join lateral (select least(first_day(m.leaves_on), (select min((l.leaves_at at time zone m.home_zone)::date) from delegate_leg l
    where (l.partnership_id, l.mission_id, l.delegate_id) = (d.partnership_id, d.mission_id, d.id))) as on) away
  where d.status = 'elected' and d.side_id = m.sender_id and d.declined_on is null and m.cancelled_on is null
    and (v.id is null or v.outcome is distinct from 'adopted' or v.annulled_on is not null) and away.on > today and away.on <= today + interval '3 months'
  group by d.side_id, d.partnership_id, d.mission_id, m.title::jsonb, o.country_code, o.kind, t.kind, t.population
$$;

-- What a person's cities may still have to do, for whom it is time for a letter: follow-ups that are late or nearly due, and minutes to confirm, as
-- before; stays and mandates, for whoever is in charge of the partnership, and where nobody is, for those who write. One letter a week at most:
-- those who are written to are marked by `mark_reminded`. For the program's own jobs.
drop function duties_to_remind(date, timestamptz);
create function duties_to_remind(today date, moment timestamptz)
returns table (kind text, account_id uuid, name text, email text, language text, partnership_id uuid, partnership text, names jsonb,
  follow_up_id uuid, mission_id uuid, session_id uuid, placement_id uuid, words jsonb, due_on text, facts jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with duty as (
    select f.owner_id as organisation_id, 'follow-up' as kind, f.partnership_id, f.id as follow_up_id, null::uuid as mission_id, null::uuid as session_id,
      null::uuid as placement_id, f.words::jsonb as words, f.due_on::text as due_on, null::jsonb as facts
    from follow_up_now f
    where f.done_on is null and f.dropped_on is null and f.due_on is not null and first_day(f.due_on) <= today + 14
      -- What a stay answers is asked in the stay.
      and f.placement_id is null
    union all
    select c.organisation_id, 'minutes', c.partnership_id, null, c.mission_id, c.session_id, null, c.words, null, null from minutes_to_confirm(moment) c
    union all
    select s.organisation_id, 'stay', s.partnership_id, null, null, null, s.placement_id, s.words, null, s.facts from stays_to_tend() s
    union all
    select v.organisation_id, 'mandate', v.partnership_id, null, v.mission_id, null, null, v.words, null, v.facts from mandates_to_vote(today) v
  ), told as (
    select distinct m.account_id, d.* from duty d
    join membership m on m.organisation_id = d.organisation_id and m.ended_at is null and (m.ends_at is null or m.ends_at > moment)
      and m.role in ('approver', 'administrator', case when d.kind <> 'minutes' then 'editor' end)
    join share s on s.partnership_id = d.partnership_id and s.organisation_id = m.organisation_id and s.level = 'write'
    left join follow_up_letter l on l.account_id = m.account_id
    where (l.written_at is null or l.written_at <= moment - interval '7 days')
      and (d.kind in ('follow-up', 'minutes') or not exists (select from charge c where c.partnership_id = d.partnership_id
        and c.organisation_id = d.organisation_id and c.account_id <> m.account_id))
  )
  select distinct t.kind, u.id, u.name, u.email, u.language, t.partnership_id, p.name, p.names::jsonb, t.follow_up_id, t.mission_id, t.session_id, t.placement_id,
    t.words, t.due_on, t.facts
  from told t
  join auth.account_user u on u.id = t.account_id
  join partnership p on p.partnership_id = t.partnership_id
  order by 2, 7, 6, 14 nulls last, 9, 10, 11, 12
$$;
create function mark_reminded(accounts uuid[], moment timestamptz) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  insert into follow_up_letter select distinct a, moment from unnest(accounts) a on conflict (account_id) do update set written_at = excluded.written_at
$$;
revoke execute on function minutes_to_confirm(timestamptz), stays_to_tend(), mandates_to_vote(date), duties_to_remind(date, timestamptz),
  mark_reminded(uuid[], timestamptz) from public;
grant execute on function duties_to_remind(date, timestamptz), mark_reminded(uuid[], timestamptz) to jumelage_jobs;
