// Makes data/reference/common-passwords.bin out of a list of passwords, the most common first:
// node scripts/common-passwords.mjs 10-million-password-list-top-1000000.txt
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const list = readFileSync(process.argv[2], 'utf8').split(/\r?\n/);
// Passwords of 12 characters and more, as the product asks; of those of 8 to 11 the most common, for what is built around one of them.
const kept = list.filter((one, rank) => one.length >= 12 || (one.length >= 8 && rank < 100_000));
// The first six bytes of a SHA-256 tell eighty thousand words apart, and keep the words themselves, many of them foul, out of the files.
const hashes = [
	...new Set(kept.map((one) => createHash('sha256').update(one.normalize('NFKC').toLowerCase()).digest('hex').slice(0, 12))),
].sort();
writeFileSync(new URL('../data/reference/common-passwords.bin', import.meta.url), Buffer.from(hashes.join(''), 'hex'));
console.log(`${kept.length} passwords, ${hashes.length} kept`);
