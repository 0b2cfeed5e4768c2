-- Who is erased where missions, promises, encounters and stays name them; and what is confirmed, or tied to an account, through a merge.

-- The acts that keep a person's name, whatever is asked (GDPR art. 17(3)(b) and (d)): as in 0017; and a special mandate that an assembly voted
-- for them, an order they left with.
drop function public_acts_of(uuid);
create function public_acts_of(which uuid) returns table (act text, partnership_id uuid, record_id uuid, title jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct a.act, a.partnership_id, a.agreement_id, g.title::jsonb from (
    select 'signature' as act, partnership_id, agreement_id from signature where person_id = which
    union select 'adoption', partnership_id, agreement_id from adoption where signatory_id = which
    union select 'attendance', partnership_id, agreement_id from attendance where person_id = which
  ) a join agreement g on g.partnership_id = a.partnership_id and g.id = a.agreement_id
  where person_is_visible(which)
  union
  select case when d.mandate_decision_id is null then 'order' else 'mandate' end, d.partnership_id, d.mission_id, m.title::jsonb
  from delegate d join mission m on m.partnership_id = d.partnership_id and m.id = d.mission_id
  where d.person_id = which and num_nonnulls(d.mandate_decision_id, d.order_number, d.order_signed_on) > 0 and person_is_visible(which)
$$;

-- As in 0017; whatever else names them stays, and names nobody. What was private of a journey or a stay goes, and what would say who it was.
create or replace function erase_person(which uuid, why text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chain record;
  part record;
begin
  if coalesce(trim(why), '') = '' then return false; end if;
  perform from person p where p.id = which and p.keeper_id = any(my_administered_organisations()) and p.merged_into_id is null and p.erased_at is null for update;
  if not found or exists (select from public_acts_of(which)) then return false; end if;
  delete from delegate_private x using delegate d
    where d.person_id = which and (x.partnership_id, x.mission_id, x.delegate_id) = (d.partnership_id, d.mission_id, d.id);
  delete from delegate_leg x using delegate d
    where d.person_id = which and (x.partnership_id, x.mission_id, x.delegate_id) = (d.partnership_id, d.mission_id, d.id);
  update delegate d set capacity = '{}', decline_reason = null, revision = revision + 1 where d.person_id = which;
  delete from visitor_private x using visitor v
    where v.person_id = which and (x.partnership_id, x.placement_id, x.visitor_id) = (v.partnership_id, v.placement_id, v.id);
  delete from evaluation_link x using visitor v
    where v.person_id = which and (x.partnership_id, x.placement_id, x.visitor_id) = (v.partnership_id, v.placement_id, v.id);
  delete from evaluation_link x using placement p
    where p.tutor_id = which and x.voice = 'tutor' and (x.partnership_id, x.placement_id) = (p.partnership_id, p.id);
  update visitor v set occupation = '{}' where v.person_id = which;
  delete from mandate where person_id = which;
  -- Where something of the partnership rests on their place in it, the place stays empty: whatever table comes later is asked too.
  for part in select p.partnership_id as one from partnership_person p where p.person_id = which loop
    begin
      delete from partnership_person p where p.partnership_id = part.one and p.person_id = which;
    exception when foreign_key_violation then
      update partnership_person p set part = '{}', account_id = null, account_name = null where p.partnership_id = part.one and p.person_id = which;
    end;
  end loop;
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

-- As in 0017; a journey, a stay or an encounter is a trace too, and acts are those that keep the name.
create or replace function people_to_review(before date) returns table (id uuid, latest date, acts bigint)
language sql stable security definer set search_path = public, pg_temp rows 50 as $$
  with seen as (
    select t.person_id, max(t.on_day) as on_day from (
      select d.person_id, last_day(coalesce(m.returns_on, m.leaves_on)) as on_day from delegate d
      join mission m on m.partnership_id = d.partnership_id and m.id = d.mission_id
      union all select w.person_id, last_day(coalesce(p.left_on, p.leaves_on, p.arrived_on, p.arrives_on)) from placement p
      left join visitor v on v.partnership_id = p.partnership_id and v.placement_id = p.id,
        unnest(array[v.person_id, p.tutor_id, p.interpreter_id]) w(person_id)
      union all select e.person_id, last_day(e.met_on) from encounter e
      union all select f.owner_person_id, last_day(coalesce(f.done_on, f.due_on)) from follow_up f
    ) t where t.person_id is not null group by t.person_id
  )
  select kept.id, kept.latest, (select count(*) from public_acts_of(kept.id)) from (
    select p.id, greatest(p.created_at::date, s.on_day,
      (select max(first_day(coalesce(d.until, d.attested_on, d.since))) from mandate d where d.person_id = p.id),
      (select max(h.at)::date from history h where h.noun = 'person' and h.record_id = p.id::text and h.partnership_id = '00000000-0000-0000-0000-000000000000')) as latest
    from person p left join seen s on s.person_id = p.id
    where p.keeper_id = any(my_administered_organisations()) and p.merged_into_id is null and p.erased_at is null
      and not exists (select from mandate d where d.person_id = p.id and d.since is not null and d.until is null)
  ) kept where kept.latest < before order by kept.latest, kept.id limit 200
$$;
revoke execute on function public_acts_of(uuid) from public;
grant execute on function public_acts_of(uuid) to jumelage_app;

-- As in 0028; and whoever becomes two again takes back the account they came with from whom they had become. Somebody else keeps theirs.
create or replace function tie_account() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.account_id is null then new.account_name := null;
  elsif current_user = 'jumelage_app' and (tg_op = 'INSERT' or new.account_id is distinct from old.account_id) then
    select a.name into new.account_name from travellers_accounts(new.partnership_id) a where a.account_id = new.account_id;
    if not found then raise exception 'only a colleague or a member of a guest is chosen' using errcode = 'check_violation'; end if;
  elsif current_user = 'jumelage_app' then new.account_name := old.account_name;
  elsif tg_op = 'INSERT' then
    update partnership_person k set account_id = null where k.partnership_id = new.partnership_id and k.account_id = new.account_id
      and k.person_id = (select p.merged_into_id from person p where p.id = new.person_id);
    if exists (select from partnership_person k where k.partnership_id = new.partnership_id and k.account_id = new.account_id) then
      new.account_id := null; new.account_name := null;
    end if;
  end if;
  return new;
end $$;

-- As in 0017; where both stand in a partnership, the account of the one that goes is the account of the one that stays.
alter function merge_records(text, uuid, uuid, uuid, jsonb, text) rename to join_records;
create function merge_records(noun text, merge_id uuid, kept uuid, gone uuid, says jsonb, why text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not join_records(noun, merge_id, kept, gone, says, why) then return false; end if;
  update partnership_person k set account_id = (v.key ->> 'account_id')::uuid, account_name = v.key ->> 'account_name'
  from merge_move v
  where v.merge_id = merge_records.merge_id and v.folded and v.tab = 'partnership_person' and v.key ->> 'account_id' is not null
    and k.partnership_id = (v.key ->> 'partnership_id')::uuid and k.person_id = kept and k.account_id is null;
  return true;
end $$;

-- As in 0017; two accounts of one partnership are not one by themselves: somebody says first which one is theirs.
alter function all_merge_refusals(text, uuid, uuid) rename to other_merge_refusals;
create function all_merge_refusals(noun text, kept uuid, gone uuid) returns table (code text, record_id uuid, tab text, partnership_id uuid, partnership text)
language sql stable security definer set search_path = public, pg_temp as $$
  select * from other_merge_refusals(noun, kept, gone)
  union all
  select 'both-accounts', gone, 'partnership_person', g.partnership_id,
    (select called(p.name, p.names) from partnership p join share s on s.partnership_id = p.partnership_id
     where p.partnership_id = g.partnership_id and s.organisation_id = any(my_organisations()) limit 1)
  from partnership_person g join partnership_person k on k.partnership_id = g.partnership_id and k.person_id = kept and k.account_id <> g.account_id
  where noun = 'person' and g.person_id = gone
$$;
revoke execute on function join_records(text, uuid, uuid, uuid, jsonb, text), other_merge_refusals(text, uuid, uuid), all_merge_refusals(text, uuid, uuid),
  merge_records(text, uuid, uuid, uuid, jsonb, text) from public, jumelage_app;
grant execute on function merge_records(text, uuid, uuid, uuid, jsonb, text) to jumelage_app;

-- What was confirmed, with each party under the record it goes by since: the words stay as they were confirmed, and mean the same.
create function words_now(words jsonb) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select case when exists (select from jsonb_array_elements(words -> 'outcomes') x join organisation o on o.id = (x ->> 'bySideId')::uuid where o.merged_into_id is not null)
    then jsonb_set(words, '{outcomes}', (
      select jsonb_agg(case when o.merged_into_id is null then x.one else jsonb_set(x.one, '{bySideId}', to_jsonb(o.merged_into_id)) end order by x.n)
      from jsonb_array_elements(words -> 'outcomes') with ordinality x(one, n) left join organisation o on o.id = (x.one ->> 'bySideId')::uuid))
    else words end
$$;
revoke execute on function words_now(jsonb) from public;
grant execute on function words_now(jsonb) to jumelage_app, jumelage_jobs;

-- As before; two sides that confirmed the same words have confirmed the same, whatever record a party went by on that day.
do $$ begin
  execute replace(pg_get_functiondef('minutes_to_confirm(timestamptz)'::regprocedure),
    'own.content <> c.content', 'own.content <> c.content and words_now(own.words) <> words_now(c.words)');
end $$;
