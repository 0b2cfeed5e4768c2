-- What one side alone cannot record: a change of a fact that two cities share waits for the other's confirmation.
do $$ begin
  if not exists (select from pg_roles where rolname = 'jumelage_jobs') then create role jumelage_jobs login noinherit; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant usage on schema public to jumelage_jobs;

-- The memberships that may answer for an organisation today. Called by the functions below alone.
create function approving_memberships() returns setof membership language sql stable as $$
  select m.* from public.membership m where m.ended_at is null and m.role in ('approver', 'administrator')
$$;
create function my_approving_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from approving_memberships() where account_id = asker()
$$;

-- The parties of a partnership that is open to the asker, as far as they may be asked: since when somebody may answer for each (null: it has
-- no such account here yet), and whether the asker may. Memberships of others are not readable: this answers the one question.
create function sides_of(partnership uuid) returns table (organisation_id uuid, joined_at timestamptz, mine boolean)
language sql stable security definer set search_path = public, pg_temp rows 2 as $$
  select y.organisation_id,
    case when exists (select from approving_memberships() m where m.organisation_id = y.organisation_id)
      then (select min(m.since) from membership m where m.organisation_id = y.organisation_id and m.role in ('approver', 'administrator')) end,
    y.organisation_id = any(my_approving_organisations())
  from party y
  where y.partnership_id = partnership and y.left_on is null
    and exists (select from share s where s.partnership_id = partnership and s.organisation_id = any(my_organisations()))
  order by y.position, y.organisation_id
$$;

-- What this transaction has changed so far in a partnership, and whether the agreement each row belongs to carries a signature. By definer:
-- whoever takes their own city out of a partnership sees its history no more.
create function act_so_far(partnership uuid) returns table (id bigint, noun text, before jsonb, after jsonb, signed boolean)
language sql stable security definer set search_path = public, pg_temp rows 10 as $$
  select h.id, h.noun, h.before, h.after,
    exists (select from signature g where g.partnership_id = partnership and g.agreement_id::text =
      coalesce(h.after, h.before) ->> case h.noun when 'agreement' then 'id' else 'agreement_id' end)
  from history h
  where h.act = nullif(current_setting('jumelage.act', true), '')::uuid and h.partnership_id = partnership and h.account_id = asker()
  order by h.id
$$;

create table proposal (
  partnership_id uuid not null references partnership,
  id uuid not null,
  proposer_id uuid not null references organisation, -- the organisation for which it was proposed
  spoken_for uuid[] not null,         -- the organisations that the person who proposed may answer for: nobody asks them again
  awaited uuid[] not null check (cardinality(awaited) > 0),
  account_id uuid not null,
  account_name text not null,
  proposed_at timestamptz not null,
  verb text not null,                 -- 'agreement.sign': the change, as the history will name it
  topic text not null,                -- what a list calls it: the verb, and where one verb does several things which one, 'agreement.event:ended'
  params jsonb not null,              -- the address's own parts
  query text not null default '',
  form jsonb not null check (jsonb_typeof(form) = 'array'), -- [["on", "20/11/2026"], …], as it was sent
  language text not null check (language in ('fr', 'hy', 'en')), -- in which it was sent
  changes jsonb not null check (jsonb_typeof(changes) = 'array'), -- what it would change: [{"noun", "before", "after"}, …]
  ended text check (ended in ('confirmed', 'refused', 'withdrawn')),
  ended_at timestamptz,
  act uuid,                           -- under which the history has it, once confirmed
  primary key (partnership_id, id),
  check ((ended is null) = (ended_at is null))
);
create index proposal_open on proposal (partnership_id, proposed_at) where ended_at is null;
create index proposal_awaiting on proposal using gin (awaited) where ended_at is null;
create index on proposal (act) where act is not null;

create table proposal_answer (
  partnership_id uuid not null,
  proposal_id uuid not null,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('confirmed', 'refused')),
  reason text check (reason <> ''),
  account_id uuid not null,
  account_name text not null,
  answered_at timestamptz not null,
  primary key (partnership_id, proposal_id, organisation_id),
  foreign key (partnership_id, proposal_id) references proposal,
  check (answer = 'confirmed' or reason is not null)
);

-- When those who may answer were last written to: no change of a fact, so the history does not tell it.
create table proposal_reminder (
  partnership_id uuid not null,
  proposal_id uuid not null,
  reminded_at timestamptz not null,
  primary key (partnership_id, proposal_id),
  foreign key (partnership_id, proposal_id) references proposal
);
alter table proposal_reminder enable row level security;
create policy wall_read on proposal_reminder for select to jumelage_app using (exists (select from share s
  where s.partnership_id = proposal_reminder.partnership_id and s.organisation_id = any((select my_organisations())::uuid[]) offset 0));
grant select on proposal_reminder to jumelage_app;

-- What a city says, once it has joined, of what the other had recorded alone before. The latest word counts.
create table joining_answer (
  partnership_id uuid not null references partnership,
  id uuid not null,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('confirmed', 'contested')),
  reason text check (reason <> ''),
  account_id uuid not null,
  account_name text not null,
  answered_at timestamptz not null,
  primary key (partnership_id, id),
  check (answer = 'confirmed' or reason is not null)
);

call wall('proposal', 'id');
call wall('proposal_answer', 'proposal_id');
call wall('joining_answer', 'organisation_id');

-- Nobody proposes in another's name, rewrites what was proposed, or answers for a side they may not approve for.
revoke update, delete on proposal from jumelage_app;
revoke update, delete on proposal_answer, joining_answer from jumelage_app;
grant update (ended, ended_at, act) on proposal to jumelage_app;
drop policy wall_change on proposal;
drop policy wall_remove on proposal;
create policy proposal_own on proposal as restrictive for insert to jumelage_app with check (
  account_id = asker() and ended is null and act is null and not proposer_id = any(awaited)
  and proposer_id = any((select my_writing_organisations())::uuid[]));
create policy proposal_end on proposal for update to jumelage_app
  using (ended is null and (proposer_id = any((select my_writing_organisations())::uuid[]) or awaited && (select my_approving_organisations())::uuid[]))
  with check (case ended
    when 'withdrawn' then act is null and proposer_id = any((select my_writing_organisations())::uuid[])
    when 'refused' then act is null and exists (select from proposal_answer a
      where a.partnership_id = proposal.partnership_id and a.proposal_id = proposal.id and a.answer = 'refused')
    when 'confirmed' then act is not null and not exists (select from unnest(awaited) o where not exists (select from proposal_answer a
      where a.partnership_id = proposal.partnership_id and a.proposal_id = proposal.id and a.organisation_id = o and a.answer = 'confirmed'))
    else false end);
create policy answer_own on proposal_answer as restrictive for insert to jumelage_app with check (
  account_id = asker() and organisation_id = any((select my_approving_organisations())::uuid[])
  and exists (select from proposal p where p.partnership_id = proposal_answer.partnership_id and p.id = proposal_answer.proposal_id
    and p.ended is null and p.account_id <> asker() and proposal_answer.organisation_id = any(p.awaited)));
create policy answer_own on joining_answer as restrictive for insert to jumelage_app with check (
  account_id = asker() and organisation_id = any((select my_approving_organisations())::uuid[])
  and exists (select from party y where y.partnership_id = joining_answer.partnership_id and y.organisation_id = joining_answer.organisation_id));

-- Whom to write to about a proposal that the asker has just made, refused or withdrawn, or whose change they have carried out. An address is
-- told to nobody else. 'awaited': those who may answer and have not; 'proposer': the person who proposed.
create function proposal_readers(partnership uuid, proposal uuid, part text) returns table (name text, email text, language text)
language sql stable security definer set search_path = public, pg_temp rows 3 as $$
  select distinct u.name, u.email, u.language
  from proposal p
  join auth.account_user u on case part
    when 'proposer' then u.id = p.account_id and exists (select from proposal_answer a
      where a.partnership_id = p.partnership_id and a.proposal_id = p.id and a.account_id = asker())
    when 'awaited' then p.account_id = asker() and u.id in (select m.account_id from approving_memberships() m
      where m.organisation_id = any(p.awaited)
        and not exists (select from proposal_answer a where a.partnership_id = p.partnership_id and a.proposal_id = p.id and a.organisation_id = m.organisation_id))
    end
  where p.partnership_id = proposal_readers.partnership and p.id = proposal_readers.proposal
$$;

-- The proposals that have waited a week, a week also since the last reminder, with those who may still answer; marked as reminded.
-- For the program's own jobs.
create function proposals_to_remind(moment timestamptz)
returns table (partnership_id uuid, proposal_id uuid, partnership text, names jsonb, topic text, proposer text, proposer_names jsonb, account_name text, proposed_at timestamptz, name text, email text, language text)
language sql volatile security definer set search_path = public, pg_temp as $$
  with due as (
    select p.* from proposal p left join proposal_reminder r on r.partnership_id = p.partnership_id and r.proposal_id = p.id
    where p.ended_at is null and coalesce(r.reminded_at, p.proposed_at) <= moment - interval '7 days'
  ), marked as (
    insert into proposal_reminder select d.partnership_id, d.id, moment from due d
    on conflict (partnership_id, proposal_id) do update set reminded_at = excluded.reminded_at)
  select distinct on (d.proposed_at, d.id, u.email) d.partnership_id, d.id, p.name, p.names, d.topic, o.name, o.names, d.account_name, d.proposed_at, u.name, u.email, u.language
  from due d
  join partnership p on p.partnership_id = d.partnership_id
  join organisation o on o.id = d.proposer_id
  join approving_memberships() m on m.organisation_id = any(d.awaited)
    and not exists (select from proposal_answer a where a.partnership_id = d.partnership_id and a.proposal_id = d.id and a.organisation_id = m.organisation_id)
  join auth.account_user u on u.id = m.account_id
  order by d.proposed_at, d.id, u.email
$$;

revoke execute on function approving_memberships(), my_approving_organisations(), sides_of(uuid), act_so_far(uuid), proposal_readers(uuid, uuid, text), proposals_to_remind(timestamptz) from public;
grant execute on function my_approving_organisations(), sides_of(uuid), act_so_far(uuid), proposal_readers(uuid, uuid, text) to jumelage_app;
grant execute on function proposals_to_remind(timestamptz) to jumelage_jobs;
