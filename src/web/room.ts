/** Forms of this many bytes and less are taken in whoever sends them: all but the longest texts. */
const small = 64 * 1024;

/** Room for what is being read into memory. */
export interface Room {
	/** @returns how to give it back, or null where there is none left */
	take(headers: Headers): (() => void) | null;
}

/**
 * Bounds what large bodies, all together, take of the memory: each is read before anybody is asked who sends it, and a few hundred at once
 * would be more than a small server has.
 * @param most bytes of large bodies at once
 * @param longest bytes of one; what is announced as longer is refused unread elsewhere, what announces nothing may be as long
 */
export function createRoom(most: number, longest: number): Room {
	let taken = 0;
	return {
		take(headers) {
			const said = headers.has('transfer-encoding') ? Number.NaN : Number(headers.get('content-length') ?? Number.NaN);
			const size = Number.isNaN(said) ? longest : said;
			if (size <= small || size > longest) return () => {};
			if (taken + size > most) return null;
			taken += size;
			let given = false;
			return () => {
				if (!given) taken -= size;
				given = true;
			};
		},
	};
}
