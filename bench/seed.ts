import type pg from 'pg';

const saintEtienne = '019a0000-0000-7000-8000-000000001001';

/** The id of the n-th partnership that `seedPartnerships` makes. */
export const seededId = (n: number) => `019b0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/**
 * Adds partnerships of Saint-Étienne until it has `count` in all, each with what one of the register has: a vote, an accord signed
 * by both, fields, people, events, a proof. Triggers rest meanwhile (they keep history and shares), so the shares are written here.
 */
export async function seedPartnerships(owner: pg.Client, count: number): Promise<void> {
	const { rows } = await owner.query<{ has: number }>('select count(*)::int as has from share where organisation_id = $1', [saintEtienne]);
	const wanted = count - (rows[0]?.has ?? 0);
	if (wanted <= 0) return;
	await owner.query('begin');
	await owner.query('set local session_replication_role = replica');
	const id = (table: string) => `('019b0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid${table ? ` -- ${table}` : ''}`;
	const each = `from generate_series(1, ${wanted}) n`;
	const city = `('019b1000-0000-7000-8000-' || lpad((n % 1000)::text, 12, '0'))::uuid`;
	const steps = [
		`insert into organisation (id, keeper_id, kind, name, names, country_code, folded)
			select ('019b1000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${saintEtienne}', 'local-authority', 'Ville ' || n, jsonb_build_object('hy', 'Քաղաք ' || n), 'AM', 'ville ' || n from generate_series(0, 999) n`,
		`insert into partnership (partnership_id, keeper_id, kind, name, story, since, folded)
			select ${id('')}, '${saintEtienne}', 'twinning', 'Saint-Étienne – Ville ' || n, '{"fr":"Un jumelage comme un autre."}', (1950 + n % 75)::text, 'saint etienne ville ' || n ${each}`,
		`insert into share (partnership_id, organisation_id, level, label, since_day)
			select ${id('')}, '${saintEtienne}', 'write', 'Saint-Étienne – Ville ' || n, make_date(1950 + n % 75, 1, 1) ${each}`,
		`insert into share (partnership_id, organisation_id, level, label, since_day)
			select ${id('')}, ${city}, 'write', 'Saint-Étienne – Ville ' || n, make_date(1950 + n % 75, 1, 1) ${each}`,
		`insert into party (partnership_id, organisation_id, position) select ${id('')}, '${saintEtienne}', 0 ${each}`,
		`insert into party (partnership_id, organisation_id, position) select ${id('')}, ${city}, 1 ${each}`,
		`insert into partnership_field (partnership_id, key, position, names, sdg_targets) select ${id('')}, k, 0, jsonb_build_object('fr', k), '{4.7}' ${each}, unnest(array['education','culture','jeunesse']) k`,
		`insert into partnership_person (partnership_id, person_id) select ${id('')}, p ${each}, unnest(array['019a0000-0000-7000-8000-000000002001','019a0000-0000-7000-8000-000000002002']::uuid[]) p`,
		`insert into decision (partnership_id, id, organisation_id, body, taken_on, subject, outcome, creates_partnership, unanimous)
			select ${id('')}, ${id('')}, '${saintEtienne}', 'council', (1950 + n % 75)::text, '{"fr":"Création du jumelage"}', 'adopted', true, true ${each}`,
		`insert into agreement (partnership_id, id, kind, title, object) select ${id('')}, ${id('')}, 'agreement', '{"fr":"Accord de coopération"}', '{"fr":"Éducation et culture."}' ${each}`,
		`insert into agreement_field (partnership_id, agreement_id, field_key) select ${id('')}, ${id('')}, k ${each}, unnest(array['education','culture']) k`,
		`insert into signature (partnership_id, agreement_id, organisation_id, person_id, signed_on) select ${id('')}, ${id('')}, '${saintEtienne}', '019a0000-0000-7000-8000-000000002001', (1951 + n % 75)::text ${each}`,
		`insert into signature (partnership_id, agreement_id, organisation_id, signed_on) select ${id('')}, ${id('')}, ${city}, (1951 + n % 75)::text ${each}`,
		`insert into partnership_event (partnership_id, id, kind, "on", title) select ${id('')}, ${id('')}, 'milestone', (1960 + n % 60)::text, '{"fr":"Visite d’une délégation"}' ${each}`,
		`insert into document (partnership_id, id, title, url) select ${id('')}, ${id('')}, 'Registre des délibérations', 'https://ville.example/registre' ${each}`,
		`insert into evidence (partnership_id, id, document_id, fact, decision_id) select ${id('')}, ${id('')}, ${id('')}, 'vote', ${id('')} ${each}`,
	];
	for (const step of steps) await owner.query(step);
	await owner.query('commit');
	await owner.query('vacuum analyze');
}
