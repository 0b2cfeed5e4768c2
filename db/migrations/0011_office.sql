-- The first city and its administrator, and who is a member of what. These functions see more than the asker does; each answers one narrow question.
create function needs_setup() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from membership)
$$;

-- Opens the workbook: territory where it is not known yet, organisation, account, first administrator; all of it or nothing.
-- Answers the account, or null when somebody is a member of something already. Memberships are ended, never deleted: it opens once.
create function found_office(office jsonb) returns uuid language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  founder uuid;
  seat uuid;
begin
  lock table membership in share row exclusive mode; -- of two who open it at once, the second waits and is refused
  if exists (select from membership) then return null; end if;

  insert into auth.account_user (id, name, email, email_verified, language)
  values ((office ->> 'account_id')::uuid, office ->> 'person', office ->> 'email', true, office ->> 'language')
  on conflict (email) do update set name = excluded.name, language = excluded.language, updated_at = now()
  returning id into founder;
  -- An account left from before, member of nothing: whoever opens the workbook is the one who runs it, and keeps no old key valid.
  delete from auth.session where user_id = founder;
  delete from auth.credential where user_id = founder;
  insert into auth.credential (id, user_id, account_id, provider_id, password)
  values ((office ->> 'credential_id')::uuid, founder, founder::text, 'credential', office ->> 'password_hash');
  perform set_config('jumelage.account', founder::text, true);

  -- A commune given by its number before the gazetteer is loaded, which will fill in the rest.
  insert into territory (code, kind, country_code, name, names, insee, folded)
  select t ->> 'code', t ->> 'kind', office ->> 'country', office ->> 'name', office -> 'names', t ->> 'insee', office ->> 'folded'
  from (select nullif(office -> 'territory', 'null') as t) given where t is not null
  on conflict (code) do nothing;

  insert into organisation (id, keeper_id, kind, name, names, country_code, territory_code, folded)
  values ((office ->> 'organisation_id')::uuid, (office ->> 'organisation_id')::uuid, office ->> 'kind', office ->> 'name', office -> 'names',
    office ->> 'country', office ->> 'territory_code', office ->> 'folded')
  on conflict (territory_code) where kind in ('local-authority', 'grouping') and territory_code is not null
    do update set keeper_id = organisation.id
  returning id into seat;
  insert into membership (id, account_id, organisation_id, role) values ((office ->> 'membership_id')::uuid, founder, seat, 'administrator');
  return founder;
end $$;

-- The members of the organisations that the asker administers, with the address they sign in with.
create function members_i_administer()
returns table (id uuid, account_id uuid, organisation_id uuid, name text, email text, language text, role text, since timestamptz)
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select m.id, m.account_id, m.organisation_id, u.name, u.email, u.language, m.role, m.since
  from membership m join auth.account_user u on u.id = m.account_id
  where m.ended_at is null and m.organisation_id = any(my_administered_organisations())
$$;

revoke execute on function needs_setup(), found_office(jsonb), members_i_administer() from public;
grant execute on function needs_setup(), found_office(jsonb), members_i_administer() to jumelage_app;
