-- Who and where. Reference tables: on a cluster they are copied to every node.
create table reference_load (
  name text primary key,
  version text not null,
  loaded_at timestamptz not null default now()
);

create table territory (
  code text primary key,              -- 'AM', 'AM-SU', 'FR-R84', 'FR-D42', 'FR-E244200770', 'FR-42218', 'GN-174875'
  kind text not null check (kind in ('country', 'region', 'department', 'intercommunal', 'city')),
  country_code text not null,         -- ISO 3166-1 alpha-2
  parent_code text references territory,
  intercommunal_code text references territory,
  name text not null,
  names texts not null default '{}',
  insee text,
  siren text,
  geonames_id integer,
  iso text,
  latitude double precision,
  longitude double precision,
  population integer,
  neighbours text[] not null default '{}',
  importance real not null default 0,
  folded text not null,
  search tsvector generated always as (to_tsvector('simple', folded)) stored
);
create index territory_search on territory using gin (search);
create index territory_below on territory (parent_code, importance desc);
create index territory_members on territory (intercommunal_code) where intercommunal_code is not null;

create table organisation (
  id uuid primary key,
  keeper_id uuid,                     -- the organisation whose office entered it and keeps it
  kind text not null check (kind in ('local-authority', 'grouping', 'state', 'ministry', 'embassy', 'association', 'ngo', 'health', 'school', 'company', 'social-welfare', 'other')),
  name text not null,
  names texts not null default '{}',
  spellings text[] not null default '{}',
  country_code text not null,
  territory_code text references territory,   -- the place; for a local authority, the territory it governs
  parent_id uuid references organisation,
  siret text,
  rna text,
  foreign_number text,
  unrecognised boolean not null default false, -- an entity that France does not recognise
  website text,
  note text,
  folded text not null,
  search tsvector generated always as (to_tsvector('simple', folded)) stored,
  created_at timestamptz not null default now()
);
alter table organisation add foreign key (keeper_id) references organisation;
-- No list of pending entries: what is entered now is found as quickly as the rest.
create index organisation_search on organisation using gin (search) with (fastupdate = off);
create index on organisation (territory_code);
create index on organisation (parent_id);
create unique index organisation_governs on organisation (territory_code) where kind in ('local-authority', 'grouping') and territory_code is not null;

create table membership (
  id uuid primary key,
  account_id uuid not null references auth.account_user,
  organisation_id uuid not null references organisation,
  role text not null check (role in ('reader', 'editor', 'approver', 'administrator')),
  since timestamptz not null default now(),
  ended_at timestamptz
);
create unique index membership_current on membership (account_id, organisation_id) where ended_at is null;
create index on membership (organisation_id);

-- Security definer: a policy may ask it without asking itself again.
create function my_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from membership where account_id = asker() and ended_at is null
$$;
create function my_writing_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from membership
  where account_id = asker() and ended_at is null and role in ('editor', 'approver', 'administrator')
$$;
create function my_administered_organisations() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from membership
  where account_id = asker() and ended_at is null and role = 'administrator'
$$;
-- What the application may know of an account: a name, of oneself and of one's colleagues. No address, no session.
create view account with (security_barrier) as
  select u.id, u.name, u.language from auth.account_user u
  where u.id = asker() or exists (select from membership m where m.account_id = u.id and m.organisation_id = any((select my_organisations())::uuid[]));
grant execute on function my_organisations(), my_writing_organisations(), my_administered_organisations() to jumelage_app;

create table person (
  id uuid primary key,
  keeper_id uuid not null references organisation,
  given_name text not null default '',
  family_name text not null,
  given_name_hy text not null default '',
  family_name_hy text not null default '',
  spellings text[] not null default '{}',
  folded text not null,
  search tsvector generated always as (to_tsvector('simple', folded)) stored,
  created_at timestamptz not null default now()
);
create index person_search on person using gin (search) with (fastupdate = off);
create index on person (keeper_id);

create table mandate (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  role text not null check (role in ('mayor', 'deputy-mayor', 'head-of-community', 'councillor', 'president', 'vice-president', 'governor', 'minister', 'ambassador', 'member-of-parliament', 'director', 'officer', 'counsellor', 'member', 'other')),
  title texts not null default '{}',  -- as said in each language: "conseiller municipal délégué à la culture"
  honorary boolean not null default false,
  since dated,
  until dated,
  attested_on dated,                  -- a date on which a source shows it held, where the bounds are not known
  check (since is null or until is null or first_day(since) <= first_day(until) or length(until) < 10)
);
create index on mandate (person_id);
create index on mandate (organisation_id);

grant select on reference_load, territory, organisation, account, membership, person, mandate to jumelage_app;
grant insert, update on organisation, person, mandate, membership to jumelage_app;
grant delete on mandate to jumelage_app;

alter table organisation enable row level security;
create policy organisation_read on organisation for select to jumelage_app using (asker() is not null);
create policy organisation_add on organisation for insert to jumelage_app
  with check (keeper_id = any((select my_writing_organisations())::uuid[]));
create policy organisation_change on organisation for update to jumelage_app
  using (keeper_id = any((select my_writing_organisations())::uuid[]) or id = any((select my_writing_organisations())::uuid[]))
  with check (keeper_id = any((select my_writing_organisations())::uuid[]) or id = any((select my_writing_organisations())::uuid[]));

alter table membership enable row level security;
create policy membership_read on membership for select to jumelage_app
  using (account_id = asker() or organisation_id = any((select my_administered_organisations())::uuid[]));
create policy membership_add on membership for insert to jumelage_app
  with check (organisation_id = any((select my_administered_organisations())::uuid[]));
create policy membership_change on membership for update to jumelage_app
  using (organisation_id = any((select my_administered_organisations())::uuid[]));
-- The policies of person and mandate need to know of partnerships: 0005.
