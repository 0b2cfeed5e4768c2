-- Roles, the domain of dates, and who is asking.
-- Roles belong to the whole cluster, so they may exist already; their passwords are set at boot.
do $$
declare name text;
begin
  foreach name in array array['jumelage_app', 'jumelage_open', 'jumelage_auth'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I login noinherit', name);
      exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
      end;
    end if;
  end loop;
end $$;

revoke all on schema public from public;
grant usage on schema public to jumelage_app;
-- Of all schemas: what one schema alone revokes, the usual grant to everybody gives back. The functions of more than their caller may see
-- look for their tables in public before pg_temp: else a temporary table of the caller's, named as one of ours, would be read instead.
alter default privileges revoke execute on functions from public;

-- A date known to the day, the month, the season or the year (ISO 8601-2:2019, EDTF level 1).
create domain dated as text check (value ~ '^[0-9]{4}(-(0[1-9]|1[0-2]|2[1-4]|(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])))?$');
create domain texts as jsonb check (jsonb_typeof(value) = 'object');

-- The first day a date may mean: the same answer as earliest() in src/plain/day.ts; used to sort.
create function first_day(d text) returns date language sql immutable strict parallel safe as $$
  select case
    when length(d) = 10 then d::date
    when length(d) = 4 then make_date(d::int, 1, 1)
    else make_date(left(d, 4)::int, case right(d, 2)::int when 21 then 3 when 22 then 6 when 23 then 9 when 24 then 12 else right(d, 2)::int end, 1)
  end
$$;

-- Who asks, as the application told this transaction; null when nobody did, and then nothing is visible.
create function asker() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('jumelage.account', true), '')::uuid
$$;

-- The name in the language the asker reads, as the application told this transaction; else the usual one.
create function called(name text, names jsonb) returns text language sql stable parallel safe as $$
  select coalesce(nullif(names ->> current_setting('jumelage.language', true), ''), name)
$$;
grant execute on function first_day(text), asker(), called(text, jsonb) to jumelage_app;
