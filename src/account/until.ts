import { addDays, type Day, today } from '../plain/day.ts';

/** The moment a day is over where the office is: the first of the next one. */
export function endOfDay(day: Day, timeZone: string): Date {
	const midnight = Date.parse(`${addDays(day, 1)}T00:00:00Z`);
	const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
	// What clocks there show at an instant, read as if it were UTC: how far they are ahead. Twice, for the night the hour changes.
	const ahead = (at: number) => {
		const [date = '', time = ''] = clock.format(at).split(', ');
		return Date.parse(`${date.split('/').reverse().join('-')}T${time}Z`) - at;
	};
	const near = midnight - ahead(midnight);
	return new Date(midnight - ahead(near));
}

/** The last whole day before an access ends. */
export const lastDay = (endsAt: Date, timeZone: string): Day => today(new Date(endsAt.getTime() - 1), timeZone);
