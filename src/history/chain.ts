import { hash } from 'node:crypto';

/**
 * The chain's arithmetic, computed here by itself: `db/migrations/0012_history_chain.sql` computes the same when it writes, and neither
 * takes the other's word. SHA-256; fields are parted by the record separator, which JSON escapes.
 */

/** One row of the history as text, the way PostgreSQL writes it (jsonb as `::text`), with the link that was forged for it. */
export interface Link {
	partnership: string;
	/** Place in the chain: 1, 2, 3… without a gap. */
	seq: number;
	/** As the link keeps them. */
	contentHash: Buffer;
	hash: Buffer;
	/** null: the link is there, the row is gone. */
	row: Row | null;
}
export interface Row {
	id: string;
	/** Microseconds since 1970, in decimal. */
	at: string;
	accountId: string | null;
	accountName: string | null;
	verb: string;
	noun: string;
	recordId: string;
	act: string;
	salt: string | null;
	before: string | null;
	after: string | null;
	reason: string | null;
	erased: boolean;
}

const separator = '\u001e';
const quoted = (text: string | null) => (text === null ? '' : JSON.stringify(text));
const sha256 = (said: Buffer | string) => hash('sha256', said, 'buffer');

/** What a chain begins from. */
export const genesis = Buffer.alloc(32);

/** Of what the row says. A row that was erased has no salt left: its content can no longer be checked, and need not be. */
export const contentHash = ({ salt, accountName, before, after, reason }: Row): Buffer =>
	sha256([...(salt === null ? [] : [salt]), quoted(accountName), before ?? '', after ?? '', quoted(reason)].join(separator));

/** Of the link before, of the content, and of who, when and on what. */
export const linkHash = (previous: Buffer, content: Buffer, seq: number, partnership: string, row: Row): Buffer =>
	sha256(
		Buffer.concat([
			previous,
			content,
			Buffer.from(
				[
					partnership,
					seq,
					row.id,
					row.at,
					row.accountId ?? '',
					JSON.stringify(row.verb),
					row.noun,
					JSON.stringify(row.recordId),
					row.act,
				].join(separator),
			),
		]),
	);

/** How a link is broken. */
export type Break = 'content-altered' | 'row-missing' | 'link-missing' | 'link-altered';

/**
 * Follows one chain link by link; `next` answers the first break it meets, and then nothing more: what follows a broken link proves nothing.
 */
export function follow(): { next(link: Link): Break | null; seq: number; hash: Buffer } {
	const state: { seq: number; hash: Buffer } = { seq: 0, hash: genesis };
	let broken = false;
	const judge = (link: Link): Break | null => {
		if (link.seq !== state.seq + 1) return 'link-missing';
		if (link.row === null) return 'row-missing';
		// What was erased keeps the hash of what it said; the erasure itself stands in the chain, and is looked for there.
		const content = link.row.erased ? link.contentHash : contentHash(link.row);
		const fits = linkHash(state.hash, content, link.seq, link.partnership, link.row).equals(link.hash);
		if (content.equals(link.contentHash)) return fits ? null : 'link-altered';
		// Where the row still fits the link's own hash, it is the hash of the content beside it that was altered.
		return fits ? 'link-altered' : 'content-altered';
	};
	return {
		next(link) {
			if (broken) return null;
			const found = judge(link);
			if (found) broken = true;
			else {
				state.seq = link.seq;
				state.hash = link.hash;
			}
			return found;
		},
		get seq() {
			return state.seq;
		},
		get hash() {
			return state.hash;
		},
	};
}
