/** Who asks for many documents at once waits for their own: whoever asks for one meanwhile waits for one of them at most. */
import { TooLong } from './thread.ts';

/** So many of one account may wait: past that, it is told at once. */
const mostWaiting = 30;

const lines = new Map<string, { last: Promise<unknown>; count: number }>();

/** Does the work once what the same account asked for before is done. @throws TooLong where too much of it waits */
export async function inTurn<T>(account: string, work: () => Promise<T>): Promise<T> {
	const line = lines.get(account) ?? { last: Promise.resolve(), count: 0 };
	if (line.count >= mostWaiting) throw new TooLong(`${line.count} of one account wait`);
	const mine = line.last.then(work, work);
	line.last = mine;
	line.count += 1;
	lines.set(account, line);
	try {
		return await mine;
	} finally {
		line.count -= 1;
		if (line.count === 0) lines.delete(account);
	}
}
