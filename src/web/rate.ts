/** How much one may ask: as a bucket that holds `burst` requests and fills by so many a second. */
export interface Rate {
	burst: number;
	perSecond: number;
}
export interface Limits {
	/** One network address: a whole town hall may stand behind it. */
	address: Rate;
	/** One account, wherever it asks from; a browser that nobody has signed in counts by its address alone. */
	account: Rate;
}
/** Far above what people do, even many at once; far below what a program could ask of the database. */
export const usual: Limits = { address: { burst: 1200, perSecond: 20 }, account: { burst: 400, perSecond: 8 } };

interface Bucket {
	left: number;
	/** Milliseconds since the epoch. */
	at: number;
}

/** Counts requests by key in buckets. Forgets the longest unused when it knows too many: those are full again, or nearly. */
function createBuckets({ burst, perSecond }: Rate, most = 20_000) {
	const buckets = new Map<string, Bucket>();
	/** @returns null when this one may go on, else the seconds until it may (at least 1) */
	return function take(key: string, now: number): number | null {
		const known = buckets.get(key);
		const left = known ? Math.min(burst, known.left + (Math.max(0, now - known.at) / 1000) * perSecond) : burst;
		buckets.delete(key);
		buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
		if (buckets.size > most) {
			const [oldest = ''] = buckets.keys();
			buckets.delete(oldest);
		}
		return left >= 1 ? null : Math.max(1, Math.ceil((1 - left) / perSecond));
	};
}

export type Take = (who: { address: string | null; session: string | null }, now: number) => number | null;

/** Limits for one process. `accountOf`: whose session it is, where that has been seen before. */
export function createLimits({ address, account }: Limits = usual, accountOf: (session: string) => string = (session) => session): Take {
	const byAddress = createBuckets(address);
	const byAccount = createBuckets(account);
	return (who, now) => {
		const waits = [who.address && byAddress(who.address, now), who.session && byAccount(accountOf(who.session), now)];
		const longest = Math.max(0, ...waits.map((wait) => Number(wait ?? 0)));
		return longest > 0 ? longest : null;
	};
}
