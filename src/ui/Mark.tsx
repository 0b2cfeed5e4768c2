/** Two bridges whose reflections in the water close them into linked rings. Decorative: the name stands beside it. */
export function Mark() {
	return (
		<svg class="mark" viewBox="0 0 44 30" aria-hidden="true" focusable="false">
			<path class="mark-b mark-thin" d="M39.5 15a11 11 0 0 1-22 0" />
			<path class="mark-a mark-thin" d="M26.5 15a11 11 0 0 1-22 0" />
			<path class="mark-a mark-thick" d="M4.5 15.6V15a11 11 0 0 1 22 0v.6" />
			<path class="mark-b mark-thick" d="M17.5 15.6V15a11 11 0 0 1 2.1-6.5M23.4 4.7A11 11 0 0 1 39.5 15v.6" />
		</svg>
	);
}
