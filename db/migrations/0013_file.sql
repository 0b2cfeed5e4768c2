-- The files that documents are kept in: what is known of the bytes. The bytes themselves lie in the file store, under their hash.
-- A row without a document is a file that has arrived and is not described yet, or one whose document was removed.
create table file (
  partnership_id uuid not null references partnership,
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  -- Recognised from the content. What stands here is what browsers are told, so nothing that they would run may.
  media_type text not null check (media_type in (
    'application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/tiff', 'image/heic',
    'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.presentation')),
  name text not null check (name <> '' and length(name) <= 200 and name !~ '[/\\[:cntrl:]]'),
  uploaded_at timestamptz not null default now(),
  account_id uuid,
  account_name text,              -- as it was that day: the page needs no way into other people's accounts
  loose_since timestamptz default now(), -- since when no document stands on it; null: one does
  primary key (partnership_id, id),
  unique (partnership_id, sha256)
);
-- Asked by the sweep alone, over all partnerships.
create index on file (sha256);
create index on file (loose_since) where loose_since is not null;
call wall('file', 'id');
-- Its arrival and its end are history; that a document was laid on it is in the document's own.
drop trigger record_change on file;
create trigger record_change after insert or delete on file for each row execute function record_change('id');
-- What was received is never rewritten.
revoke update on file from jumelage_app;
grant update (loose_since) on file to jumelage_app;

alter table document add column file_id uuid;
alter table document add constraint document_file foreign key (partnership_id, file_id) references file;
create index on document (partnership_id, file_id) where file_id is not null;

create function tie_file() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.file_id is not null and (tg_op = 'DELETE' or new.file_id is distinct from old.file_id) then
    update file f set loose_since = now() where f.partnership_id = old.partnership_id and f.id = old.file_id
      and not exists (select from document d where d.partnership_id = f.partnership_id and d.file_id = f.id);
  end if;
  if tg_op <> 'DELETE' and new.file_id is not null then
    update file set loose_since = null where partnership_id = new.partnership_id and id = new.file_id and loose_since is not null;
  end if;
  return null;
end $$;
create trigger tie_file after insert or delete or update of file_id on document for each row execute function tie_file();

-- For the sweep, which sees no partnership: what may go. Nobody is told what there is.
do $$ begin
  if not exists (select from pg_roles where rolname = 'jumelage_jobs') then
    begin
      create role jumelage_jobs login noinherit;
    exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
    end;
  end if;
end $$;
grant usage on schema public to jumelage_jobs;

-- Forgets files that no document has stood on since that moment; their bytes go with the next sweep.
create function forget_loose_files(before timestamptz) returns bigint language sql volatile security definer set search_path = public, pg_temp as $$
  with gone as (delete from file where loose_since < before returning 1) select count(*) from gone
$$;

-- One lock a hash, held to the end of the transaction: who adds a file takes it too, so that no bytes go while their row is being written.
create function lock_file(hash text) returns void language sql volatile set search_path = public, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('file ' || hash, 0))
$$;

-- Of these hashes, those that no partnership keeps; locked, in one order, until the transaction that removes their bytes ends.
create function unkept_files(hashes text[]) returns setof text language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare hash text;
begin
  for hash in select distinct h from unnest(hashes) h order by h loop
    if not exists (select from file f where f.sha256 = hash) then
      perform lock_file(hash);
      if not exists (select from file f where f.sha256 = hash) then return next hash; end if;
    end if;
  end loop;
end $$;
grant execute on function lock_file(text) to jumelage_app;
grant execute on function forget_loose_files(timestamptz), unkept_files(text[]) to jumelage_jobs;
