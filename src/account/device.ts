/** The browser and the system that a user agent names, as far as a person would; null where it names none we know. */
export interface Device {
	browser: string | null;
	system: string | null;
}

// The order matters: Edge and Opera call themselves Chrome, Chrome calls itself Safari.
const browsers: readonly [RegExp, string][] = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\bOPR\/|\bOpera\b/, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\bYaBrowser\//, 'Yandex'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
	[/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
	[/\bLinux\b/, 'Linux'],
];
const named = (agent: string, known: readonly [RegExp, string][]) => known.find(([sign]) => sign.test(agent))?.[1] ?? null;

/** Coarse on purpose: enough to know one's own again, and no version that is out of date tomorrow. */
export const deviceOf = (agent: string | null): Device => ({ browser: named(agent ?? '', browsers), system: named(agent ?? '', systems) });
