import { createHash } from 'node:crypto';
import { canonical, type Shared } from './minutes.ts';

/** SHA-256, hexadecimal: changes with any word, presence or outcome, and with nothing else. */
export const contentHash = (shared: Shared): string => createHash('sha256').update(canonical(shared)).digest('hex');
