-- Work that nobody waits for runs as a role of its own. It owns nothing and reads no table: what it may do are the functions granted to it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'jumelage_jobs') then create role jumelage_jobs login noinherit; end if;
exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
end $$;
grant usage on schema public to jumelage_jobs;
