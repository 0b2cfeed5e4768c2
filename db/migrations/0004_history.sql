-- Who changed what, when, before and after. Written by triggers, so that no write can forget it; never rewritten.
create table history (
  partnership_id uuid not null,       -- the nil uuid for the directory
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  account_id uuid,                    -- null: the program itself (first example, migration)
  account_name text,                  -- as it was that day: the page needs no way into other people's accounts
  verb text not null,                 -- 'agreement.sign' as the application named it, else 'insert', 'update', 'delete'
  noun text not null,                 -- the table
  record_id text not null,
  before jsonb,
  after jsonb,
  primary key (partnership_id, id)
);
create index on history (partnership_id, noun, record_id, id);

create function record_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - '{search,folded}'::text[] end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - '{search,folded}'::text[] end;
  kept jsonb := coalesce(became, was);
begin
  if was is not distinct from became then return null; end if;
  insert into history (partnership_id, account_id, account_name, verb, noun, record_id, before, after) values (
    coalesce((kept ->> 'partnership_id')::uuid, '00000000-0000-0000-0000-000000000000'),
    asker(),
    (select name from auth.account_user where id = asker()),
    coalesce(nullif(current_setting('jumelage.verb', true), ''), lower(tg_op)),
    tg_table_name,
    coalesce(kept ->> tg_argv[0], ''),
    was, became);
  return null;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger history_is_kept before update or delete on history for each row execute function refuse_change();
create trigger history_is_never_emptied before truncate on history for each statement execute function refuse_change();

create trigger record_change after insert or update or delete on organisation for each row execute function record_change('id');
create trigger record_change after insert or update or delete on person for each row execute function record_change('id');
create trigger record_change after insert or update or delete on mandate for each row execute function record_change('id');
create trigger record_change after insert or update or delete on membership for each row execute function record_change('id');
grant select on history to jumelage_app;
alter table history enable row level security;
-- Its policy needs to know of partnerships: 0005.
