import type { Ask, Deps } from '../web/ask.ts';
import { networkOf } from '../web/caller.ts';

/** Counts tries by key, so many in so many minutes. Forgets the oldest key when it knows too many. */
export interface Throttle {
	/** @returns null when this try may go on, else the minutes to wait (at least 1). */
	take(key: string, now: Date): number | null;
	forget(key: string): void;
	readonly size: number;
}

const minute = 60_000;

/** @param keys how many keys are remembered at most */
export function createThrottle({ most, minutes, keys = 10_000 }: { most: number; minutes: number; keys?: number }): Throttle {
	// A map keeps the order of insertion, and every window is as long: the first key is always the one to end first.
	const windows = new Map<string, { count: number; end: number }>();
	return {
		take(key, now) {
			const at = now.getTime();
			const known = windows.get(key);
			if (known && known.end > at) {
				known.count += 1;
				return known.count <= most ? null : Math.max(1, Math.ceil((known.end - at) / minute));
			}
			windows.delete(key);
			for (const [oldest, { end }] of windows) {
				if (end > at && windows.size < keys) break;
				windows.delete(oldest);
			}
			windows.set(key, { count: 1, end: at + minutes * minute });
			return null;
		},
		forget: (key) => void windows.delete(key),
		get size() {
			return windows.size;
		},
	};
}

type Way = 'password' | 'link' | 'setup' | 'code' | 'provider';
type Gates = Record<Way, { address: Throttle; caller: Throttle }>;

// A whole town hall may share one network address: that limit is wider.
const newGates = (): Gates => ({
	password: { address: createThrottle({ most: 10, minutes: 15 }), caller: createThrottle({ most: 60, minutes: 15 }) },
	link: { address: createThrottle({ most: 3, minutes: 15 }), caller: createThrottle({ most: 30, minutes: 15 }) },
	// By account: a million codes, three of which are right at any moment, are not tried five at a time.
	code: { address: createThrottle({ most: 5, minutes: 15 }), caller: createThrottle({ most: 60, minutes: 15 }) },
	// All together: so many that nobody shuts the door for everybody from ten addresses, few enough for the table they are kept in.
	provider: { address: createThrottle({ most: 10_000, minutes: 15 }), caller: createThrottle({ most: 60, minutes: 15 }) },
	setup: { address: createThrottle({ most: 20, minutes: 15 }), caller: createThrottle({ most: 20, minutes: 15 }) },
});
const gates = new WeakMap<Deps['auth'], Gates>();

function gate({ deps }: Pick<Ask, 'deps'>, way: Way) {
	const all = gates.get(deps.auth) ?? newGates();
	gates.set(deps.auth, all);
	return all[way];
}

/** One more try with this mail address, from where the request comes: null, or the minutes to wait. Unknown addresses count alike. */
export function waitBefore(ask: Pick<Ask, 'deps' | 'from' | 'now'>, way: Way, email: string): number | null {
	const { address, caller } = gate(ask, way);
	const here = ask.from === null ? null : caller.take(networkOf(ask.from), ask.now);
	return here ?? address.take(email.toLowerCase(), ask.now);
}

/** A right password wipes the slate of its address. */
export const wasRight = (ask: Pick<Ask, 'deps'>, way: Way, email: string) => gate(ask, way).address.forget(email.toLowerCase());
