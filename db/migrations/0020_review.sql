-- What an attack on the walls found, closed: who opens a door for others opens that one alone, and a question is answered to whom it concerns.

-- The other side of a partnership that nobody has entered for yet. Its first administrator will see every partnership that is open to it:
-- only who works in all of them opens its door, so that nobody comes by it into what two other cities share.
create or replace function may_open_side(organisation uuid, through uuid, inviting uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from party y where y.partnership_id = through and y.organisation_id = organisation)
    and exists (select from share s where s.partnership_id = through and s.organisation_id = inviting and s.level = 'write')
    and not exists (select from membership m where m.organisation_id = organisation)
    and not exists (select from share s where s.organisation_id = organisation
      and not exists (select from share t where t.partnership_id = s.partnership_id and t.organisation_id = inviting and t.level = 'write'))
$$;
-- Whether who invited is still of that office: whoever left took no key along by inviting themselves under another address before.
create function invites_still(account uuid, organisation uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from membership m where m.account_id = account and m.organisation_id = organisation
    and m.ended_at is null and (m.ends_at is null or m.ends_at > now()))
$$;
revoke execute on function invites_still(uuid, uuid) from public;
-- Both asked again when the link is opened and when it is taken: another city may have named that side as its partner meanwhile.
do $$
declare
  asking regproc;
  was text;
  became text;
begin
  foreach asking in array array['invitation_for', 'accept_invitation']::regproc[] loop
    was := pg_get_functiondef(asking);
    became := replace(replace(was,
      'i.organisation_id <> i.from_id and exists (select from membership m where m.organisation_id = i.organisation_id)',
      'i.organisation_id <> i.from_id and not may_open_side(i.organisation_id, i.through_id, i.from_id)'),
      'if exists (select from membership m where m.organisation_id = found.organisation_id) then',
      'if not may_open_side(found.organisation_id, found.through_id, found.from_id) then');
    became := replace(replace(became,
      'when i.withdrawn_at is not null then', 'when i.withdrawn_at is not null or i.accepted_at is null and not invites_still(i.invited_by, i.from_id) then'),
      'found.withdrawn_at is not null or', 'found.withdrawn_at is not null or not invites_still(found.invited_by, found.from_id) or');
    if became = was then raise exception '% lets somebody in in another way than it did', asking; end if;
    execute became;
  end loop;
end $$;

-- Whether one of the asker's organisations keeps this record, or is it.
create function is_ours(noun text, which uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select case noun
    when 'person' then exists (select from person p where p.id = which and p.keeper_id = any(my_organisations()))
    when 'organisation' then exists (select from organisation o where o.id = which and (o.keeper_id = any(my_organisations()) or o.id = any(my_organisations())))
    else false end
$$;

-- As in 0017, and silent about records of other offices: how often they are used, by whom, and in which partnerships, is theirs to know.
alter function references_to(text, uuid) rename to all_references_to;
create function references_to(noun text, which uuid) returns table (tab text, col text, n bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.tab, r.col, r.n from all_references_to(references_to.noun, references_to.which) r
  where is_ours(references_to.noun, references_to.which)
$$;
alter function others_concerned(text, uuid) rename to all_others_concerned;
create function others_concerned(noun text, which uuid) returns table (organisation_id uuid, name text, names jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.organisation_id, c.name, c.names from all_others_concerned(others_concerned.noun, others_concerned.which) c
  where is_ours(others_concerned.noun, others_concerned.which)
$$;
alter function merge_refusals(text, uuid, uuid) rename to all_merge_refusals;
create function merge_refusals(noun text, kept uuid, gone uuid) returns table (code text, record_id uuid, tab text, partnership_id uuid, partnership text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not is_ours(merge_refusals.noun, merge_refusals.kept) or not is_ours(merge_refusals.noun, merge_refusals.gone) then
    return query select r.code, r.record_id, r.tab, r.partnership_id, r.partnership
      from all_merge_refusals(merge_refusals.noun, merge_refusals.kept, merge_refusals.gone) r where r.code in ('same', 'not-kept');
    if found then return; end if;
    return query select 'not-kept', merge_refusals.gone, null::text, null::uuid, null::text;
    return;
  end if;
  return query select r.code, r.record_id, r.tab, r.partnership_id, r.partnership
    from all_merge_refusals(merge_refusals.noun, merge_refusals.kept, merge_refusals.gone) r;
  -- Nobody puts another city into a partnership that they may not change. (Into one's own city: refused already.)
  if merge_refusals.noun = 'organisation'
    and not exists (select from membership m where m.organisation_id = merge_refusals.kept and m.ended_at is null)
    and exists (select from share s where s.organisation_id = merge_refusals.gone
      and not exists (select from share t where t.partnership_id = s.partnership_id and t.level = 'write'
        and t.organisation_id = any(my_approving_organisations()))) then
    return query select 'unseen', merge_refusals.gone, null::text, null::uuid, null::text;
  end if;
end $$;

-- As in 0017; told to whom the merge concerns. A city whose people have come in since is not parted again by whoever kept its record before:
-- they would find themselves outside of what they share. Names of tables and columns are held against the catalogue, since a backup brings
-- them back as words.
create or replace function merge_changed(which uuid) returns table (tab text, n bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  done merge;
  move record;
  there boolean;
  columns text;
begin
  select * into done from merge x where x.id = which;
  if done.id is null or not is_ours(done.noun, done.kept_id) then return; end if;
  if done.noun = 'organisation' then
    select count(*) into n from membership m where m.organisation_id in (done.kept_id, done.gone_id) and m.ended_at is null
      and m.organisation_id <> all(my_administered_organisations());
    if n > 0 then tab := 'membership'; return next; end if;
  end if;
  for move in select v.tab as rel, v.col as att, v.key as row, v.folded, l.tab as known
    from merge_move v left join links_to(done.noun) l on l.tab::text = v.tab and l.col = v.col where v.merge_id = which loop
    if move.known is null then tab := move.rel; n := 1; return next; continue; end if;
    continue when move.folded;
    select string_agg(format('%I', k), ', ') into columns from jsonb_object_keys(move.row) k;
    execute format('select exists (select from %1$s t where (%2$s) = (select %2$s from jsonb_populate_record(null::%1$s, $1)) and t.%3$I = $2)',
      move.known, columns, move.att) into there using move.row, done.kept_id;
    if not there then tab := move.rel; n := 1; return next; end if;
  end loop;
end $$;

revoke execute on function is_ours(text, uuid), all_references_to(text, uuid), all_others_concerned(text, uuid), all_merge_refusals(text, uuid, uuid),
  references_to(text, uuid), others_concerned(text, uuid), merge_refusals(text, uuid, uuid) from public, jumelage_app;
grant execute on function references_to(text, uuid), others_concerned(text, uuid), merge_refusals(text, uuid, uuid) to jumelage_app;
