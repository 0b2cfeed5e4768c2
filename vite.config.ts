import { defineConfig } from 'vite';

const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** Two builds: `vite build` for the browser (hashed names and a manifest), `vite build --ssr` for the server. */
export default defineConfig(({ isSsrBuild }) => ({
	appType: 'custom',
	publicDir: false,
	oxc: jsx,
	build: isSsrBuild
		? {
				outDir: 'dist/server',
				emptyOutDir: true,
				target: 'node24',
				sourcemap: true,
				minify: false,
				ssr: true,
				rolldownOptions: { input: 'src/main.ts', output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' } },
			}
		: {
				outDir: 'dist/client',
				emptyOutDir: true,
				manifest: 'manifest.json',
				assetsInlineLimit: 0,
				rolldownOptions: { input: { main: 'src/islands/main.ts', style: 'src/ui/styles/index.css' } },
			},
}));
