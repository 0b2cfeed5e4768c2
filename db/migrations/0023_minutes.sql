-- What minutes, follow-ups and encounters keep beside their tables.

-- The words, presences and outcomes that a side confirmed: its page tells what was changed since.
alter table minutes_confirmation add column words jsonb not null default '{}' check (jsonb_typeof(words) = 'object');
-- Nobody confirms for another city, nor in another's name, nor takes back what another confirmed.
create policy own_add on minutes_confirmation as restrictive for insert to jumelage_app
  with check (account_id = asker() and organisation_id = any((select my_approving_organisations())::uuid[]));
create policy own_change on minutes_confirmation as restrictive for update to jumelage_app
  using (organisation_id = any((select my_approving_organisations())::uuid[]))
  with check (account_id = asker() and organisation_id = any((select my_approving_organisations())::uuid[]));
create policy own_remove on minutes_confirmation as restrictive for delete to jumelage_app
  using (organisation_id = any((select my_approving_organisations())::uuid[]));

-- The encounter that asks for it.
alter table follow_up add column encounter_id uuid;
alter table follow_up add foreign key (partnership_id, encounter_id) references encounter;
create index on follow_up (partnership_id, encounter_id);
create index on outcome (partnership_id, mission_id, session_id);
create index on encounter (territory_code);

-- When somebody was last written to about what they have promised: once a week at most, whatever they take part in.
create table follow_up_letter (
  account_id uuid primary key,
  written_at timestamptz not null
);
alter table follow_up_letter enable row level security;

-- What is late or nearly due, with those who write for the party that does it and have had no such letter for a week; marked as written.
-- For the program's own jobs.
create function follow_ups_to_remind(today date, moment timestamptz)
returns table (account_id uuid, name text, email text, language text, partnership_id uuid, partnership text, names jsonb, follow_up_id uuid, words jsonb, due_on text)
language sql volatile security definer set search_path = public, pg_temp as $$
  with due as (
    select f.* from follow_up f
    where f.done_on is null and f.dropped_on is null and f.due_on is not null and first_day(f.due_on) <= today + 14
  ), readers as (
    select distinct m.account_id from due d join membership m on m.organisation_id = d.owner_id and m.ended_at is null and m.role <> 'reader'
    left join follow_up_letter l on l.account_id = m.account_id
    where l.written_at is null or l.written_at <= moment - interval '7 days'
  ), marked as (
    insert into follow_up_letter select r.account_id, moment from readers r
    on conflict (account_id) do update set written_at = excluded.written_at)
  select distinct u.id, u.name, u.email, u.language, d.partnership_id, p.name, p.names, d.id, d.words, d.due_on::text
  from readers r
  join auth.account_user u on u.id = r.account_id
  join membership m on m.account_id = r.account_id and m.ended_at is null and m.role <> 'reader'
  join due d on d.owner_id = m.organisation_id
  join partnership p on p.partnership_id = d.partnership_id
  join share s on s.partnership_id = d.partnership_id and s.organisation_id = m.organisation_id and s.level = 'write'
  order by 1, 6, 5, 10, 8
$$;
revoke execute on function follow_ups_to_remind(date, timestamptz) from public;
grant execute on function follow_ups_to_remind(date, timestamptz) to jumelage_jobs;

-- Who works where, as far as the asker may know: from an encounter, where it says; through a house of theirs that stands there.
-- Written with encounters and organisations, read on the page of a territory.
create view works_at with (security_invoker) as
  select coalesce(f.territory_code, e.territory_code) as territory_code, o.id as organisation_id, o.kind, o.name, o.names,
    f.id as facility_id, f.kind as facility_kind, f.name as facility, f.names as facility_names,
    e.partnership_id, e.id as encounter_id, e.met_on
  from encounter e join organisation o on o.id = e.organisation_id left join organisation f on f.id = e.facility_id
  where coalesce(f.territory_code, e.territory_code) is not null
  union all
  select f.territory_code, o.id, o.kind, o.name, o.names, f.id, f.kind, f.name, f.names, null, null, null
  from organisation f join organisation o on o.id = f.parent_id
  where f.territory_code is not null and f.merged_into_id is null and f.kind not in ('local-authority', 'grouping')
    and o.territory_code is distinct from f.territory_code;
grant select on works_at to jumelage_app;
call let_keys_move();
