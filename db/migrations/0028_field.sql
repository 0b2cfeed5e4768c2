-- Who of a partnership's people signs in here, as which account: their telephone keeps the page of the missions they take part in.
-- Chosen by those who write in the partnership, among their own colleagues and the members of its guests: whoever may read the numbers says
-- who else may carry them. It opens nothing by itself: the account needs its own membership of an organisation that sees the partnership.
alter table partnership_person
  add column account_id uuid references auth.account_user,
  add column account_name text;       -- as it was that day, for the history
create unique index on partnership_person (partnership_id, account_id) where account_id is not null;

create function travellers_accounts(partnership uuid) returns table (account_id uuid, name text, organisation text)
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select distinct on (u.name collate "und-x-icu", u.id) u.id, u.name, called(o.name, o.names)
  from share s
  join membership m on m.organisation_id = s.organisation_id and m.ended_at is null and (m.ends_at is null or m.ends_at > now())
  join auth.account_user u on u.id = m.account_id
  join organisation o on o.id = s.organisation_id
  where s.partnership_id = partnership and (s.level = 'read' or s.organisation_id = any(my_organisations()))
    and exists (select from share w where w.partnership_id = partnership and w.level = 'write' and w.organisation_id = any(my_writing_organisations()))
  order by u.name collate "und-x-icu", u.id, s.level desc
$$;
-- Invoker's: what the office itself moves (a merge, its undoing) is not asked again.
create function tie_account() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.account_id is null then new.account_name := null;
  elsif current_user = 'jumelage_app' and (tg_op = 'INSERT' or new.account_id is distinct from old.account_id) then
    select a.name into new.account_name from travellers_accounts(new.partnership_id) a where a.account_id = new.account_id;
    if not found then raise exception 'only a colleague or a member of a guest is chosen' using errcode = 'check_violation'; end if;
  elsif current_user = 'jumelage_app' then new.account_name := old.account_name;
  end if;
  return new;
end $$;
create trigger tie_account before insert or update on partnership_person for each row execute function tie_account();

-- Whether the asker is on the road with this mission: on its roster and not declined, or in charge of the partnership for their side.
create function travels(partnership uuid, mission uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from share s where s.partnership_id = partnership and s.organisation_id = any(my_organisations()))
    and (exists (select from delegate d join partnership_person p on p.partnership_id = d.partnership_id and p.person_id = d.person_id
        where d.partnership_id = partnership and d.mission_id = mission and d.declined_on is null and p.account_id = asker())
      or exists (select from charge c where c.partnership_id = partnership and c.account_id = asker()
        and c.organisation_id = any(my_writing_organisations())))
$$;
-- What their telephone keeps of what is private: the numbers to call, and nothing else of it.
create function travellers_numbers(partnership uuid, mission uuid) returns table (delegate_id uuid, phone text)
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select v.delegate_id, v.phone from delegate_private v
  where v.partnership_id = partnership and v.mission_id = mission and v.phone is not null and travels(partnership, mission)
$$;
revoke execute on function travellers_accounts(uuid), tie_account(), travels(uuid, uuid), travellers_numbers(uuid, uuid) from public;
grant execute on function travellers_accounts(uuid), tie_account(), travels(uuid, uuid), travellers_numbers(uuid, uuid) to jumelage_app;
