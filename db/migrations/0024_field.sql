-- What was written on a telephone without a network. Where the minutes had not changed it is in them (body null here); else it stands beside
-- them until somebody has merged the two by hand. `id` is the telephone's own: a note that is sent twice is taken once.
create table field_note (
  partnership_id uuid not null,
  mission_id uuid not null,
  session_id uuid not null,
  id uuid not null,
  language text not null check (language in ('fr', 'hy', 'en')),
  body text,
  based_on integer not null check (based_on >= 0),  -- the revision of the minutes it was written upon; 0: there were none
  account_id uuid not null,
  account_name text not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  primary key (partnership_id, mission_id, session_id, id),
  foreign key (partnership_id, mission_id, session_id) references programme_session,
  check (body is not null or settled_at is not null)
);
call wall('field_note', 'id');
create index on field_note (partnership_id, mission_id, session_id) where settled_at is null;
-- Nobody writes in another's name, and what was written stays as it was: the only change is that it is settled.
create policy own_add on field_note as restrictive for insert to jumelage_app with check (account_id = asker());
revoke update, delete on field_note from jumelage_app;
grant update (settled_at) on field_note to jumelage_app;
call let_keys_move();
