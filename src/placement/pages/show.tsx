import type { Agreement } from '../../agreement/agreement.ts';
import { called } from '../../directory/wording.ts';
import type { Document } from '../../document/document.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { participantName } from '../../partnership/wording.ts';
import type { Day } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatDated } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Busy } from '../busy-store.ts';
import { type Clash, daysOf, meets } from '../capacity.ts';
import type { Department } from '../capacity-store.ts';
import type { Task } from '../checklist.ts';
import type { Evaluation } from '../evaluation.ts';
import { type Gap, gapsOf } from '../gaps.ts';
import type { PlacementProof, PlannedWeek } from '../part-store.ts';
import { allows, isOver, type Placement, type State, type Step, stateOf, steps } from '../placement.ts';
import type { Named } from '../store.ts';
import type { Visitor } from '../visitor-store.ts';
import { gapLabel, periodText, placementTitle, plannedPeriod, proofLabel, purposeLabel, stateLabel, stepWords } from '../wording.ts';
import { Clashes } from './clashes.tsx';
import { Evaluations } from './evaluations.tsx';
import { Papers } from './paper-facts.tsx';
import { Question } from './question.tsx';
import { Tasks } from './tasks.tsx';
import { Visitors, Weeks } from './visitors.tsx';

export interface ShowProps {
	partnership: Partnership;
	placement: Placement;
	hosts: ReadonlyMap<string, Named>;
	department: Department | null;
	clashes: readonly Clash[];
	busy: readonly Busy[];
	agreement: Agreement | null;
	visitors: readonly Visitor[];
	weeks: readonly PlannedWeek[];
	tasks: readonly Task[];
	evaluations: readonly Evaluation[];
	proofs: readonly PlacementProof[];
	documents: readonly Document[];
	today: Day;
	locale: Language;
	mayEdit: boolean;
	/** The reader's own office. */
	side: string | null;
	/** The small form that came back: its name, what was typed, what is wrong. */
	refused: { form: string; typed: Typed; errors: Errors } | null;
}

export function ShowPage(props: ShowProps) {
	const { partnership, placement, hosts, department, clashes, today, locale, mayEdit } = props;
	const at = { partnership: partnership.id, placement: placement.id };
	const state = stateOf(placement, today);
	const { tone, label } = stateLabel[state];
	const title = placementTitle(placement, locale);
	const host = hosts.get(placement.hostId);
	const hostName = host ? called(host, locale) : '';
	const arrival = placement.arrivedOn ?? placement.arrivesOn;
	const days = arrival && daysOf({ arrivesOn: arrival, leavesOn: placement.leftOn ?? placement.leavesOn ?? arrival });
	// What clashes in the same department at another time of the year is another stay's matter.
	const here = clashes.filter((clash) =>
		clash.kind === 'tutor' ? clash.placements.includes(placement.id) : days !== null && meets(clash, days),
	);
	const next = steps.find((verb) => allows(state, verb));
	return (
		<>
			<PageHead
				title={<span lang={title.lang}>{title.text}</span>}
				crumbs={[
					{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) },
					{ label: m.placement_list_title(), href: urls.placements({ partnership: partnership.id }) },
				]}
				state={<Chip tone={tone}>{label()}</Chip>}
				lede={ledeOf(placement, state, hostName, locale)}
				actions={
					mayEdit && (
						<>
							{next && (
								<ButtonLink href={urls.placementStep(at, { verb: next })} kind="primary">
									{stepWords[next].title()}
								</ButtonLink>
							)}
							<ButtonLink href={urls.placementEdit(at)}>{m.placement_edit()}</ButtonLink>
							{allows(state, 'resume') && (
								<form method="post" action={urls.placementResume(at)}>
									<Button>{m.placement_resume()}</Button>
								</form>
							)}
							{allows(state, 'cancel') && (
								<ButtonLink href={urls.placementCancel(at)} kind="quiet">
									{m.placement_cancel()}
								</ButtonLink>
							)}
						</>
					)
				}
			/>
			<Question {...props} state={state} />
			<Gaps gaps={gapsOf(placement, today)} locale={locale} />
			<Clashes clashes={here} departments={department ? [department] : []} people={partnership.people} locale={locale} busy={props.busy} />
			<Plan {...props} hostName={hostName} />
			<Visitors {...props} />
			<Weeks {...props} />
			<Tasks {...props} />
			<Papers {...props} />
			<Evaluations {...props} />
		</>
	);
}

/** Papers that do not hold for the dates, as they now stand. */
function Gaps({ gaps, locale }: { gaps: readonly Gap[]; locale: Language }) {
	if (gaps.length === 0) return null;
	return (
		<Notice tone="wait">
			<ul>
				{gaps.map(({ code, on }) => (
					<li>{gapLabel[code]({ day: formatDated(on, locale) })}</li>
				))}
			</ul>
		</Notice>
	);
}

function ledeOf(placement: Placement, state: State, host: string, locale: Language): string {
	const planned = plannedPeriod(placement, locale);
	if (state === 'completed') return m.placement_lede_held({ host, period: periodText(placement.arrivedOn, placement.leftOn, locale) });
	if (!placement.arrivesOn) return m.placement_lede_undated({ host });
	switch (state) {
		case 'outcome-not-recorded':
			return m.placement_lede_not_recorded({ host, period: planned });
		case 'not-held':
			return m.placement_lede_not_held({ host, period: planned });
		case 'unknown':
			return m.placement_lede_unknown({ host, period: planned });
		case 'cancelled':
			return m.placement_lede_cancelled({ host, period: planned, reason: placement.cancelReason ?? '' });
		default:
			return m.placement_lede_planned({ host, period: planned });
	}
}

function Plan(props: ShowProps & { hostName: string }) {
	const { partnership, placement, department, agreement, proofs, today, locale, hostName, mayEdit } = props;
	const at = { partnership: partnership.id };
	const sender = partnership.parties.find(({ organisationId }) => organisationId === placement.senderId);
	const field = partnership.fields.find(({ key }) => key === placement.fieldKey);
	const person = (id: string | null) => {
		const found = partnership.people.find(({ personId }) => personId === id);
		return found ? <a href={urls.person({ person: found.personId })}>{participantName(found, locale)}</a> : id && m.directory_erased_name();
	};
	const named = agreement && read(agreement.title, locale);
	const mends = mayEdit && !isOver(stateOf(placement, today));
	const dates: readonly (readonly [string, Placement['offeredOn'], Step?])[] = [
		[m.placement_wished_on(), placement.wishedOn],
		[m.placement_offered_on(), placement.offeredOn, 'offer'],
		[m.placement_accepted_on(), placement.acceptedOn, 'accept'],
		[m.placement_prepared_on(), placement.preparedOn, 'prepare'],
		[m.placement_arrived_on(), placement.arrivedOn, 'arrive'],
		[m.placement_left_on(), placement.leftOn],
		[m.placement_not_held_on(), placement.notHeldOn],
		[m.placement_unknown_on(), placement.unknownOn],
		[m.placement_cancelled_on(), placement.cancelledOn],
	];
	const sources = proofs.filter(({ fact }) => fact !== 'hosting');
	const told = placement.leftOn !== null || placement.notHeldOn !== null;
	return (
		<Section title={m.placement_plan()}>
			<Facts
				facts={[
					{
						term: m.placement_sender(),
						value: sender && <a href={urls.organisation({ organisation: sender.organisationId })}>{called(sender, locale)}</a>,
					},
					{ term: m.placement_host(), value: <a href={urls.organisation({ organisation: placement.hostId })}>{hostName}</a> },
					{
						term: m.placement_department(),
						value: department && (
							<a href={urls.hostDepartment({ department: department.id }, { year: placement.arrivesOn?.slice(0, 4) })}>
								{read(department.names, locale)?.text}
							</a>
						),
					},
					{ term: m.placement_tutor(), value: person(placement.tutorId) ?? m.placement_not_named() },
					{ term: m.placement_interpreter(), value: person(placement.interpreterId) },
					{ term: m.placement_purpose(), value: placement.purpose && purposeLabel[placement.purpose]() },
					{ term: m.placement_period_planned(), value: plannedPeriod(placement, locale) },
					{ term: m.placement_field(), value: field && (read(field.names, locale)?.text ?? field.key) },
					{
						term: m.placement_agreement(),
						value: agreement && named && (
							<a href={urls.agreement({ ...at, agreement: agreement.id })} lang={named.language}>
								{named.text}
							</a>
						),
					},
					...dates.map(
						([term, date, verb]) =>
							date !== null && {
								term,
								value: (
									<>
										<When date={date} />{' '}
										{mends && verb && (
											<a class="small" href={urls.placementStep({ ...at, placement: placement.id }, { verb })}>
												{m.placement_step_correct()}
												<span class="hidden"> ({term})</span>
											</a>
										)}
									</>
								),
							},
					),
					{ term: m.placement_outcome_note(), value: placement.outcomeNote },
					{ term: m.placement_note(), value: placement.note },
					told && !proofs.some(({ fact }) => fact === 'outcome') && { term: m.placement_proof_outcome(), value: m.placement_unproven() },
					sources.length > 0 && {
						term: m.placement_sources(),
						value: (
							<ul class="lines">
								{sources.map(({ documentId, title, language, fact }) => (
									<li>
										<a href={urls.document({ ...at, document: documentId })} lang={language ?? undefined}>
											{title}
										</a>{' '}
										<span class="soft">({proofLabel[fact]()})</span>{' '}
										{mayEdit && (
											<a class="small" href={urls.placementProofRemove({ ...at, placement: placement.id, proof: documentId })}>
												{m.placement_proof_remove()}
												<span class="hidden"> ({title})</span>
											</a>
										)}
									</li>
								))}
							</ul>
						),
					},
				]}
			/>
		</Section>
	);
}
