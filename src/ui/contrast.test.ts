import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Oklch = [number, number, number];
const css = readFileSync(new URL('styles/tokens.css', import.meta.url), 'utf8');
const tokens = new Map<string, { light: Oklch; dark: Oklch }>();
for (const [, name = '', light = '', dark = ''] of css.matchAll(/--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g)) {
	tokens.set(name, { light: light.split(' ').map(Number) as Oklch, dark: dark.split(' ').map(Number) as Oklch });
}

/** Relative luminance (WCAG 2.2) by way of linear sRGB; matrices from CSS Color 4, section 10. */
function luminance([l, c, h]: Oklch): number {
	const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
	const [x, y, z] = [
		(l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
		(l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
		(l - 0.0894841775 * a - 1.291485548 * b) ** 3,
	];
	const [red, green, blue] = [
		4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
		-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
		-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
	].map((part) => Math.min(1, Math.max(0, part)));
	return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(a: string, b: string, theme: 'light' | 'dark'): number {
	const [one, two] = [tokens.get(a), tokens.get(b)];
	if (!one || !two) throw new Error(`no token ${one ? b : a}`);
	const [low = 0, high = 0] = [luminance(one[theme]), luminance(two[theme])].sort((p, q) => p - q);
	return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'sheet', 'well'];
// WCAG 2.2 criterion 1.4.3: words 4.5:1. Criterion 1.4.11: borders of controls, signs and the focus ring 3:1.
const words: [string, string][] = [
	...['ink', 'ink-soft', 'link', 'a', 'b', 'bad', 'good', 'warn'].flatMap((word) => grounds.map((on): [string, string] => [word, on])),
	...['a', 'b', 'good', 'warn', 'bad', 'quiet'].map((tone): [string, string] => [tone, `${tone}-wash`]),
	...['a', 'b', 'good', 'warn', 'bad'].flatMap((tone): [string, string][] => [
		['ink', `${tone}-wash`],
		['ink-soft', `${tone}-wash`],
	]),
	['on-action', 'action'],
	['on-action', 'action-hover'],
	['on-danger', 'danger'],
	['on-danger', 'danger-hover'],
];
const signs: [string, string][] = ['edge', 'focus', 'action', 'danger'].flatMap((sign) =>
	grounds.map((on): [string, string] => [sign, on]),
);

for (const theme of ['light', 'dark'] as const) {
	test(`in the ${theme} theme an officer reads every word at 4.5 to 1`, () => {
		const weak = words
			.filter(([word, on]) => contrast(word, on, theme) < 4.5)
			.map(([word, on]) => `${word} on ${on} ${contrast(word, on, theme).toFixed(2)}`);
		expect(weak).toEqual([]);
	});
	test(`in the ${theme} theme borders, signs and the focus ring stand out at 3 to 1`, () => {
		const weak = signs
			.filter(([sign, on]) => contrast(sign, on, theme) < 3)
			.map(([sign, on]) => `${sign} on ${on} ${contrast(sign, on, theme).toFixed(2)}`);
		expect(weak).toEqual([]);
	});
}

test('the cities of the test find their colours: every token of the sheet is read', () => {
	expect(tokens.size).toBe([...css.matchAll(/light-dark\(/g)].length);
	expect(contrast('ink', 'paper', 'light')).toBeGreaterThan(12);
});
