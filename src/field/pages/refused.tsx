import { crumbsOf } from '../../mission/crumbs.ts';
import type { Mission } from '../../mission/mission.ts';
import { Tabs } from '../../mission/Tabs.tsx';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';

interface RefusedProps {
	partnership: Partnership;
	mission: Mission;
	/** They write in the partnership, and may say who travels. */
	mayChoose: boolean;
	locale: Language;
}

/** For who may read the mission and is not on the road with it. */
export const RefusedPage = ({ partnership, mission, mayChoose, locale }: RefusedProps) => (
	<>
		<PageHead title={m.field_title()} crumbs={crumbsOf(partnership, mission, locale)} />
		<Tabs partnership={partnership} mission={mission} current="field" />
		<p>{m.field_refused()}</p>
		{mayChoose ? (
			<p>
				<ButtonLink href={urls.fieldAccounts({ partnership: partnership.id, mission: mission.id })}>{m.field_accounts_title()}</ButtonLink>
			</p>
		) : (
			<p>{m.field_refused_next()}</p>
		)}
	</>
);
