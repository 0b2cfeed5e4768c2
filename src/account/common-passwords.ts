import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../server/root.ts';

/** Bytes kept of each hash. */
const width = 6;
let list: Buffer | undefined;

/** Whether many people chose this very password: one of the common ones of `data/reference/common-passwords.bin`. Asks no network. */
export function isCommon(password: string): boolean {
	list ??= readFileSync(join(root, 'data', 'reference', 'common-passwords.bin'));
	const wanted = createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().subarray(0, width);
	let [from, to] = [0, list.length / width];
	while (from < to) {
		const middle = (from + to) >> 1;
		const order = wanted.compare(list, middle * width, (middle + 1) * width);
		if (order === 0) return true;
		if (order < 0) to = middle;
		else from = middle + 1;
	}
	return false;
}
