import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DayGridData } from '../ui/day-grid.ts';
import type { Mount } from './main.ts';

type Session = DayGridData['sessions'][number];
/** A session held: how many minutes it has gone from where it stood, and to which day. */
interface Held {
	id: string;
	/** As it was when it was taken: where somebody else moves it meanwhile, it is let go. */
	revision: number;
	by: number;
	day: string;
	/** How the mouse or finger holds it; null: by keys. */
	pointer: { id: number; y: number } | null;
}

const step = { usual: 15, fine: 5 };
const lastMinute = 1439;
/** Milliseconds after the last move until it is asked what it would clash with. */
const patience = 250;
const clock = (minutes: number) => {
	const inDay = ((minutes % 1440) + 1440) % 1440;
	return `${Math.floor(inDay / 60)}:${String(inDay % 60).padStart(2, '0')}`;
};
const padded = (minutes: number) => clock(minutes).padStart(5, '0');

/** What the keys have just moved: on the page that comes next they find it again. */
let resumed: string | null = null;

/** Side by side what overlaps: each session its lane, and how many lanes its neighbours need. */
function lanesOf(sessions: readonly Session[]): Map<string, { lane: number; of: number }> {
	const lanes = new Map<string, { lane: number; of: number }>();
	let [band, ends]: [Session[], number] = [[], Number.NEGATIVE_INFINITY];
	const close = () => {
		const free: number[] = [];
		for (const session of band) {
			const open = free.findIndex((until) => until <= session.start);
			const lane = open === -1 ? free.length : open;
			free[lane] = session.end;
			lanes.set(session.id, { lane, of: 0 });
		}
		for (const session of band) lanes.set(session.id, { lane: lanes.get(session.id)?.lane ?? 0, of: free.length });
	};
	for (const session of sessions.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		if (session.start >= ends) {
			close();
			band = [];
		}
		band.push(session);
		ends = Math.max(ends, session.end);
	}
	close();
	return lanes;
}

function Grid({ day, days, clocks, sessions, words }: DayGridData) {
	const [held, setHeld] = useState<Held | null>(null);
	const [said, setSaid] = useState('');
	const [warned, setWarned] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	const grid = useRef<HTMLFieldSetElement>(null);
	const one = held && sessions.find(({ id, revision }) => id === held.id && revision === held.revision);
	const gone = one && held && (held.by !== 0 || held.day !== day);
	const first = Math.floor(Math.min(8 * 60, ...sessions.map(({ start }) => start)) / 60);
	const last = Math.ceil(Math.max(19 * 60, ...sessions.map(({ end }) => end)) / 60);
	const hours = Array.from({ length: last - first }, (_, n) => first + n);
	const moving = new Set(one && held ? [one.id, ...one.hangs] : []);
	const shown = sessions.map((session) => {
		const by = held && moving.has(session.id) ? held.by : 0;
		return { ...session, start: session.start + by, end: session.end + by };
	});
	const lanes = lanesOf(shown);

	const dayWords = (on: string) => days.find((other) => other.day === on)?.label ?? on;
	const told = (session: Session, on: string) =>
		words.from
			.replace('{title}', on === day ? session.title : `${session.title}, ${dayWords(on)}`)
			.replace('{from}', clock(session.start))
			.replace('{to}', clock(session.end));
	const within = (session: Session, by: number) => Math.max(-session.start, Math.min(lastMinute - session.start, by));

	useEffect(() => {
		const back = resumed;
		resumed = null;
		if (back) grid.current?.querySelector<HTMLElement>(`[data-session="${back}"]`)?.focus();
	}, []);
	useEffect(() => {
		if (!held || one) return;
		setHeld(null);
		setSaid('');
	}, [held, one]);
	useEffect(() => {
		// The days above the grid take what is dropped on them.
		for (const link of document.querySelectorAll<HTMLElement>('[data-drop-day]'))
			link.toggleAttribute('data-over', held !== null && held.day !== day && link.dataset.dropDay === held.day);
	}, [held?.day]);
	useEffect(() => {
		if (!held || !one) return;
		const stands = { ...one, start: one.start + held.by, end: one.end + held.by };
		setSaid(told(stands, held.day));
		setWarned(false);
		if (!gone) return;
		const stop = new AbortController();
		const timer = setTimeout(async () => {
			const address = new URL(one.check, location.href);
			address.searchParams.set('day', held.day);
			address.searchParams.set('hour', padded(stands.start));
			try {
				const answer = await fetch(address, { signal: stop.signal, headers: { accept: 'application/json' } });
				if (!answer.ok) throw new Error(String(answer.status));
				const found = (await answer.json()) as { ok: boolean; said: string | string[] };
				const lines = [found.said].flat();
				setWarned(!found.ok || lines.length > 1);
				setSaid([`${one.title} :`, ...(held.day === day ? [] : [dayWords(held.day)]), ...lines].join(' '));
			} catch {
				if (!stop.signal.aborted) setSaid(words.failed);
			}
		}, patience);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}, [held?.id, held?.by, held?.day, one?.start]);

	function drop() {
		if (!one || !held || !gone) return setHeld(null);
		resumed = held.pointer ? null : one.id;
		setHeld({ ...held, pointer: null });
		form.current?.requestSubmit();
	}
	function cancel() {
		if (one) setSaid(words.cancelled.replace('{title}', one.title));
		setHeld(null);
	}
	function onKeyDown(event: KeyboardEvent, session: Session) {
		const turn = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
		const own = held?.id === session.id ? held : null;
		if (turn) {
			event.preventDefault();
			const [later = 0, on = 0] = turn;
			const by = (own?.by ?? 0) + later * (event.shiftKey ? step.fine : step.usual);
			const from = own?.day ?? day;
			const to = days[days.findIndex((other) => other.day === from) + on]?.day ?? from;
			setHeld({ id: session.id, revision: session.revision, by: within(session, by), day: to, pointer: null });
		} else if (event.key === 'Enter' && own && gone) {
			event.preventDefault();
			drop();
		} else if (event.key === 'Escape' && own) {
			event.preventDefault();
			cancel();
		}
	}
	const minuteHeight = () => (grid.current?.getBoundingClientRect().height ?? 1) / ((last - first) * 60);
	return (
		<>
			<p class="hint" id={`grid-help-${day}`}>
				{words.help}
			</p>
			{clocks && (
				<p class="grid-clocks" aria-hidden="true">
					<span>{clocks.there}</span>
					<span>{clocks.home}</span>
				</p>
			)}
			<fieldset
				class="grid"
				ref={grid}
				aria-label={words.label}
				aria-describedby={`grid-help-${day}`}
				data-held={held ? '' : undefined}
				data-clocks={clocks ? '' : undefined}
				style={{ '--hours': last - first }}
			>
				{hours.map((hour) => (
					<span class="grid-hour" aria-hidden="true" style={{ '--at': (hour - first) * 60 }}>
						{hour % 24}:00
						{clocks && <span>{clocks.hours[hour]}</span>}
					</span>
				))}
				{shown.map((session) => {
					const { lane, of } = lanes.get(session.id) ?? { lane: 0, of: 1 };
					const original = sessions.find(({ id }) => id === session.id) ?? session;
					return (
						<button
							key={session.id}
							type="button"
							class="grid-session"
							data-session={session.id}
							lang={session.lang}
							data-held={held?.id === session.id ? '' : undefined}
							data-follows={held && held.id !== session.id && moving.has(session.id) ? '' : undefined}
							aria-pressed={held?.id === session.id}
							style={{ '--at': session.start - first * 60, '--for': session.end - session.start, '--lane': lane, '--lanes': of }}
							onKeyDown={(event) => onKeyDown(event, original)}
							onPointerDown={(event) => {
								// A finger scrolls the page: on a phone the hour is typed.
								if (event.button !== 0 || event.pointerType === 'touch') return;
								event.currentTarget.setPointerCapture(event.pointerId);
								const pointer = { id: event.pointerId, y: event.clientY };
								setHeld({ id: session.id, revision: session.revision, by: 0, day, pointer });
							}}
							onPointerMove={(event) => {
								if (held?.pointer?.id !== event.pointerId || held.id !== session.id) return;
								// Over another day's name it goes there, at the same hour.
								const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-drop-day]');
								const to = over?.dataset.dropDay ?? day;
								if (over) {
									if (to !== held.day || held.by !== 0) setHeld({ ...held, by: 0, day: to });
									return;
								}
								const turned = (event.clientY - held.pointer.y) / minuteHeight();
								const by = within(original, Math.round(turned / step.usual) * step.usual);
								if (by !== held.by || held.day !== day) setHeld({ ...held, by, day });
							}}
							onPointerUp={(event) => held?.pointer?.id === event.pointerId && drop()}
							onPointerCancel={cancel}
						>
							<b>
								{clock(session.start)}–{clock(session.end)}
							</b>{' '}
							{session.title}
							{held && one?.id === session.id && held.day !== day && <b> – {dayWords(held.day)}</b>}
						</button>
					);
				})}
			</fieldset>
			<div class="grid-said" data-tone={warned ? 'warn' : 'quiet'}>
				<p role="status">{said}</p>
				{one && held && gone && (
					<form ref={form} class="cluster" method="post" action={one.move}>
						<input type="hidden" name="revision" value={one.revision} />
						<input type="hidden" name="day" value={held.day} />
						<input type="hidden" name="hour" value={padded(one.start + held.by)} />
						<button class="button" data-kind="primary" data-size="small" type="submit">
							{words.save}
						</button>
						<button class="button" data-size="small" type="button" onClick={cancel}>
							{words.cancel}
						</button>
					</form>
				)}
			</div>
		</>
	);
}

export const mount: Mount = (root) => {
	const source = root.previousElementSibling;
	if (!(source instanceof HTMLElement)) return () => {};
	const draw = () => {
		const data = JSON.parse(source.dataset.grid ?? 'null') as DayGridData | null;
		if (data) render(<Grid {...data} />, root);
	};
	// The page was brought up to date: so is the grid.
	const watch = new MutationObserver(draw);
	watch.observe(source, { attributes: true, attributeFilter: ['data-grid'] });
	draw();
	return () => {
		watch.disconnect();
		render(null, root);
	};
};
