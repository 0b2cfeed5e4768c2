-- The few places that the example names; the gazetteer brings the rest (GeoNames, CC BY 4.0; Etalab, Licence ouverte).
insert into territory (code, kind, country_code, parent_code, intercommunal_code, name, names, insee, siren, geonames_id, iso, latitude, longitude, population, neighbours, importance, folded) values
('FR', 'country', 'FR', null, null, 'France', '{"fr":"France","hy":"Ֆրանսիա","en":"France"}', null, null, null, 'FR', null, null, null, '{}', 10, ''),
('AM', 'country', 'AM', null, null, 'Arménie', '{"fr":"Arménie","hy":"Հայաստան","en":"Armenia"}', null, null, null, 'AM', null, null, null, '{AZ,GE,IR,TR}', 9, ''),
('UA', 'country', 'UA', null, null, 'Ukraine', '{"fr":"Ukraine","hy":"Ուկրաինա","en":"Ukraine"}', null, null, null, 'UA', null, null, null, '{}', 9, ''),
('US', 'country', 'US', null, null, 'États-Unis', '{"fr":"États-Unis","hy":"Միացյալ Նահանգներ","en":"United States"}', null, null, null, 'US', null, null, null, '{}', 9, ''),
('PT', 'country', 'PT', null, null, 'Portugal', '{"fr":"Portugal","hy":"Պորտուգալիա","en":"Portugal"}', null, null, null, 'PT', null, null, null, '{}', 9, ''),
('DE', 'country', 'DE', null, null, 'Allemagne', '{"fr":"Allemagne","hy":"Գերմանիա","en":"Germany"}', null, null, null, 'DE', null, null, null, '{}', 9, ''),
('FR-R84', 'region', 'FR', 'FR', null, 'Auvergne-Rhône-Alpes', '{"fr":"Auvergne-Rhône-Alpes","hy":"Օվերն-Ռոն-Ալպեր","en":"Auvergne-Rhône-Alpes"}', '84', null, null, 'FR-ARA', null, null, null, '{}', 8, ''),
('FR-D42', 'department', 'FR', 'FR-R84', null, 'Loire', '{"fr":"Loire","hy":"Լուար","en":"Loire"}', '42', null, null, 'FR-42', null, null, null, '{}', 7, ''),
('FR-E244200770', 'intercommunal', 'FR', 'FR-D42', null, 'Saint-Étienne Métropole', '{"fr":"Saint-Étienne Métropole"}', null, '244200770', null, null, null, null, null, '{}', 6.1, ''),
('FR-42218', 'city', 'FR', 'FR-D42', 'FR-E244200770', 'Saint-Étienne', '{"fr":"Saint-Étienne","hy":"Սենտ Էտիեն","en":"Saint-Étienne"}', '42218', '214202186', 2980291, null, 45.43389, 4.39, 173136, '{}', 6.2, ''),
('AM-SU', 'region', 'AM', 'AM', null, 'Syunik', '{"fr":"Syunik","hy":"Սյունիք","en":"Syunik"}', null, null, null, 'AM-SU', null, null, null, '{}', 8, ''),
('GN-174875', 'city', 'AM', 'AM-SU', null, 'Kapan', '{"fr":"Kapan","hy":"Կապան","en":"Kapan"}', null, null, 174875, null, 39.20755, 46.40576, 33160, '{}', 5.5, ''),
('GN-174895', 'city', 'AM', 'AM-SU', null, 'Goris', '{"fr":"Goris","hy":"Գորիս","en":"Goris"}', null, null, 174895, null, 39.51111, 46.34168, 20379, '{}', 5.3, ''),
('GN-702658', 'city', 'UA', 'UA', null, 'Luhansk', '{"fr":"Louhansk","hy":"Լուգանսկ","en":"Luhansk"}', null, null, 702658, null, 48.56952, 39.32857, 397677, '{}', 6.6, ''),
('GN-4853828', 'city', 'US', 'US', null, 'Des Moines', '{"fr":"Des Moines","en":"Des Moines"}', null, null, 4853828, null, 41.60054, -93.60911, 210330, '{}', 6.3, ''),
('GN-2265464', 'city', 'PT', 'PT', null, 'Oeiras', '{"fr":"Oeiras","en":"Oeiras"}', null, null, 2265464, null, 38.69105, -9.31085, 35000, '{}', 5.5, ''),
('GN-2805753', 'city', 'DE', 'DE', null, 'Wuppertal', '{"fr":"Wuppertal","hy":"Վուպերտալ","en":"Wuppertal"}', null, null, 2805753, null, 51.25627, 7.14816, 360797, '{}', 6.5, '')
on conflict (code) do nothing;
