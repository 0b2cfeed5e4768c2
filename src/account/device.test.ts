import { expect, it } from 'vitest';
import { deviceOf } from './device.ts';

it('tells the town hall’s Edge, a telephone’s Safari and the Firefox of Kapan apart', () => {
	for (const [agent, browser, system] of [
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
			'Edge',
			'Windows',
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
			'Safari',
			'iPhone',
		],
		['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox', 'Linux'],
		[
			'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
			'Chrome',
			'Android',
		],
		[
			'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
			'Safari',
			'macOS',
		],
		['curl/8.5.0', null, null],
		[null, null, null],
	] as const)
		expect(deviceOf(agent)).toEqual({ browser, system });
});
