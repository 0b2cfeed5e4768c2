import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draftIn, example } from '../../test/journeys/example.ts';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';

const partnership = example.kapan;
const at = { partnership };
let world: World;
let marie: Browser;
let ani: Browser;
beforeAll(async () => {
	world = await openWorld();
	[marie, ani] = await Promise.all([world.browser('officer-saint-etienne', 'fr'), world.browser('officer-kapan', 'hy')]);
});
afterAll(() => world.close());
beforeEach(() => void world.letters.splice(0));

const count = async (table: string, where = 'true') =>
	Number((await world.owner.query(`select count(*) from ${table} where ${where}`)).rows[0].count);
const ended = { kind: 'ended', on: '2026-11-20', reason: 'Décision commune.' };
/** Saint-Étienne says that the partnership has ended; the id of what waits then. */
async function proposeEnd(fields: Record<string, string> = ended): Promise<string> {
	const { status, location } = await marie.post(urls.partnershipEvents(at), fields);
	expect(status).toBe(303);
	const id = /proposals\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1];
	if (!id) throw new Error(`nothing waits: ${location}`);
	return id;
}
const of = (proposal: string) => ({ ...at, proposal });
const events = () => count('partnership_event', `kind = 'ended' and partnership_id = '${partnership}'`);

describe('Saint-Étienne says that the twinning has ended', () => {
	it('and nothing changes but that a proposal waits, for both to see, and Kapan gets a letter in Armenian', async () => {
		const tables = (
			await world.owner.query(
				`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('proposal', 'letter')`,
			)
		).rows.map(({ relname }) => relname);
		const rows = async () =>
			(
				await world.owner.query(
					`select ${tables.map((name) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "${name}" t ${name === 'history' ? `where noun <> 'proposal'` : ''}) as "${name}"`).join(', ')}`,
				)
			).rows[0];
		const before = await rows();
		const id = await proposeEnd();
		expect(await rows()).toEqual(before);
		const page = await marie.get(urls.proposal(of(id)));
		expect(page.text).toContain('attend Kapan');
		expect(page.text).toContain('Décision commune.');
		expect(page.text).not.toContain('/confirm"');
		const other = await ani.get(urls.proposal(of(id)));
		expect(other.text).toContain(urls.proposalConfirm(of(id)));
		expect((await ani.get(urls.partnership(at))).text).toContain(urls.proposal(of(id)));
		expect((await marie.get(urls.partnership(at))).text).toContain(urls.proposal(of(id)));
		expect(world.letters.map(({ to }) => to)).toEqual(['officer-kapan@jumelage.example']);
		expect(world.letters[0]?.text).toContain('առաջարկում է');
		expect(world.letters[0]?.text).toContain(urls.proposal(of(id)));
	});
});
