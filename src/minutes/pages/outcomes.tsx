import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Known } from '../asked.ts';
import type { SharedOutcome } from '../minutes.ts';
import { becomes, type Outcome } from '../outcome.ts';
import { delegateName, outcomeKindLabel, said } from '../wording.ts';

type Props = Known & { locale: Language };

/** "Kapan", "Gevorg Parsyan (Kapan)"; nothing where nobody is named. */
export function By({ outcome, ...known }: Props & { outcome: Pick<SharedOutcome, 'bySideId' | 'byDelegateId'> }) {
	const side = outcome.bySideId && sideName(known.partnership, outcome.bySideId, known.locale);
	if (!outcome.byDelegateId) return <>{side}</>;
	const name = delegateName(known.delegates, outcome.byDelegateId, known.locale);
	return (
		<>
			<span lang={name.lang}>{name.text}</span>
			{side && ` (${side})`}
		</>
	);
}

/** What came of it, line by line, and what each became or may become. */
export function Outcomes({ outcomes, mayEdit, ...known }: Props & { outcomes: readonly Outcome[]; mayEdit: boolean }) {
	const { partnership, mission, locale } = known;
	const at = { partnership: partnership.id };
	return (
		<ul class="lines outcomes">
			{outcomes.map((outcome) => {
				const words = said(outcome.words, locale);
				const first = becomes[outcome.kind];
				const followUp = urls.followUpNew(at, { outcome: outcome.id });
				const encounter = urls.encounterNew(at, { outcome: outcome.id });
				return (
					<li id={`outcome-${outcome.id}`}>
						<p>
							<Chip icon={null}>{outcomeKindLabel[outcome.kind]()}</Chip> <span lang={words.lang}>{words.text}</span>
						</p>
						{(outcome.bySideId || outcome.dueOn) && (
							<p class="soft small">
								<By {...known} outcome={outcome} />
								{outcome.dueOn && (
									<>
										{outcome.bySideId && ', '}
										{m.minutes_by_when()} <When date={outcome.dueOn} />
									</>
								)}
							</p>
						)}
						<p class="cluster small">
							{outcome.followUpIds.map((followUpId) => (
								<a href={urls.followUp({ ...at, followUp: followUpId })}>{m.minutes_became_follow_up()}</a>
							))}
							{outcome.encounterIds.map((encounterId) => (
								<a href={urls.encounter({ ...at, encounter: encounterId })}>{m.minutes_became_encounter()}</a>
							))}
							{mayEdit && outcome.followUpIds.length === 0 && first === 'follow-up' && (
								<ButtonLink size="small" href={followUp}>
									{m.minutes_to_follow_up()}
									<span class="hidden"> ({words.text})</span>
								</ButtonLink>
							)}
							{mayEdit && outcome.encounterIds.length === 0 && first === 'encounter' && (
								<ButtonLink size="small" href={encounter}>
									{m.minutes_to_encounter()}
									<span class="hidden"> ({words.text})</span>
								</ButtonLink>
							)}
							{mayEdit && outcome.followUpIds.length === 0 && first === 'encounter' && (
								<ButtonLink size="small" kind="quiet" href={followUp}>
									{m.minutes_to_follow_up()}
									<span class="hidden"> ({words.text})</span>
								</ButtonLink>
							)}
							{mayEdit && (
								<ButtonLink size="small" kind="quiet" href={urls.outcome({ ...at, mission: mission.id, outcome: outcome.id })}>
									{m.minutes_outcome_edit()}
									<span class="hidden"> ({words.text})</span>
								</ButtonLink>
							)}
						</p>
					</li>
				);
			})}
		</ul>
	);
}
