import { createHash } from 'node:crypto';
import { type Confirmation, canonical, type Shared } from './minutes.ts';

/** SHA-256, hexadecimal: changes with any word, presence or outcome, and with nothing else. */
export const contentHash = (shared: Shared): string => createHash('sha256').update(canonical(shared)).digest('hex');

/**
 * A confirmation as it reads since records of one party became one: `now` is what it said, with that party under the record it goes by. What
 * was kept as its words must be what was hashed; otherwise nothing is carried over.
 */
export const carried = ({ now, ...one }: Confirmation & { now: Shared }): Confirmation =>
	contentHash(one.words) === one.content ? { ...one, words: now, content: contentHash(now) } : one;
