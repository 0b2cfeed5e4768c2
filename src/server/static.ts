import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { root } from './root.ts';

const types: Readonly<Record<string, string>> = {
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.json': 'application/json',
	'.map': 'application/json',
	'.wasm': 'application/wasm',
	'.txt': 'text/plain; charset=utf-8',
};
const encodings = [
	['br', '.br'],
	['gzip', '.gz'],
] as const;

type Asset = { type: string; size: number; encoded: Map<string, number> };

/** What the build left in `folder`, read once: names carry a hash of the content, so a name never changes meaning. */
function readAssets(folder: string): Map<string, Asset> {
	const assets = new Map<string, Asset>();
	if (!existsSync(folder)) return assets;
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	for (const name of names) {
		const type = types[extname(name)];
		if (!type) continue;
		const encoded = new Map<string, number>();
		for (const [encoding, ending] of encodings) {
			const file = join(folder, name + ending);
			if (existsSync(file)) encoded.set(encoding, statSync(file).size);
		}
		assets.set(name, { type, size: statSync(join(folder, name)).size, encoded });
	}
	return assets;
}

/**
 * Answers `GET /assets/…` from the client build, compressed beforehand and kept by browsers for a year.
 * @returns a function that gives the response, or `null` where the address is none of the build's
 */
export function assetServer(folder = join(root, 'dist', 'client', 'assets')): (request: Request) => Response | null {
	const assets = readAssets(folder);
	return (request) => {
		const { pathname } = new URL(request.url);
		if (!pathname.startsWith('/assets/') || (request.method !== 'GET' && request.method !== 'HEAD')) return null;
		const name = pathname.slice('/assets/'.length);
		const asset = assets.get(name);
		if (!asset) return null;
		const accepted = request.headers.get('accept-encoding') ?? '';
		const [encoding, ending] = encodings.find(([known]) => accepted.includes(known) && asset.encoded.has(known)) ?? [null, ''];
		const headers = new Headers({
			'content-type': asset.type,
			'content-length': String(encoding ? asset.encoded.get(encoding) : asset.size),
			'cache-control': 'public, max-age=31536000, immutable',
			'x-content-type-options': 'nosniff',
		});
		if (name.startsWith('field-worker')) {
			// A worker stands for pages outside of its own folder only where it is allowed to; it asks this server alone.
			headers.set('service-worker-allowed', '/partnerships/');
			headers.set('content-security-policy', "default-src 'none'; connect-src 'self'");
		}
		if (asset.encoded.size > 0) headers.set('vary', 'accept-encoding');
		if (encoding) headers.set('content-encoding', encoding);
		const body = request.method === 'HEAD' ? null : Readable.toWeb(createReadStream(join(folder, name + ending)));
		return new Response(body as ReadableStream | null, { headers });
	};
}
