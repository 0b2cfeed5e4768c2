-- As in 0022; and the address of a visitor is kept beyond thirty days only where there will be later effects to ask for: nobody is asked what
-- came of a stay that was called off or did not take place.
create or replace function forget_visitors(today date) returns bigint language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare erased bigint;
begin
  with over as (
    select p.partnership_id, p.id, ended.on, num_nonnulls(p.cancelled_on, p.not_held_on) = 0 as asked from placement p
    cross join lateral (select last_day(coalesce(p.left_on, p.not_held_on, p.cancelled_on, p.leaves_on, p.arrives_on)) as on) ended
    where coalesce(ended.on + 30, p.created_at::date + 365) < today
  ), part as (
    update visitor_private x set phone = null, lodging = null, emergency_contact = null from over o
    where x.partnership_id = o.partnership_id and x.placement_id = o.id and num_nonnulls(x.phone, x.lodging, x.emergency_contact) > 0
      and x.email is not null and o.asked and o.on + interval '9 months' >= today
    returning x.partnership_id, x.placement_id
  ), whole as (
    delete from visitor_private x using over o
    where x.partnership_id = o.partnership_id and x.placement_id = o.id
      and (x.email is null or not o.asked or o.on is null or o.on + interval '9 months' < today)
    returning x.partnership_id, x.placement_id
  ), told as (
    update placement p set private_erased_at = now()
    from (select * from part union select * from whole) x where p.partnership_id = x.partnership_id and p.id = x.placement_id returning 1
  )
  select count(*) into erased from (select * from part union all select * from whole) gone;
  return erased;
end $$;
