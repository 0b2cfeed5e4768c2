-- What leaves. The public role reads these views and nothing else; what a view does not list cannot leak.
create schema open;
grant usage on schema open to jumelage_open;
revoke all on schema public from jumelage_open;

create view open.partnership as
  select p.partnership_id, p.kind, p.name, p.story, p.since from partnership p where p.published_at is not null;
create view open.party as
  select y.partnership_id, y.organisation_id, y.position, o.name, o.names, o.country_code, o.territory_code, t.latitude, t.longitude
  from party y join partnership p using (partnership_id) join organisation o on o.id = y.organisation_id left join territory t on t.code = o.territory_code
  where p.published_at is not null;
create view open.decision as
  select d.partnership_id, d.id, d.organisation_id, d.body, d.taken_on, d.number, d.subject, d.outcome, d.unanimous, d.in_office, d.present,
         d.votes_for, d.votes_against, d.abstentions
  from decision d join partnership p using (partnership_id) where p.published_at is not null and d.outcome is not null;
create view open.agreement as
  select a.partnership_id, a.id, a.kind, a.amends_id, a.title, a.object, a.authentic, a.starts_on, a.ends_on
  from agreement a join partnership p using (partnership_id)
  where p.published_at is not null
    and exists (select from signature s where s.partnership_id = a.partnership_id and s.agreement_id = a.id);
grant select on all tables in schema open to jumelage_open;
