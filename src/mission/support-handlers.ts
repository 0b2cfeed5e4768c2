import { h } from 'preact';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { missionAsked } from './ask.ts';
import type { Support } from './cost.ts';
import { supportOf, supportShape } from './cost-form.ts';
import { addSupport, removeSupport, saveSupport, supportsOf } from './cost-store.ts';
import type { Mission } from './mission.ts';
import { RemovePage } from './pages/remove.tsx';
import { SupportPage, typedOf } from './pages/support.tsx';

async function supportAsked(ask: Ask): Promise<{ partnership: Partnership; mission: Mission; support: Support | null }> {
	const { partnership, mission } = await missionAsked(ask, ask.request.method === 'POST');
	if (!ask.params.support) return { partnership, mission, support: null };
	const support = (await supportsOf(ask.db, partnership.id, mission.id)).find(({ id }) => id === ask.params.support);
	if (!support) throw new NotFound();
	return { partnership, mission, support };
}

async function editing(ask: Ask, refused?: { typed: Typed; errors?: Errors; candidates?: Choices; changed?: boolean }): Promise<Response> {
	const { partnership, mission, support } = await supportAsked(ask);
	return ask.page(
		{ title: support ? m.mission_support_edit_title() : m.mission_support_add(), current: 'partnerships', status: refused ? 422 : 200 },
		h(SupportPage, {
			partnership,
			mission,
			support,
			locale: ask.locale,
			typed: support ? typedOf(support, ask.locale) : {},
			errors: {},
			candidates: {},
			...refused,
		}),
	);
}
export const supportPage: Handler = (ask) => editing(ask);

export const keepSupport: Handler = async (ask) => {
	const { partnership, mission, support } = await supportAsked(ask);
	const sent = await ask.form();
	if (support && sent.get('revision') !== String(support.revision)) return editing(ask, { typed: typedIn(sent), changed: true });
	const read = await readChoosing(ask, supportShape, { organisation: 'organisation' });
	if (!read.ok) return editing(ask, read);
	const checked = supportOf(read.value);
	if (!checked.ok) return editing(ask, { ...read, errors: checked.errors });
	if (!support) await addSupport(ask.db, partnership.id, mission.id, checked.value);
	else if (!(await saveSupport(ask.db, partnership.id, mission.id, support, checked.value)))
		return editing(ask, { typed: read.typed, changed: true });
	return ask.see(urls.mission({ partnership: partnership.id, mission: mission.id }), 'done_support_saved');
};

async function removing(ask: Ask, refused?: WhyRefused): Promise<Response> {
	const { partnership, mission, support } = await supportAsked(ask);
	if (!support) throw new NotFound();
	const at = { partnership: partnership.id, mission: mission.id, support: support.id };
	const title = m.mission_support_remove_title();
	return ask.page(
		{ title, current: 'partnerships', status: refused ? 422 : 200 },
		h(RemovePage, { title, text: m.mission_support_remove_text(), action: urls.supportRemove(at), back: urls.support(at), ...refused }),
	);
}
export const removePage: Handler = (ask) => removing(ask);

export const remove: Handler = async (ask) => {
	const { partnership, mission, support } = await supportAsked(ask);
	if (!support) throw new NotFound();
	const { why, refused } = readWhy(await ask.form());
	if (refused) return removing(ask, refused);
	await giveReason(ask.db, why);
	await removeSupport(ask.db, partnership.id, mission.id, support.id);
	return ask.see(urls.mission({ partnership: partnership.id, mission: mission.id }), 'done_support_removed');
};
