-- Stays: who pays for what, links for the tutor and the sending side too, answers that nobody else writes over, proofs that stay.

-- What an invitation tells a consulate: who bears which cost.
alter table placement
  add column travel_payer_id uuid references organisation,
  add column lodging_payer_id uuid references organisation,
  add column meals_payer_id uuid references organisation,
  add column insurance_payer_id uuid references organisation;

-- A document that a stay rests on is not taken out of the file before it is taken off the stay.
alter table placement_proof drop constraint placement_proof_partnership_id_document_id_fkey;
alter table placement_proof add foreign key (partnership_id, document_id) references document;

alter table placement_evaluation
  add column side_id uuid references organisation, -- the office that typed it
  add column handed_by text;                       -- through a link that somebody handed on; null: it was sent to the visitor's address
alter table evaluation_link
  alter column visitor_id drop not null,
  add column voice text not null default 'visitor' check (voice in ('visitor', 'tutor', 'sender')),
  add column handed_by text,
  add column withdrawn_at timestamptz,
  add check ((voice = 'visitor') = (visitor_id is not null));

-- What a personal link opens; null: nothing. A newer link, a stay that is called off or did not take place ends it.
create or replace function evaluation_for(hash bytea) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('moment', l.moment, 'voice', l.voice, 'profile', p.profile,
    'name', trim(coalesce(nullif(q.given_name, ''), q.given_name_hy) || ' ' || coalesce(nullif(q.family_name, ''), q.family_name_hy)),
    'host', o.name, 'hostNames', o.names, 'arrivesOn', coalesce(p.arrived_on, p.arrives_on), 'leavesOn', coalesce(p.left_on, p.leaves_on),
    'state', case when l.used_at is not null then 'used'
      when l.expires_at <= now() or l.withdrawn_at is not null or num_nonnulls(p.cancelled_on, p.not_held_on) > 0 then 'expired' else 'open' end)
  from evaluation_link l join placement p on p.partnership_id = l.partnership_id and p.id = l.placement_id
  join organisation o on o.id = p.host_id
  left join visitor v on v.partnership_id = l.partnership_id and v.placement_id = l.placement_id and v.id = l.visitor_id
  left join person q on q.id = case l.voice when 'visitor' then v.person_id when 'tutor' then p.tutor_id end
  where l.token_hash = hash
$$;
-- Keeps the answer, once. What was typed for them by somebody else gives way to their own words; what they said themselves stays.
create or replace function answer_evaluation(hash bytea, answer_id uuid, answer jsonb, today date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare link evaluation_link;
begin
  select l.* into link from evaluation_link l where l.token_hash = hash for update;
  if link.id is null or evaluation_for(hash) ->> 'state' <> 'open' then return false; end if;
  delete from placement_evaluation e where e.partnership_id = link.partnership_id and e.placement_id = link.placement_id
    and e.moment = link.moment and e.voice = link.voice and e.visitor_id is not distinct from link.visitor_id and e.entered_by is not null;
  insert into placement_evaluation (partnership_id, placement_id, id, moment, voice, visitor_id, language, reached, brought, hindered, next, given_on, handed_by)
  values (link.partnership_id, link.placement_id, answer_id, link.moment, link.voice, link.visitor_id, answer ->> 'language', answer ->> 'reached',
    left(answer ->> 'brought', 20000), left(answer ->> 'hindered', 20000), left(answer ->> 'next', 20000), today, link.handed_by)
  on conflict do nothing;
  if not found then return false; end if;
  update evaluation_link l set used_at = case when l.id = link.id then now() end, withdrawn_at = case when l.id <> link.id then now() end
  where l.partnership_id = link.partnership_id and l.placement_id = link.placement_id and l.moment = link.moment and l.voice = link.voice
    and l.visitor_id is not distinct from link.visitor_id and l.used_at is null;
  return true;
end $$;
call let_keys_move();
