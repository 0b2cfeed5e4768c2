-- Sign-in: sessions with a life that can be shown and ended, a second factor, identities of an OpenID provider.

-- A session's secret is kept as its hash alone: who reads the table cannot sign in with it. Those kept in clear are ended.
delete from auth.session;
alter table auth.session
  drop column updated_at,
  add column way text not null default 'password' check (way in ('password', 'link', 'oidc', 'example', 'setup')),
  add column seen_at timestamptz not null default now(),    -- moved on rarely: see touch in src/account/auth-sessions.ts
  add column proven_at timestamptz not null default now(),  -- when this person last showed that it is them
  add column id_token text;                                 -- of the OpenID provider, which asks for it at the sign-out

-- One identity of a provider (issuer and subject) opens one account.
create unique index credential_identity on auth.credential (provider_id, account_id);

-- A link's secret and a sign-in under way are found by the hash of their secret, once.
delete from auth.verification;
alter table auth.verification drop column updated_at;
create unique index verification_once on auth.verification (identifier);
create index on auth.verification (expires_at);

-- The second factor (RFC 6238). The key is encrypted by the application; a code that was used, or is older than one used, opens nothing.
create table auth.totp (
  account_id uuid primary key references auth.account_user on delete cascade,
  secret bytea not null,
  last_step bigint not null default 0,
  confirmed_at timestamptz,           -- null: shown, not proven yet
  recovery_salt bytea,
  created_at timestamptz not null default now()
);
create table auth.recovery_code (
  account_id uuid not null references auth.totp on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  primary key (account_id, hash)
);
grant select, insert, update, delete on auth.totp, auth.recovery_code to jumelage_auth;

-- An organisation that asks its members for the second factor, since when. No row: it is each member's own choice.
create table second_factor_rule (
  organisation_id uuid primary key references organisation,
  since timestamptz not null default now()
);
alter table second_factor_rule enable row level security;
create policy rule_read on second_factor_rule for select to jumelage_app using (organisation_id = any((select my_organisations())::uuid[]));
create policy rule_add on second_factor_rule for insert to jumelage_app with check (organisation_id = any((select my_administered_organisations())::uuid[]));
create policy rule_remove on second_factor_rule for delete to jumelage_app using (organisation_id = any((select my_administered_organisations())::uuid[]));
grant select, insert, delete on second_factor_rule to jumelage_app;
create trigger record_change after insert or update or delete on second_factor_rule for each row execute function record_change('organisation_id');

-- An administrator took a member's second factor away (a lost telephone): who, whose, when; the history keeps it.
create table second_factor_reset (
  id uuid primary key,
  membership_id uuid not null references membership,
  at timestamptz not null default now()
);
alter table second_factor_reset enable row level security;
create policy reset_read on second_factor_reset for select to jumelage_app using (exists (
  select from membership m where m.id = second_factor_reset.membership_id and m.organisation_id = any((select my_administered_organisations())::uuid[])));
grant select on second_factor_reset to jumelage_app;
create trigger record_change after insert on second_factor_reset for each row execute function record_change('membership_id');

-- Answers whether there was one to take away. The member signs in again, everywhere.
create function reset_second_factor(membership uuid, reset uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  whose uuid;
begin
  select m.account_id into whose from membership m
  where m.id = reset_second_factor.membership and m.ended_at is null and m.organisation_id = any(my_administered_organisations());
  if whose is null then return false; end if;
  delete from auth.totp where account_id = whose;
  if not found then return false; end if;
  delete from auth.session where user_id = whose;
  insert into second_factor_reset (id, membership_id) values (reset, reset_second_factor.membership);
  return true;
end $$;

-- Of the members of the organisations that the asker administers: who has a second factor.
create function members_with_second_factor() returns setof uuid language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select m.id from membership m join auth.totp t on t.account_id = m.account_id and t.confirmed_at is not null
  where m.ended_at is null and m.organisation_id = any(my_administered_organisations())
$$;
revoke execute on function reset_second_factor(uuid, uuid), members_with_second_factor() from public;
grant execute on function reset_second_factor(uuid, uuid), members_with_second_factor() to jumelage_app;

-- As in 0009, and what the request must know of its session: whether the person showed lately that it is them, whether it is time to note
-- that it was seen, and whether an organisation asks for a second factor that is not there. Who came by an OpenID provider was asked there.
create or replace function enter(session_token text, doing text, partnership uuid, reading text) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  found auth.account_user;
  session auth.session;
  answer jsonb;
begin
  perform set_config('jumelage.verb', coalesce(doing, ''), true), set_config('jumelage.account', '', true), set_config('jumelage.language', coalesce(reading, ''), true);
  select s.* into session from auth.session s where s.token = session_token and s.expires_at > now();
  if session.id is null then return null; end if;
  select u.* into found from auth.account_user u where u.id = session.user_id;
  perform set_config('jumelage.account', found.id::text, true);
  select jsonb_build_object(
    'id', found.id, 'name', found.name, 'email', found.email, 'language', found.language,
    'session', jsonb_build_object('id', session.id, 'way', session.way,
      'proven', session.proven_at > now() - interval '15 minutes', 'unseen', session.seen_at < now() - interval '5 minutes'),
    'lacksSecondFactor', session.way <> 'oidc'
      and exists (select from membership m join second_factor_rule r on r.organisation_id = m.organisation_id
        where m.account_id = found.id and m.ended_at is null)
      and not exists (select from auth.totp t where t.account_id = found.id and t.confirmed_at is not null),
    'memberships', coalesce((
      select jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'organisation', o.name, 'names', o.names, 'role', m.role) order by m.since, m.id)
      from membership m join organisation o on o.id = m.organisation_id where m.account_id = found.id and m.ended_at is null), '[]'),
    'standing', (
      select jsonb_agg(jsonb_build_object('organisationId', s.organisation_id, 'level', s.level, 'role', m.role))
      from share s join membership m on m.organisation_id = s.organisation_id and m.account_id = found.id and m.ended_at is null
      where s.partnership_id = enter.partnership)
  ) into answer;
  return answer;
end $$;
