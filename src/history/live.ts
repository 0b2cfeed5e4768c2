import type { Changes } from '../server/changes.ts';
import type { Database } from '../server/database.ts';
import type { Live, Watch } from '../web/ask.ts';
import { changed, eventText } from './live-event.ts';
import { changesSince, stillSeen } from './live-store.ts';

interface Stream extends Watch {
	controller: ReadableStreamDefaultController<Uint8Array>;
}
interface Room {
	streams: Set<Stream>;
	/** What everybody here has been told of; null until the first has come in. */
	version: number | null;
	timer: NodeJS.Timeout | undefined;
	telling: boolean;
	/** A change came while the one before was being told. */
	again: boolean;
	leave: () => void;
}

export interface LiveOptions {
	/** Milliseconds in which changes that follow each other are told as one. */
	burst?: number;
	/** Milliseconds between two signs of life; at each, everybody is looked at again. */
	beat?: number;
	/** More open pages than this are told to come back later. */
	most?: number;
	onError?: (error: unknown) => void;
}
const mostOfOne = 50;
/** Bytes that wait for a reader who takes nothing: past this they are let go, and come back by themselves. */
const mostWaiting = 64 * 1024;
const encoder = new TextEncoder();

/** The pages that stay open, by partnership: tells them of changes, and ends what may no longer be seen. No transaction stays open. */
export function openLive(database: Database, changes: Changes, options: LiveOptions = {}): Live {
	const { burst = 150, beat = 30_000, most = 5000, onError = () => {} } = options;
	const rooms = new Map<string, Room>();
	const everybody = () => [...rooms.values()].flatMap(({ streams }) => [...streams]);
	const count = () => [...rooms.values()].reduce((sum, { streams }) => sum + streams.size, 0);

	function send(stream: Stream, piece: Uint8Array): void {
		try {
			stream.controller.enqueue(piece);
		} catch {
			drop(stream); // its reader has gone
		}
		if ((stream.controller.desiredSize ?? 0) < -mostWaiting) drop(stream);
	}
	function drop(stream: Stream): void {
		const room = rooms.get(stream.partnershipId);
		if (!room?.streams.delete(stream)) return;
		try {
			stream.controller.close();
		} catch {} // closed already, by its reader
		if (room.streams.size > 0) return;
		room.leave();
		clearTimeout(room.timer);
		rooms.delete(stream.partnershipId);
	}

	/** Looks again at who looks: whoever may not any more is told so, and let go. One question for all of them. */
	async function weed(streams: readonly Stream[]): Promise<void> {
		const last = encoder.encode(eventText('end'));
		for (let from = 0; from < streams.length; from += 500) {
			const some = streams.slice(from, from + 500);
			const seen = await database.enter({ session: null, readOnly: true }, (db) => stillSeen(db, some));
			for (const stream of some.filter((_, index) => !seen[index])) {
				send(stream, last);
				drop(stream);
			}
		}
	}

	async function tell(partnershipId: string, room: Room): Promise<void> {
		await weed([...room.streams]);
		const [first] = room.streams;
		const { version } = room;
		if (!first || version === null) return;
		const entry = { session: first.session, partnership: partnershipId, readOnly: true };
		const authors = await database.enter(entry, (db) => changesSince(db, partnershipId, version));
		if (authors.length === 0) return;
		room.version = authors.at(-1)?.version ?? version;
		// Many who look at once do not all ask for the page in the same moment.
		const spread = Math.min(5000, room.streams.size * 10);
		const pieces = new Map<string, Uint8Array>();
		for (const stream of room.streams) {
			const text = eventText(changed(authors, stream.accountId, stream.locale, spread));
			const piece = pieces.get(text) ?? encoder.encode(text);
			pieces.set(text, piece);
			send(stream, piece);
		}
	}
	function soon(room: Room, partnershipId: string, delay = burst): void {
		if (room.telling) room.again = true;
		if (room.telling || room.timer) return;
		room.timer = setTimeout(async () => {
			room.timer = undefined;
			room.telling = true;
			// Where the database does not answer, they are told a little later.
			const failed = await tell(partnershipId, room).then(
				() => false,
				(error) => {
					onError(error);
					return true;
				},
			);
			room.telling = false;
			const again = room.again || failed || room.version === null;
			room.again = false;
			if (again && room.streams.size > 0) soon(room, partnershipId, failed ? 2000 : burst);
		}, delay);
	}

	let weeding: NodeJS.Timeout | undefined;
	let whose: Set<string | null> = new Set();
	const endAccess = changes.onAccess((accountId) => {
		whose.add(accountId);
		weeding ??= setTimeout(() => {
			const some = everybody().filter(({ accountId }) => whose.has(null) || whose.has(accountId));
			weeding = undefined;
			whose = new Set();
			weed(some).catch(onError);
		}, burst);
	});
	let closed = false;
	const pulse = setInterval(() => {
		const alive = encoder.encode(eventText('beat'));
		// What was sent half a minute ago and not taken is taken by nobody: a connection that died without a word.
		for (const stream of everybody()) {
			if ((stream.controller.desiredSize ?? 0) < 0) drop(stream);
			else send(stream, alive);
		}
		// A session runs out without anybody doing anything.
		weed(everybody()).catch(onError);
	}, beat);
	pulse.unref();

	return {
		count,
		watch(watch, signal) {
			// Gone while the database was asked who it is: its end will not be told again.
			if (signal.aborted) return null;
			if (closed || count() >= most || everybody().filter(({ accountId }) => accountId === watch.accountId).length >= mostOfOne)
				return null;
			const { partnershipId } = watch;
			let stream = watch as Stream;
			const body = new ReadableStream<Uint8Array>(
				{
					start: (controller) => {
						stream = { ...watch, controller };
					},
					cancel: () => drop(stream),
				},
				new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
			);
			const room = rooms.get(partnershipId) ?? {
				streams: new Set(),
				version: null,
				timer: undefined,
				telling: false,
				again: false,
				leave: () => {},
			};
			if (!rooms.has(partnershipId)) {
				rooms.set(partnershipId, room);
				room.leave = changes.subscribe(partnershipId, () => soon(room, partnershipId));
			}
			room.streams.add(stream);
			signal.addEventListener('abort', () => drop(stream));
			return {
				body,
				greet(version, missed) {
					room.version ??= version;
					// They do not all come back at once when the server has been started anew.
					const retry = `retry: ${1000 + Math.round(Math.random() * 4000)}\n`;
					const news = missed.length > 0 ? eventText(changed(missed, watch.accountId, watch.locale, 0)) : '';
					send(stream, encoder.encode(retry + eventText('beat') + news));
				},
				end: () => drop(stream),
			};
		},
		close() {
			closed = true;
			endAccess();
			clearInterval(pulse);
			clearTimeout(weeding);
			for (const stream of everybody()) drop(stream);
		},
	};
}
