import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Changes, directory } from '../server/changes.ts';
import { accepts } from '../web/pack.ts';

/** What was made for an address, before it is packed. */
export interface Made {
	type: string;
	body: string | Uint8Array<ArrayBuffer>;
	/** Whose facts it shows; null: of many. */
	partnershipId: string | null;
	headers?: Readonly<Record<string, string>>;
}
type Coding = 'br' | 'gzip' | 'identity';
interface Packed {
	made: Made;
	bytes: number;
	at: number;
	variants: Partial<Record<Coding, { body: Uint8Array<ArrayBuffer>; etag: string; headers: Record<string, string> }>>;
}

// Everybody may keep it, nobody may use it without asking whether it still stands: what was withdrawn is gone everywhere at once.
const fresh = 'public, no-cache';
const hashOf = (body: Uint8Array) => createHash('sha256').update(body).digest('base64url').slice(0, 22);
const isText = (type: string) => /^text\/|xml|json/.test(type);

function pack(made: Made, at: number): Packed {
	const plain = typeof made.body === 'string' ? new TextEncoder().encode(made.body) : made.body;
	const hash = hashOf(plain);
	const packed: Packed = { made, bytes: 0, at, variants: {} };
	const add = (coding: Coding, body: Uint8Array<ArrayBuffer>) => {
		// One entity tag a variant: a strong tag promises the same bytes (RFC 9110, 8.8.1).
		const etag = `"${hash}${coding === 'identity' ? '' : `-${coding}`}"`;
		const headers: Record<string, string> = {
			...made.headers,
			'content-type': made.type,
			'content-length': String(body.byteLength),
			'cache-control': fresh,
			etag,
			'x-content-type-options': 'nosniff',
		};
		if (isText(made.type)) headers.vary = 'accept-encoding';
		if (coding !== 'identity') headers['content-encoding'] = coding;
		packed.variants[coding] = { body, etag, headers };
		packed.bytes += body.byteLength;
	};
	add('identity', plain);
	if (isText(made.type) && plain.byteLength > 600) {
		add('gzip', new Uint8Array(gzipSync(plain, { level: 6 })));
		add('br', new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })));
	}
	return packed;
}

function send(packed: Packed, request: Request): Response {
	const wished = request.headers.get('accept-encoding') ?? '';
	const { variants } = packed;
	const variant =
		(variants.br && accepts(wished, 'br') ? variants.br : undefined) ??
		(variants.gzip && accepts(wished, 'gzip') ? variants.gzip : undefined) ??
		variants.identity;
	if (!variant) throw new Error('an answer without its plain form');
	const known = request.headers.get('if-none-match');
	if (known && (known.trim() === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === variant.etag))) {
		const { 'content-length': _length, 'content-type': _type, 'content-encoding': _coding, ...headers } = variant.headers;
		return new Response(null, { status: 304, headers });
	}
	return new Response(request.method === 'HEAD' ? null : variant.body, { headers: variant.headers });
}

export interface Cache {
	/** What is kept for this address, at once; null where nothing is, or where it may not be trusted now. */
	hit(key: string, request: Request): Response | null;
	/** Makes, keeps and sends; null where there is nothing to make. Several who ask at once wait for one. */
	answer(key: string, request: Request, make: () => Promise<Made | null>): Promise<Response | null>;
	/** Forgets what shows that partnership; null: everything. */
	forget(partnershipId: string | null): void;
	/** How many answers are kept. */
	size(): number;
	close(): void;
}

interface CacheOptions {
	changes: Pick<Changes, 'subscribe' | 'listening'>;
	/** Milliseconds since 1970. */
	clock: () => number;
	/** All that is kept, in bytes. */
	most?: number;
	/** An answer this old, in milliseconds, is made anew: what a program other than this one wrote is not told. */
	oldest?: number;
}

/** Answers kept in memory until a change is told. Nothing is answered from it while changes are not being heard. */
export function createCache({ changes, clock, most = 96 * 1024 * 1024, oldest = 60_000 }: CacheOptions): Cache {
	const kept = new Map<string, Packed>();
	const making = new Map<string, Promise<Packed | null>>();
	let bytes = 0;
	// Grows with every change: what was begun before one is sent, and not kept.
	let generation = 0;
	const trusted = () => changes.listening;

	const remove = (key: string) => {
		bytes -= kept.get(key)?.bytes ?? 0;
		kept.delete(key);
	};
	function forget(partnershipId: string | null): void {
		generation += 1;
		making.clear();
		if (partnershipId === null || partnershipId === directory) {
			kept.clear();
			bytes = 0;
			return;
		}
		for (const [key, { made }] of kept) if (made.partnershipId === null || made.partnershipId === partnershipId) remove(key);
	}
	const end = changes.subscribe(null, forget);

	function keep(key: string, packed: Packed): void {
		remove(key);
		kept.set(key, packed);
		bytes += packed.bytes;
		// The longest unread goes first: a reading puts an answer at the end of the map.
		for (const oldestKey of kept.keys()) {
			if (bytes <= most) break;
			remove(oldestKey);
		}
	}
	return {
		hit(key, request) {
			const packed = kept.get(key);
			if (!packed || !trusted()) return null;
			if (clock() - packed.at > oldest) {
				remove(key);
				return null;
			}
			return send(packed, request);
		},
		async answer(key, request, make) {
			const begun = generation;
			const alone = making.get(key);
			const work =
				alone ??
				make().then((made) => {
					const packed = made && pack(made, clock());
					if (packed && begun === generation && trusted()) keep(key, packed);
					return packed;
				});
			if (!alone) {
				making.set(key, work);
				void work.catch(() => {}).then(() => making.get(key) === work && making.delete(key));
			}
			const packed = await work;
			return packed && send(packed, request);
		},
		forget,
		size: () => kept.size,
		close: end,
	};
}
