create table decision (
  partnership_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,      -- the party whose council took it
  body text not null check (body in ('council', 'standing-committee', 'executive', 'council-of-elders', 'head-of-community', 'other')),
  taken_on dated,
  number text,
  subject texts not null,
  outcome text check (outcome in ('adopted', 'rejected')),   -- null: not taken yet
  creates_partnership boolean not null default false,        -- it votes the twinning itself
  unanimous boolean not null default false,
  in_office integer check (in_office >= 0),
  present integer check (present >= 0),
  votes_for integer check (votes_for >= 0),
  votes_against integer check (votes_against >= 0),
  abstentions integer check (abstentions >= 0),
  actes_matter text,
  note_sent_on dated,                 -- summons with the explanatory note (CGCT L2121-12)
  transmitted_on dated,               -- to the State's representative (CGCT L2131-1)
  transmitted_electronically boolean,
  act_id text,
  published_on dated,
  referred_on dated,                  -- to the administrative court (CGCT L2131-6)
  annulled_on dated,
  annulled_by text,
  note text,
  revision integer not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, organisation_id) references party
);
call wall('decision', 'id');
