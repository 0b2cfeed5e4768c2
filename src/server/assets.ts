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
	const letters = (names: readonly string[]) =>
		names.map((name) => address(`node_modules/@fontsource-variable/${name}-wght-normal.woff2`)).filter(Boolean);
	const latin = ['source-serif-4/files/source-serif-4-latin', 'source-sans-3/files/source-sans-3-latin'];
	const armenian = ['noto-serif-armenian/files/noto-serif-armenian-armenian', 'noto-sans-armenian/files/noto-sans-armenian-armenian'];
	return {
		publicCss: address('src/ui/styles/public.css'),
		fonts: { fr: letters(latin), en: letters(latin), hy: letters(armenian) },
		css: address('src/ui/styles/index.css'),
		js: address('src/islands/main.ts'),
		icon: address('src/ui/mark.svg'),
		folder,
	};
}
