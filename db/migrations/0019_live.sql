-- Pages that stay open while others work: what a page was drawn from, who changed what since, and when someone may no longer look.

-- How far a partnership's history had come when a page was drawn; null where the asker does not see the partnership.
create function version_of(partnership uuid) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select h.seq from chain.head h where h.partnership_id = version_of.partnership), 0)
  where exists (select from share s where s.partnership_id = version_of.partnership and s.organisation_id = any((select my_organisations())::uuid[]))
$$;

-- Who has changed the partnership after that version, each with their last change and the organisation they did it for.
create function changes_since(partnership uuid, since bigint)
returns table (version bigint, account_id uuid, account_name text, organisation text, names jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.version, c.account_id, c.account_name, o.name, o.names
  from (
    select max(l.seq) as version, h.account_id, h.account_name
    from chain.link l join history h on h.partnership_id = l.partnership_id and h.id = l.history_id
    where l.partnership_id = changes_since.partnership and l.seq > since
    group by h.account_id, h.account_name) c
  left join lateral (
    select o.name, o.names from membership m
    join share s on s.organisation_id = m.organisation_id and s.partnership_id = changes_since.partnership
    join organisation o on o.id = m.organisation_id
    where m.account_id = c.account_id order by s.level = 'write' desc, m.since, m.id limit 1) o on true
  where exists (select from share s where s.partnership_id = changes_since.partnership and s.organisation_id = any((select my_organisations())::uuid[]))
  order by c.version
$$;

-- Whoever signed out, or whose membership changed, may have pages open: they are looked at again at once.
create function tell_access() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_notify('jumelage_access', to_jsonb(old) ->> tg_argv[0]);
  return null;
end $$;
create trigger tell_end after delete on auth.session for each row execute function tell_access('user_id');
create trigger tell_shortening after update on auth.session for each row when (new.expires_at < old.expires_at) execute function tell_access('user_id');
create trigger tell_access after update or delete on membership for each row execute function tell_access('account_id');

revoke execute on function version_of(uuid), changes_since(uuid, bigint), tell_access() from public;
grant execute on function version_of(uuid), changes_since(uuid, bigint) to jumelage_app;
