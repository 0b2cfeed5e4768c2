-- Two records of one person or organisation become one; what nothing refers to is deleted; what the law lets go is erased or proposed for
-- elimination. Which columns lead to a record is read from the foreign keys themselves: a table that comes later cannot be forgotten.
alter table person
  add column merged_into_id uuid references person,          -- kept as a signpost to the record that goes on
  add column objected_on dated,                              -- objection to being contacted and proposed (GDPR art. 21)
  add column objection_ground text,
  add column erased_at timestamptz;
alter table organisation add column merged_into_id uuid references organisation;
create index on person (merged_into_id) where merged_into_id is not null;
create index on organisation (merged_into_id) where merged_into_id is not null;

-- Every column that leads to person.id or organisation.id, by itself or through the key of another table, with the key of its own rows.
-- The share follows from parties, guests and keepers by its triggers.
create function links_to(noun text) returns table (tab regclass, col name, keys name[], foldable boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive found as (
    select a.attrelid as rel, a.attnum as att from pg_attribute a where a.attrelid = ('public.' || quote_ident(noun))::regclass and a.attname = 'id'
    union
    select k.conrelid, k.conkey[i] from found f
    join pg_constraint k on k.contype = 'f' and k.confrelid = f.rel and k.conparentid = 0, generate_subscripts(k.confkey, 1) i
    where k.confkey[i] = f.att
  )
  select f.rel::regclass, a.attname,
    array(select b.attname from pg_index x, unnest(x.indkey) with ordinality u(att, n) join pg_attribute b on b.attrelid = f.rel and b.attnum = u.att
      where x.indrelid = f.rel and x.indisprimary order by u.n),
    f.rel in ('partnership_person'::regclass, 'guest'::regclass)
  from found f join pg_attribute a on a.attrelid = f.rel and a.attnum = f.att
  where f.rel <> 'share'::regclass and not (f.rel = ('public.' || quote_ident(noun))::regclass and a.attname = 'id')
$$;

-- Where a key is itself cited (a party, a person of a partnership), the row and those that cite it move in one transaction: these foreign
-- keys are looked at when all have moved. Called again by every migration that cites such a key; the tests find one that was forgotten.
create function keys_on_the_way(noun text) returns table (tab regclass, key name, waits boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct k.conrelid::regclass, k.conname, k.condeferrable
  from links_to(noun) l join pg_attribute a on a.attrelid = l.tab and a.attname = l.col
  join pg_constraint k on k.contype = 'f' and k.confrelid = l.tab and a.attnum = any(k.confkey) and k.conrelid <> 'share'::regclass
$$;
create procedure let_keys_move() language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select tab, key from keys_on_the_way('person') where not waits union select tab, key from keys_on_the_way('organisation') where not waits loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', one.tab, one.key);
  end loop;
end $$;
call let_keys_move();

-- A party, a guest or a keeper that becomes another organisation takes its view of the partnership along.
create function move_share() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  left_id uuid := coalesce(to_jsonb(old) ->> 'organisation_id', to_jsonb(old) ->> 'keeper_id')::uuid;
  came_id uuid := coalesce(to_jsonb(new) ->> 'organisation_id', to_jsonb(new) ->> 'keeper_id')::uuid;
begin
  insert into share (partnership_id, organisation_id, level, label, since_day)
  select p.partnership_id, came_id, case tg_table_name when 'guest' then 'read' else 'write' end, p.name, coalesce(first_day(p.since), 'infinity')
  from partnership p where p.partnership_id = new.partnership_id
  on conflict (partnership_id, organisation_id) do update set level = case when share.level = 'write' then 'write' else excluded.level end;
  delete from share s where s.partnership_id = new.partnership_id and s.organisation_id = left_id
    and not exists (select from party x where x.partnership_id = s.partnership_id and x.organisation_id = left_id)
    and not exists (select from guest x where x.partnership_id = s.partnership_id and x.organisation_id = left_id)
    and not exists (select from partnership x where x.partnership_id = s.partnership_id and x.keeper_id = left_id);
  update share s set level = 'read' where s.partnership_id = new.partnership_id and s.organisation_id = left_id
    and not exists (select from party x where x.partnership_id = s.partnership_id and x.organisation_id = left_id)
    and not exists (select from partnership x where x.partnership_id = s.partnership_id and x.keeper_id = left_id);
  return null;
end $$;
create trigger move_share after update of organisation_id on party for each row when (old.organisation_id <> new.organisation_id) execute function move_share();
create trigger move_share after update of organisation_id on guest for each row when (old.organisation_id <> new.organisation_id) execute function move_share();
create trigger move_share after update of keeper_id on partnership for each row when (old.keeper_id <> new.keeper_id) execute function move_share();

-- Which records became which, by whom, why, and every row that moved: what an undoing needs.
create table merge (
  id uuid primary key,
  noun text not null check (noun in ('person', 'organisation')),
  kept_id uuid not null,
  gone_id uuid not null,
  at timestamptz not null default now(),
  account_id uuid,
  account_name text,
  reason text not null,
  was jsonb,                          -- what the kept record said before, and what it says since: only the columns that were chosen
  became jsonb,
  gone_was jsonb,                     -- what the other one lost on becoming a signpost
  undone_at timestamptz,
  undone_by text
);
create index on merge (noun, kept_id);
create table merge_move (
  merge_id uuid not null references merge,
  n bigint generated always as identity,
  tab text not null,
  col text not null,
  key jsonb not null,                 -- the row as it is found since; of a row that was folded into its double, all of it
  folded boolean not null default false,
  primary key (merge_id, n)
);
alter table merge enable row level security;
create policy merge_read on merge for select to jumelage_app using (
  (noun = 'person' and exists (select from person p where p.id = merge.kept_id and p.keeper_id = any((select my_organisations())::uuid[])))
  or (noun = 'organisation' and exists (select from organisation o where o.id = merge.kept_id
    and (o.keeper_id = any((select my_organisations())::uuid[]) or o.id = any((select my_organisations())::uuid[])))));
alter table merge_move enable row level security;
grant select on merge to jumelage_app;

-- How many rows lead to a record, by table and column.
create function references_to(noun text, which uuid) returns table (tab text, col text, n bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  link record;
  itself text;
begin
  if noun = 'person' and not person_is_visible(which) or noun not in ('person', 'organisation') or asker() is null then return; end if;
  for link in select l.tab as rel, l.col as att from links_to(noun) l order by l.tab::text, l.col loop
    itself := case when link.rel = noun::regclass then ' and id <> $1' else '' end;
    tab := link.rel::text; col := link.att;
    execute format('select count(*) from %s where %I = $1%s', link.rel, link.att, itself) into n using which;
    if n > 0 then return next; end if;
  end loop;
end $$;

-- The other offices that see a partnership in which this record stands: they will find the kept one in its place.
create function others_concerned(noun text, which uuid) returns table (organisation_id uuid, name text, names jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  link record;
  seen uuid[] := '{}';
  more uuid[];
begin
  if asker() is null then return; end if;
  for link in select l.tab as rel, l.col as att from links_to(noun) l
    where exists (select from pg_attribute a where a.attrelid = l.tab and a.attname = 'partnership_id') loop
    execute format('select array_agg(distinct partnership_id) from %s where %I = $1', link.rel, link.att) into more using which;
    seen := seen || coalesce(more, '{}');
  end loop;
  return query select distinct o.id, o.name, o.names::jsonb from share s join organisation o on o.id = s.organisation_id
    where s.partnership_id = any(seen) and o.id <> all(my_organisations())
      and exists (select from membership m where m.organisation_id = o.id and m.ended_at is null);
end $$;

-- Why two records cannot become one now, each with the partnership it happens in (named where the asker sees it).
create function merge_refusals(noun text, kept uuid, gone uuid) returns table (code text, record_id uuid, tab text, partnership_id uuid, partnership text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  mine uuid[] := my_approving_organisations();
  ruled uuid[] := my_administered_organisations();
  link record;
  one record;
  found uuid;
begin
  if kept = gone then return query select 'same', gone, null::text, null::uuid, null::text; return; end if;
  if noun = 'person' then
    for one in select p.id, p.keeper_id = any(mine) as ours, p.merged_into_id, p.erased_at from person p where p.id in (kept, gone) loop
      if not one.ours then return query select 'not-kept', one.id, null::text, null::uuid, null::text; end if;
      if one.merged_into_id is not null or one.erased_at is not null then return query select 'over', one.id, null::text, null::uuid, null::text; end if;
    end loop;
    -- One person does not sign one text for both sides.
    return query select 'both-signed', gone, 'signature', a.partnership_id, null::text from signature a join signature b
      on b.partnership_id = a.partnership_id and b.agreement_id = a.agreement_id and b.person_id = gone where a.person_id = kept;
  else
    for one in select o.id, o.keeper_id = any(mine) or o.id = any(mine) as ours, o.merged_into_id, o.id = any(ruled) as ruled,
      exists (select from membership m where m.organisation_id = o.id and m.ended_at is null) as peopled from organisation o where o.id in (kept, gone) loop
      if not coalesce(one.ours, false) then return query select 'not-kept', one.id, null::text, null::uuid, null::text; end if;
      if one.merged_into_id is not null then return query select 'over', one.id, null::text, null::uuid, null::text; end if;
      -- Who works there decides there: no other office makes one city another.
      if one.peopled and not one.ruled then return query select 'members', one.id, null::text, null::uuid, null::text; end if;
    end loop;
    if exists (select from organisation o where o.id = kept and o.parent_id = gone or o.id = gone and o.parent_id = kept) then
      return query select 'parent', gone, null::text, null::uuid, null::text;
    end if;
    -- Nobody comes to see a partnership by merging into their own city what stands there.
    if exists (select from membership m where m.organisation_id = kept and m.ended_at is null) then
      return query select distinct 'unseen', gone, null::text, null::uuid, null::text from share s where s.organisation_id = gone
        and not exists (select from share t where t.partnership_id = s.partnership_id and t.level = 'write' and t.organisation_id = any(mine));
    end if;
  end if;
  for link in select l.tab as rel, l.col as att, coalesce(pg_get_expr(x.indpred, x.indrelid), 'true') as only,
      array(select a.attname from unnest(x.indkey) u join pg_attribute a on a.attrelid = x.indrelid and a.attnum = u where a.attname <> l.col) as others,
      exists (select from pg_attribute a where a.attrelid = l.tab and a.attname = 'partnership_id') as shared
    from links_to(noun) l join pg_index x on x.indrelid = l.tab and x.indisunique and not l.foldable
    join pg_attribute c on c.attrelid = l.tab and c.attname = l.col and c.attnum = any(x.indkey)
  loop
    for found in execute format('select %s from (select * from %s where %s) g join (select * from %2$s where %3$s) k on k.%4$I = $2%5$s where g.%4$I = $1',
      case when link.shared then 'g.partnership_id' else 'null::uuid' end, link.rel, link.only, link.att,
      (select coalesce(string_agg(format(' and k.%1$I = g.%1$I', c), ''), '') from unnest(link.others) c)) using gone, kept
    loop
      return query select 'both', gone, link.rel::text, found,
        (select called(p.name, p.names) from partnership p join share s on s.partnership_id = p.partnership_id
         where p.partnership_id = found and s.organisation_id = any(my_organisations()) limit 1);
    end loop;
  end loop;
end $$;

-- Makes `gone` a signpost to `kept`, which then says `says` (columns and their values), and moves all that led to it. All or nothing:
-- answers false, having done nothing, where something refuses it now that both are locked.
create function merge_records(noun text, merge_id uuid, kept uuid, gone uuid, says jsonb, why text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_variable
declare
  link record;
  waiting text;
  others text;
begin
  if noun not in ('person', 'organisation') or coalesce(trim(why), '') = '' then raise exception 'what is merged, and why, is missing'; end if;
  perform set_config('jumelage.reason', why, true);
  execute format('select count(*) from (select from %I where id in ($1, $2) order by id for update) both_records', noun) using kept, gone;
  if exists (select from merge_refusals(noun, kept, gone)) then return false; end if;
  if exists (select from keys_on_the_way(noun) k where not k.waits) then
    raise exception 'a foreign key cannot wait until its rows have moved: end its migration with "call let_keys_move()"';
  end if;
  execute format('insert into merge (id, noun, kept_id, gone_id, account_id, account_name, reason, was, became, gone_was)
    select $1, %L, $2, $3, asker(), (select u.name from auth.account_user u where u.id = asker()), $4,
      (select jsonb_object_agg(k, to_jsonb(a) -> k) from jsonb_object_keys($5) k), $5,
      (select jsonb_object_agg(k, to_jsonb(b) -> k) from unnest(array[''folded'', ''territory_code'']) k where to_jsonb(b) ? k)
    from %1$I a, %1$I b where a.id = $2 and b.id = $3', noun) using merge_id, kept, gone, why, says;
  select string_agg(distinct format('%I', key), ', ') into waiting from keys_on_the_way(noun);
  execute 'set constraints ' || waiting || ' deferred';
  for link in select l.tab as rel, l.col as att, l.keys, l.foldable from links_to(noun) l order by l.tab::text, l.col loop
    if link.foldable then
      select coalesce(string_agg(format(' and k.%1$I = g.%1$I', c), ''), '') into others from unnest(link.keys) c where c <> link.att;
      execute format('with folded as (delete from %1$s g where g.%2$I = $2 and exists (select from %1$s k where k.%2$I = $1%3$s) returning to_jsonb(g) as row)
        insert into merge_move (merge_id, tab, col, key, folded) select $3, %4$L, %2$L, row, true from folded', link.rel, link.att, others, link.rel::text)
        using kept, gone, merge_id;
    end if;
    execute format('with moved as (update %1$s t set %2$I = $1 where t.%2$I = $2 returning to_jsonb(t) as row)
      insert into merge_move (merge_id, tab, col, key) select $3, %3$L, %2$L, (select jsonb_object_agg(k, row -> k) from unnest($4) k) from moved',
      link.rel, link.att, link.rel::text) using kept, gone, merge_id, link.keys::text[];
  end loop;
  if noun = 'person' then
    update person p set merged_into_id = kept, folded = '' where p.id = gone;
    update person p set (given_name, family_name, given_name_hy, family_name_hy, spellings, folded) =
      (select r.given_name, r.family_name, r.given_name_hy, r.family_name_hy, r.spellings, r.folded from jsonb_populate_record(p, says) r) where p.id = kept;
  else
    update organisation o set merged_into_id = kept, folded = '', territory_code = null where o.id = gone;
    update organisation o set (kind, name, names, spellings, country_code, territory_code, parent_id, siret, rna, foreign_number, unrecognised, website, note, folded) =
      (select r.kind, r.name, r.names, r.spellings, r.country_code, r.territory_code, r.parent_id, r.siret, r.rna, r.foreign_number, r.unrecognised, r.website, r.note, r.folded
       from jsonb_populate_record(o, says) r) where o.id = kept;
  end if;
  execute format('update merge m set became = (select jsonb_object_agg(k, to_jsonb(a) -> k) from %I a, jsonb_object_keys($2) k where a.id = $3) where m.id = $1', noun)
    using merge_id, says, kept;
  execute 'set constraints ' || waiting || ' immediate';
  return true;
end $$;

-- What stands in the way of undoing: a row that was moved and has gone, or leads elsewhere since.
create function merge_changed(which uuid) returns table (tab text, n bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  done merge;
  move record;
  there boolean;
  columns text;
begin
  select * into done from merge x where x.id = which;
  for move in select v.tab as rel, v.col as att, v.key as row, v.folded from merge_move v where v.merge_id = which loop
    continue when move.folded;
    select string_agg(format('%I', k), ', ') into columns from jsonb_object_keys(move.row) k;
    execute format('select exists (select from %1$s t where (%2$s) = (select %2$s from jsonb_populate_record(null::%1$s, $1)) and t.%3$I = $2)',
      move.rel, columns, move.att) into there using move.row, done.kept_id;
    if not there then tab := move.rel; n := 1; return next; end if;
  end loop;
end $$;

-- Puts every link back and makes the signpost a record again. What the kept record was made to say since is left as it is.
create function undo_merge(which uuid, why text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  done merge;
  move record;
  waiting text;
  columns text;
  n integer;
  mine uuid[] := my_approving_organisations();
begin
  perform set_config('jumelage.reason', why, true);
  select * into done from merge x where x.id = which for update;
  if done.id is null or done.undone_at is not null or done.gone_was is null then return false; end if;
  if done.noun = 'person' and not exists (select from person p where p.id = done.kept_id and p.keeper_id = any(mine) and p.merged_into_id is null)
    or done.noun = 'organisation' and not exists (select from organisation o where o.id = done.kept_id and (o.keeper_id = any(mine) or o.id = any(mine)) and o.merged_into_id is null) then
    return false;
  end if;
  if exists (select from merge_changed(which)) then return false; end if;
  select string_agg(distinct format('%I', key), ', ') into waiting from keys_on_the_way(done.noun);
  execute 'set constraints ' || waiting || ' deferred';
  for move in select v.tab as rel, v.col as att, v.key as row, v.folded from merge_move v where v.merge_id = which
    order by v.tab in ('party', 'guest', 'partnership'), v.n desc loop -- what hangs on a share goes before the share does
    if move.folded then
      execute format('insert into %1$s select * from jsonb_populate_record(null::%1$s, $1)', move.rel) using move.row;
    else
      select string_agg(format('%I', k), ', ') into columns from jsonb_object_keys(move.row) k;
      execute format('update %1$s set %3$I = $2 where (%2$s) = (select %2$s from jsonb_populate_record(null::%1$s, $1))', move.rel, columns, move.att)
        using move.row, done.gone_id;
      get diagnostics n = row_count;
      if n <> 1 then raise exception 'a link was changed since'; end if;
    end if;
  end loop;
  if done.noun = 'person' then
    update person p set (given_name, family_name, given_name_hy, family_name_hy, spellings, folded) =
      (select r.given_name, r.family_name, r.given_name_hy, r.family_name_hy, r.spellings, r.folded from jsonb_populate_record(p, done.was) r)
      where p.id = done.kept_id and (select bool_and(to_jsonb(p) -> k = done.became -> k) from jsonb_object_keys(done.became) k);
    update person p set merged_into_id = null, folded = done.gone_was ->> 'folded' where p.id = done.gone_id;
  else
    update organisation o set (kind, name, names, spellings, country_code, territory_code, parent_id, siret, rna, foreign_number, unrecognised, website, note, folded) =
      (select r.kind, r.name, r.names, r.spellings, r.country_code, r.territory_code, r.parent_id, r.siret, r.rna, r.foreign_number, r.unrecognised, r.website, r.note, r.folded
       from jsonb_populate_record(o, done.was) r) where o.id = done.kept_id
      and (select bool_and(to_jsonb(o) -> k = done.became -> k) from jsonb_object_keys(done.became) k);
    update organisation o set merged_into_id = null, folded = done.gone_was ->> 'folded',
      territory_code = (select t from (select done.gone_was ->> 'territory_code' as t) was where o.kind not in ('local-authority', 'grouping')
        or not exists (select from organisation x where x.territory_code = t and x.kind in ('local-authority', 'grouping') and x.id <> o.id))
      where o.id = done.gone_id;
  end if;
  execute 'set constraints ' || waiting || ' immediate';
  update merge set undone_at = now(), undone_by = (select u.name from auth.account_user u where u.id = asker()) where id = which;
  return true;
end $$;

-- Deletes what nothing refers to. Answers false where something does, or where it is not the asker's office that keeps it.
create function delete_record(noun text, which uuid, why text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare n integer;
begin
  if coalesce(trim(why), '') = '' or noun not in ('person', 'organisation') then return false; end if;
  perform set_config('jumelage.reason', why, true);
  execute format('select from %I where id = $1 for update', noun) using which;
  if exists (select from references_to(noun, which)) then return false; end if;
  if noun = 'person' then
    delete from person p where p.id = which and p.keeper_id = any(my_writing_organisations()) and p.merged_into_id is null and p.erased_at is null;
  else
    delete from organisation o where o.id = which and o.keeper_id = any(my_writing_organisations()) and o.id <> all(my_organisations()) and o.merged_into_id is null;
  end if;
  get diagnostics n = row_count;
  return n > 0;
end $$;

-- The public acts that a person signed, was let sign, or attended: what is kept whatever is asked (GDPR art. 17(3)(b) and (d)).
create function public_acts_of(which uuid) returns table (act text, partnership_id uuid, agreement_id uuid, title jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.act, a.partnership_id, a.agreement_id, g.title::jsonb from (
    select 'signature' as act, partnership_id, agreement_id from signature where person_id = which
    union select 'adoption', partnership_id, agreement_id from adoption where signatory_id = which
    union select 'attendance', partnership_id, agreement_id from attendance where person_id = which
  ) a join agreement g on g.partnership_id = a.partnership_id and g.id = a.agreement_id
  where person_is_visible(which)
$$;

-- The rows of the history that say something of a person: of their record, their mandates, and their place in partnerships.
create function history_of_person(which uuid) returns table (partnership_id uuid, id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with them as (select p.id::text as one from person p where p.id = which or p.merged_into_id = which)
  select h.partnership_id, h.id from history h, them
  where h.noun = 'person' and h.record_id = them.one and h.partnership_id = '00000000-0000-0000-0000-000000000000'
     or h.of_person = them.one
     or h.noun = 'partnership_person' and h.record_id = them.one
     or h.noun = 'attendance' and coalesce(h.after, h.before) ->> 'person_id' = them.one
$$;

-- Erases who a person was, here and in the history; the record's number stays, so that nothing points into the void. Never undone.
create function erase_person(which uuid, why text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare chain record;
begin
  if coalesce(trim(why), '') = '' then return false; end if;
  perform from person p where p.id = which and p.keeper_id = any(my_administered_organisations()) and p.merged_into_id is null and p.erased_at is null for update;
  if not found or exists (select from public_acts_of(which)) then return false; end if;
  if exists (select from references_to('person', which) r where r.tab not in ('mandate', 'partnership_person', 'person')) then return false; end if;
  delete from mandate where person_id = which;
  delete from partnership_person where person_id = which;
  update person p set given_name = '', family_name = '', given_name_hy = '', family_name_hy = '', spellings = '{}', folded = '', objection_ground = null,
    erased_at = now() where p.id = which or p.merged_into_id = which;
  update merge m set was = null, became = null, gone_was = null, reason = '' where m.noun = 'person' and which in (m.kept_id, m.gone_id);
  delete from merge_move v using merge m where m.id = v.merge_id and m.noun = 'person' and which in (m.kept_id, m.gone_id);
  -- What this very act has just written is linked first: the chain then holds the hash of what it said.
  if current_setting('jumelage.act', true) <> '' then perform link_act(current_setting('jumelage.act', true)::uuid); end if;
  for chain in select h.partnership_id as one, array_agg(h.id) as ids from history_of_person(which) h group by h.partnership_id order by 1 loop
    perform erase_history(chain.one, chain.ids, why);
  end loop;
  return true;
end $$;

-- The people an office keeps whose last trace is older than that day: kept by nobody's wish for longer than needed.
create function people_to_review(before date) returns table (id uuid, latest date, acts bigint)
language sql stable security definer set search_path = public, pg_temp rows 50 as $$
  select * from (
    select p.id, greatest(p.created_at::date,
      (select max(first_day(coalesce(d.until, d.attested_on, d.since))) from mandate d where d.person_id = p.id),
      (select max(h.at)::date from history h where h.noun = 'person' and h.record_id = p.id::text and h.partnership_id = '00000000-0000-0000-0000-000000000000')) as latest,
      (select count(*) from signature s where s.person_id = p.id) + (select count(*) from attendance a where a.person_id = p.id)
        + (select count(*) from adoption a where a.signatory_id = p.id) as acts
    from person p where p.keeper_id = any(my_administered_organisations()) and p.merged_into_id is null and p.erased_at is null
      and not exists (select from mandate d where d.person_id = p.id and d.since is not null and d.until is null)
  ) kept where kept.latest < before order by kept.latest, kept.id limit 200
$$;

-- All that is held about an account, for its owner and for the administrators of where it is a member: no secret, no token.
create function account_data(which uuid) returns jsonb language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if which is distinct from asker() and not exists (select from membership m where m.account_id = which and m.organisation_id = any(my_administered_organisations())) then
    return null;
  end if;
  return (select jsonb_build_object('name', u.name, 'email', u.email, 'language', u.language, 'createdAt', u.created_at,
    'memberships', coalesce((select jsonb_agg(jsonb_build_object('organisation', o.name, 'role', m.role, 'since', m.since, 'endedAt', m.ended_at) order by m.since)
      from membership m join organisation o on o.id = m.organisation_id where m.account_id = u.id
        and (which = asker() or m.organisation_id = any(my_administered_organisations()))), '[]'),
    'sessions', case when which = asker() then coalesce((select jsonb_agg(jsonb_build_object('createdAt', s.created_at, 'expiresAt', s.expires_at, 'ipAddress', s.ip_address, 'userAgent', s.user_agent) order by s.created_at)
      from auth.session s where s.user_id = u.id), '[]') end,
    'changes', (select count(*) from history h where h.account_id = u.id),
    'firstChange', (select min(h.at) from history h where h.account_id = u.id),
    'lastChange', (select max(h.at) from history h where h.account_id = u.id))
  from auth.account_user u where u.id = which);
end $$;

-- A list proposed to the archives. Its state follows from its dates; nothing in it is destroyed before the visa (Code du patrimoine, L212-2, R212-14).
create table elimination (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  prepared_on date not null,
  prepared_by text,
  sent_on dated,
  sent_to text,
  answered_on dated,
  visa_number text,
  answered_by text,
  refusal text,                       -- why, where the visa was refused
  revision integer not null default 1,
  check (answered_on is null or sent_on is not null),
  check (visa_number is null or answered_on is not null),
  check (num_nonnulls(visa_number, refusal) = (answered_on is not null)::integer)
);
create index on elimination (organisation_id, prepared_on desc, id);
create table elimination_line (
  elimination_id uuid not null references elimination on delete cascade,
  n integer not null,
  rule text not null,                 -- key of data/reference/retention.csv
  noun text not null check (noun in ('document', 'agreement', 'decision')),
  dossier_id uuid not null,           -- the partnership it stands in; no foreign key: the list outlives what it tells of
  record_id uuid not null,
  dossier text not null,
  description text not null,
  first_on dated,
  last_on dated,
  quantity integer not null default 1 check (quantity > 0),
  due_on date,                        -- when its retention ended
  duration text not null,             -- as the rule said that day
  source text not null,
  fate text not null check (fate in ('destroy', 'sort', 'keep')),
  carried_out_at timestamptz,
  carried_out_by text,
  primary key (elimination_id, n),
  unique (elimination_id, record_id),
  -- What is kept for ever is on no list for destruction.
  check (fate = 'keep' or rule in ('working-document', 'abandoned-draft')),
  check (carried_out_at is null or fate = 'destroy')
);
alter table elimination enable row level security;
create policy elimination_read on elimination for select to jumelage_app using (organisation_id = any((select my_organisations())::uuid[]));
create policy elimination_add on elimination for insert to jumelage_app with check (organisation_id = any((select my_writing_organisations())::uuid[]));
create policy elimination_change on elimination for update to jumelage_app
  using (organisation_id = any((select my_approving_organisations())::uuid[])) with check (organisation_id = any((select my_approving_organisations())::uuid[]));
alter table elimination_line enable row level security;
create policy elimination_line_read on elimination_line for select to jumelage_app using (exists (select from elimination e where e.id = elimination_line.elimination_id));
create policy elimination_line_add on elimination_line for insert to jumelage_app with check (carried_out_at is null and exists (
  select from elimination e where e.id = elimination_line.elimination_id and e.sent_on is null and e.organisation_id = any((select my_writing_organisations())::uuid[])));
create policy elimination_line_change on elimination_line for update to jumelage_app using (exists (
  select from elimination e where e.id = elimination_line.elimination_id and e.sent_on is null and e.organisation_id = any((select my_writing_organisations())::uuid[])))
  with check (carried_out_at is null);
create policy elimination_line_remove on elimination_line for delete to jumelage_app using (exists (
  select from elimination e where e.id = elimination_line.elimination_id and e.sent_on is null and e.organisation_id = any((select my_writing_organisations())::uuid[])));
grant select, insert on elimination, elimination_line to jumelage_app;
grant update (sent_on, sent_to, answered_on, visa_number, answered_by, refusal, revision) on elimination to jumelage_app;
grant update (fate) on elimination_line to jumelage_app;
grant delete on elimination_line to jumelage_app;
create trigger record_change after insert or update or delete on elimination for each row execute function record_change('id');
create trigger record_change after insert or update or delete on elimination_line for each row execute function record_change('elimination_id');

-- Destroys what one line names: only with the visa, only by an approver of that office, only what nothing has come to rest on since.
-- Answers null when it is done, else why not: 'no-visa', 'not-yours', 'done', 'kept', 'in-use', 'gone'.
create function carry_out_elimination(list uuid, line integer) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  e elimination;
  l elimination_line;
  erased bigint[];
  kept_in uuid;
begin
  select * into e from elimination x where x.id = list;
  if e.id is null or e.organisation_id <> all(my_approving_organisations()) then return 'not-yours'; end if;
  if e.visa_number is null then return 'no-visa'; end if;
  select * into l from elimination_line x where x.elimination_id = list and x.n = line for update;
  if l.n is null or l.fate <> 'destroy' then return 'kept'; end if;
  if l.carried_out_at is not null then return 'done'; end if;
  if not exists (select from partnership p where p.partnership_id = l.dossier_id and p.keeper_id = e.organisation_id) then return 'not-yours'; end if;
  perform set_config('jumelage.reason', e.visa_number, true);
  begin
    if l.noun = 'document' then
      if exists (select from evidence v where v.partnership_id = l.dossier_id and v.document_id = l.record_id) then return 'in-use'; end if;
      delete from document d where d.partnership_id = l.dossier_id and d.id = l.record_id returning d.file_id into kept_in;
      if not found then return 'gone'; end if;
      -- Its file too, unless another document stands on it; the bytes go with the next sweep of the store.
      delete from file f where f.partnership_id = l.dossier_id and f.id = kept_in
        and not exists (select from document d where d.partnership_id = f.partnership_id and d.file_id = f.id);
    elsif l.noun = 'agreement' then
      if exists (select from agreement_version v where v.partnership_id = l.dossier_id and v.agreement_id = l.record_id) then return 'in-use'; end if;
      delete from agreement_field x where x.partnership_id = l.dossier_id and x.agreement_id = l.record_id;
      delete from commitment x where x.partnership_id = l.dossier_id and x.agreement_id = l.record_id;
      delete from article x where x.partnership_id = l.dossier_id and x.agreement_id = l.record_id;
      delete from agreement x where x.partnership_id = l.dossier_id and x.id = l.record_id;
      if not found then return 'gone'; end if;
    else
      return 'kept';
    end if;
  exception when foreign_key_violation then return 'in-use';
  end;
  if current_setting('jumelage.act', true) <> '' then perform link_act(current_setting('jumelage.act', true)::uuid); end if;
  select array_agg(h.id) into erased from history h where h.partnership_id = l.dossier_id
    and (h.record_id = l.record_id::text or h.noun = 'file' and h.record_id = kept_in::text or coalesce(h.after, h.before) ->> 'agreement_id' = l.record_id::text);
  if erased is not null then perform erase_history(l.dossier_id, erased, e.visa_number); end if;
  update elimination_line x set carried_out_at = now(), carried_out_by = (select u.name from auth.account_user u where u.id = asker())
    where x.elimination_id = list and x.n = line;
  return null;
end $$;

-- As in 0010, without signposts and without those who were erased.
create or replace function list_people(after uuid, most integer)
returns table (id uuid) language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan rows 50 as $$
declare
  mine uuid[] := my_organisations();
  few uuid[] := people_in_sight();
  last person := (select p from person p where p.id = after and (p.id = any(few) or (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))));
begin
  if few is not null then
    return query
    select p.id from person p
    where p.id = any(few) and p.merged_into_id is null and p.erased_at is null
      and (last.id is null or (p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id) > (last.family_name, last.given_name, last.id))
    order by p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id limit most;
  elsif last.id is null then
    return query
    select p.id from person p where p.merged_into_id is null and p.erased_at is null
      and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))
    order by p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id limit most;
  else
    return query
    select p.id from person p
    where p.merged_into_id is null and p.erased_at is null
      and (p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id) > (last.family_name, last.given_name, last.id) and (p.keeper_id = any(mine) or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = p.id and s.organisation_id = any(mine)))
    order by p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id limit most;
  end if;
end $$;

revoke execute on function links_to(text), keys_on_the_way(text), move_share(), references_to(text, uuid), others_concerned(text, uuid),
  merge_refusals(text, uuid, uuid), merge_records(text, uuid, uuid, uuid, jsonb, text), merge_changed(uuid), undo_merge(uuid, text), delete_record(text, uuid, text),
  public_acts_of(uuid), history_of_person(uuid), erase_person(uuid, text), people_to_review(date), account_data(uuid), carry_out_elimination(uuid, integer) from public;
revoke execute on procedure let_keys_move() from public;
grant execute on function references_to(text, uuid), others_concerned(text, uuid), merge_refusals(text, uuid, uuid),
  merge_records(text, uuid, uuid, uuid, jsonb, text), merge_changed(uuid), undo_merge(uuid, text), delete_record(text, uuid, text), public_acts_of(uuid),
  erase_person(uuid, text), people_to_review(date), account_data(uuid), carry_out_elimination(uuid, integer) to jumelage_app;
