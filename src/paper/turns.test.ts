import { describe, expect, it } from 'vitest';
import { TooLong } from './thread.ts';
import { inTurn } from './turns.ts';

/** One document after the other, as the typesetter sets them: the first that came is set first. */
function press() {
	const set: string[] = [];
	const waiting: (() => void)[] = [];
	return {
		set,
		work: (name: string) => () =>
			new Promise<void>((resolve) =>
				waiting.push(() => {
					set.push(name);
					resolve();
				}),
			),
		async run() {
			for (let idle = 0; idle < 5; ) {
				await Promise.resolve();
				const next = waiting.shift();
				next?.();
				idle = next ? 0 : idle + 1;
			}
		},
	};
}

describe('whoever prints', () => {
	it('thirty orders at once keeps Kapan, who asks for one badge, waiting for one of them', async () => {
		const { set, work, run } = press();
		const orders = Array.from({ length: 30 }, (_, n) => inTurn('Saint-Étienne', work(`order ${n}`)));
		const badge = inTurn('Kapan', work('badge'));
		await run();
		await Promise.all([...orders, badge]);
		expect(set.indexOf('badge')).toBeLessThanOrEqual(1);
		expect(set.filter((one) => one !== 'badge')).toEqual(Array.from({ length: 30 }, (_, n) => `order ${n}`));
	});
	it('more than a few dozen is told so at once; one that fails stops none of the others', async () => {
		const { set, work, run } = press();
		const failing = inTurn('Goris', () => Promise.reject(new Error('no such font')));
		const others = Array.from({ length: 29 }, (_, n) => inTurn('Goris', work(`${n}`)));
		await expect(inTurn('Goris', work('too many'))).rejects.toThrow(TooLong);
		await expect(failing).rejects.toThrow('no such font');
		await run();
		await Promise.all(others);
		expect(set).toHaveLength(29);
		const after = inTurn('Goris', work('later'));
		await run();
		await after;
		expect(set.at(-1)).toBe('later');
	});
});
