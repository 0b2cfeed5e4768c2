-- One round trip at the start of each request: who asks, what they are member of, and their standing in the partnership asked for.
-- The application hands over the session's secret and gets back a name: it never reads the sessions themselves.
create function enter(session_token text, doing text, partnership uuid, reading text) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  found auth.account_user;
  answer jsonb;
begin
  perform set_config('jumelage.verb', coalesce(doing, ''), true), set_config('jumelage.account', '', true), set_config('jumelage.language', coalesce(reading, ''), true);
  select u.* into found from auth.session s join auth.account_user u on u.id = s.user_id where s.token = session_token and s.expires_at > now();
  if found.id is null then return null; end if;
  perform set_config('jumelage.account', found.id::text, true);
  select jsonb_build_object(
    'id', found.id, 'name', found.name, 'email', found.email, 'language', found.language,
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
grant execute on function enter(text, text, uuid, text) to jumelage_app;
