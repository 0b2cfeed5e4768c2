-- What attacks on missions and stays found, closed.

-- As in 0021; and what was said of a journey does not make another one public: a mission that was put off after somebody had recorded that it
-- took place is planned again. Dates are compared as far as both are known; a season only by its year.
create or replace view open.mission as
  select m.partnership_id, m.id, m.sender_id, m.host_id, m.title, m.leaves_on, m.returns_on
  from mission m join partnership p using (partnership_id)
  cross join lateral (select case when greatest(substr(m.leaves_on, 6, 2), substr(m.held_on, 6, 2)) > '12' then 4
    else least(length(m.leaves_on), length(m.held_on)) end as known) d
  where p.published_at is not null and m.held_on is not null and m.cancelled_on is null
    and (m.leaves_on is null or left(m.leaves_on, d.known) <= left(m.held_on, d.known))
    and not exists (select from withheld w where w.partnership_id = m.partnership_id and w.id = m.id);

-- What somebody said themselves, through their own link, comes in by that link alone, and nobody writes over it or takes it away.
create policy own_words_add on placement_evaluation as restrictive for insert to jumelage_app with check (entered_by is not null);
create policy own_words_change on placement_evaluation as restrictive for update to jumelage_app
  using (entered_by is not null) with check (entered_by is not null);
create policy own_words_remove on placement_evaluation as restrictive for delete to jumelage_app using (entered_by is not null);

-- As in 0017; and who is erased is erased from what was once recorded of their missions, stays and encounters too.
create or replace function history_of_person(which uuid) returns table (partnership_id uuid, id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with them as (select p.id::text as one from person p where p.id = which or p.merged_into_id = which),
  went as (
    select h.partnership_id, h.record_id as one from history h
    where h.noun = 'delegate' and coalesce(h.after, h.before) ->> 'person_id' in (select one from them))
  select h.partnership_id, h.id from history h, them
  where h.noun = 'person' and h.record_id = them.one and h.partnership_id = '00000000-0000-0000-0000-000000000000'
     or h.of_person = them.one
     or h.noun = 'partnership_person' and h.record_id = them.one
     or h.noun in ('attendance', 'delegate', 'visitor', 'encounter') and coalesce(h.after, h.before) ->> 'person_id' = them.one
  union
  select h.partnership_id, h.id from history h join went on went.partnership_id = h.partnership_id
  where h.noun = 'delegate_leg' and coalesce(h.after, h.before) ->> 'delegate_id' = went.one
$$;
