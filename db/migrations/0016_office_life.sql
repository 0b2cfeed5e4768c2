-- The life of an office: letters, invitations, who is in charge, access that ends on a day; and work that nobody waits for.

-- Jobs run as a role of their own. It owns nothing and reads no table: what it may do are the functions granted to it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'jumelage_jobs') then create role jumelage_jobs login noinherit; end if;
exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
end $$;
grant usage on schema public to jumelage_jobs;

-- A letter is written in the transaction of what it tells of: undone with it, and never lost once it stands. A job carries it afterwards.
create table letter (
  id uuid primary key,
  organisation_id uuid references organisation, -- whose administrators learn that it came back
  recipient text not null,
  subject text not null,
  language text not null default 'fr',
  sealed bytea,                       -- the text under the installation's secret, since it may hold a link that opens a door; gone once sent
  written_at timestamptz not null default now(),
  not_after timestamptz,              -- worth nothing later: not sent any more
  tries smallint not null default 0,
  next_try_at timestamptz not null default now(),
  sent_at timestamptz,
  returned_at timestamptz,
  reason text                         -- what the mail server said last
);
create index letter_waiting on letter (next_try_at) where sent_at is null and returned_at is null;
create index on letter (organisation_id);
alter table letter enable row level security;
grant select (id, organisation_id, recipient, subject, written_at, tries, next_try_at, sent_at, returned_at, reason) on letter to jumelage_app;

create function keep_letter(letter jsonb, text_sealed bytea) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into letter (id, organisation_id, recipient, subject, language, sealed, not_after)
  values ((letter ->> 'id')::uuid, (letter ->> 'organisation_id')::uuid, letter ->> 'recipient', letter ->> 'subject', letter ->> 'language',
    text_sealed, (letter ->> 'not_after')::timestamptz);
  perform pg_notify('jumelage_letter', ''); -- heard when this transaction commits
end $$;

-- The next letter to carry, taken for five minutes: a server that dies on the way leaves it to the others.
create function next_letter() returns table (id uuid, recipient text, subject text, language text, sealed bytea, tries smallint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update letter l set returned_at = now(), reason = coalesce(l.reason, ''), sealed = null
  where l.sent_at is null and l.returned_at is null and l.not_after <= now();
  return query
  update letter l set tries = l.tries + 1, next_try_at = now() + interval '5 minutes'
  where l.id = (
    select w.id from letter w where w.sent_at is null and w.returned_at is null and w.next_try_at <= now()
    order by w.next_try_at, w.id limit 1 for update skip locked)
  returning l.id, l.recipient, l.subject, l.language, l.sealed, l.tries;
end $$;
-- kept: without a mail server the outbox page shows the text.
create function letter_sent(which uuid, kept boolean) returns void language sql security definer set search_path = public, pg_temp as $$
  update letter set sent_at = now(), reason = null, sealed = case when kept then sealed end where id = which
$$;
-- again_at null: it came back for good.
create function letter_failed(which uuid, said text, again_at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
  update letter set reason = left(said, 500), next_try_at = coalesce(again_at, next_try_at),
    returned_at = case when again_at is null then now() end, sealed = case when again_at is not null then sealed end
  where id = which
$$;
create function forget_letters() returns bigint language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from letter where coalesce(sent_at, returned_at) < now() - interval '90 days' returning 1) select count(*) from gone
$$;
create function outbox(most integer) returns table (id uuid, recipient text, subject text, language text, sealed bytea, written_at timestamptz, sent_at timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 50 as $$
  select l.id, l.recipient, l.subject, l.language, l.sealed, l.written_at, l.sent_at from letter l
  where cardinality(my_administered_organisations()) > 0 order by l.written_at desc, l.id desc limit most
$$;

-- Access that ends by itself: an intern's, a mission's. Where a moment is given, it holds until then.
alter table membership add column ends_at timestamptz;
create or replace function my_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from membership
  where account_id = asker() and ended_at is null and (ends_at is null or ends_at > now())
$$;
create or replace function my_writing_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from membership
  where account_id = asker() and ended_at is null and (ends_at is null or ends_at > now()) and role in ('editor', 'approver', 'administrator')
$$;
create or replace function my_administered_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from membership
  where account_id = asker() and ended_at is null and (ends_at is null or ends_at > now()) and role = 'administrator'
$$;
-- The same in the other functions that look for memberships, whatever else they do by now.
do $$
declare
  asking regproc;
  was text;
  became text;
begin
  foreach asking in array array['enter', 'approving_memberships']::regproc[] loop
    was := pg_get_functiondef(asking);
    became := regexp_replace(was, '\m(m\.|)ended_at is null', '\1ended_at is null and (\1ends_at is null or \1ends_at > now())', 'g');
    if became = was then raise exception '% looks for memberships in another way than it did', asking; end if;
    execute became;
  end loop;
end $$;
-- What has ended by itself is written down as ended.
create function end_due_memberships() returns bigint language sql security definer set search_path = public, pg_temp as $$
  with due as (update membership set ended_at = ends_at where ended_at is null and ends_at <= now() returning 1) select count(*) from due
$$;

create table invitation (
  id uuid primary key,
  organisation_id uuid not null references organisation,  -- the one to come into
  from_id uuid not null references organisation,          -- the one that invites: the same, or the other side of a partnership
  through_id uuid references partnership,
  email text not null,
  name text not null,
  role text not null check (role in ('reader', 'editor', 'approver', 'administrator')),
  language text not null check (language in ('fr', 'hy', 'en')),
  ends_at timestamptz,                                    -- the access it gives ends then
  token_hash bytea not null unique,
  invited_by uuid not null references auth.account_user,
  invited_by_name text not null,
  invited_at timestamptz not null default now(),
  sent_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references auth.account_user,
  withdrawn_at timestamptz,
  letter_id uuid references letter on delete set null,
  -- Who opens the other side's door gives it whole: its own administrators decide from then on.
  check (organisation_id = from_id or (through_id is not null and role = 'administrator' and ends_at is null))
);
create unique index invitation_pending on invitation (organisation_id, email) where accepted_at is null and withdrawn_at is null;
create index on invitation (from_id);
create index on invitation (letter_id);

-- The other side of a partnership that nobody has entered for yet.
create function may_open_side(organisation uuid, through uuid, inviting uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from party y where y.partnership_id = through and y.organisation_id = organisation)
    and exists (select from share s where s.partnership_id = through and s.organisation_id = inviting and s.level = 'write')
    and not exists (select from membership m where m.organisation_id = organisation)
$$;
alter table invitation enable row level security;
create policy invitation_read on invitation for select to jumelage_app
  using (from_id = any((select my_administered_organisations())::uuid[]) or organisation_id = any((select my_administered_organisations())::uuid[]));
create policy invitation_add on invitation for insert to jumelage_app with check (
  from_id = any((select my_administered_organisations())::uuid[]) and invited_by = asker()
  and (organisation_id = from_id or may_open_side(organisation_id, through_id, from_id)));
create policy invitation_change on invitation for update to jumelage_app
  using (from_id = any((select my_administered_organisations())::uuid[]) or organisation_id = any((select my_administered_organisations())::uuid[]));
grant select (id, organisation_id, from_id, through_id, email, name, role, language, ends_at, invited_by, invited_by_name, invited_at, sent_at, expires_at, accepted_at,
  accepted_by, withdrawn_at, letter_id) on invitation to jumelage_app;
grant insert (id, organisation_id, from_id, through_id, email, name, role, language, ends_at, token_hash, invited_by, invited_by_name, expires_at, letter_id)
  on invitation to jumelage_app;
grant update (token_hash, sent_at, expires_at, withdrawn_at, letter_id, invited_by, invited_by_name) on invitation to jumelage_app;
create trigger record_change after insert or update or delete on invitation for each row execute function record_change('id');
create policy letter_read on letter for select to jumelage_app using (organisation_id = any((select my_administered_organisations())::uuid[]));

-- What the link of an invitation opens, for whoever holds it; or the one that waits for an address that a provider of identities vouches for.
-- Null where it opens nothing.
create function invitation_for(hash bytea, address text) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('organisation', called(o.name, o.names), 'from', called(f.name, f.names), 'by', i.invited_by_name, 'email', i.email, 'name', i.name,
    'role', i.role, 'language', i.language, 'endsAt', i.ends_at, 'partnership', (select called(p.name, p.names) from partnership p where p.partnership_id = i.through_id),
    'state', case when i.withdrawn_at is not null then 'withdrawn' when i.accepted_at is not null then 'accepted' when i.expires_at <= now() then 'expired'
      when i.organisation_id <> i.from_id and exists (select from membership m where m.organisation_id = i.organisation_id) then 'taken' else 'pending' end,
    'accountId', (select u.id from auth.account_user u where u.email = i.email))
  from invitation i join organisation o on o.id = i.organisation_id join organisation f on f.id = i.from_id
  where i.token_hash = hash or (hash is null and i.email = address and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now())
  order by i.invited_at limit 1
$$;

-- Takes the invitation: makes the account of its address where there is none, and the membership. The link proves the address.
create function accept_invitation(hash bytea, address text, called_name text, account_id uuid, membership_id uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found invitation;
  holder uuid;
  fresh boolean := false;
begin
  select i.* into found from invitation i
  where i.token_hash = hash or (hash is null and i.email = address and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now())
  order by i.invited_at limit 1 for update;
  if found.id is null or found.withdrawn_at is not null or found.accepted_at is not null or found.expires_at <= now() then
    return jsonb_build_object('code', 'over');
  end if;
  if found.organisation_id <> found.from_id then
    perform from organisation where id = found.organisation_id for update; -- of two invited to open one side, the second waits and is refused
    if exists (select from membership m where m.organisation_id = found.organisation_id) then return jsonb_build_object('code', 'taken'); end if;
  end if;
  select u.id into holder from auth.account_user u where u.email = found.email;
  if asker() is not null and asker() is distinct from holder then return jsonb_build_object('code', 'other-account'); end if;
  if holder is null then
    insert into auth.account_user (id, name, email, email_verified, language)
    values (accept_invitation.account_id, called_name, found.email, true, found.language) returning id into holder;
    fresh := true;
  end if;
  perform set_config('jumelage.account', holder::text, true);
  update membership m set ended_at = m.ends_at
  where m.account_id = holder and m.organisation_id = found.organisation_id and m.ended_at is null and m.ends_at <= now();
  insert into membership (id, account_id, organisation_id, role, ends_at)
  values (membership_id, holder, found.organisation_id, found.role, found.ends_at) on conflict do nothing;
  update invitation set accepted_at = now(), accepted_by = holder where id = found.id;
  if found.through_id is not null then
    insert into charge (partnership_id, organisation_id, account_id) values (found.through_id, found.organisation_id, holder) on conflict do nothing;
  end if;
  return jsonb_build_object('code', case when fresh then 'new' else 'known' end, 'accountId', holder, 'language', found.language);
end $$;

-- Who is in charge of a partnership, on each side. Goes when the partnership is no longer open to that organisation.
create table charge (
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  account_id uuid not null references auth.account_user,
  name text not null default '',      -- as it was that day, for the history
  since timestamptz not null default now(),
  primary key (partnership_id, organisation_id),
  -- Checked at the commit: where two records of one organisation become one, both sides of the key move.
  foreign key (partnership_id, organisation_id) references share on delete cascade deferrable initially deferred
);
create index on charge (account_id, organisation_id);
call wall('charge', 'organisation_id');
-- Each side names its own.
create policy own_side_adds on charge as restrictive for insert to jumelage_app with check (organisation_id = any((select my_writing_organisations())::uuid[]));
create policy own_side_changes on charge as restrictive for update to jumelage_app using (organisation_id = any((select my_writing_organisations())::uuid[]))
  with check (organisation_id = any((select my_writing_organisations())::uuid[]));
create policy own_side_removes on charge as restrictive for delete to jumelage_app using (organisation_id = any((select my_writing_organisations())::uuid[]));
create function charge_is_a_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from membership m where m.account_id = new.account_id and m.organisation_id = new.organisation_id and m.ended_at is null
    and (m.ends_at is null or m.ends_at > now())) then
    raise exception 'only a member of the organisation is in charge for it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger charge_is_a_members after insert or update on charge deferrable initially deferred for each row execute function charge_is_a_members();
create function name_charge() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.name := (select u.name from auth.account_user u where u.id = new.account_id);
  return new;
end $$;
create trigger name_charge before insert or update of account_id on charge for each row execute function name_charge();
-- Who opens a partnership is in charge of it first. Runs after open_share, which the key rests on: triggers fire by name.
create function put_in_charge() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.keeper_id = any(my_organisations()) then
    insert into charge (partnership_id, organisation_id, account_id) values (new.partnership_id, new.keeper_id, asker()) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger put_in_charge after insert on partnership for each row execute function put_in_charge();
-- By name, for all who see the partnership; the address for those who work in it. gone: no longer a member.
create function in_charge(partnerships uuid[])
returns table (partnership_id uuid, organisation_id uuid, organisation text, account_id uuid, name text, email text, gone boolean)
language sql stable security definer set search_path = public, pg_temp rows 2 as $$
  select c.partnership_id, c.organisation_id, called(o.name, o.names), c.account_id, u.name,
    case when exists (select from share s where s.partnership_id = c.partnership_id and s.level = 'write' and s.organisation_id = any(my_organisations())) then u.email end,
    not exists (select from membership m where m.account_id = c.account_id and m.organisation_id = c.organisation_id and m.ended_at is null
      and (m.ends_at is null or m.ends_at > now()))
  from charge c join auth.account_user u on u.id = c.account_id join organisation o on o.id = c.organisation_id
  where c.partnership_id = any(partnerships)
    and exists (select from share s where s.partnership_id = c.partnership_id and s.organisation_id = any(my_organisations()))
  order by c.partnership_id, c.since, c.organisation_id
$$;
-- Those one works with in an organisation of one's own, by name.
create function colleagues(organisation uuid)
returns table (membership_id uuid, account_id uuid, name text, role text, ends_at timestamptz, language text, email text)
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select m.id, m.account_id, u.name, m.role, m.ends_at, u.language, u.email from membership m join auth.account_user u on u.id = m.account_id
  where m.organisation_id = organisation and organisation = any(my_organisations()) and m.ended_at is null and (m.ends_at is null or m.ends_at > now())
  order by u.name collate "und-x-icu", u.id
$$;
-- One's own access, ended by oneself; an organisation keeps an administrator whose access does not end.
create function leave_organisation(organisation uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from membership m where m.organisation_id = organisation and m.role = 'administrator' and m.ended_at is null order by m.id for update;
  if exists (select from membership m where m.organisation_id = organisation and m.account_id = asker() and m.role = 'administrator' and m.ended_at is null)
    and not exists (select from membership m where m.organisation_id = organisation and m.account_id <> asker() and m.role = 'administrator'
      and m.ended_at is null and m.ends_at is null) then return false; end if;
  update membership set ends_at = at, ended_at = case when at <= now() then now() end
  where organisation_id = organisation and account_id = asker() and ended_at is null;
  return true;
end $$;

drop function members_i_administer();
create function members_i_administer()
returns table (id uuid, account_id uuid, organisation_id uuid, name text, email text, language text, role text, since timestamptz, ends_at timestamptz, seen_at timestamptz,
  second_factor boolean)
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select m.id, m.account_id, m.organisation_id, u.name, u.email, u.language, m.role, m.since, m.ends_at,
    (select max(s.seen_at) from auth.session s where s.user_id = m.account_id),
    exists (select from auth.totp t where t.account_id = m.account_id and t.confirmed_at is not null)
  from membership m join auth.account_user u on u.id = m.account_id
  where m.ended_at is null and (m.ends_at is null or m.ends_at > now()) and m.organisation_id = any(my_administered_organisations())
$$;

revoke execute on function keep_letter(jsonb, bytea), next_letter(), letter_sent(uuid, boolean), letter_failed(uuid, text, timestamptz), forget_letters(), outbox(integer),
  end_due_memberships(), may_open_side(uuid, uuid, uuid), invitation_for(bytea, text), accept_invitation(bytea, text, text, uuid, uuid), charge_is_a_members(), name_charge(), put_in_charge(),
  in_charge(uuid[]), colleagues(uuid), leave_organisation(uuid, timestamptz), members_i_administer() from public;
grant execute on function keep_letter(jsonb, bytea), outbox(integer), may_open_side(uuid, uuid, uuid), invitation_for(bytea, text), accept_invitation(bytea, text, text, uuid, uuid),
  in_charge(uuid[]), colleagues(uuid), leave_organisation(uuid, timestamptz), members_i_administer() to jumelage_app;
grant execute on function keep_letter(jsonb, bytea), next_letter(), letter_sent(uuid, boolean), letter_failed(uuid, text, timestamptz), forget_letters(),
  end_due_memberships() to jumelage_jobs;
