import { m } from '../../paraglide/messages.js';
import { kindLabel, reasonText, stateLabel, stateTone } from '../../partnership/wording.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Step } from '../dossier.ts';
import { stepWords } from '../words.ts';

import { Agreements, Decisions } from './acts.tsx';
import { Aside } from './aside.tsx';
import { FollowUps } from './follow-ups.tsx';
import { Missing } from './law.tsx';
import { Missions } from './missions.tsx';
import { Line } from './moments.tsx';
import { Next } from './next.tsx';
import { naming, type ShowProps } from './parts.ts';
import { Placements } from './placements.tsx';
import { Sides } from './sides.tsx';

export function ShowPage(props: ShowProps) {
	const { partnership, locale, may, steps, own } = props;
	const at = { partnership: partnership.id };
	const names = naming(props);
	// One's own part first: what the other city has to do is told, and is not the button at the head of the page.
	const others = (step: Step) => 'organisationId' in step && step.organisationId !== own;
	const todo = may.edit ? [...steps.filter((step) => !others(step)), ...steps.filter(others)] : [];
	const [next] = todo;
	const first = next && !others(next) ? stepWords(next, partnership.id, names) : null;
	return (
		<>
			<PageHead
				title={partnership.name}
				crumbs={[{ label: m.nav_partnerships(), href: urls.partnerships() }]}
				state={
					<>
						<Chip tone={stateTone[partnership.standing.state]}>{stateLabel[partnership.standing.state]()}</Chip>{' '}
						<span class="soft">{kindLabel[partnership.kind]()}</span>
					</>
				}
				lede={reasonText(partnership.standing.reasons[0], locale)}
				actions={
					<>
						{first && (
							<ButtonLink href={first.href} kind="primary">
								{first.short}
							</ButtonLink>
						)}
						{may.edit && <ButtonLink href={urls.partnershipEdit(at)}>{m.dossier_edit()}</ButtonLink>}
					</>
				}
			/>
			<Sides {...props} />
			<div class="columns">
				<div>
					<Next {...props} todo={todo.map((step) => stepWords(step, partnership.id, names))} />
					<FollowUps {...props} />
					<Agreements {...props} />
					<Decisions {...props} />
					<Missions {...props} />
					<Placements {...props} />
					<Missing {...props} />
					<Section
						title={m.dossier_timeline()}
						actions={
							may.edit && (
								<ButtonLink href={urls.partnershipEvents(at)} size="small">
									{m.dossier_events()}
								</ButtonLink>
							)
						}
					>
						<Line {...props} />
					</Section>
				</div>
				<Aside {...props} />
			</div>
		</>
	);
}
