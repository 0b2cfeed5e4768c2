import { describe, expect, it } from 'vitest';
import { planOf, readPoint } from './plan.ts';

const townHall = { latitude: 39.2075, longitude: 46.4058 };
const hospital = { latitude: 39.201, longitude: 46.419 };
const goris = { latitude: 39.5111, longitude: 46.3417 };

describe('the plan of a day', () => {
	it('sets the hospital of Kapan south-east of its town hall, within the sheet, with a round scale', () => {
		const plan = planOf([townHall, hospital]);
		const [first, second] = plan?.points ?? [];
		if (!plan || !first || !second) throw new Error('there is no plan');
		expect(second.x).toBeGreaterThan(first.x);
		expect(second.y).toBeGreaterThan(first.y);
		for (const { x, y } of plan.points) {
			expect(x).toBeGreaterThan(0);
			expect(x).toBeLessThan(plan.width);
			expect(y).toBeGreaterThan(0);
			expect(y).toBeLessThan(plan.height);
		}
		expect(plan.scale.metres).toBe(500);
	});
	it('keeps its measure: what the scale calls ten kilometres is ten kilometres between Kapan and Goris', () => {
		const plan = planOf([townHall, goris]);
		const [first, second] = plan?.points ?? [];
		if (!plan || !first || !second) throw new Error('there is no plan');
		const drawn = Math.hypot(second.x - first.x, second.y - first.y);
		const kilometres = (drawn / plan.scale.length) * (plan.scale.metres / 1000);
		// 34.2 km as the crow flies.
		expect(kilometres).toBeGreaterThan(33.5);
		expect(kilometres).toBeLessThan(35);
	});
	it('of one place stands in the middle; of none there is none', () => {
		expect(planOf([townHall])?.points).toEqual([{ x: 180, y: 120 }]);
		expect(planOf([])).toBe(null);
	});
});
it('names Kapan on the plan of a house in Goris that shows a province, and not Paris', () => {
	const plan = planOf([goris], { least: 90 });
	expect(plan?.place(townHall)?.y).toBeGreaterThan(plan?.place(goris)?.y ?? 1000);
	expect(plan?.place({ latitude: 48.8566, longitude: 2.3522 })).toBeNull();
	expect(plan?.scale.metres).toBeGreaterThanOrEqual(10_000);
});
it('reads a place as maps write it, and nothing else', () => {
	for (const text of ['39.5111, 46.3417', '39,5111, 46,3417', '39.5111 46.3417', '39.5111°; 46.3417°'])
		expect(readPoint(text), text).toEqual({ latitude: 39.5111, longitude: 46.3417 });
	for (const text of ['', 'Goris', '139, 46', '39', '39, 181', '39.5111, 46.3417, 12']) expect(readPoint(text), text).toBeNull();
});
