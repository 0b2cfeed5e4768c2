/** What the grid of a day is told by the page that draws it. */
export interface DayGridData {
	day: string;
	/** The days a session can go to, this one among them, in their order. */
	days: { day: string; label: string }[];
	/** The two cities, and what home's clocks show at each full hour from this midnight on; null: they show the same. */
	clocks: { there: string; home: string; hours: string[] } | null;
	sessions: {
		id: string;
		title: string;
		lang: string;
		/** Minutes from midnight, as the clocks of the place count; an end after midnight is above 1440. */
		start: number;
		end: number;
		revision: number;
		/** Ids of what moves with it. */
		hangs: string[];
		/** Where a move is sent, and where it is asked about. */
		move: string;
		check: string;
	}[];
	/** `from`: "{title}, {from}–{to}"; `cancelled`: "{title} …". */
	words: Record<'label' | 'help' | 'save' | 'cancel' | 'from' | 'cancelled' | 'failed', string>;
}
