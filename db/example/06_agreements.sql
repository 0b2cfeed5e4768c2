-- The signed acts. Their full texts are in no page found: object and fields are, articles and amounts are not.
insert into agreement (partnership_id, id, kind, title, object, authentic, signed_place_code, signed_at) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'agreement', '{"fr": "Premier accord de coopération décentralisée", "hy": "Ապակենտրոնացված համագործակցության առաջին համաձայնագիր", "en": "First decentralised cooperation agreement"}', '{"fr": "Éducation, politiques et échanges culturels, jeunesse, politiques sociales, médecine, économie, administration locale et francophonie.", "hy": "Կրթություն, մշակութային քաղաքականություն և փոխանակումներ, երիտասարդություն, սոցիալական քաղաքականություն, բժշկություն, տնտեսություն, տեղական կառավարում և ֆրանկոֆոնիա։", "en": "Education, cultural policy and exchange, youth, social policy, medicine, economy, local administration and Francophonie."}', 'equal', 'GN-174875', 'mairie de Kapan'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040002', 'agreement', '{"fr": "Accord de coopération signé à Saint-Étienne", "hy": "Սենտ Էտիենում ստորագրված համագործակցության համաձայնագիր", "en": "Cooperation agreement signed in Saint-Étienne"}', '{}', 'equal', 'FR-42218', 'Saint-Étienne'),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000040003', 'agreement', '{"fr": "Accord entre la Région Auvergne-Rhône-Alpes et le Syunik", "hy": "Օվերն-Ռոն-Ալպեր տարածաշրջանի և Սյունիքի մարզի համաձայնագիր", "en": "Agreement between Auvergne-Rhône-Alpes and Syunik"}', '{"fr": "Santé, économie et tourisme.", "hy": "Առողջապահություն, տնտեսություն և զբոսաշրջություն։", "en": "Health, economy and tourism."}', 'equal', null, 'Tatev'),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000040004', 'charter', '{"fr": "Charte d’amitié Saint-Étienne – Chouchi", "hy": "Սենտ Էտիեն – Շուշի բարեկամության խարտիա", "en": "Saint-Étienne – Shushi friendship charter"}', '{}', 'equal', null, null),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000040005', 'charter', '{"fr": "Charte de jumelage Saint-Étienne – Oeiras", "en": "Saint-Étienne – Oeiras twinning charter"}', '{}', 'equal', null, null);
insert into agreement_field (partnership_id, agreement_id, field_key) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'education'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'culture'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'jeunesse'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'social'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'medecine'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'economie'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'administration-locale'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', 'francophonie'),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000040003', 'medecine'),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000040003', 'economie'),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000040003', 'tourisme');
insert into signature (partnership_id, agreement_id, organisation_id, person_id, capacity, signed_on, recorded_afterwards) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', '019a0000-0000-7000-8000-000000001001', '019a0000-0000-7000-8000-000000002001', '{"fr": "maire de Saint-Étienne", "hy": "Սենտ Էտիենի քաղաքապետ", "en": "mayor of Saint-Étienne"}', '2023-11', true),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', '019a0000-0000-7000-8000-000000001002', '019a0000-0000-7000-8000-000000002002', '{"fr": "maire de Kapan", "hy": "Կապան համայնքի ղեկավար", "en": "head of Kapan community"}', '2023-11', true),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040002', '019a0000-0000-7000-8000-000000001001', null, '{}', '2024-23', true),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040002', '019a0000-0000-7000-8000-000000001002', null, '{}', '2024-23', true),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000040003', '019a0000-0000-7000-8000-000000001012', '019a0000-0000-7000-8000-000000002011', '{"fr": "président du conseil régional", "hy": "տարածաշրջանային խորհրդի նախագահ", "en": "president of the regional council"}', '2023-03', true),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000040003', '019a0000-0000-7000-8000-000000001013', '019a0000-0000-7000-8000-000000002009', '{"fr": "gouverneur du Syunik", "hy": "Սյունիքի մարզպետ", "en": "governor of Syunik"}', '2023-03', true),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000040004', '019a0000-0000-7000-8000-000000001001', '019a0000-0000-7000-8000-000000002001', '{"fr": "maire de Saint-Étienne", "hy": "Սենտ Էտիենի քաղաքապետ", "en": "mayor of Saint-Étienne"}', '2018-10', true),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000040004', '019a0000-0000-7000-8000-000000001018', '019a0000-0000-7000-8000-000000002012', '{"fr": "maire de Chouchi", "hy": "Շուշիի քաղաքապետ", "en": "mayor of Shushi"}', '2018-10', true),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000040005', '019a0000-0000-7000-8000-000000001001', null, '{}', '1996', true),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000040005', '019a0000-0000-7000-8000-000000001016', null, '{}', '1996', true);
insert into attendance (partnership_id, agreement_id, id, organisation_id, person_id, part) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000040001', '019a0000-0000-7000-8000-000000050001', '019a0000-0000-7000-8000-000000001005', null, 'support');
insert into agreement_event (partnership_id, agreement_id, id, kind, "on", reason, recorded_afterwards) values
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000040004', '019a0000-0000-7000-8000-000000050002', 'annulled', '2019', 'Tribunal administratif de Lyon, sur déféré du préfet ; appel rejeté le 24 juin 2021.', true);
