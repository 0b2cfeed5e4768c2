-- A promise that a stay answers: what became of it is said once, in the stay. Such a follow-up has no end of its own.
alter table follow_up add column placement_id uuid;
alter table follow_up add foreign key (partnership_id, placement_id) references placement;
create index on follow_up (partnership_id, placement_id) where placement_id is not null;
alter table follow_up add check (placement_id is null or num_nonnulls(done_on, dropped_on) = 0);

-- A follow-up as it stands now. `stay_end`: what ended the stay, in the order in which a stay's own state reads its dates.
create view follow_up_now with (security_invoker) as
select f.partnership_id, f.id, f.mission_id, f.outcome_id, f.encounter_id, f.placement_id, f.words, f.field_key, f.owner_id, f.owner_person_id,
  f.due_on, f.becomes, f.revision, f.created_at, s.stay_end,
  case when s.stay_end = 'completed' then p.left_on else f.done_on end as done_on,
  case s.stay_end when 'cancelled' then p.cancelled_on when 'not-held' then p.not_held_on when 'unknown' then p.unknown_on else f.dropped_on end as dropped_on,
  case s.stay_end when 'cancelled' then p.cancel_reason when 'not-held' then p.outcome_note when 'unknown' then p.outcome_note else f.drop_reason end as drop_reason
from follow_up f left join placement p on p.partnership_id = f.partnership_id and p.id = f.placement_id
cross join lateral (select case when p.cancelled_on is not null then 'cancelled' when p.not_held_on is not null then 'not-held'
  when p.left_on is not null then 'completed' when p.unknown_on is not null then 'unknown' end as stay_end) s;
grant select on follow_up_now to jumelage_app;

-- When a city was last written to about minutes that wait for it: once a day at most, however often their words change.
create table minutes_letter (
  partnership_id uuid not null,
  mission_id uuid not null,
  session_id uuid not null,
  organisation_id uuid not null,
  written_at timestamptz not null,
  primary key (partnership_id, mission_id, session_id, organisation_id),
  foreign key (partnership_id, mission_id, session_id) references programme_session on delete cascade,
  foreign key (partnership_id, organisation_id) references party on delete cascade
);
alter table minutes_letter enable row level security;
create policy wall_read on minutes_letter for select to jumelage_app using (exists (select from share s
  where s.partnership_id = minutes_letter.partnership_id and s.organisation_id = any((select my_organisations())::uuid[]) offset 0));
grant select on minutes_letter to jumelage_app;

-- Those who may confirm for these cities, but for the asker, who has just changed or confirmed what waits for them; marked as written to. An
-- address is told to nobody else.
create function minutes_readers(partnership uuid, mission uuid, session uuid, sides uuid[], moment timestamptz)
returns table (name text, email text, language text)
language sql volatile security definer set search_path = public, pg_temp rows 3 as $$
  with asked as (
    select y.organisation_id from party y
    join programme_session t on t.partnership_id = y.partnership_id and t.mission_id = mission and t.id = session
    where y.partnership_id = partnership and y.left_on is null and y.organisation_id = any(sides)
      and exists (select from share s where s.partnership_id = partnership and s.level = 'write' and s.organisation_id = any(my_writing_organisations()))
      and not exists (select from minutes_letter l where l.partnership_id = partnership and l.mission_id = mission and l.session_id = session
        and l.organisation_id = y.organisation_id and l.written_at > moment - interval '1 day')
  ), marked as (
    insert into minutes_letter select partnership, mission, session, a.organisation_id, moment from asked a
    on conflict (partnership_id, mission_id, session_id, organisation_id) do update set written_at = excluded.written_at)
  select distinct u.name, u.email, u.language from asked a
  join approving_memberships() m on m.organisation_id = a.organisation_id and m.account_id <> asker()
  join auth.account_user u on u.id = m.account_id
$$;

-- What a person's cities still have to do, in one letter a week at most: follow-ups that are late or nearly due, for those who write for the
-- party that does them; minutes that one city confirmed a week ago and another has not confirmed in those words, for those who approve for it.
-- Those written to are marked. For the program's own jobs.
drop function follow_ups_to_remind(date, timestamptz);
create function duties_to_remind(today date, moment timestamptz)
returns table (account_id uuid, name text, email text, language text, partnership_id uuid, partnership text, names jsonb,
  follow_up_id uuid, mission_id uuid, session_id uuid, words jsonb, due_on text)
language sql volatile security definer set search_path = public, pg_temp as $$
  with duty as (
    select f.owner_id as organisation_id, 'follow-up' as kind, f.partnership_id, f.id as follow_up_id, null::uuid as mission_id, null::uuid as session_id,
      f.words::jsonb as words, f.due_on::text as due_on
    from follow_up_now f
    where f.done_on is null and f.dropped_on is null and f.due_on is not null and first_day(f.due_on) <= today + 14
    union all
    select y.organisation_id, 'minutes', c.partnership_id, null, c.mission_id, c.session_id, t.title::jsonb, null
    from minutes_confirmation c
    join programme_session t on t.partnership_id = c.partnership_id and t.mission_id = c.mission_id and t.id = c.session_id
    join party y on y.partnership_id = c.partnership_id and y.left_on is null and y.organisation_id <> c.organisation_id
    left join minutes_confirmation own on own.partnership_id = c.partnership_id and own.mission_id = c.mission_id and own.session_id = c.session_id
      and own.organisation_id = y.organisation_id
    where c.confirmed_at <= moment - interval '7 days'
      and (own.content is null or own.content <> c.content and own.confirmed_at <= c.confirmed_at)
  ), told as (
    select distinct m.account_id, d.* from duty d
    join membership m on m.organisation_id = d.organisation_id and m.ended_at is null and (m.ends_at is null or m.ends_at > moment)
      and m.role in ('approver', 'administrator', case d.kind when 'follow-up' then 'editor' end)
    join share s on s.partnership_id = d.partnership_id and s.organisation_id = m.organisation_id and s.level = 'write'
    left join follow_up_letter l on l.account_id = m.account_id
    where l.written_at is null or l.written_at <= moment - interval '7 days'
  ), marked as (
    insert into follow_up_letter select distinct t.account_id, moment from told t
    on conflict (account_id) do update set written_at = excluded.written_at)
  select distinct u.id, u.name, u.email, u.language, t.partnership_id, p.name, p.names::jsonb, t.follow_up_id, t.mission_id, t.session_id, t.words, t.due_on
  from told t
  join auth.account_user u on u.id = t.account_id
  join partnership p on p.partnership_id = t.partnership_id
  order by 1, 6, 5, 12 nulls last, 8, 9, 10
$$;
revoke execute on function minutes_readers(uuid, uuid, uuid, uuid[], timestamptz), duties_to_remind(date, timestamptz) from public;
grant execute on function minutes_readers(uuid, uuid, uuid, uuid[], timestamptz) to jumelage_app;
grant execute on function duties_to_remind(date, timestamptz) to jumelage_jobs;

-- Does anything in this partnership name that party, person or field, so that it cannot be taken out? By the keys that there are: whatever
-- table comes later is asked too.
create function is_named(target text, partnership uuid, key text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  link record;
  found boolean;
begin
  if target not in ('party', 'partnership_person', 'partnership_field') or not exists (select from share s
    where s.partnership_id = partnership and s.organisation_id = any(my_organisations())) then return false; end if;
  for link in
    select k.conrelid::regclass as rel, a.attname as att from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
    where k.contype = 'f' and k.confrelid = target::regclass and k.confdeltype = 'a' and cardinality(k.conkey) = 2
  loop
    execute format('select exists (select from %s t where t.partnership_id = $1 and t.%I::text = $2)', link.rel, link.att) into found using partnership, key;
    if found then return true; end if;
  end loop;
  return false;
end $$;
revoke execute on function is_named(text, uuid, text) from public;
grant execute on function is_named(text, uuid, text) to jumelage_app;

-- Where the house stands that was visited, as far as it is known closer than its commune. Degrees, WGS 84.
alter table encounter add column latitude double precision check (latitude between -90 and 90);
alter table encounter add column longitude double precision check (longitude between -180 and 180);
alter table encounter add check ((latitude is null) = (longitude is null));

-- The towns around a point.
create index on territory (latitude, longitude) where kind = 'city';

-- Partnerships that stand at a place: those open to the asker, and those that anybody may read.
create view partnership_at with (security_invoker) as
select partnership_id, organisation_id, territory_code, organisation_name, organisation_names, name, kind, since, left_on, null as slug
from partnership_place
union all
select p.partnership_id, y.organisation_id, y.territory_code, y.name, y.names, called(p.name, p.names), p.kind, p.since, y.left_on, p.slug
from open.partnership p join open.party y on y.partnership_id = p.partnership_id
where not exists (select from share s where s.partnership_id = p.partnership_id and s.organisation_id = any((select my_organisations())::uuid[]));
grant select on partnership_at to jumelage_app;
call let_keys_move();
