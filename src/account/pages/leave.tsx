import type { LeavingWords } from '../../islands/Leaving.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';

/** To sign out, with what this browser has of notes that were not sent: the island shows them; without script there are none. */
export function LeavePage({ account }: { account: string }) {
	const words: LeavingWords = {
		none: m.field_unsent_none(),
		losing: m.field_leave_losing(),
		leave: m.nav_sign_out(),
		failed: m.field_send_failed(),
		page: m.field_unsent_page(),
		refused: m.field_note_refused(),
	};
	return (
		<div data-island="Leaving" data-account={account} data-words={JSON.stringify(words)}>
			<PageHead title={m.nav_sign_out()} lede={m.field_leave_lede()} />
			<div class="notice" data-tone="wait" data-unsent hidden>
				<h2>
					{m.field_unsent()} <span data-count />
				</h2>
				<ul class="lines" data-list />
				<Button kind="primary" type="button" data-send>
					{m.field_send_now()}
				</Button>
			</div>
			<p role="status" data-told />
			<form class="actions" method="post" action={urls.signOut()} data-turbo="false" data-leaves="now" data-leave>
				<Button>{m.nav_sign_out()}</Button>
			</form>
		</div>
	);
}
