import { m } from '../../paraglide/messages.js';

/** Somebody saved in between: what was typed stands below, what is kept is one page away. */
export const Changed = () => (
	<div class="errors" role="alert">
		<p>{m.form_changed_meanwhile()}</p>
	</div>
);
