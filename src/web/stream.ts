import type { Language } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Deps } from './ask.ts';
import { inLanguage } from './locale.ts';
import { matchedBy } from './matched.ts';

interface Asked {
	deps: Deps;
	request: Request;
	session: string | null;
	partnership: string | undefined;
	locale: Language;
}

/** An answer that is written while it is read, in a transaction of its own that lasts as long as the reader takes. */
export function streamed(
	{ deps, request, session, partnership, locale }: Asked,
	headers: Record<string, string>,
	write: (db: Db) => AsyncIterable<string>,
): Response {
	const { readable, writable } = new TransformStream<string, string>();
	const writer = writable.getWriter();
	const entry = { session, partnership, language: locale, readOnly: true };
	void deps.database
		.enter(entry, (db) =>
			inLanguage(locale, async () => {
				for await (const piece of write(db)) await writer.write(piece);
				await writer.close();
			}),
		)
		.catch((error: unknown) => {
			// Who asked has gone: nobody is left to write for.
			if (error === undefined) return;
			// Its status is sent already: the reader sees it cut short, and here alone is told why.
			deps.log('stream', {
				route: matchedBy(request)?.pattern,
				error: error instanceof Error ? (error.stack ?? error.message) : String(error),
			});
			return writer.abort(error).catch(() => {});
		});
	return new Response(readable.pipeThrough(new TextEncoderStream()), { headers });
}
