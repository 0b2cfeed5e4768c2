-- Where an organisation gets its letters, as it writes it itself: the lines of street or building, postcode and town. The country is its own.
alter table organisation
  add column street text,
  add column postcode text,
  add column town text;

-- As in 0017; a merge, and undoing one, carries the address too.
do $$
declare one text;
begin
  foreach one in array array['merge_records(text, uuid, uuid, uuid, jsonb, text)', 'undo_merge(uuid, text)'] loop
    execute replace(replace(pg_get_functiondef(one::regprocedure),
      'unrecognised, website, note', 'unrecognised, website, street, postcode, town, note'),
      'r.unrecognised, r.website, r.note', 'r.unrecognised, r.website, r.street, r.postcode, r.town, r.note');
  end loop;
end $$;
