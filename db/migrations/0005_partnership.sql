create table partnership (
  partnership_id uuid primary key,
  keeper_id uuid not null references organisation,   -- the organisation whose office opened it
  kind text not null check (kind in ('twinning', 'friendship-charter', 'cooperation', 'cross-border', 'umbrella', 'project', 'humanitarian')),
  name text not null,                                -- "Saint-Étienne – Kapan"
  names texts not null default '{}',                 -- the same in other languages: "Սենտ Էտիեն – Կապան"
  story texts not null default '{}',
  languages text[] not null default '{fr}',          -- the languages its texts are written in
  proposed_by_id uuid references organisation,
  proposed_on dated,
  since dated,                                       -- the year it is said to exist from; the vote has its own date
  parent_partnership_id uuid references partnership,
  folded text not null,
  search tsvector generated always as (to_tsvector('simple', folded)) stored,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  published_at timestamptz
);
create index partnership_search on partnership using gin (search) with (fastupdate = off);
create index on partnership (parent_partnership_id);

-- Which organisations a partnership is open to. Kept by triggers alone: nobody can write themselves in.
-- Carries what lists are sorted by, so that a list of 100,000 reads one page of one index.
create table share (
  partnership_id uuid not null references partnership on delete cascade,
  organisation_id uuid not null references organisation,
  level text not null check (level in ('write', 'read')),
  label text not null collate "und-x-icu",
  since_day date not null default 'infinity',
  primary key (partnership_id, organisation_id)
);
-- The id as text, so that a policy's look-up by id can only take the primary key: through these it would read all of a large office.
create index share_by_label on share (organisation_id, label, (partnership_id::text collate "C"));
create index share_by_since on share (organisation_id, since_day, (partnership_id::text collate "C"));

create table party (
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  position smallint not null default 0,
  joined_on dated,
  left_on dated,
  primary key (partnership_id, organisation_id)
);
create index on party (organisation_id);

-- An organisation that is no party and is let in to read: an association, an embassy.
create table guest (
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  invited_at timestamptz not null default now(),
  primary key (partnership_id, organisation_id)
);

create function open_share() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into share (partnership_id, organisation_id, level, label, since_day)
  select p.partnership_id,
         case tg_table_name when 'partnership' then p.keeper_id else (to_jsonb(new) ->> 'organisation_id')::uuid end,
         case tg_table_name when 'guest' then 'read' else 'write' end,
         p.name, coalesce(first_day(p.since), 'infinity')
  from partnership p where p.partnership_id = new.partnership_id
  on conflict (partnership_id, organisation_id) do update set level = case when share.level = 'write' then 'write' else excluded.level end;
  return null;
end $$;
create function close_share() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from share s where s.partnership_id = old.partnership_id and s.organisation_id = old.organisation_id
    and not exists (select from party x where x.partnership_id = s.partnership_id and x.organisation_id = s.organisation_id)
    and not exists (select from guest x where x.partnership_id = s.partnership_id and x.organisation_id = s.organisation_id)
    and not exists (select from partnership x where x.partnership_id = s.partnership_id and x.keeper_id = s.organisation_id);
  -- A guest that had become a party is a guest again.
  update share s set level = 'read' where s.partnership_id = old.partnership_id and s.organisation_id = old.organisation_id
    and not exists (select from party x where x.partnership_id = s.partnership_id and x.organisation_id = s.organisation_id)
    and not exists (select from partnership x where x.partnership_id = s.partnership_id and x.keeper_id = s.organisation_id);
  return null;
end $$;
create function relabel_share() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update share set label = new.name, since_day = coalesce(first_day(new.since), 'infinity') where partnership_id = new.partnership_id;
  return null;
end $$;
create trigger open_share after insert on partnership for each row execute function open_share();
create trigger open_share after insert on party for each row execute function open_share();
create trigger open_share after insert on guest for each row execute function open_share();
create trigger close_share after delete on party for each row execute function close_share();
create trigger close_share after delete on guest for each row execute function close_share();
create trigger relabel_share after update of name, since on partnership for each row execute function relabel_share();

create table partnership_event (
  partnership_id uuid not null references partnership,
  id uuid not null,
  kind text not null check (kind in ('suspended', 'resumed', 'ended', 'milestone')),
  "on" dated not null,
  title texts not null default '{}',
  reason text,
  place_code text references territory,
  primary key (partnership_id, id)
);

-- A field of cooperation, with the codes that reports ask for; the defaults come from data/reference/fields.csv.
create table partnership_field (
  partnership_id uuid not null references partnership,
  key text not null,
  position smallint not null,
  names texts not null,
  dac_purpose text,
  sdg_targets text[] not null default '{}',
  actes_matter text,
  ended_on dated,
  primary key (partnership_id, key)
);

create table partnership_person (
  partnership_id uuid not null references partnership,
  person_id uuid not null references person,
  part texts not null default '{}',
  primary key (partnership_id, person_id)
);
create index on partnership_person (person_id);

-- A document that proves a fact: for now a reference (a page, a register), with its language and date.
create table document (
  partnership_id uuid not null references partnership,
  id uuid not null,
  title text not null,
  url text,
  language text,
  "on" dated,
  retrieved_on date,
  note text,
  primary key (partnership_id, id)
);

create function person_is_visible(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from person where id = who and keeper_id = any(my_organisations()))
      or exists (select from partnership_person pp join share s using (partnership_id) where pp.person_id = who and s.organisation_id = any(my_organisations()))
$$;
grant execute on function person_is_visible(uuid) to jumelage_app;

-- The second wall: one set of policies for every table of a partnership. Later migrations call it for theirs.
-- "offset 0" keeps each check one look-up by key: without it the planner may read every share of a large office into a hash, for one row.
create procedure wall(target regclass, id_column text) language plpgsql as $$
declare seen text := 'exists (select from share s where s.partnership_id = %1$s.partnership_id and s.organisation_id = any((select my_organisations())::uuid[]) offset 0)';
        writable text := 'exists (select from share s where s.partnership_id = %1$s.partnership_id and s.level = ''write'' and s.organisation_id = any((select my_writing_organisations())::uuid[]) offset 0)';
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy wall_read on %s for select to jumelage_app using (' || format(seen, target) || ')', target);
  execute format('create policy wall_add on %s for insert to jumelage_app with check (' || format(writable, target) || ')', target);
  execute format('create policy wall_change on %s for update to jumelage_app using (' || format(writable, target) || ') with check (' || format(writable, target) || ')', target);
  execute format('create policy wall_remove on %s for delete to jumelage_app using (' || format(writable, target) || ')', target);
  execute format('grant select, insert, update, delete on %s to jumelage_app', target);
  execute format('create trigger record_change after insert or update or delete on %s for each row execute function record_change(%L)', target, id_column);
end $$;
revoke execute on procedure wall(regclass, text) from public;

alter table share enable row level security;
create policy share_read on share for select to jumelage_app using (organisation_id = any((select my_organisations())::uuid[]));
grant select on share to jumelage_app;

call wall('partnership', 'partnership_id');
call wall('party', 'organisation_id');
call wall('guest', 'organisation_id');
call wall('partnership_event', 'id');
call wall('partnership_field', 'key');
call wall('partnership_person', 'person_id');
call wall('document', 'id');
-- A new partnership has no share yet: its keeper must be an organisation of the person who opens it.
drop policy wall_add on partnership;
create policy wall_add on partnership for insert to jumelage_app with check (keeper_id = any((select my_writing_organisations())::uuid[]));
revoke delete on partnership from jumelage_app;
-- Nobody draws an unseen person into view by naming them in a partnership of their own, nor by putting them in the place of another.
create policy wall_seen on partnership_person as restrictive for update to jumelage_app using (true) with check (person_is_visible(person_id));
drop policy wall_add on partnership_person;
create policy wall_add on partnership_person for insert to jumelage_app with check (
  person_is_visible(person_id) and exists (select from share s where s.partnership_id = partnership_person.partnership_id and s.level = 'write'
    and s.organisation_id = any((select my_writing_organisations())::uuid[]) offset 0));

alter table person enable row level security;
create policy person_read on person for select to jumelage_app using (
  keeper_id = any((select my_organisations())::uuid[]) or exists (select from partnership_person pp where pp.person_id = person.id offset 0));
create policy person_add on person for insert to jumelage_app with check (keeper_id = any((select my_writing_organisations())::uuid[]));
create policy person_change on person for update to jumelage_app using (keeper_id = any((select my_writing_organisations())::uuid[]))
  with check (keeper_id = any((select my_writing_organisations())::uuid[]));
alter table mandate enable row level security;
create policy mandate_read on mandate for select to jumelage_app using (exists (select from person p where p.id = mandate.person_id offset 0));
create policy mandate_add on mandate for insert to jumelage_app
  with check (exists (select from person p where p.id = mandate.person_id and p.keeper_id = any((select my_writing_organisations())::uuid[])));
create policy mandate_change on mandate for update to jumelage_app
  using (exists (select from person p where p.id = mandate.person_id and p.keeper_id = any((select my_writing_organisations())::uuid[])))
  with check (exists (select from person p where p.id = mandate.person_id and p.keeper_id = any((select my_writing_organisations())::uuid[])));
create policy mandate_remove on mandate for delete to jumelage_app
  using (exists (select from person p where p.id = mandate.person_id and p.keeper_id = any((select my_writing_organisations())::uuid[])));

create policy history_read on history for select to jumelage_app using (
  exists (select from share s where s.partnership_id = history.partnership_id and s.organisation_id = any((select my_organisations())::uuid[]) offset 0)
  or (partnership_id = '00000000-0000-0000-0000-000000000000' and noun = 'organisation' and exists (
    select from organisation o where o.id::text = history.record_id and o.keeper_id = any((select my_organisations())::uuid[])))
  or (partnership_id = '00000000-0000-0000-0000-000000000000' and noun = 'person' and exists (select from person p where p.id::text = history.record_id))
  or (partnership_id = '00000000-0000-0000-0000-000000000000' and noun = 'mandate' and exists (select from mandate d where d.id::text = history.record_id)));
