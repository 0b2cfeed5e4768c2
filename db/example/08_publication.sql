-- Saint-Étienne – Kapan is published: every fact of it was read on a public page. The others stay within the office.
insert into public_address (partnership_id, slug) values ('019a0000-0000-7000-8000-000000010001', 'saint-etienne-kapan');
insert into authority_address (organisation_id, slug) values
('019a0000-0000-7000-8000-000000001001', 'saint-etienne'),
('019a0000-0000-7000-8000-000000001002', 'kapan');
update document set published_at = now() where partnership_id = '019a0000-0000-7000-8000-000000010001';
update partnership set published_at = now() where partnership_id = '019a0000-0000-7000-8000-000000010001';
