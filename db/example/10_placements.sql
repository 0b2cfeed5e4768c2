-- Two social workers of Kapan, announced for February 2024 at the welfare centre of Saint-Étienne. Who they were and whether they came is in
-- no page found: both stay open, and the file asks.
insert into placement (partnership_id, id, sender_id, host_id, visitors, profile, field_key, agreement_id, arrives_on, offered_on) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000090001', '019a0000-0000-7000-8000-000000001002', '019a0000-0000-7000-8000-000000001006', 2, '{"fr": "Travailleurs sociaux de Kapan", "hy": "Կապանի սոցիալական աշխատողներ", "en": "Social workers of Kapan"}', 'social', '019a0000-0000-7000-8000-000000040001', '2024-02', '2023-11');
insert into placement_proof (partnership_id, placement_id, document_id, fact) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000090001', '019a0000-0000-7000-8000-000000060001', 'plan');
