-- A delegation that goes or comes: who, when, what for, what was said and what came of it. Both cities prepare, run and account for it.
create table mission (
  partnership_id uuid not null references partnership,
  id uuid not null,
  sender_id uuid not null,            -- the party whose delegation travels
  host_id uuid,                       -- the party that receives it; null: others do
  title texts not null,
  purpose texts not null default '{}',
  leaves_on dated,
  returns_on dated,
  zone text not null,                 -- where it takes place: IANA, "Asia/Yerevan"; its programme is written in it
  home_zone text not null,            -- where the travellers come from
  agreement_id uuid,                  -- what it serves, where it serves something: the law asks for no agreement first
  decision_id uuid,
  cancelled_on dated,
  cancel_reason text,
  held_on dated,                      -- when a source or a side says that it took place; null: nobody has said so yet
  private_erased_at timestamptz,      -- when what is private of its delegates was last erased
  note text,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, sender_id) references party,
  foreign key (partnership_id, host_id) references party,
  foreign key (partnership_id, agreement_id) references agreement,
  foreign key (partnership_id, decision_id) references decision,
  check (cancelled_on is not null or cancel_reason is null)
);
create table mission_place (
  partnership_id uuid not null,
  mission_id uuid not null,
  territory_code text not null references territory,
  position smallint not null,
  primary key (partnership_id, mission_id, territory_code),
  foreign key (partnership_id, mission_id) references mission
);
create table mission_field (
  partnership_id uuid not null,
  mission_id uuid not null,
  field_key text not null,
  primary key (partnership_id, mission_id, field_key),
  foreign key (partnership_id, mission_id) references mission,
  foreign key (partnership_id, field_key) references partnership_field
);

-- Who takes part, on either side, in order of protocol; in the capacity held on that day.
create table delegate (
  partnership_id uuid not null,
  mission_id uuid not null,
  id uuid not null,
  side_id uuid not null,              -- the party they come with
  person_id uuid not null,
  position smallint not null,
  part text not null check (part in ('leader', 'member', 'interpreter', 'staff', 'press', 'guest')),
  status text not null check (status in ('elected', 'staff', 'other')), -- decides which paper the law asks for
  capacity texts not null default '{}',
  budget_id uuid references organisation, -- on whose budget
  invited_on dated,
  accepted_on dated,
  declined_on dated,
  decline_reason text,
  mandate_decision_id uuid,           -- mandat spécial, voted before leaving (CGCT L2123-18)
  order_number text,                  -- ordre de mission
  order_signed_on dated,
  revision integer not null default 1,
  primary key (partnership_id, mission_id, id),
  unique (partnership_id, mission_id, person_id),
  foreign key (partnership_id, mission_id) references mission,
  foreign key (partnership_id, side_id) references party,
  foreign key (partnership_id, person_id) references partnership_person,
  foreign key (partnership_id, mandate_decision_id) references decision
);
create table delegate_leg (
  partnership_id uuid not null,
  mission_id uuid not null,
  delegate_id uuid not null,
  id uuid not null,
  leaves_at timestamptz,
  arrives_at timestamptz,
  by text not null check (by in ('air', 'road', 'rail', 'other')),
  number text,                        -- flight or train
  leaves_from text,
  arrives_to text,
  primary key (partnership_id, mission_id, id),
  foreign key (partnership_id, mission_id, delegate_id) references delegate on delete cascade
);
-- What is needed for the days of the mission and not after: a telephone, where they sleep, whom to call; diet or access only as the person
-- wrote it. Kept from guests and from the history, and erased when the mission is over.
create table delegate_private (
  partnership_id uuid not null,
  mission_id uuid not null,
  delegate_id uuid not null,
  phone text,
  lodging text,
  emergency_contact text,
  needs text,
  needs_language text check (needs_language in ('fr', 'hy', 'en')),
  revision integer not null default 1,
  primary key (partnership_id, mission_id, delegate_id),
  foreign key (partnership_id, mission_id, delegate_id) references delegate on delete cascade
);

create table programme_session (
  partnership_id uuid not null,
  mission_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('working', 'one-to-one', 'visit', 'ceremony', 'meal', 'transfer', 'free', 'other')),
  title texts not null,
  on_day date,                        -- in the mission's zone; null: which of its days is not known
  starts_at timestamptz,              -- null: the hour is not known
  ends_at timestamptz,
  hangs_on_id uuid,                   -- moves when that one moves
  place text,
  room text,                          -- two sessions cannot be in one room of one place at one time
  territory_code text references territory,
  latitude double precision,
  longitude double precision,
  field_key text,
  agreement_id uuid,                  -- the text a ceremony signs
  in_charge_id uuid,                  -- a delegate
  interpreter_id uuid,                -- a delegate
  arrangements jsonb not null default '{}', -- of a ceremony: {"folders", "flags", "pens", "anthems", "press", "seating"}: text each
  note text,
  position smallint not null default 0, -- the order of what has no hour yet
  revision integer not null default 1,
  primary key (partnership_id, mission_id, id),
  foreign key (partnership_id, mission_id) references mission,
  foreign key (partnership_id, mission_id, hangs_on_id) references programme_session,
  foreign key (partnership_id, mission_id, in_charge_id) references delegate,
  foreign key (partnership_id, mission_id, interpreter_id) references delegate,
  foreign key (partnership_id, field_key) references partnership_field,
  foreign key (partnership_id, agreement_id) references agreement,
  check ((starts_at is null) = (ends_at is null)),
  check (starts_at is null or on_day is not null),
  check (ends_at > starts_at)
);
create index on programme_session (partnership_id, mission_id, on_day, starts_at);
create table session_delegate (
  partnership_id uuid not null,
  mission_id uuid not null,
  session_id uuid not null,
  delegate_id uuid not null,
  part text not null default 'takes-part' check (part in ('takes-part', 'speaks', 'reads', 'signs', 'hosts')),
  position smallint not null default 0, -- the order of speeches
  language text check (language in ('fr', 'hy', 'en')), -- in which they speak or read
  presence text check (presence in ('present', 'absent', 'excused')), -- the minutes say
  primary key (partnership_id, mission_id, session_id, delegate_id),
  foreign key (partnership_id, mission_id, session_id) references programme_session on delete cascade,
  foreign key (partnership_id, mission_id, delegate_id) references delegate
);

-- What was said, in each language it was written in.
create table minutes (
  partnership_id uuid not null,
  mission_id uuid not null,
  session_id uuid not null,
  language text not null check (language in ('fr', 'hy', 'en')),
  body text not null default '',
  revision integer not null default 1,
  primary key (partnership_id, mission_id, session_id, language),
  foreign key (partnership_id, mission_id, session_id) references programme_session
);
-- A side says that the shared minutes are right, with its reservation where it has one. Words changed since make it void: `content` says which.
create table minutes_confirmation (
  partnership_id uuid not null,
  mission_id uuid not null,
  session_id uuid not null,
  organisation_id uuid not null,
  confirmed_at timestamptz not null default now(),
  account_id uuid not null,
  account_name text not null,
  content text not null,              -- SHA-256 of the minutes, presences and outcomes confirmed
  reservation text,
  primary key (partnership_id, mission_id, session_id, organisation_id),
  foreign key (partnership_id, mission_id, session_id) references programme_session,
  foreign key (partnership_id, organisation_id) references party
);
create table outcome (
  partnership_id uuid not null,
  mission_id uuid not null,
  id uuid not null,
  session_id uuid,                    -- null: it came up beside the programme
  kind text not null check (kind in ('decision', 'promise', 'contact', 'idea')),
  words texts not null,
  field_key text,
  by_side_id uuid,                    -- the party that promises or decides
  by_delegate_id uuid,
  due_on dated,
  position smallint not null default 0,
  revision integer not null default 1,
  primary key (partnership_id, mission_id, id),
  foreign key (partnership_id, mission_id) references mission,
  foreign key (partnership_id, mission_id, session_id) references programme_session,
  foreign key (partnership_id, mission_id, by_delegate_id) references delegate,
  foreign key (partnership_id, by_side_id) references party,
  foreign key (partnership_id, field_key) references partnership_field
);
-- What has to be done next, by whom, by when. Ended only by a date and, where it was not done, a reason.
create table follow_up (
  partnership_id uuid not null references partnership,
  id uuid not null,
  mission_id uuid,
  outcome_id uuid,
  words texts not null,
  field_key text,
  owner_id uuid not null,             -- the party that does it
  owner_person_id uuid,
  due_on dated,
  done_on dated,
  dropped_on dated,
  drop_reason text,
  reminded_at timestamptz,
  becomes text check (becomes in ('action', 'contact', 'decision')), -- the seed of
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, mission_id) references mission,
  foreign key (partnership_id, mission_id, outcome_id) references outcome,
  foreign key (partnership_id, owner_id) references party,
  foreign key (partnership_id, owner_person_id) references partnership_person,
  foreign key (partnership_id, field_key) references partnership_field,
  check (done_on is null or dropped_on is null),
  check ((dropped_on is null) = (drop_reason is null))
);
create index on follow_up (partnership_id, mission_id);

-- The embassy and others: what they promised and what they gave.
create table mission_support (
  partnership_id uuid not null,
  mission_id uuid not null,
  id uuid not null,
  organisation_id uuid not null references organisation,
  words texts not null,               -- for what
  promised_on dated,
  given_on dated,
  amount numeric(15, 2) check (amount >= 0),
  currency text,
  primary key (partnership_id, mission_id, id),
  foreign key (partnership_id, mission_id) references mission
);
-- What a council allowed, and what things cost; a rate carries its day and where it was read.
create table mission_budget (
  partnership_id uuid not null,
  mission_id uuid not null,
  organisation_id uuid not null references organisation, -- a party, or another that pays: the metropolis
  voted numeric(15, 2) not null check (voted >= 0),
  currency text not null,
  decision_id uuid,
  primary key (partnership_id, mission_id, organisation_id),
  foreign key (partnership_id, mission_id) references mission,
  foreign key (partnership_id, decision_id) references decision
);
create table mission_cost (
  partnership_id uuid not null,
  mission_id uuid not null,
  id uuid not null,
  payer_id uuid not null references organisation,
  kind text not null check (kind in ('travel', 'lodging', 'meals', 'interpreting', 'insurance', 'gifts', 'room', 'other')),
  label text not null,
  delegate_id uuid,                   -- null: for all
  planned numeric(15, 2) check (planned >= 0),
  spent numeric(15, 2) check (spent >= 0),
  currency text not null,
  rate numeric(18, 8) check (rate > 0), -- units of the payer's budget currency for one of this; null: the same currency
  rate_on date,
  rate_source text,
  document_id uuid,                   -- the receipt
  paid_on dated,
  revision integer not null default 1,
  primary key (partnership_id, mission_id, id),
  foreign key (partnership_id, mission_id) references mission,
  foreign key (partnership_id, mission_id, delegate_id) references delegate,
  foreign key (partnership_id, document_id) references document,
  check (rate is null or (rate_on is not null and rate_source is not null))
);
create table mission_report (
  partnership_id uuid not null,
  mission_id uuid not null,
  language text not null check (language in ('fr', 'hy', 'en')),
  opening text not null default '',   -- what the minutes do not say
  assessment text not null default '',
  revision integer not null default 1,
  primary key (partnership_id, mission_id, language),
  foreign key (partnership_id, mission_id) references mission
);

-- A meeting with somebody new.
create table encounter (
  partnership_id uuid not null references partnership,
  id uuid not null,
  mission_id uuid,
  outcome_id uuid,
  organisation_id uuid references organisation,
  person_id uuid,
  met_on dated,
  met_at text,
  territory_code text references territory,
  does texts not null default '{}',   -- what they do
  facility_id uuid references organisation, -- what was visited
  seen texts not null default '{}',
  next texts not null default '{}',
  source text,
  revision integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, mission_id) references mission,
  foreign key (partnership_id, mission_id, outcome_id) references outcome,
  foreign key (partnership_id, person_id) references partnership_person,
  check (organisation_id is not null or person_id is not null)
);

call wall('mission', 'id');
call wall('mission_place', 'mission_id');
call wall('mission_field', 'mission_id');
call wall('delegate', 'id');
call wall('delegate_leg', 'id');
call wall('programme_session', 'id');
call wall('session_delegate', 'session_id');
call wall('minutes', 'session_id');
call wall('minutes_confirmation', 'session_id');
call wall('outcome', 'id');
call wall('follow_up', 'id');
call wall('mission_support', 'id');
call wall('mission_budget', 'organisation_id');
call wall('mission_cost', 'id');
call wall('mission_report', 'mission_id');
call wall('encounter', 'id');
call wall('delegate_private', 'delegate_id');
-- What is private is for those who write in the partnership, not for its guests, and no history keeps it.
drop trigger record_change on delegate_private;
drop policy wall_read on delegate_private;
create policy wall_read on delegate_private for select to jumelage_app using (
  exists (select from share s where s.partnership_id = delegate_private.partnership_id and s.level = 'write'
    and s.organisation_id = any((select my_writing_organisations())::uuid[]) offset 0));

-- The last day a date may mean: the same answer as latest() in src/plain/day.ts.
create function last_day(d text) returns date language sql immutable strict parallel safe as $$
  select case
    when length(d) = 10 then d::date
    when length(d) = 4 then make_date(d::int, 12, 31)
    when right(d, 2)::int = 21 then make_date(left(d, 4)::int, 6, 21)
    when right(d, 2)::int = 22 then make_date(left(d, 4)::int, 9, 23)
    when right(d, 2)::int = 23 then make_date(left(d, 4)::int, 12, 22)
    when right(d, 2)::int = 24 then make_date(left(d, 4)::int + 1, 3, 21)
    else (make_date(left(d, 4)::int, right(d, 2)::int, 1) + interval '1 month' - interval '1 day')::date
  end
$$;
grant execute on function last_day(text) to jumelage_app;

-- Erases what is private of delegates thirty days after the return; where no day is known, a year after the mission was entered.
-- That it was done is history; what was erased is not.
create function forget_private(today date) returns bigint language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare erased bigint;
begin
  with over as (
    select m.partnership_id, m.id from mission m
    where coalesce(last_day(coalesce(m.returns_on, m.leaves_on, m.cancelled_on)) + 30, m.created_at::date + 365) < today
      and exists (select from delegate_private p where p.partnership_id = m.partnership_id and p.mission_id = m.id)
    for update
  ), gone as (
    delete from delegate_private p using over o where p.partnership_id = o.partnership_id and p.mission_id = o.id returning 1
  ), told as (
    update mission m set private_erased_at = now() from over o where m.partnership_id = o.partnership_id and m.id = o.id
  )
  select count(*) into erased from gone;
  return erased;
end $$;
grant execute on function forget_private(date) to jumelage_jobs;

-- What the public is told of a mission: that it took place, between whom, when and what for. Nobody who took part, nothing that was planned.
alter table withheld add column mission_id uuid;
alter table withheld add foreign key (partnership_id, mission_id) references mission on delete cascade;
alter table withheld drop constraint withheld_check;
alter table withheld add constraint withheld_check check (num_nonnulls(decision_id, agreement_id, event_id, mission_id) = 1
  and id = coalesce(decision_id, agreement_id, event_id, mission_id));
create view open.mission as
  select m.partnership_id, m.id, m.sender_id, m.host_id, m.title, m.leaves_on, m.returns_on
  from mission m join partnership p using (partnership_id)
  where p.published_at is not null and m.held_on is not null and m.cancelled_on is null
    and not exists (select from withheld w where w.partnership_id = m.partnership_id and w.id = m.id);
grant select on open.mission to jumelage_open, jumelage_app;

call let_keys_move();
