import { type FollowUp, stateOf } from '../../minutes/follow-up.ts';
import { followUpStateLabel, said } from '../../minutes/wording.ts';
import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Texts } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { ShowProps } from './parts.ts';

/** Minutes that wait for a city, perhaps the reader's own. */
export interface Unconfirmed {
	missionId: string;
	sessionId: string;
	title: Texts;
	/** The cities whose word is awaited. */
	sideIds: readonly string[];
	forReader: boolean;
}

/** What was promised and is not done yet, and minutes to confirm: the nearest first. */
export function FollowUps({ partnership, followUps, unconfirmed, locale, today }: ShowProps) {
	const at = { partnership: partnership.id };
	if (followUps.length === 0 && unconfirmed.length === 0) return null;
	return (
		<Section
			title={m.dossier_follow_ups()}
			actions={
				<ButtonLink href={urls.followUps(at)} size="small">
					{m.dossier_follow_ups_all()}
				</ButtonLink>
			}
		>
			<ul class="lines">
				{unconfirmed.map(({ missionId, sessionId, title, sideIds, forReader }) => {
					const [session, place] = [said(title, locale).text, { ...at, mission: missionId, session: sessionId }];
					const sides = sideIds.map((id) => sideName(partnership, id, locale)).join(', ');
					return (
						<li>
							{forReader ? (
								<a href={urls.minutesConfirm(place)}>{m.dossier_step_minutes({ session })}</a>
							) : (
								<a href={urls.minutes(place)}>{m.dossier_waits_minutes({ sides, session })}</a>
							)}
						</li>
					);
				})}
				{followUps.map((followUp: FollowUp) => {
					const words = said(followUp.words, locale);
					const { label, tone } = followUpStateLabel[stateOf(followUp, today)];
					return (
						<li>
							<a href={urls.followUp({ ...at, followUp: followUp.id })} lang={words.lang}>
								{words.text}
							</a>{' '}
							<Chip tone={tone}>{label()}</Chip>{' '}
							<span class="soft small">
								{sideName(partnership, followUp.ownerId, locale)}
								{followUp.dueOn && (
									<>
										, <When date={followUp.dueOn} />
									</>
								)}
							</span>
						</li>
					);
				})}
			</ul>
		</Section>
	);
}
