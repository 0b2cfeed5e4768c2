-- What two people may have open at once says which state was read: a save over the other's is refused.
alter table delegate_leg add column revision integer not null default 1;
alter table mission_support add column revision integer not null default 1;
alter table mission_budget add column revision integer not null default 1;

-- The history of one mission: its own rows, and those of all that hangs on it. A column, since what is private keeps the planner from an index
-- on the expression.
alter table history add column of_mission text generated always as (coalesce(after, before) ->> 'mission_id') stored;
create index on history (partnership_id, of_mission, id) where of_mission is not null;
-- As before, and the new column may follow what is blanked.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'history' then
    if old.erased_at is null and new.erased_at is not null and num_nonnulls(new.before, new.after, new.salt, new.reason) = 0
      and (to_jsonb(new) - '{before,after,salt,reason,erased_at,of_agreement,of_decision,of_document,of_mission,of_person}'::text[])
        = (to_jsonb(old) - '{before,after,salt,reason,erased_at,of_agreement,of_decision,of_document,of_mission,of_person}'::text[]) then
      return new;
    end if;
  end if;
  raise exception 'history is append-only' using errcode = 'insufficient_privilege';
end $$;

-- Thirty days after a cancellation nobody travels: what is private need not wait for the return that will not be.
create or replace function forget_private(today date) returns bigint language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare erased bigint;
begin
  with over as (
    select m.partnership_id, m.id from mission m
    where coalesce(least(last_day(coalesce(m.returns_on, m.leaves_on)), last_day(m.cancelled_on)) + 30, m.created_at::date + 365) < today
      and exists (select from delegate_private p where p.partnership_id = m.partnership_id and p.mission_id = m.id)
    for update
  ), gone as (
    delete from delegate_private p using over o where p.partnership_id = o.partnership_id and p.mission_id = o.id returning 1
  ), told as (
    update mission m set private_erased_at = now() from over o where m.partnership_id = o.partnership_id and m.id = o.id
  )
  select count(*) into erased from gone;
  return erased;
end $$;
