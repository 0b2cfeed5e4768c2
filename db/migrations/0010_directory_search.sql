-- Search as you type. Under row-level security a text match may not use its index (it is not "leakproof"): these functions read the index
-- as the owner and answer only with what the asker's own policies would show.
create index if not exists territory_search_major on territory using gin (search) where importance >= 5;

-- The ids of people the asker may see, likeliest first: named exactly so, named so at the beginning, holding every word.
-- Each step reads at most 200 matches: two letters that begin ten thousand names cost no more than two that begin ten.
create function find_people(words tsquery, start tsquery, exact tsquery, most integer)
returns table (id uuid, likely real) language plpgsql stable security definer set search_path = public rows 10 as $$
declare mine uuid[] := my_organisations();
begin
  return query
  with seen as materialized (
    (select p.id, p.search, p.family_name, p.given_name from person p
     where p.search @@ exact
       and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))
     limit 200)
    union all
    (select p.id, p.search, p.family_name, p.given_name from person p
     where p.search @@ start
       and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))
     limit 200)
    union all
    (select p.id, p.search, p.family_name, p.given_name from person p
     where p.search @@ words
       and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))
     limit 200)
  )
  select found.id, found.likely from (
    select distinct on (seen.id) seen.id, seen.family_name, seen.given_name,
      (case when seen.search @@ exact then 3 when seen.search @@ start then 2 else 1 end)::real as likely
    from seen order by seen.id
  ) found
  order by found.likely desc, found.family_name, found.given_name, found.id
  limit most;
end $$;

create function find_organisations(words tsquery, start tsquery, exact tsquery, kinds text[], most integer)
returns table (id uuid, likely real) language plpgsql stable security definer set search_path = public rows 10 as $$
begin
  if asker() is null then return; end if;
  return query
  with seen as materialized (
    (select o.id, o.search, o.name from organisation o where o.search @@ exact and (kinds is null or o.kind = any(kinds)) limit 200)
    union all
    (select o.id, o.search, o.name from organisation o where o.search @@ start and (kinds is null or o.kind = any(kinds)) limit 200)
    union all
    (select o.id, o.search, o.name from organisation o where o.search @@ words and (kinds is null or o.kind = any(kinds)) limit 200)
  )
  select found.id, found.likely from (
    select distinct on (seen.id) seen.id, seen.name,
      (case when seen.search @@ exact then 3 when seen.search @@ start then 2 else 1 end)::real as likely
    from seen order by seen.id
  ) found
  order by found.likely desc, found.name, found.id
  limit most;
end $$;

-- Where partnerships stand, for the pages of places and organisations: security_invoker, so each reader finds only their own.
create view partnership_place with (security_invoker) as
  select y.partnership_id, y.organisation_id, o.territory_code, o.name as organisation_name, o.names as organisation_names,
         p.name, p.kind, p.since, y.left_on
  from party y join partnership p on p.partnership_id = y.partnership_id join organisation o on o.id = y.organisation_id;

revoke execute on function find_people(tsquery, tsquery, tsquery, integer), find_organisations(tsquery, tsquery, tsquery, text[], integer) from public;
grant execute on function find_people(tsquery, tsquery, tsquery, integer), find_organisations(tsquery, tsquery, tsquery, text[], integer) to jumelage_app;
grant select on partnership_place to jumelage_app;

-- Lists that are read page by page.
create index organisation_by_name on organisation (name collate "und-x-icu", id);
create index organisation_latest on organisation (created_at desc, id desc);
create index person_by_name on person (family_name collate "und-x-icu", given_name collate "und-x-icu", id);
create index mandate_by_person on mandate (person_id, organisation_id);
