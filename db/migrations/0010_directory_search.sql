-- Search as you type. Under row-level security a text match may not use its index (it is not "leakproof"): these functions read the index
-- as the owner and answer only with what the asker's own policies would show.
create index if not exists territory_search_major on territory using gin (search) where importance >= 5;

-- Each reads at most 200 matches a step, and the next step only when the one before does not fill the list: two letters that begin ten
-- thousand names cost no more than two that begin ten. One plan for every typing: an index is right for all of them.

-- The people an asker may see, when they are few enough to be read one by one; null when they are many, and an index is quicker.
-- Without scans: where one office keeps nearly everybody, the planner would read the whole table to find that another keeps two.
create index person_of_keeper on person (keeper_id, id);
create function people_in_sight() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  mine uuid[] := my_organisations();
  kept uuid[] := array(select p.id from person p where p.keeper_id = any(mine) limit 5001);
  drawn uuid[] := array(select pp.person_id from share s join partnership_person pp using (partnership_id) where s.organisation_id = any(mine) limit 5001);
begin
  if cardinality(kept) > 5000 or cardinality(drawn) > 5000 then return null; end if;
  return kept || drawn;
end $$;

-- The ids of people the asker may see, likeliest first: named exactly so (3), named so at the beginning (2), holding every word (1).
create function find_people(words tsquery, start tsquery, exact tsquery, most integer)
returns table (id uuid, likely real) language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan rows 10 as $$
declare
  mine uuid[] := my_organisations();
  few uuid[] := people_in_sight();
begin
  if few is not null then
    return query
    select found.id, found.fit from (
      select p.id, p.family_name, p.given_name,
        (case when p.search @@ exact then 3 when p.search @@ start then 2 when p.search @@ words then 1 end)::real as fit
      from person p where p.id = any(few)) found
    where found.fit is not null
    order by found.fit desc, found.family_name, found.given_name, found.id
    limit most;
    return;
  end if;
  return query
  with named as materialized (
    (select p.id, p.family_name, p.given_name, 3 as fit from person p where p.search @@ exact and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine))) limit 200)
    union all
    (select p.id, p.family_name, p.given_name, 2 as fit from person p where p.search @@ start and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine))) limit 200)
  ), seen as (
    select * from named
    union all
    (select p.id, p.family_name, p.given_name, 1 as fit from person p
     where (select count(distinct named.id) from named) < most and p.search @@ words and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine))) limit 200)
  )
  select seen.id, max(seen.fit)::real from seen group by seen.id, seen.family_name, seen.given_name
  order by max(seen.fit) desc, seen.family_name, seen.given_name, seen.id
  limit most;
end $$;

-- One page of the people the asker may see, by family name, after that person (null: from the first).
create function list_people(after uuid, most integer)
returns table (id uuid) language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan rows 50 as $$
declare
  mine uuid[] := my_organisations();
  few uuid[] := people_in_sight();
  last person := (select p from person p where p.id = after and (p.id = any(few) or (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))));
begin
  if few is not null then
    return query
    select p.id from person p
    where p.id = any(few) and (last.id is null or (p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id) > (last.family_name, last.given_name, last.id))
    order by p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id limit most;
  elsif last.id is null then
    return query
    select p.id from person p where (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))
    order by p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id limit most;
  else
    return query
    select p.id from person p
    where (p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id) > (last.family_name, last.given_name, last.id) and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))
    order by p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id limit most;
  end if;
end $$;

create function find_organisations(words tsquery, start tsquery, exact tsquery, kinds text[], most integer)
returns table (id uuid, likely real) language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan rows 10 as $$
begin
  if asker() is null then return; end if;
  return query
  with named as materialized (
    (select o.id, o.name, 3 as fit from organisation o where o.search @@ exact and (kinds is null or o.kind = any(kinds)) limit 200)
    union all
    (select o.id, o.name, 2 as fit from organisation o where o.search @@ start and (kinds is null or o.kind = any(kinds)) limit 200)
  ), seen as (
    select * from named
    union all
    (select o.id, o.name, 1 as fit from organisation o
     where (select count(distinct named.id) from named) < most and o.search @@ words and (kinds is null or o.kind = any(kinds)) limit 200)
  )
  select seen.id, max(seen.fit)::real from seen group by seen.id, seen.name
  order by max(seen.fit) desc, seen.name, seen.id
  limit most;
end $$;

-- Among the eleven thousand most important places every match is read; among all the others as above. Importance counts a tenfold of
-- inhabitants as one: a town named exactly so passes one a hundred thousand times as large. ungoverned: those without a local authority.
create function find_territories(words tsquery, start tsquery, exact tsquery, kinds text[], ungoverned boolean, most integer)
returns table (code text, likely real) language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan rows 10 as $$
begin
  return query
  with named as materialized (
    (select t.code, t.importance, 5 as fit from territory t where t.search @@ exact and (kinds is null or t.kind = any(kinds)) limit 200)
    union all
    (select t.code, t.importance, 2 as fit from territory t where t.search @@ start and (kinds is null or t.kind = any(kinds)) limit 200)
    union all
    (select t.code, t.importance, 0 as fit from territory t
     where t.search @@ words and t.importance >= 5 and (kinds is null or t.kind = any(kinds)) order by t.importance desc limit 200)
  ), seen as (
    select * from named
    union all
    (select t.code, t.importance, 0 as fit from territory t
     where (select count(distinct named.code) from named) < most and t.search @@ words and (kinds is null or t.kind = any(kinds)) limit 200)
  )
  select seen.code, (seen.importance + max(seen.fit))::real from seen
  where not ungoverned or not exists (
    select from organisation o where o.territory_code = seen.code and o.kind in ('local-authority', 'grouping'))
  group by seen.code, seen.importance
  order by seen.importance + max(seen.fit) desc, seen.code
  limit most;
end $$;

-- Where partnerships stand, for the pages of places and organisations: security_invoker, so each reader finds only their own.
create view partnership_place with (security_invoker) as
  select y.partnership_id, y.organisation_id, o.territory_code, o.name as organisation_name, o.names as organisation_names,
         called(p.name, p.names) as name, p.kind, p.since, y.left_on
  from party y join partnership p on p.partnership_id = y.partnership_id join organisation o on o.id = y.organisation_id;

revoke execute on function people_in_sight(), list_people(uuid, integer), find_people(tsquery, tsquery, tsquery, integer), find_organisations(tsquery, tsquery, tsquery, text[], integer),
  find_territories(tsquery, tsquery, tsquery, text[], boolean, integer) from public;
grant execute on function people_in_sight(), list_people(uuid, integer), find_people(tsquery, tsquery, tsquery, integer), find_organisations(tsquery, tsquery, tsquery, text[], integer),
  find_territories(tsquery, tsquery, tsquery, text[], boolean, integer) to jumelage_app;
grant select on partnership_place to jumelage_app;

-- Lists that are read page by page.
create index organisation_by_name on organisation (name collate "und-x-icu", id);
create index organisation_latest on organisation (created_at desc, id desc);
create index person_by_name on person (family_name collate "und-x-icu", given_name collate "und-x-icu", id);
create index mandate_by_person on mandate (person_id, organisation_id);

-- The partnerships of an organisation of the asker's that hold these words, when they are few; null when they are many: the list read in
-- its own order then meets them soon enough.
create function few_partnerships(words tsquery, organisation uuid, most integer)
returns uuid[] language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select case when count(*) <= most then coalesce(array_agg(found.partnership_id), '{}') end
  from (
    select s.partnership_id from partnership p join share s on s.partnership_id = p.partnership_id
    where p.search @@ words and s.organisation_id = organisation and organisation = any(my_organisations())
    limit most + 1
  ) found
$$;
revoke execute on function few_partnerships(tsquery, uuid, integer) from public;
grant execute on function few_partnerships(tsquery, uuid, integer) to jumelage_app;
