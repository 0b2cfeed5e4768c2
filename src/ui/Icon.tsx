const paths = {
	check: 'M4 12.5 9.5 18 20 6.5',
	cross: 'M6 6 18 18M18 6 6 18',
	gap: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 8v5M12 16.2v.1',
	question: 'M8.5 8.8a3.6 3.6 0 1 1 5.2 3.2c-1.2.7-1.7 1.2-1.7 2.6M12 18.3v.1',
	clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.3l3.4 2',
	dot: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
	paper: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
	no_paper: 'M6 9v12h12v-5M8 3h6l4 4v5M3 3l18 18',
	left: 'M15 5 8 12l7 7',
	right: 'm9 5 7 7-7 7',
	up: 'm6 14 6-6 6 6',
	down: 'm6 10 6 6 6-6',
	menu: 'M4 6.5h16M4 12h16M4 17.5h16',
	pen: 'm4 20 1-4.2L16.2 4.6l3.2 3.2L8.2 19zM13.8 7l3.2 3.2',
	plus: 'M12 5v14M5 12h14',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside words; it never stands alone, so readers of the screen skip it. */
export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			<path d={paths[name]} />
		</svg>
	);
}
