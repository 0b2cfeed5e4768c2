-- The partnerships of Saint-Étienne that dated pages tell of; Kapan is the one told whole. What no page says stays empty.
insert into partnership (partnership_id, keeper_id, kind, name, story, languages, proposed_by_id, proposed_on, since, folded) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000001001', 'twinning', 'Saint-Étienne – Kapan', '{"fr": "Jumelage proposé par le ministère français des Affaires étrangères et voté à l’unanimité par le conseil municipal de Saint-Étienne en 2022. Un premier accord a été signé à la mairie de Kapan en novembre 2023, un second à Saint-Étienne à l’automne 2024.", "hy": "Քույր քաղաքների կապն առաջարկել է Ֆրանսիայի արտաքին գործերի նախարարությունը, և 2022 թվականին Սենտ Էտիենի քաղաքային խորհուրդը միաձայն քվեարկել է դրա օգտին։ Առաջին համաձայնագիրը ստորագրվել է Կապանի համայնքապետարանում 2023 թվականի նոյեմբերին, երկրորդը՝ Սենտ Էտիենում 2024 թվականի աշնանը։", "en": "A twinning proposed by the French foreign ministry and voted unanimously by the council of Saint-Étienne in 2022. A first agreement was signed at Kapan town hall in November 2023, a second one in Saint-Étienne in autumn 2024."}', '{"fr","hy"}', '019a0000-0000-7000-8000-000000001004', null, '2023', ''),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000001001', 'umbrella', 'Auvergne-Rhône-Alpes – Syunik', '{"fr": "Coopération entre les deux régions, cadre des jumelages de leurs villes.", "hy": "Երկու տարածաշրջանների համագործակցությունը՝ որպես նրանց քաղաքների քույրական կապերի շրջանակ։", "en": "Cooperation between the two regions, the frame of their towns’ twinnings."}', '{"fr","hy"}', null, null, '2023', ''),
('019a0000-0000-7000-8000-000000010003', '019a0000-0000-7000-8000-000000001001', 'twinning', 'Saint-Étienne – Louhansk', '{"fr": "Premier jumelage franco-ukrainien.", "hy": "Քույր քաղաքների առաջին ֆրանս-ուկրաինական կապը։", "en": "The first French–Ukrainian twinning."}', '{"fr"}', null, null, '1959', ''),
('019a0000-0000-7000-8000-000000010004', '019a0000-0000-7000-8000-000000001001', 'twinning', 'Saint-Étienne – Des Moines', '{}', '{"fr"}', null, null, '1985', ''),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000001001', 'twinning', 'Saint-Étienne – Oeiras', '{}', '{"fr"}', null, null, '1996', ''),
('019a0000-0000-7000-8000-000000010006', '019a0000-0000-7000-8000-000000001001', 'twinning', 'Saint-Étienne – Wuppertal', '{}', '{"fr"}', null, null, null, ''),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000001001', 'friendship-charter', 'Saint-Étienne – Chouchi', '{"fr": "Charte d’amitié annulée par le tribunal administratif de Lyon sur déféré du préfet : une charte engage la commune et doit respecter les engagements internationaux de la France.", "hy": "Բարեկամության խարտիան Լիոնի վարչական դատարանը անվավեր է ճանաչել պրեֆեկտի բողոքի հիման վրա. խարտիան պարտավորեցնում է համայնքին և պետք է համապատասխանի Ֆրանսիայի միջազգային պարտավորություններին։", "en": "A friendship charter annulled by the Lyon administrative court on the prefect’s referral: a charter binds the city and must respect France’s international commitments."}', '{"fr"}', null, null, '2018', '');
update partnership set parent_partnership_id = '019a0000-0000-7000-8000-000000010002' where partnership_id = '019a0000-0000-7000-8000-000000010001';
update partnership set names = '{"hy": "Սենտ Էտիեն – Կապան"}' where partnership_id = '019a0000-0000-7000-8000-000000010001';
update partnership set names = '{"hy": "Օվերն-Ռոն-Ալպեր – Սյունիք"}' where partnership_id = '019a0000-0000-7000-8000-000000010002';
update partnership set names = '{"hy": "Սենտ Էտիեն – Լուգանսկ", "en": "Saint-Étienne – Luhansk"}' where partnership_id = '019a0000-0000-7000-8000-000000010003';
update partnership set names = '{"hy": "Սենտ Էտիեն – Վուպերտալ"}' where partnership_id = '019a0000-0000-7000-8000-000000010006';
update partnership set names = '{"hy": "Սենտ Էտիեն – Շուշի", "en": "Saint-Étienne – Shushi"}' where partnership_id = '019a0000-0000-7000-8000-000000010007';
insert into party (partnership_id, organisation_id, position) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000001001', 0),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000001002', 1),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000001012', 0),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000001013', 1),
('019a0000-0000-7000-8000-000000010003', '019a0000-0000-7000-8000-000000001001', 0),
('019a0000-0000-7000-8000-000000010003', '019a0000-0000-7000-8000-000000001014', 1),
('019a0000-0000-7000-8000-000000010004', '019a0000-0000-7000-8000-000000001001', 0),
('019a0000-0000-7000-8000-000000010004', '019a0000-0000-7000-8000-000000001015', 1),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000001001', 0),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000001016', 1),
('019a0000-0000-7000-8000-000000010006', '019a0000-0000-7000-8000-000000001001', 0),
('019a0000-0000-7000-8000-000000010006', '019a0000-0000-7000-8000-000000001017', 1),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000001001', 0),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000001018', 1);
insert into guest (partnership_id, organisation_id) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000001007'),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000001002');
insert into partnership_field (partnership_id, key, position, names, dac_purpose, sdg_targets, actes_matter) values
('019a0000-0000-7000-8000-000000010001', 'education', 0, '{"fr": "Éducation", "hy": "Կրթություն", "en": "Education"}', '11110', '{"4.1","4.4","4.7"}', '8.1'),
('019a0000-0000-7000-8000-000000010001', 'culture', 1, '{"fr": "Politiques et échanges culturels", "hy": "Մշակութային քաղաքականություն և փոխանակումներ", "en": "Cultural policy and exchanges"}', '16061', '{"11.4","4.7"}', '8.9'),
('019a0000-0000-7000-8000-000000010001', 'jeunesse', 2, '{"fr": "Jeunesse", "hy": "Երիտասարդություն", "en": "Youth"}', '16015', '{"4.4","8.6","4.7"}', '9.1'),
('019a0000-0000-7000-8000-000000010001', 'social', 3, '{"fr": "Politiques sociales", "hy": "Սոցիալական քաղաքականություն", "en": "Social policy"}', '16010', '{"1.3","10.2"}', '8.2'),
('019a0000-0000-7000-8000-000000010001', 'medecine', 4, '{"fr": "Médecine", "hy": "Բժշկություն", "en": "Medicine"}', '12191', '{"3.8","3.c","3.4"}', '9.1'),
('019a0000-0000-7000-8000-000000010001', 'economie', 5, '{"fr": "Économie", "hy": "Տնտեսություն", "en": "Economy"}', '25030', '{"8.3","8.2","8.9"}', '7.4'),
('019a0000-0000-7000-8000-000000010001', 'administration-locale', 6, '{"fr": "Administration locale", "hy": "Տեղական կառավարում", "en": "Local administration"}', '15112', '{"16.6","16.7","17.9"}', '9.1'),
('019a0000-0000-7000-8000-000000010001', 'francophonie', 7, '{"fr": "Francophonie", "hy": "Ֆրանկոֆոնիա", "en": "Francophonie"}', '11120', '{"4.7","4.c","17.16"}', '8.9'),
('019a0000-0000-7000-8000-000000010002', 'medecine', 0, '{"fr": "Médecine", "hy": "Բժշկություն", "en": "Medicine"}', '12191', '{"3.8","3.c","3.4"}', '9.1'),
('019a0000-0000-7000-8000-000000010002', 'economie', 1, '{"fr": "Économie", "hy": "Տնտեսություն", "en": "Economy"}', '25030', '{"8.3","8.2","8.9"}', '7.4'),
('019a0000-0000-7000-8000-000000010002', 'tourisme', 2, '{"fr": "tourisme", "hy": "զբոսաշրջություն", "en": "tourism"}', '33210', '{"8.9"}', null);
insert into partnership_person (partnership_id, person_id) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002001'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002002'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002003'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002004'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002005'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002006'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002007'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002008'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000002010'),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000002009'),
('019a0000-0000-7000-8000-000000010002', '019a0000-0000-7000-8000-000000002011'),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000002001'),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000002012');
insert into partnership_event (partnership_id, id, kind, "on", title, reason, place_code) values
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000020001', 'milestone', '2023-05-05', '{"fr": "Visioconférence des deux villes et de l’ambassade ; un groupe de travail est décidé", "hy": "Երկու քաղաքների և դեսպանության տեսակոնֆերանս. որոշվում է ստեղծել աշխատանքային խումբ", "en": "Video meeting of the two cities and the embassy; a working group is agreed"}', null, null),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000020004', 'milestone', '2025-03-01', '{"fr": "La délégation de Saint-Étienne au mémorial du Génocide, à Erevan", "hy": "Սենտ Էտիենի պատվիրակությունը Երևանում՝ Հայոց ցեղասպանության հուշահամալիրում", "en": "The Saint-Étienne delegation at the Genocide memorial in Yerevan"}', null, null),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000020005', 'milestone', '2025-03', '{"fr": "Le Centre de la francophonie « Saint-Étienne » ouvre à Kapan (le 3 mars selon la presse arménienne, le 5 selon Armenpress)", "hy": "Կապանում բացվում է «Սենտ Էտիեն» ֆրանկոֆոնիայի կենտրոնը (հայկական մամուլի համաձայն՝ մարտի 3-ին, «Արմենպրեսի» համաձայն՝ 5-ին)", "en": "The “Saint-Étienne” Francophonie Centre opens in Kapan (3 March in the Armenian press, 5 March for Armenpress)"}', null, 'GN-174875'),
('019a0000-0000-7000-8000-000000010001', '019a0000-0000-7000-8000-000000020006', 'milestone', '2025-03-24', '{"fr": "L’ambassadeur de France visite le Centre de la francophonie de Kapan", "hy": "Ֆրանսիայի դեսպանն այցելում է Կապանի ֆրանկոֆոնիայի կենտրոն", "en": "The French ambassador visits the Francophonie Centre in Kapan"}', null, 'GN-174875'),
('019a0000-0000-7000-8000-000000010005', '019a0000-0000-7000-8000-000000020007', 'milestone', '1995', '{"fr": "Oeiras est choisie comme ville partenaire", "en": "Oeiras is chosen as partner city"}', null, null),
('019a0000-0000-7000-8000-000000010007', '019a0000-0000-7000-8000-000000020008', 'ended', '2021-06-24', '{}', 'Appel de la Ville rejeté : l’annulation de la charte est définitive.', null);
