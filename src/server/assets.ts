import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

export interface Assets {
	css: string;
	js: string;
	/** The product's mark, for the browser's tab. */
	icon: string;
	/** The style of public pages, which need less. */
	publicCss?: string;
	/** Letters that a public page in each language begins with, to be fetched at once. */
	fonts?: Partial<Record<string, readonly string[]>>;
	/** Built files, or null where none were built. */
	folder: string | null;
}

type Manifest = Record<string, { file: string; css?: string[] } | undefined>;

/** Addresses of the built script and style, from the manifest of the client build; empty where none was built. */
export function builtAssets(folder = join(root, 'dist', 'client')): Assets {
	const file = join(folder, 'manifest.json');
	if (!existsSync(file)) return { css: '', js: '', icon: '', folder: null };
	const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
	const address = (source: string) => (manifest[source] ? `/${manifest[source].file}` : '');
	return { css: address('src/ui/styles/index.css'), js: address('src/islands/main.ts'), icon: address('src/ui/mark.svg'), folder };
}
