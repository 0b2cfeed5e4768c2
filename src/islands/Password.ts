/** Gives a password field a button that shows what is typed; it is hidden again before it is sent. */
export function mount(root: HTMLElement): () => void {
	const input = root.querySelector('input');
	if (!input) return () => {};
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'button';
	button.dataset.kind = 'quiet';
	button.dataset.size = 'small';
	button.setAttribute('aria-controls', input.id);
	const set = (shown: boolean) => {
		input.type = shown ? 'text' : 'password';
		button.setAttribute('aria-pressed', String(shown));
		button.textContent = (shown ? root.dataset.hide : root.dataset.show) ?? '';
	};
	set(false);
	const turn = () => set(input.type === 'password');
	const hide = () => set(false);
	button.addEventListener('click', turn);
	// A browser remembers as words what it sends from a field of words.
	input.form?.addEventListener('submit', hide);
	input.after(button);
	return () => {
		hide();
		input.form?.removeEventListener('submit', hide);
		button.remove();
	};
}
