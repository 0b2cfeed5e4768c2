create table agreement (
  partnership_id uuid not null references partnership,
  id uuid not null,
  kind text not null check (kind in ('oath', 'charter', 'pact', 'agreement', 'convention', 'memorandum', 'project', 'amendment')),
  amends_id uuid,
  title texts not null,
  object texts not null default '{}',
  authentic text not null default 'equal' check (authentic in ('equal', 'fr', 'hy', 'en')), -- both texts equally, or the one that prevails
  commitments text check (commitments in ('stated', 'none')),
  starts_on dated,                    -- when the text names a day; else it runs from its entry into force
  ends_on dated,
  term_months integer check (term_months > 0),
  tacit_renewal_months integer check (tacit_renewal_months > 0),
  notice_months integer check (notice_months > 0),
  signed_place_code text references territory,
  signed_at text,                     -- "Kapan town hall"
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, amends_id) references agreement,
  check ((kind = 'amendment') = (amends_id is not null))
);
create table agreement_field (
  partnership_id uuid not null,
  agreement_id uuid not null,
  field_key text not null,
  primary key (partnership_id, agreement_id, field_key),
  foreign key (partnership_id, agreement_id) references agreement,
  foreign key (partnership_id, field_key) references partnership_field
);
create table article (
  partnership_id uuid not null,
  agreement_id uuid not null,
  id uuid not null,
  position integer not null,
  meaning integer not null default 1, -- grows when what the article says changes; a text that stayed behind is outdated
  primary key (partnership_id, agreement_id, id),
  foreign key (partnership_id, agreement_id) references agreement
);
create table article_text (
  partnership_id uuid not null,
  agreement_id uuid not null,
  article_id uuid not null,
  language text not null check (language in ('fr', 'hy', 'en')),
  heading text not null default '',
  body text not null default '',
  meaning integer not null,           -- the article's meaning that this text says
  revision integer not null default 1,
  primary key (partnership_id, agreement_id, article_id, language),
  foreign key (partnership_id, agreement_id, article_id) references article on delete cascade
);
create table agreement_version (
  partnership_id uuid not null,
  agreement_id uuid not null,
  number integer not null,
  taken_at timestamptz not null default now(),
  account_id uuid,
  reason text not null,
  content jsonb not null,
  primary key (partnership_id, agreement_id, number),
  foreign key (partnership_id, agreement_id) references agreement
);
create table commitment (
  partnership_id uuid not null,
  agreement_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  year integer not null check (year between 1900 and 2200),
  amount numeric(15, 2) not null check (amount >= 0),
  currency text not null default 'EUR',
  in_kind boolean not null default false,
  note text,
  primary key (partnership_id, agreement_id, id),
  foreign key (partnership_id, agreement_id) references agreement,
  foreign key (partnership_id, organisation_id) references party
);
-- The decision by which a party's council approves this text and says who signs.
create table adoption (
  partnership_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  decision_id uuid not null,
  signatory_id uuid,
  primary key (partnership_id, agreement_id, organisation_id),
  foreign key (partnership_id, agreement_id) references agreement,
  foreign key (partnership_id, organisation_id) references party,
  foreign key (partnership_id, decision_id) references decision,
  foreign key (partnership_id, signatory_id) references partnership_person
);
create table signature (
  partnership_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  person_id uuid,
  capacity texts not null default '{}',
  signed_on dated,
  by_delegation boolean not null default false,       -- in the name of the one whom the decision names (CGCT L2122-18)
  recorded_afterwards boolean not null default false, -- signed before the partnership was opened here, entered as it was
  primary key (partnership_id, agreement_id, organisation_id),
  foreign key (partnership_id, agreement_id) references agreement,
  foreign key (partnership_id, organisation_id) references party,
  foreign key (partnership_id, person_id) references partnership_person
);
-- In whose presence: an organisation (the embassy), a person, or both.
create table attendance (
  partnership_id uuid not null,
  agreement_id uuid not null,
  id uuid not null,
  organisation_id uuid references organisation,
  person_id uuid,
  part text not null check (part in ('present', 'support', 'witness')),
  primary key (partnership_id, agreement_id, id),
  foreign key (partnership_id, agreement_id) references agreement,
  foreign key (partnership_id, person_id) references partnership_person,
  check (organisation_id is not null or person_id is not null)
);
create table transmission (
  partnership_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  sent_on dated not null,
  electronically boolean,
  act_id text,
  primary key (partnership_id, agreement_id, organisation_id),
  foreign key (partnership_id, agreement_id) references agreement,
  foreign key (partnership_id, organisation_id) references party
);
create table agreement_event (
  partnership_id uuid not null,
  agreement_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('submitted', 'withdrawn', 'entered-force', 'renewed', 'suspended', 'resumed', 'ended', 'referred', 'annulled')),
  "on" dated,
  reason text,
  until dated,
  recorded_afterwards boolean not null default false, -- as for a signature
  primary key (partnership_id, agreement_id, id),
  foreign key (partnership_id, agreement_id) references agreement
);
-- What a document proves: a fact of the partnership itself, of a decision, or of an agreement.
create table evidence (
  partnership_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  fact text not null,
  decision_id uuid,
  agreement_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, document_id) references document,
  foreign key (partnership_id, decision_id) references decision,
  foreign key (partnership_id, agreement_id) references agreement,
  check (num_nonnulls(decision_id, agreement_id) <= 1)
);
call wall('agreement', 'id');
call wall('agreement_field', 'agreement_id');
call wall('article', 'id');
call wall('article_text', 'article_id');
call wall('agreement_version', 'agreement_id');
call wall('commitment', 'id');
call wall('adoption', 'agreement_id');
call wall('signature', 'agreement_id');
call wall('attendance', 'id');
call wall('transmission', 'agreement_id');
call wall('agreement_event', 'id');
call wall('evidence', 'id');
-- Versions are kept: nobody rewrites what a council read.
revoke update, delete on agreement_version from jumelage_app;

-- What each party's council has decided of each agreement; a party with no decision shows as none.
create view decision_effect with (security_invoker = true) as
  select a.partnership_id, a.id as agreement_id, a.title, y.organisation_id, d.decision_id,
         nullif(trim(p.given_name || ' ' || p.family_name), '') as signatory
  from agreement a
  join party y on y.partnership_id = a.partnership_id
  left join adoption d on d.partnership_id = a.partnership_id and d.agreement_id = a.id and d.organisation_id = y.organisation_id
  left join person p on p.id = d.signatory_id;
grant select on decision_effect to jumelage_app;
