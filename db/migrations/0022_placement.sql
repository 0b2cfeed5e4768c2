-- Visitors who come to learn or to work: who sends, who receives, when, what has to be ready, what became of it.

-- Where visitors can be received, and how many at once. Of an office, not of a partnership: the same desk serves all its twinnings.
create table host_department (
  id uuid primary key,
  organisation_id uuid not null references organisation, -- the host: a city, or what stands below it (a welfare centre, a hospital)
  keeper_id uuid not null references organisation,       -- the office that says how many
  names texts not null,
  note text,
  revision integer not null default 1,
  created_at timestamptz not null default now()
);
create index on host_department (organisation_id);
create index on host_department (keeper_id);
-- The shortest period that holds a day says how many; none: closed. Where no period holds it, nobody has said.
create table host_places (
  department_id uuid not null references host_department,
  id uuid not null,
  from_on date not null,
  until_on date not null,
  places smallint not null check (places between 0 and 200),
  reason text,
  primary key (department_id, id),
  check (from_on <= until_on)
);

create table placement (
  partnership_id uuid not null references partnership,
  id uuid not null,
  sender_id uuid not null,            -- the party that sends
  host_id uuid not null references organisation,
  department_id uuid references host_department,
  tutor_id uuid,
  interpreter_id uuid,
  purpose text check (purpose in ('learn', 'work')),
  visitors smallint not null check (visitors between 1 and 200), -- how many, before anybody is named
  profile texts not null default '{}',-- who they are, before they are named: "two social workers"
  field_key text,
  agreement_id uuid,                  -- what it is done under, where it is
  arrives_on dated,                   -- as planned
  leaves_on dated,
  -- Its life, as dated facts: the state is read from them.
  wished_on dated,
  offered_on dated,
  accepted_on dated,
  prepared_on dated,
  arrived_on dated,
  left_on dated,
  cancelled_on dated,
  cancel_reason text,
  not_held_on dated,                  -- the day somebody said that it did not take place
  unknown_on dated,                   -- the day it was said that nobody knows any more
  outcome_note text,
  -- The papers.
  hosting_number text,
  hosting_signed_on dated,
  approval_asked_on dated,
  approved_on dated,
  insurer text,
  insured_from dated,
  insured_until dated,
  visa_asked_on dated,
  visa_granted_on dated,
  visa_until dated,
  permit_asked_on dated,
  permit_granted_on dated,
  permit_until dated,
  allowance numeric(15, 2) check (allowance >= 0),
  currency text,
  allowance_per text check (allowance_per in ('day', 'week', 'month', 'stay')),
  payer_id uuid references organisation,
  access text,                        -- how the workplace is reached and opened
  certificate_number text,
  certificate_on dated,
  note text,
  later_asked_at timestamptz,         -- when the later effects were asked for
  private_erased_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, sender_id) references party,
  foreign key (partnership_id, tutor_id) references partnership_person,
  foreign key (partnership_id, interpreter_id) references partnership_person,
  foreign key (partnership_id, field_key) references partnership_field,
  foreign key (partnership_id, agreement_id) references agreement,
  check ((cancelled_on is null) = (cancel_reason is null)),
  check (num_nonnulls(left_on, not_held_on, unknown_on) <= 1)
);
create index on placement (department_id);
-- Where it was read: a page, a letter, an act.
create table placement_proof (
  partnership_id uuid not null,
  placement_id uuid not null,
  document_id uuid not null,
  fact text not null check (fact in ('plan', 'outcome', 'hosting')),
  primary key (partnership_id, placement_id, document_id, fact),
  foreign key (partnership_id, placement_id) references placement,
  foreign key (partnership_id, document_id) references document on delete cascade
);
create table visitor (
  partnership_id uuid not null,
  placement_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  occupation texts not null default '{}',
  language text not null check (language in ('fr', 'hy', 'en')), -- the one they are written to and asked in
  position smallint not null default 0,
  primary key (partnership_id, placement_id, id),
  unique (partnership_id, placement_id, person_id),
  foreign key (partnership_id, placement_id) references placement,
  foreign key (partnership_id, person_id) references partnership_person
);
-- What is needed for the stay and not after it.
create table visitor_private (
  partnership_id uuid not null,
  placement_id uuid not null,
  visitor_id uuid not null,
  phone text,
  email text,
  lodging text,
  emergency_contact text,
  primary key (partnership_id, placement_id, visitor_id),
  foreign key (partnership_id, placement_id, visitor_id) references visitor on delete cascade
);
create table placement_week (
  partnership_id uuid not null,
  placement_id uuid not null,
  week smallint not null check (week between 1 and 53),
  objectives texts not null default '{}',
  programme texts not null default '{}',
  primary key (partnership_id, placement_id, week),
  foreign key (partnership_id, placement_id) references placement
);
-- What has to be ready before they arrive. Due so many months and days before; the day itself is counted from the arrival as it then stands,
-- and kept only of what is done or dropped.
create table placement_task (
  partnership_id uuid not null,
  placement_id uuid not null,
  id uuid not null,
  key text,                           -- of the reference list; null: the office's own line
  labels texts not null,
  lead_months smallint not null default 0 check (lead_months between 0 and 24),
  lead_days smallint not null default 0 check (lead_days between 0 and 366),
  source text,
  position smallint not null default 0,
  opened_on date not null,            -- what was due before is due already
  due_on date,
  done_on dated,
  done_by text,
  dropped_on dated,
  drop_reason text,
  primary key (partnership_id, placement_id, id),
  unique (partnership_id, placement_id, key),
  foreign key (partnership_id, placement_id) references placement,
  check (done_on is null or dropped_on is null),
  check ((dropped_on is null) = (drop_reason is null))
);
-- How it went, told by each in their own language.
create table placement_evaluation (
  partnership_id uuid not null,
  placement_id uuid not null,
  id uuid not null,
  moment text not null check (moment in ('mid-term', 'end', 'later')),
  voice text not null check (voice in ('visitor', 'tutor', 'sender')),
  visitor_id uuid,
  language text not null check (language in ('fr', 'hy', 'en')),
  reached text not null check (reached in ('fully', 'mostly', 'partly', 'not')),
  brought text not null default '',
  hindered text not null default '',
  next text not null default '',
  given_on date not null,
  entered_by text,                    -- who typed it for another; null: themselves, through their personal link
  own_words boolean not null default true,
  primary key (partnership_id, placement_id, id),
  unique nulls not distinct (partnership_id, placement_id, moment, voice, visitor_id),
  foreign key (partnership_id, placement_id) references placement,
  foreign key (partnership_id, placement_id, visitor_id) references visitor on delete cascade,
  check ((voice = 'visitor') = (visitor_id is not null))
);
-- A visitor has no account: a link that works once. The table keeps its hash alone.
create table evaluation_link (
  partnership_id uuid not null,
  placement_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  moment text not null check (moment in ('mid-term', 'end', 'later')),
  token_hash bytea not null unique,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (partnership_id, placement_id, id),
  foreign key (partnership_id, placement_id, visitor_id) references visitor on delete cascade
);

call wall('placement', 'id');
call wall('placement_proof', 'placement_id');
call wall('visitor', 'id');
call wall('placement_week', 'placement_id');
call wall('placement_task', 'id');
call wall('visitor_private', 'visitor_id');
call wall('placement_evaluation', 'id');
call wall('evaluation_link', 'id');
-- Private, and what was said in confidence: for those who write in the partnership, not for its guests, and in no history.
do $$
declare name text;
begin
  foreach name in array array['visitor_private', 'placement_evaluation', 'evaluation_link'] loop
    execute format('drop trigger record_change on %I', name);
    execute format('drop policy wall_read on %I', name);
    execute format('create policy wall_read on %1$I for select to jumelage_app using (
      exists (select from share s where s.partnership_id = %1$I.partnership_id and s.level = ''write''
        and s.organisation_id = any((select my_writing_organisations())::uuid[]) offset 0))', name);
  end loop;
end $$;

-- Who sees how many places an office has: its own people, and those of the cities it shares a partnership with; not guests.
create function works_with(keeper uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select keeper = any(my_organisations()) or exists (
    select from share mine join share theirs on theirs.partnership_id = mine.partnership_id and theirs.organisation_id = keeper and theirs.level = 'write'
    where mine.organisation_id = any(my_organisations()) and mine.level = 'write')
$$;
-- An office speaks for itself and for what it keeps or what stands below it.
create function hosts_for(keeper uuid, host uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select keeper = host or exists (select from organisation o where o.id = host and keeper in (o.parent_id, o.keeper_id)
    and not exists (select from membership m where m.organisation_id = host and m.ended_at is null))
$$;
alter table host_department enable row level security;
create policy department_read on host_department for select to jumelage_app using (works_with(keeper_id));
create policy department_add on host_department for insert to jumelage_app
  with check (keeper_id = any((select my_writing_organisations())::uuid[]) and hosts_for(keeper_id, organisation_id));
create policy department_change on host_department for update to jumelage_app using (keeper_id = any((select my_writing_organisations())::uuid[]))
  with check (keeper_id = any((select my_writing_organisations())::uuid[]) and hosts_for(keeper_id, organisation_id));
grant select, insert, update on host_department to jumelage_app;
alter table host_places enable row level security;
create policy places_read on host_places for select to jumelage_app using (exists (select from host_department d where d.id = department_id));
create policy places_add on host_places for insert to jumelage_app with check (
  exists (select from host_department d where d.id = department_id and d.keeper_id = any((select my_writing_organisations())::uuid[])));
create policy places_remove on host_places for delete to jumelage_app using (
  exists (select from host_department d where d.id = department_id and d.keeper_id = any((select my_writing_organisations())::uuid[])));
grant select, insert, delete on host_places to jumelage_app;
create trigger record_change after insert or update or delete on host_department for each row execute function record_change('id');
create trigger record_change after insert or update or delete on host_places for each row execute function record_change('id');

-- What is taken in those departments. Of stays in partnerships that the asker does not see: how many and when, and nothing else.
create function places_taken(departments uuid[]) returns table (department_id uuid, partnership_id uuid, placement_id uuid, visitors smallint,
  arrives_on text, leaves_on text, tutor_id uuid, profile jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.department_id, case when seen.it then p.partnership_id end, case when seen.it then p.id end, p.visitors,
    coalesce(p.arrived_on, p.arrives_on), coalesce(p.left_on, p.leaves_on, p.arrived_on, p.arrives_on),
    case when seen.it then p.tutor_id end, case when seen.it then p.profile end
  from placement p join host_department d on d.id = p.department_id
  cross join lateral (select exists (select from share s where s.partnership_id = p.partnership_id and s.organisation_id = any(my_organisations())) as it) seen
  where p.department_id = any(departments) and works_with(d.keeper_id) and coalesce(p.arrived_on, p.arrives_on) is not null
    and p.cancelled_on is null and p.not_held_on is null
    and num_nonnulls(p.offered_on, p.accepted_on, p.prepared_on, p.arrived_on, p.left_on) > 0
  order by first_day(coalesce(p.arrived_on, p.arrives_on)), p.id
$$;

-- What a visitor's personal link opens; null: nothing.
create function evaluation_for(hash bytea) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('moment', l.moment, 'language', v.language,
    'name', trim(coalesce(nullif(q.given_name, ''), q.given_name_hy) || ' ' || coalesce(nullif(q.family_name, ''), q.family_name_hy)),
    'host', o.name, 'hostNames', o.names, 'arrivesOn', coalesce(p.arrived_on, p.arrives_on), 'leavesOn', coalesce(p.left_on, p.leaves_on),
    'state', case when l.used_at is not null then 'used' when l.expires_at <= now() then 'expired' else 'open' end)
  from evaluation_link l join visitor v using (partnership_id, placement_id) join placement p on p.partnership_id = l.partnership_id and p.id = l.placement_id
  join organisation o on o.id = p.host_id join person q on q.id = v.person_id
  where l.token_hash = hash and v.id = l.visitor_id
$$;
-- Keeps the answer, once. What was typed for the visitor by somebody else gives way to their own words.
create function answer_evaluation(hash bytea, answer_id uuid, answer jsonb, today date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare found evaluation_link;
begin
  select l.* into found from evaluation_link l where l.token_hash = hash for update;
  if found.id is null or found.used_at is not null or found.expires_at <= now() then return false; end if;
  delete from placement_evaluation e where e.partnership_id = found.partnership_id and e.placement_id = found.placement_id
    and e.moment = found.moment and e.visitor_id = found.visitor_id;
  insert into placement_evaluation (partnership_id, placement_id, id, moment, voice, visitor_id, language, reached, brought, hindered, next, given_on)
  values (found.partnership_id, found.placement_id, answer_id, found.moment, 'visitor', found.visitor_id, answer ->> 'language', answer ->> 'reached',
    left(answer ->> 'brought', 20000), left(answer ->> 'hindered', 20000), left(answer ->> 'next', 20000), today);
  update evaluation_link l set used_at = now() where l.token_hash = hash;
  return true;
end $$;

-- Stays over for six months whose later effects nobody has been asked for: their visitors, and who is in charge on each side. Each once.
create function placements_to_ask(today date)
returns table (partnership_id uuid, placement_id uuid, visitor_id uuid, name text, email text, language text, host text, host_names jsonb, left_on text)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  return query
  with due as (
    update placement p set later_asked_at = now()
    where p.left_on is not null and p.later_asked_at is null and p.cancelled_on is null and last_day(p.left_on) + interval '6 months' <= today
    returning p.partnership_id, p.id, p.host_id, p.left_on::text as left_on
  )
  select d.partnership_id, d.id, v.id, trim(q.given_name || ' ' || q.family_name), x.email, v.language, o.name, o.names::jsonb, d.left_on
  from due d join organisation o on o.id = d.host_id join visitor v on v.partnership_id = d.partnership_id and v.placement_id = d.id
  join visitor_private x on x.partnership_id = d.partnership_id and x.placement_id = d.id and x.visitor_id = v.id and x.email is not null
  join person q on q.id = v.person_id
  union all
  select d.partnership_id, d.id, null, u.name, u.email, u.language, o.name, o.names::jsonb, d.left_on
  from due d join organisation o on o.id = d.host_id join charge c on c.partnership_id = d.partnership_id
  join membership m on m.account_id = c.account_id and m.organisation_id = c.organisation_id and m.ended_at is null and (m.ends_at is null or m.ends_at > now())
  join auth.account_user u on u.id = c.account_id;
end $$;
create function keep_evaluation_link(link jsonb, hash bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into evaluation_link (partnership_id, placement_id, id, visitor_id, moment, token_hash, expires_at)
  values ((link ->> 'partnership')::uuid, (link ->> 'placement')::uuid, (link ->> 'id')::uuid, (link ->> 'visitor')::uuid, 'later', hash,
    (link ->> 'expires')::timestamptz)
$$;

-- What the public is told of a stay: that it took place, between whom, when, who they were as a profile. No name, nothing that was planned.
alter table withheld add column placement_id uuid;
alter table withheld add foreign key (partnership_id, placement_id) references placement on delete cascade;
alter table withheld drop constraint withheld_check;
alter table withheld add constraint withheld_check check (num_nonnulls(decision_id, agreement_id, event_id, mission_id, placement_id) = 1
  and id = coalesce(decision_id, agreement_id, event_id, mission_id, placement_id));
create view open.placement as
  select s.partnership_id, s.id, s.sender_id, s.profile, s.visitors, s.arrived_on, s.left_on
  from placement s join partnership p using (partnership_id)
  where p.published_at is not null and s.left_on is not null and s.cancelled_on is null and s.not_held_on is null
    and not exists (select from withheld w where w.partnership_id = s.partnership_id and w.id = s.id);
grant select on open.placement to jumelage_open, jumelage_app;

-- Erases what is private thirty days after the stay; the address for letters stays until the later effects have been asked for, nine months.
-- Where no day is known, a year after the stay was entered. That it was done is history; what was erased is not.
create function forget_visitors(today date) returns bigint language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare erased bigint;
begin
  with over as (
    select p.partnership_id, p.id, ended.on from placement p
    cross join lateral (select last_day(coalesce(p.left_on, p.not_held_on, p.cancelled_on, p.leaves_on, p.arrives_on)) as on) ended
    where coalesce(ended.on + 30, p.created_at::date + 365) < today
  ), part as (
    update visitor_private x set phone = null, lodging = null, emergency_contact = null from over o
    where x.partnership_id = o.partnership_id and x.placement_id = o.id and num_nonnulls(x.phone, x.lodging, x.emergency_contact) > 0
      and x.email is not null and o.on + interval '9 months' >= today
    returning x.partnership_id, x.placement_id
  ), whole as (
    delete from visitor_private x using over o
    where x.partnership_id = o.partnership_id and x.placement_id = o.id and (x.email is null or o.on is null or o.on + interval '9 months' < today)
    returning x.partnership_id, x.placement_id
  ), told as (
    update placement p set private_erased_at = now()
    from (select * from part union select * from whole) x where p.partnership_id = x.partnership_id and p.id = x.placement_id returning 1
  )
  select count(*) into erased from (select * from part union all select * from whole) gone;
  return erased;
end $$;

revoke execute on function works_with(uuid), hosts_for(uuid, uuid), places_taken(uuid[]), evaluation_for(bytea), answer_evaluation(bytea, uuid, jsonb, date),
  placements_to_ask(date), keep_evaluation_link(jsonb, bytea), forget_visitors(date) from public;
grant execute on function works_with(uuid), hosts_for(uuid, uuid), places_taken(uuid[]), evaluation_for(bytea), answer_evaluation(bytea, uuid, jsonb, date) to jumelage_app;
grant execute on function placements_to_ask(date), keep_evaluation_link(jsonb, bytea), forget_visitors(date) to jumelage_jobs;
call let_keys_move();
