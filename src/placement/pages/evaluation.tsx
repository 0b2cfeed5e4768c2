import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import { Checkbox, Radios } from '../../ui/Choices.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { linkDays, type Moment, reaches, type Voice } from '../evaluation.ts';
import type { OpenLink } from '../evaluation-store.ts';
import type { Placement } from '../placement.ts';
import type { Visitor } from '../visitor-store.ts';
import { momentLabel, periodText, reachLabel, voiceLabel } from '../wording.ts';
import { crumbsTo } from './crumbs.ts';

/** The four questions, the same for everybody. */
function Questions({ moment, typed }: { moment: Moment; typed: Typed }) {
	const lang = typed.language || undefined;
	return (
		<>
			<Radios
				name="language"
				label={m.placement_answer_language()}
				inline
				options={languages.map((value) => ({ value, label: languageName[value]() }))}
				value={typed.language ?? ''}
				required
			/>
			<Radios
				name="reached"
				label={m.placement_reached()}
				options={reaches.map((value) => ({ value, label: reachLabel[value]() }))}
				value={typed.reached ?? ''}
				required
			/>
			<TextArea name="brought" label={moment === 'later' ? m.placement_changed() : m.placement_brought()} lang={lang} rows={3} />
			<TextArea name="hindered" label={m.placement_hindered()} lang={lang} rows={3} />
			<TextArea name="next" label={m.placement_next()} lang={lang} rows={3} />
		</>
	);
}

export interface EvaluationProps {
	partnership: Partnership;
	placement: Placement;
	moment: Moment;
	voice: Voice;
	visitor: Visitor | null;
	typed: Typed;
	errors: Errors;
	locale: Language;
}

export function EvaluationPage({ partnership, placement, moment, voice, visitor, typed, errors, locale }: EvaluationProps) {
	const at = { partnership: partnership.id, placement: placement.id };
	const who = visitor ? nameOf(visitor, locale).text : voiceLabel[voice]();
	return (
		<>
			<PageHead
				title={m.placement_evaluation_of({ moment: momentLabel[moment](), voice: who })}
				crumbs={crumbsTo(partnership, placement, locale)}
				lede={m.placement_evaluation_lede()}
			/>
			<Form
				action={urls.placementEvaluation(at, { moment, voice, visitor: visitor?.id })}
				typed={typed}
				errors={errors}
				cancel={{ href: urls.placement(at) }}
			>
				<Questions moment={moment} typed={typed} />
				<Checkbox name="ownWords" label={m.placement_own_words()} hint={m.placement_own_words_hint()} />
			</Form>
		</>
	);
}

export const RefusedPage = ({
	partnership,
	placement,
	why,
	locale,
}: Pick<EvaluationProps, 'partnership' | 'placement' | 'locale'> & { why: string }) => (
	<PageHead title={m.placement_evaluation()} crumbs={crumbsTo(partnership, placement, locale)} lede={why} />
);

/** The link, shown once: for who has no address on file. */
export function LinkMadePage({
	partnership,
	placement,
	voice,
	visitor,
	link,
	locale,
}: Pick<EvaluationProps, 'partnership' | 'placement' | 'voice' | 'visitor' | 'locale'> & { link: string }) {
	return (
		<>
			<PageHead
				title={m.placement_link_title()}
				crumbs={crumbsTo(partnership, placement, locale)}
				lede={m.placement_link_lede({ name: visitor ? nameOf(visitor, locale).text : voiceLabel[voice](), days: linkDays })}
			/>
			<p class="breaks">
				<code>{link}</code>
			</p>
		</>
	);
}

/** What one sees through a link of one's own: no account, four questions. */
export function AnswerPage({
	link,
	token,
	typed,
	errors,
	locale,
}: {
	link: OpenLink;
	token: string;
	typed: Typed;
	errors: Errors;
	locale: Language;
}) {
	const host = called({ name: link.host, names: link.hostNames }, locale);
	const period = periodText(link.arrivesOn, link.leavesOn, locale);
	const who = read(link.profile, locale)?.text ?? m.placement_somebody();
	const lede =
		link.voice === 'visitor'
			? m.placement_answer_lede({ name: link.name ?? '', period })
			: link.voice === 'tutor'
				? m.placement_answer_lede_tutor({ who, period })
				: m.placement_answer_lede_sender({ who, period });
	return (
		<>
			<PageHead
				title={link.voice === 'visitor' ? m.placement_answer_title({ host }) : m.placement_answer_title_other({ host })}
				lede={lede}
			/>
			<Form action={urls.evaluationLink()} typed={typed} errors={errors} submit={m.placement_answer_send()}>
				<input type="hidden" name="token" value={token} />
				<Questions moment={link.moment} typed={typed} />
				<p class="soft">{m.placement_answer_readers()}</p>
			</Form>
		</>
	);
}

export const ThanksPage = () => <PageHead title={m.placement_thanks()} lede={m.placement_thanks_lede()} />;
export const OverPage = ({ used }: { used: boolean }) => (
	<PageHead title={m.placement_link_over()} lede={used ? m.placement_link_used() : m.placement_link_expired()} />
);
