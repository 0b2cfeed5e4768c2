-- Where each fact was read: pages with their address, language and date.
insert into document (partnership_id, id, title, url, language, "on") values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000060001', 'Ville de Saint-Étienne : « Saint-Étienne-Kapan : signe un accord de coopération »', 'https://saint-etienne.fr/actualites/saint-%C3%A9tienne-kapan-signe-accord-coop%C3%A9ration', 'fr', '2023-11'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000060002', 'TL7 : signature d’un accord de coopération entre Saint-Étienne et Kapan', 'https://tl7.fr/actualites-loire/actualite/politique_33/signature-d-un-accord-de-cooperation-entre-saint-etienne-et-kapan_9843.html', 'fr', '2024'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000060003', '«Սյունյաց երկիր». Կապանը շարունակում է ընդլայնել ապակենտրոնացված համագործակցությունը', 'https://syuniacyerkir.am/kapany-sharunakum-e-yndlaynel-ir-apakentronatsvats-hamagortsaktsutyan-shrjanaknery', 'hy', '2023-11-22'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000060004', 'Armenpress : Francophonie Centre in Kapan', 'https://armenpress.am/en/article/1213606', 'en', '2025-03'),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000060005', 'ArménieInfo : accord entre le Syunik et Auvergne-Rhône-Alpes', 'https://armenieinfo.tv/la-region-de-syunik-et-la-region-auvergne-rhone-alpes-en-france-ont-signe-un-accord-de-cooperation/', 'fr', '2023'),
('019a0000-0000-7000-8000-000000010003', '019a0000-0000-7000-8000-000000060006', 'Ville de Saint-Étienne : Gaël Perdriau à Kiev', 'https://saint-etienne.fr/actualites/gael-perdriau-kiev-en-ukraine', 'fr', null),
('019a0000-0000-7000-8000-000000010004', '019a0000-0000-7000-8000-000000060007', 'Cités Unies France : journées franco-américaines', 'https://cites-unies-france.org/Les-Journees-franco-americaines-a', 'fr', null),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000060008', 'Lusojornal : Oeiras et Saint-Étienne', 'https://lusojornal.com/?p=80770', 'fr', null),
('019a0000-0000-7000-8000-000000010006', '019a0000-0000-7000-8000-000000060009', 'Wuppertal : Partnerstädte', 'https://wuppertal.de/tourismus-freizeit/stadtportrait/partnerstaedte/102010100000010042.php', 'de', null),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000060010', 'Nouvelles d’Arménie : annulation de la charte', 'http://www.armenews.com/spip.php?page=article&id_article=23262', 'fr', null);
insert into evidence (partnership_id, id, document_id, fact, decision_id, agreement_id) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000070001', '019a0000-0000-7000-8000-000000060001', 'signature', null, '019a0000-0000-7000-8000-000000040001'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000070002', '019a0000-0000-7000-8000-000000060001', 'fields', null, '019a0000-0000-7000-8000-000000040001'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000070003', '019a0000-0000-7000-8000-000000060002', 'vote', '019a0000-0000-7000-8000-000000030001', null),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000070004', '019a0000-0000-7000-8000-000000060002', 'signature', null, '019a0000-0000-7000-8000-000000040002'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000070005', '019a0000-0000-7000-8000-000000060003', 'signature', null, '019a0000-0000-7000-8000-000000040001'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000070006', '019a0000-0000-7000-8000-000000060004', 'since', null, null),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000070007', '019a0000-0000-7000-8000-000000060005', 'signature', null, '019a0000-0000-7000-8000-000000040003'),
('019a0000-0000-7000-8000-000000010003', '019a0000-0000-7000-8000-000000070008', '019a0000-0000-7000-8000-000000060006', 'since', null, null),
('019a0000-0000-7000-8000-000000010004', '019a0000-0000-7000-8000-000000070009', '019a0000-0000-7000-8000-000000060007', 'since', null, null),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000070010', '019a0000-0000-7000-8000-000000060008', 'since', null, null),
('019a0000-0000-7000-8000-000000010006', '019a0000-0000-7000-8000-000000070011', '019a0000-0000-7000-8000-000000060009', 'parties', null, null),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000070012', '019a0000-0000-7000-8000-000000060010', 'annulment', null, '019a0000-0000-7000-8000-000000040004');
