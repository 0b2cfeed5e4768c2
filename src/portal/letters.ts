/** The letters of pictures. They are drawn where nothing of the system is asked: the same picture on every machine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fontOf } from '../server/fonts.ts';

// Source Serif 4 and Noto Serif Armenian (SIL Open Font License 1.1), regular and semi-bold.
const wanted = [400, 600].flatMap((weight) => [
	`@fontsource/source-serif-4/files/source-serif-4-latin-${weight}-normal.woff`,
	`@fontsource/source-serif-4/files/source-serif-4-latin-ext-${weight}-normal.woff`,
	`@fontsource/noto-serif-armenian/files/noto-serif-armenian-armenian-${weight}-normal.woff`,
]);

let files: string[] | undefined;
/** Paths of the unpacked fonts, in a temporary folder of this process: the renderer reads files only. */
export function letterFiles(): string[] {
	if (files) return files;
	const folder = mkdtempSync(join(tmpdir(), 'jumelage-letters-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	files = wanted.map((name, index) => {
		const file = join(folder, `${index}.ttf`);
		writeFileSync(file, fontOf(name));
		return file;
	});
	return files;
}
