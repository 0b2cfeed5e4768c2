import { type Break, follow, type Link } from './chain.ts';
import type { Difference, Recorded, Snapshot } from './verify-store.ts';

/** What is wrong, and where: the first broken row of a chain, or a record that is not what the history says of it. */
export interface Finding {
	what: Break | 'chain-cut' | 'head-altered' | 'rewritten' | 'erased-unsaid' | 'row-loose' | Difference['what'];
	partnership: string;
	/** Its place in the chain; null where the finding is about a record, or a row in no chain. */
	seq: number | null;
	at: Date | null;
	verb: string | null;
	noun: string | null;
	/** Of a record: its key without the partnership, and the columns that differ. */
	key?: string[];
	columns?: string[];
}

export interface Verdict {
	changes: number;
	chains: number;
	tables: number;
	findings: Finding[];
	/** Where each chain ends: what `--keep` writes down. */
	heads: Head[];
}
export interface Head {
	partnership: string;
	seq: number;
	/** Hexadecimal. */
	hash: string;
}

/** More than anybody reads: what comes after is a number. */
const most = 200;
const when = ({ row }: Link) => (row && /^-?\d+$/.test(row.at) ? new Date(Number(row.at) / 1000) : null);

/**
 * Computes every chain anew, then compares every record with what its history says last of it.
 * @param kept ends of chains written down before: each must still stand in its chain
 * @param progress told the number of changes followed so far, once every few thousand
 */
export async function verify(
	snapshot: Snapshot,
	kept: readonly Head[] = [],
	progress: (done: number) => void = () => {},
): Promise<Verdict> {
	const findings: Finding[] = [];
	const chains = await verifyChains(snapshot, kept, progress, (finding) => findings.length < most && findings.push(finding));
	for (const loose of await snapshot.unlinked())
		if (findings.length < most)
			findings.push({ what: 'row-loose', seq: null, partnership: loose.partnership, at: loose.at, verb: loose.verb, noun: loose.noun });
	const tables = await snapshot.tables();
	for (const table of tables)
		for await (const difference of snapshot.differences(table)) {
			if (findings.length >= most) break;
			findings.push(differs(table, difference));
		}
	return { ...chains, tables: tables.length, findings };
}

const differs = (table: Recorded, { partnership, what, columns, key, at, verb }: Difference): Finding => ({
	what,
	partnership,
	seq: null,
	noun: table.name,
	columns,
	key: key.filter((value) => value !== partnership),
	at,
	verb,
});

/** One chain as it is walked. */
interface Walk {
	partnership: string;
	chain: ReturnType<typeof follow>;
	broken: boolean;
	/** Hashes written down before, by place. */
	awaited: Map<number, string>;
}
const nowhere = { at: null, verb: null, noun: null } as const;

async function verifyChains(
	snapshot: Snapshot,
	kept: readonly Head[],
	progress: (done: number) => void,
	tell: (finding: Finding) => void,
): Promise<Pick<Verdict, 'changes' | 'chains' | 'heads'>> {
	const ends = await snapshot.heads();
	const erasures = await snapshot.erasures();
	const remembered = Map.groupBy(kept, ({ partnership }) => partnership);
	const heads: Head[] = [];
	let changes = 0;

	const begin = (partnership: string): Walk => {
		const awaited = new Map((remembered.get(partnership) ?? []).map(({ seq, hash }) => [seq, hash]));
		remembered.delete(partnership);
		return { partnership, chain: follow(), broken: false, awaited };
	};
	const step = (walk: Walk, link: Link): Finding | null => {
		const { partnership } = walk;
		const at = { partnership, seq: link.seq, at: when(link), verb: link.row?.verb ?? null, noun: link.row?.noun ?? null };
		const place = walk.chain.seq + 1;
		const broken = walk.chain.next(link);
		if (broken) return broken === 'link-missing' ? { what: broken, partnership, seq: place, ...nowhere } : { ...at, what: broken };
		const wanted = walk.awaited.get(link.seq);
		walk.awaited.delete(link.seq);
		if (wanted !== undefined && wanted !== link.hash.toString('hex')) return { ...at, what: 'rewritten' };
		if (link.row?.erased && !erasures.has(`${partnership}/${link.row.id}`)) return { ...at, what: 'erased-unsaid' };
		return null;
	};
	/** A chain must end where its head says, and hold all that was written down. */
	const end = ({ partnership, chain, broken, awaited }: Walk) => {
		heads.push({ partnership, seq: chain.seq, hash: chain.hash.toString('hex') });
		const said = ends.get(partnership);
		ends.delete(partnership);
		if (broken) return;
		const { seq } = chain;
		if ((said && said.seq > seq) || awaited.size > 0) tell({ what: 'chain-cut', partnership, seq, ...nowhere });
		else if (!said || said.seq < seq || !said.hash.equals(chain.hash)) tell({ what: 'head-altered', partnership, seq, ...nowhere });
	};

	let walk = null as Walk | null;
	for await (const link of snapshot.links()) {
		if (walk?.partnership !== link.partnership) {
			if (walk) end(walk);
			walk = begin(link.partnership);
		}
		changes += 1;
		if (changes % 5000 === 0) progress(changes);
		// What follows a broken link proves nothing: the first is named, and the next chain begun.
		if (walk.broken) continue;
		const found = step(walk, link);
		if (!found) continue;
		walk.broken = true;
		tell(found);
	}
	if (walk) end(walk);
	// Whole chains that are gone: a head without links, or an end written down of a chain that nobody finds.
	const gone = [...ends].filter(([, { seq }]) => seq > 0).map(([id]) => id);
	for (const partnership of new Set([...gone, ...remembered.keys()])) tell({ what: 'chain-cut', partnership, seq: 0, ...nowhere });
	return { changes, chains: heads.length, heads };
}

const firstLine = '# jumelage history heads';

/** The ends of all chains as a small text to be kept elsewhere: no name, no content, only ids and hashes. */
export const headsText = (heads: readonly Head[], now: Date): string =>
	[`${firstLine} ${now.toISOString()}`, ...heads.map(({ partnership, seq, hash }) => `${partnership} ${seq} ${hash}`), ''].join('\n');

/** Reads such a text, or several one after the other; null when a line is none of ours. */
export function readHeads(text: string): Head[] | null {
	const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
	const found = lines.map((line) => /^([0-9a-f-]{36}) (\d{1,15}) ([0-9a-f]{64})$/.exec(line));
	if (!text.startsWith(firstLine) || found.some((one) => one === null)) return null;
	return found.flatMap((one) => (one ? [{ partnership: one[1] ?? '', seq: Number(one[2]), hash: one[3] ?? '' }] : []));
}
