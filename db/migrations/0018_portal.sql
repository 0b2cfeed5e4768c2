-- The public page: where it is found, what of a published partnership is held back, and the views it is made from.
alter table document add column published_at timestamptz;   -- null: for the members alone

-- Addresses that a partnership has had; the latest is its own, the others lead there. One address is never given to two.
create table public_address (
  partnership_id uuid not null references partnership,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  since timestamptz not null default clock_timestamp(),
  primary key (partnership_id, slug)
);
create unique index public_address_is_one on public_address (slug);
call wall('public_address', 'slug');
-- Only free_address() gives one: two cities could else take each other's.
revoke insert, update, delete on public_address from jumelage_app;

create table authority_address (
  organisation_id uuid not null references organisation,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  since timestamptz not null default clock_timestamp(),
  primary key (organisation_id, slug)
);
create unique index authority_address_is_one on authority_address (slug);
alter table authority_address enable row level security;
create policy authority_address_read on authority_address for select to jumelage_app using (asker() is not null);
grant select on authority_address to jumelage_app;

-- What is held back from the public page of a published partnership: a vote, an agreement, an event that would else be shown.
create table withheld (
  partnership_id uuid not null references partnership,
  id uuid not null,                   -- of the thing itself
  decision_id uuid,
  agreement_id uuid,
  event_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, decision_id) references decision on delete cascade,
  foreign key (partnership_id, agreement_id) references agreement on delete cascade,
  foreign key (partnership_id, event_id) references partnership_event on delete cascade,
  check (num_nonnulls(decision_id, agreement_id, event_id) = 1 and id = coalesce(decision_id, agreement_id, event_id))
);
call wall('withheld', 'id');

-- The address of that partnership: the one wished for, or with a number behind it where another has it. Kept where it has it already.
create function give_public_address(partnership uuid, wished text) returns text
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  given text := wished;
  turn integer := 1;
begin
  if not exists (select from share s where s.partnership_id = partnership and s.level = 'write' and s.organisation_id = any(my_writing_organisations())) then
    raise exception 'not yours' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(19592018); -- two that wish for the same wait for each other
  while exists (select from public_address a where a.slug = given and a.partnership_id <> partnership) loop
    turn := turn + 1;
    given := left(wished, 76) || '-' || turn;
  end loop;
  if given is distinct from (select a.slug from public_address a where a.partnership_id = partnership order by a.since desc limit 1) then
    insert into public_address (partnership_id, slug) values (partnership, given)
    on conflict (partnership_id, slug) do update set since = clock_timestamp();
  end if;
  return given;
end $$;

-- The same for a city that takes part in it; one that has an address keeps it.
create function give_authority_address(partnership uuid, organisation uuid, wished text) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  given text := wished;
  turn integer := 1;
begin
  if not exists (select from share s where s.partnership_id = partnership and s.level = 'write' and s.organisation_id = any(my_writing_organisations()))
    or not exists (select from party y where y.partnership_id = partnership and y.organisation_id = organisation) then
    raise exception 'not yours' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(19592018);
  if exists (select from authority_address a where a.organisation_id = organisation) then return; end if;
  while exists (select from authority_address a where a.slug = given) loop
    turn := turn + 1;
    given := left(wished, 76) || '-' || turn;
  end loop;
  insert into authority_address (organisation_id, slug) values (organisation, given);
end $$;
revoke execute on function give_public_address(uuid, text), give_authority_address(uuid, uuid, text) from public;
grant execute on function give_public_address(uuid, text), give_authority_address(uuid, uuid, text) to jumelage_app;

-- What is shown of a published partnership. Nobody is granted these: the views of `open` are made from them.
create view shown_decision as
  select d.partnership_id, d.id from decision d join partnership p using (partnership_id)
  where p.published_at is not null and d.outcome is not null
    and not exists (select from withheld w where w.partnership_id = d.partnership_id and w.id = d.id);
-- Signed by every party it binds, or in force: as stateOf() in src/agreement/agreement.ts has it.
create view shown_agreement as
  select a.partnership_id, a.id from agreement a join partnership p using (partnership_id)
  where p.published_at is not null
    and exists (select from signature s where s.partnership_id = a.partnership_id and s.agreement_id = a.id)
    and (exists (select from agreement_event e where e.partnership_id = a.partnership_id and e.agreement_id = a.id and e.kind = 'entered-force')
      or not exists (select from party y where y.partnership_id = a.partnership_id and y.left_on is null
        and not exists (select from signature s where s.partnership_id = a.partnership_id and s.agreement_id = a.id and s.organisation_id = y.organisation_id)))
    and not exists (select from withheld w where w.partnership_id = a.partnership_id and w.id = a.id);
create view shown_document as
  select d.partnership_id, d.id from document d join partnership p using (partnership_id)
  where p.published_at is not null and d.published_at is not null;
-- Offices whose holders act in public: what they do there is nobody's private life. Not an association's president, nor an employee.
create view public_mandate as
  select d.id, d.person_id, d.organisation_id, o.name as organisation, o.names as organisation_names, d.role, d.title, d.honorary, d.since, d.until, d.attested_on
  from mandate d join organisation o on o.id = d.organisation_id
  where o.kind in ('local-authority', 'grouping', 'state', 'ministry', 'embassy')
    and d.role in ('mayor', 'deputy-mayor', 'head-of-community', 'councillor', 'president', 'vice-president', 'governor', 'minister', 'ambassador', 'member-of-parliament', 'counsellor');
-- The people of public acts. Who signed for a city is part of the act itself; of those who were present only public officials are
-- named, and nobody who objected (GDPR, art. 21) or was erased.
create view shown_person as
  select n.id, n.given_name, n.family_name, n.given_name_hy, n.family_name_hy from person n
  where n.objected_on is null and n.erased_at is null and exists (select from public_mandate d where d.person_id = n.id);

drop view open.agreement, open.decision, open.party, open.partnership;
create view open.partnership as
  select p.partnership_id, p.kind, p.name, p.names, p.story, p.languages, p.since, p.proposed_on,
         b.name as proposed_by, b.names as proposed_by_names, k.name as publisher, k.names as publisher_names, p.published_at,
         (select a.slug from public_address a where a.partnership_id = p.partnership_id order by a.since desc limit 1) as slug
  from partnership p join organisation k on k.id = p.keeper_id left join organisation b on b.id = p.proposed_by_id
  where p.published_at is not null;
create view open.address as
  select a.slug, a.partnership_id from public_address a join partnership p using (partnership_id) where p.published_at is not null;
create view open.party as
  select y.partnership_id, y.organisation_id, y.position, y.joined_on, y.left_on, o.name, o.names, o.kind, o.country_code, o.website, o.territory_code,
         t.name as territory, t.names as territory_names, t.latitude, t.longitude,
         (select a.slug from authority_address a where a.organisation_id = o.id order by a.since desc limit 1) as slug
  from party y join partnership p using (partnership_id) join organisation o on o.id = y.organisation_id left join territory t on t.code = o.territory_code
  where p.published_at is not null;
create view open.field as
  select f.partnership_id, f.key, f.position, f.names, f.sdg_targets, f.ended_on
  from partnership_field f join partnership p using (partnership_id) where p.published_at is not null;
create view open.event as
  select e.partnership_id, e.id, e.kind, e."on", e.title, t.name as place, t.names as place_names, t.latitude, t.longitude
  from partnership_event e join partnership p using (partnership_id) left join territory t on t.code = e.place_code
  where p.published_at is not null and not exists (select from withheld w where w.partnership_id = e.partnership_id and w.id = e.id);
-- changed_at: when it came to be what it is, or was published: what a feed says of it.
create view open.decision as
  select d.partnership_id, d.id, d.organisation_id, d.body, d.taken_on, d.number, d.subject, d.outcome, d.creates_partnership, d.unanimous, d.in_office, d.present,
         d.votes_for, d.votes_against, d.abstentions, d.annulled_on,
         greatest(p.published_at, (select max(h.at) from history h where h.partnership_id = d.partnership_id and h.noun = 'decision' and h.record_id = d.id::text)) as changed_at
  from decision d join shown_decision using (partnership_id, id) join partnership p using (partnership_id);
create view open.agreement as
  select a.partnership_id, a.id, a.kind, a.amends_id, a.title, a.object, a.authentic, a.starts_on, a.ends_on, a.term_months, a.tacit_renewal_months, a.notice_months,
         a.signed_at, t.name as place, t.names as place_names, t.latitude, t.longitude,
         greatest(p.published_at, (select max(h.at) from history h where h.partnership_id = a.partnership_id and h.noun in ('agreement', 'signature') and h.record_id = a.id::text)) as changed_at
  from agreement a join shown_agreement using (partnership_id, id) join partnership p using (partnership_id) left join territory t on t.code = a.signed_place_code;
create view open.agreement_field as
  select f.partnership_id, f.agreement_id, f.field_key from agreement_field f join shown_agreement s on s.partnership_id = f.partnership_id and s.id = f.agreement_id;
create view open.article_text as
  select x.partnership_id, x.agreement_id, x.article_id, a.position, x.language, x.heading, x.body, x.meaning < a.meaning as outdated
  from article a join article_text x on x.partnership_id = a.partnership_id and x.agreement_id = a.agreement_id and x.article_id = a.id
  join shown_agreement s on s.partnership_id = a.partnership_id and s.id = a.agreement_id;
create view open.adoption as
  select x.partnership_id, x.agreement_id, x.organisation_id, x.decision_id from adoption x
  join shown_agreement s on s.partnership_id = x.partnership_id and s.id = x.agreement_id
  join shown_decision d on d.partnership_id = x.partnership_id and d.id = x.decision_id;
create view open.signature as
  select x.partnership_id, x.agreement_id, x.organisation_id, x.capacity, x.signed_on, x.by_delegation,
         n.given_name, n.family_name, n.given_name_hy, n.family_name_hy
  from signature x join shown_agreement s on s.partnership_id = x.partnership_id and s.id = x.agreement_id
  left join person n on n.id = x.person_id and n.erased_at is null;
create view open.attendance as
  select x.partnership_id, x.agreement_id, x.id, x.part, n.id as person_id, o.name, o.names, n.given_name, n.family_name, n.given_name_hy, n.family_name_hy
  from attendance x join shown_agreement s on s.partnership_id = x.partnership_id and s.id = x.agreement_id
  left join organisation o on o.id = x.organisation_id left join shown_person n on n.id = x.person_id
  where o.id is not null or n.id is not null;
create view open.mandate as
  select x.partnership_id, x.agreement_id, d.person_id, d.organisation_id, d.organisation, d.organisation_names, d.role, d.title, d.honorary, d.since, d.until, d.attested_on
  from attendance x join shown_agreement s on s.partnership_id = x.partnership_id and s.id = x.agreement_id
  join shown_person n on n.id = x.person_id join public_mandate d on d.person_id = n.id;
create view open.agreement_event as
  select e.partnership_id, e.agreement_id, e.id, e.kind, e."on", e.until from agreement_event e
  join shown_agreement s on s.partnership_id = e.partnership_id and s.id = e.agreement_id where e.kind not in ('submitted', 'withdrawn');
create view open.document as
  select d.partnership_id, d.id, d.title, d.url, d.language, d."on", d.published_at, f.sha256, f.media_type, f.size
  from document d join shown_document using (partnership_id, id) left join file f on f.partnership_id = d.partnership_id and f.id = d.file_id;
create view open.evidence as
  select v.partnership_id, v.document_id, v.fact, v.decision_id, v.agreement_id
  from evidence v join shown_document s on s.partnership_id = v.partnership_id and s.id = v.document_id
  where (v.decision_id is null or exists (select from shown_decision d where d.partnership_id = v.partnership_id and d.id = v.decision_id))
    and (v.agreement_id is null or exists (select from shown_agreement a where a.partnership_id = v.partnership_id and a.id = v.agreement_id));
create view open.authority as
  select o.id as organisation_id, o.name, o.names, o.kind, o.country_code, o.website, t.name as territory, t.names as territory_names, t.latitude, t.longitude,
         (select a.slug from authority_address a where a.organisation_id = o.id order by a.since desc limit 1) as slug
  from organisation o left join territory t on t.code = o.territory_code
  where exists (select from party y join partnership p using (partnership_id) where y.organisation_id = o.id and p.published_at is not null);
create view open.authority_address as
  select a.slug, o.organisation_id from authority_address a
  join lateral (select coalesce(g.merged_into_id, g.id) as organisation_id from organisation g where g.id = a.organisation_id) o on true
  where exists (select from party y join partnership p using (partnership_id) where y.organisation_id = o.organisation_id and p.published_at is not null);
create index partnership_published on partnership (published_at desc, partnership_id) where published_at is not null;

grant select on all tables in schema open to jumelage_open;
-- Whoever is about to publish sees the same views, in a transaction that is never kept. What they hold is public.
grant usage on schema open to jumelage_app;
grant select on all tables in schema open to jumelage_app;
