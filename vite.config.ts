import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** What the PDF preview asks for by name, for pictures as scanners write them (JPEG 2000, JBIG2): beside the rest, its version in the address. */
const pdfDecoders: Plugin = {
	name: 'pdf-decoders',
	generateBundle() {
		const file = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
		const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
		for (const name of ['openjpeg_nowasm_fallback.js', 'jbig2_nowasm_fallback.js'])
			this.emitFile({ type: 'asset', fileName: `assets/pdf-${version}/${name}`, source: readFileSync(join(dirname(file), 'wasm', name)) });
	},
};

/** Two builds: `vite build` for the browser (hashed names and a manifest), `vite build --ssr` for the server. */
export default defineConfig(({ isSsrBuild }) => ({
	appType: 'custom',
	publicDir: false,
	oxc: jsx,
	plugins: isSsrBuild ? [] : [pdfDecoders],
	build: isSsrBuild
		? {
				outDir: 'dist/server',
				emptyOutDir: true,
				target: 'node24',
				sourcemap: true,
				minify: false,
				ssr: true,
				rolldownOptions: {
					input: ['src/main.ts', 'src/paper/word-thread.ts'],
					output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
				},
			}
		: {
				outDir: 'dist/client',
				emptyOutDir: true,
				manifest: 'manifest.json',
				assetsInlineLimit: 0,
				rolldownOptions: { input: { main: 'src/islands/main.ts', style: 'src/ui/styles/index.css', public: 'src/ui/styles/public.css' } },
			},
}));
