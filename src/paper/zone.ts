/** VTIMEZONE (RFC 5545 § 3.6.5) of any zone that the platform knows, for the years that a calendar speaks of. */

const formats = new Map<string, Intl.DateTimeFormat>();
/** Minutes east of UTC at that moment. */
export function offsetAt(zone: string, at: number): number {
	const format =
		formats.get(zone) ??
		new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	formats.set(zone, format);
	const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
	const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
	return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000);
}

const hour = 3_600_000;
/** The moments between two at which the clocks change, to the minute. */
function changes(zone: string, from: number, to: number): number[] {
	const found: number[] = [];
	// No zone changes twice within a week.
	for (let at = from; at < to; at += 168 * hour) {
		let [low, high] = [at, at + 168 * hour];
		if (offsetAt(zone, low) === offsetAt(zone, high)) continue;
		while (high - low > 60_000) {
			const middle = Math.floor((low + high) / 2 / 60_000) * 60_000;
			if (offsetAt(zone, middle) === offsetAt(zone, low)) low = middle;
			else high = middle;
		}
		found.push(high);
	}
	return found;
}

const pad = (n: number) => String(n).padStart(2, '0');
const offset = (minutes: number) => `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}${pad(Math.abs(minutes) % 60)}`;
const local = (at: number, minutes: number) => new Date(at + minutes * 60_000).toISOString().replace(/[-:]|\.\d+Z/g, '');

/** Its lines. @param from, to years, both included */
export function vtimezone(zone: string, from: number, to: number): string[] {
	const start = Date.UTC(from, 0, 1);
	const first = offsetAt(zone, start);
	const list = changes(zone, start, Date.UTC(to + 1, 0, 1));
	const standard = Math.min(first, ...list.map((at) => offsetAt(zone, at)));
	const observance = (at: number, before: number) => {
		const after = offsetAt(zone, at);
		const name = after > standard ? 'DAYLIGHT' : 'STANDARD';
		// The local time as the clocks still showed it.
		return [
			`BEGIN:${name}`,
			`DTSTART:${local(at, before)}`,
			`TZOFFSETFROM:${offset(before)}`,
			`TZOFFSETTO:${offset(after)}`,
			`END:${name}`,
		];
	};
	return [
		'BEGIN:VTIMEZONE',
		`TZID:${zone}`,
		...observance(start, first),
		...list.flatMap((at) => observance(at, offsetAt(zone, at - 60_000))),
		'END:VTIMEZONE',
	];
}
