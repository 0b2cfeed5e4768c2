import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { askedFrom, type Evaluation, lacking, mayAnswer, moments } from '../evaluation.ts';
import { momentLabel, reachLabel, voiceLabel } from '../wording.ts';
import type { ShowProps } from './show.tsx';

/** How it went, side by side: visitors, tutor and sending side, each in their own language; and who has not been asked yet. */
export function Evaluations(props: ShowProps) {
	const { partnership, placement, evaluations, visitors, today, locale, mayEdit, side } = props;
	const at = { partnership: partnership.id, placement: placement.id };
	const ids = visitors.map(({ id }) => id);
	const missing = mayEdit ? lacking(placement, evaluations, ids, today) : [];
	const nameFor = (id: string | null) => {
		const visitor = visitors.find((one) => one.id === id);
		return visitor ? nameOf(visitor, locale).text : null;
	};
	// Of what was said in confidence a guest sees nothing: nothing is said of it either.
	if (!mayEdit && evaluations.length === 0) return null;
	const later = askedFrom(placement, 'later');
	return (
		<Section title={m.placement_evaluation()} id="evaluation">
			{evaluations.length === 0 && missing.length === 0 && (
				<Empty title={m.placement_evaluation_none()}>{m.placement_evaluation_hint()}</Empty>
			)}
			{moments
				.map((moment) => ({ moment, given: evaluations.filter((one) => one.moment === moment) }))
				.filter(({ given }) => given.length > 0)
				.map(({ moment, given }) => (
					<section>
						<h3>{momentLabel[moment]()}</h3>
						<div class="voices">
							{given.map((one) => (
								<Voice
									evaluation={one}
									name={nameFor(one.visitorId)}
									edit={mayEdit && mayAnswer(placement, one, one, side ?? '').ok ? placeOf(at, one) : null}
								/>
							))}
						</div>
					</section>
				))}
			{missing.length > 0 && (
				<>
					<h3>{m.placement_evaluation_lacking()}</h3>
					<ul class="lines">
						{missing.map((one) => (
							<li class="cluster">
								<a href={placeOf(at, one)}>
									{m.placement_evaluation_of({
										moment: momentLabel[one.moment](),
										voice: nameFor(one.visitorId) ?? voiceLabel[one.voice](),
									})}
								</a>
								{/* Answers with the link itself, shown once: not a place to be sent to. */}
								<form
									data-turbo="false"
									method="post"
									action={urls.placementLink(at, { moment: one.moment, voice: one.voice, visitor: one.visitorId ?? undefined })}
								>
									<Button size="small" kind="quiet">
										{m.placement_link_make()}
										<span class="hidden"> ({nameFor(one.visitorId) ?? voiceLabel[one.voice]()})</span>
									</Button>
								</form>
							</li>
						))}
					</ul>
				</>
			)}
			{later && later > today && (
				<p class="soft">
					{m.placement_later_asked()} <When date={later} />
				</p>
			)}
		</Section>
	);
}

const placeOf = (at: { partnership: string; placement: string }, one: Pick<Evaluation, 'moment' | 'voice' | 'visitorId'>) =>
	urls.placementEvaluation(at, { moment: one.moment, voice: one.voice, visitor: one.visitorId });

function Voice({ evaluation, name, edit }: { evaluation: Evaluation; name: string | null; edit: string | null }) {
	const { voice, language, reached, brought, hindered, next, givenOn, enteredBy, handedBy, ownWords } = evaluation;
	const parts = [
		[m.placement_brought(), brought],
		[m.placement_hindered(), hindered],
		[m.placement_next(), next],
	] as const;
	return (
		<article class="voice">
			<h4>{name ?? voiceLabel[voice]()}</h4>
			<p class="soft small">
				<When date={givenOn} />
				{' · '}
				{enteredBy === null
					? handedBy === null
						? m.placement_said_by_link()
						: m.placement_said_by_handed_link({ name: handedBy })
					: ownWords
						? m.placement_said_entered({ name: enteredBy })
						: m.placement_said_reported({ name: enteredBy })}
			</p>
			<p>{reachLabel[reached]()}</p>
			<dl>
				{parts
					.filter(([, text]) => text)
					.map(([term, text]) => (
						<div>
							<dt>{term}</dt>
							<dd lang={language} class="said">
								{text}
							</dd>
						</div>
					))}
			</dl>
			{edit && (
				<p class="small">
					<a href={edit}>
						{m.placement_evaluation_change()}
						<span class="hidden"> ({name ?? voiceLabel[voice]()})</span>
					</a>
				</p>
			)}
		</article>
	);
}
