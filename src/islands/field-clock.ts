/** A session whose hours are known, in milliseconds since 1970. */
export interface Hours {
	from: number;
	to: number;
}

/** What is on now, and what comes next: all that begin at the next hour at which something does. */
export function nowAndNext<S extends Hours>(sessions: readonly S[], now: number): { now: S[]; next: S[] } {
	const first = Math.min(...sessions.filter(({ from }) => from > now).map(({ from }) => from));
	return {
		now: sessions.filter(({ from, to }) => from <= now && now < to),
		next: sessions.filter(({ from }) => from === first),
	};
}

/** Says of a page that may be hours old what is on at this minute. */
export function tellTime(root: HTMLElement, signal: AbortSignal): void {
	const sessions = [...root.querySelectorAll<HTMLElement>('[data-from]')].map((place) => ({
		from: Number(place.dataset.from),
		to: Number(place.dataset.to),
		place,
	}));
	function draw(): void {
		for (const [when, found] of Object.entries(nowAndNext(sessions, Date.now()))) {
			const line = root.querySelector<HTMLElement>(`[data-when=${when}]`);
			if (!line) continue;
			line.hidden = found.length === 0;
			line.querySelector('ul')?.replaceChildren(...found.map(({ place }) => lineOf(place)));
		}
	}
	draw();
	const timer = setInterval(draw, 30_000);
	signal.addEventListener('abort', () => clearInterval(timer));
}

function lineOf(place: HTMLElement): HTMLLIElement {
	const line = document.createElement('li');
	const link = document.createElement('a');
	const title = place.querySelector('h4');
	link.href = `#${place.id}`;
	link.textContent = title?.textContent ?? '';
	link.lang = title?.lang ?? '';
	const hours = document.createElement('span');
	hours.className = 'soft small';
	hours.textContent = place.querySelector('[data-hours]')?.textContent ?? '';
	line.append(link, ' ', hours);
	return line;
}
