-- The history as a chain: each row carries the hash of the one before, one chain a partnership and one for the directory (the nil uuid).
-- Links are forged when a transaction commits, so that people at work in different partnerships never wait for each other, and those in
-- the same one only for that moment.
alter table history
  add column act uuid not null default gen_random_uuid(),   -- one for all that one transaction changed
  add column salt uuid default gen_random_uuid(),           -- without it nobody finds an erased content again by trying
  add column reason text,                                   -- why, where the person was asked
  add column erased_at timestamptz;                         -- before and after were blanked: personal data that had to go
alter table history alter column act drop default;
create index on history (act);
-- What hangs on a record, to be found by it. Columns and not expressions: under row-level security an index is asked by what cannot leak,
-- and PostgreSQL takes no function over a row's content to be that (decision 0018).
alter table history
  add column of_agreement text generated always as (coalesce(after, before) ->> 'agreement_id') stored,
  add column of_decision text generated always as (coalesce(after, before) ->> 'decision_id') stored,
  add column of_document text generated always as (coalesce(after, before) ->> 'document_id') stored,
  add column of_person text generated always as (case when noun = 'mandate' then coalesce(after, before) ->> 'person_id' end) stored;
create index on history (partnership_id, of_agreement, id) where of_agreement is not null;
create index on history (partnership_id, of_decision, id) where of_decision is not null;
create index on history (partnership_id, of_document, id) where of_document is not null;
create index on history (partnership_id, of_person, id) where of_person is not null;
create index on history (partnership_id, at);

-- In a schema of its own: nobody but the program's owner has anything to do there.
create schema chain;
create table chain.link (
  partnership_id uuid not null,
  seq bigint not null,
  history_id bigint not null,
  content_hash bytea not null,        -- of what the row says; kept when the row itself is erased
  hash bytea not null,                -- of the link before, of the content, and of who, when and on what
  primary key (partnership_id, seq),
  unique (partnership_id, history_id)
);
create table chain.head (
  partnership_id uuid primary key,
  seq bigint not null,
  hash bytea not null
);

-- SHA-256 over fields that no value can run into: chr(30) is escaped within JSON, and what people type is written as a JSON string.
-- src/history/chain.ts computes the same by itself.
create function history_content_hash(h history) returns bytea language sql stable parallel safe as $$
  select sha256(convert_to(concat_ws(chr(30), h.salt::text, coalesce(to_jsonb(h.account_name)::text, ''), coalesce(h.before::text, ''),
    coalesce(h.after::text, ''), coalesce(to_jsonb(h.reason)::text, '')), 'UTF8'))
$$;
create function history_link_hash(previous bytea, content bytea, number bigint, h history) returns bytea language sql stable parallel safe as $$
  select sha256(previous || content || convert_to(concat_ws(chr(30), h.partnership_id::text, number::text, h.id::text,
    ((extract(epoch from h.at) * 1000000)::bigint)::text, coalesce(h.account_id::text, ''), to_jsonb(h.verb)::text, h.noun,
    to_jsonb(h.record_id)::text, h.act::text), 'UTF8'))
$$;

-- Links every row of one act that has no link yet; heads are locked in the order of their ids, so that two acts cannot wait for each other.
create function link_act(which uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  row history;
  tip chain.head;
  content bytea;
begin
  for row in
    select h.* from history h
    where h.act = which and not exists (select from chain.link l where l.partnership_id = h.partnership_id and l.history_id = h.id)
    order by h.partnership_id, h.id
  loop
    if tip.partnership_id is distinct from row.partnership_id then
      if tip.partnership_id is not null then update chain.head set seq = tip.seq, hash = tip.hash where partnership_id = tip.partnership_id; end if;
      insert into chain.head values (row.partnership_id, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
      select * into strict tip from chain.head where partnership_id = row.partnership_id for update;
    end if;
    content := history_content_hash(row);
    tip.seq := tip.seq + 1;
    tip.hash := history_link_hash(tip.hash, content, tip.seq, row);
    insert into chain.link values (row.partnership_id, tip.seq, row.id, content, tip.hash);
  end loop;
  if tip.partnership_id is not null then update chain.head set seq = tip.seq, hash = tip.hash where partnership_id = tip.partnership_id; end if;
end $$;

-- What the history says so far was written one row at a time: each row its own act.
do $$
declare one uuid;
begin
  for one in select act from history order by partnership_id, id loop perform link_act(one); end loop;
end $$;

create function link_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from chain.link l where l.partnership_id = new.partnership_id and l.history_id = new.id) then
    perform link_act(new.act);
  end if;
  return null;
end $$;
create constraint trigger link_history after insert on history deferrable initially deferred for each row execute function link_history();

create or replace function record_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - '{search,folded}'::text[] end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - '{search,folded}'::text[] end;
  kept jsonb := coalesce(became, was);
  chain uuid := coalesce((kept ->> 'partnership_id')::uuid, '00000000-0000-0000-0000-000000000000');
  doing uuid := nullif(current_setting('jumelage.act', true), '')::uuid;
begin
  if was is not distinct from became then return null; end if;
  if doing is null then
    doing := gen_random_uuid();
    perform set_config('jumelage.act', doing::text, true);
  end if;
  insert into history (partnership_id, account_id, account_name, verb, noun, record_id, before, after, act, reason) values (
    chain,
    asker(),
    (select name from auth.account_user where id = asker()),
    coalesce(nullif(current_setting('jumelage.verb', true), ''), lower(tg_op)),
    tg_table_name,
    coalesce(kept ->> tg_argv[0], ''),
    was, became, doing,
    nullif(current_setting('jumelage.reason', true), ''));
  -- Whoever looks at this partnership now is told (once a transaction, when it commits). Nobody looks while the program fills its tables.
  if asker() is not null then perform pg_notify('jumelage_change', chain::text); end if;
  return null;
end $$;

-- One change is allowed, once: blanking what a row says.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'history' then
    if old.erased_at is null and new.erased_at is not null and num_nonnulls(new.before, new.after, new.salt, new.reason) = 0
      and (to_jsonb(new) - '{before,after,salt,reason,erased_at,of_agreement,of_decision,of_document,of_person}'::text[])
        = (to_jsonb(old) - '{before,after,salt,reason,erased_at,of_agreement,of_decision,of_document,of_person}'::text[]) then
      return new;
    end if;
  end if;
  raise exception 'history is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger link_is_kept before update or delete on chain.link for each row execute function refuse_change();
create trigger link_is_never_emptied before truncate on chain.link for each statement execute function refuse_change();
create trigger head_is_never_emptied before delete or truncate on chain.head for each statement execute function refuse_change();

-- Blanks what these rows say, and says in the same chain that it was done and why. The chain stays whole: it holds the content's hash.
-- Rows of other chains are passed over. Not for the application by itself: functions that have checked who asks, and why, call it.
create function erase_history(chain uuid, ids bigint[], why text) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone bigint[];
  doing uuid := coalesce(nullif(current_setting('jumelage.act', true), '')::uuid, gen_random_uuid());
begin
  perform set_config('jumelage.act', doing::text, true);
  with blanked as (
    update history set before = null, after = null, salt = null, reason = null, erased_at = clock_timestamp()
    where partnership_id = chain and id = any(ids) and erased_at is null returning id)
  select coalesce(array_agg(id order by id), '{}') into gone from blanked;
  if cardinality(gone) > 0 then
    insert into history (partnership_id, account_id, account_name, verb, noun, record_id, after, act, reason) values (
      chain, asker(), (select name from auth.account_user where id = asker()), coalesce(nullif(current_setting('jumelage.verb', true), ''), 'erase'),
      'history', '', jsonb_build_object('erased', to_jsonb(gone)), doing, why);
  end if;
  return cardinality(gone);
end $$;

revoke execute on function history_content_hash(history), history_link_hash(bytea, bytea, bigint, history), link_act(uuid), link_history(),
  erase_history(uuid, bigint[], text) from public;

-- As before, by keys that an index knows; and a mandate that was removed is still told where its person is.
drop policy history_read on history;
create policy history_read on history for select to jumelage_app using (
  case when partnership_id <> '00000000-0000-0000-0000-000000000000' then
    exists (select from share s where s.partnership_id = history.partnership_id and s.organisation_id = any((select my_organisations())::uuid[]) offset 0)
  else case noun
    when 'organisation' then exists (select from organisation o where o.id = history.record_id::uuid
      and (o.keeper_id = any((select my_organisations())::uuid[]) or o.id = any((select my_organisations())::uuid[])))
    when 'person' then exists (select from person p where p.id = history.record_id::uuid)
    when 'mandate' then exists (select from person p where p.id = history.of_person::uuid)
    else false end end);
