import type { Agreement } from '../../agreement/agreement.ts';
import { stateOf as agreementStateOf, enteredForce } from '../../agreement/agreement.ts';
import { agreementStateLabel } from '../../agreement/wording.ts';
import { type Decision, stateOf as decisionStateOf } from '../../decision/decision.ts';
import { bodyLabel, stateLabel as decisionStateLabel } from '../../decision/wording.ts';
import { heldOn } from '../../directory/mandate.ts';
import { nameOf } from '../../directory/person.ts';
import type { MandateOfPerson } from '../../directory/person-store.ts';
import { called, mandateText } from '../../directory/wording.ts';
import type { Evidence } from '../../document/store.ts';
import type { Deadline } from '../../law/deadline.ts';
import type { LawCheck, Review } from '../../law/law.ts';
import { deadlineLabel, noRulesKnown } from '../../law/words.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership, Standing } from '../../partnership/partnership.ts';
import { kindLabel, reasonText, stateLabel, stateTone } from '../../partnership/wording.ts';
import { type Day, earliest } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Proof } from '../../ui/Checklist.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Findings } from '../../ui/Findings.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Moment, Step } from '../dossier.ts';
import { mend, momentLabel, stepWords } from '../words.ts';

export interface ShowProps {
	partnership: Partnership & { standing: Standing };
	decisions: Decision[];
	agreements: Agreement[];
	evidence: readonly Evidence[];
	mandates: Map<string, MandateOfPerson[]>;
	review: Review;
	deadlines: Deadline[];
	moments: Moment[];
	steps: Step[];
	today: Day;
	locale: Language;
	may: { edit: boolean; approve: boolean; administer: boolean };
}

/** How the partnership's own things are called in the reader's language. */
function naming({ partnership, agreements, decisions, locale }: ShowProps) {
	return {
		party: (id: string) => {
			const party = partnership.parties.find(({ organisationId }) => organisationId === id);
			return party ? called(party, locale) : '';
		},
		agreement: (id: string) => read(agreements.find((agreement) => agreement.id === id)?.title ?? {}, locale)?.text ?? '',
		decision: (id: string) => read(decisions.find((decision) => decision.id === id)?.subject ?? {}, locale)?.text ?? '',
		field: (key: string) => read(partnership.fields.find((field) => field.key === key)?.names ?? {}, locale)?.text ?? key,
	};
}

export function ShowPage(props: ShowProps) {
	const { partnership, locale, may, steps } = props;
	const at = { partnership: partnership.id };
	const names = naming(props);
	const [first, ...later] = may.edit ? steps.map((step) => stepWords(step, partnership.id, names)) : [];
	const story = read(partnership.story, locale);
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
								{first.label}
							</ButtonLink>
						)}
						{may.edit && <ButtonLink href={urls.partnershipEdit(at)}>{m.dossier_edit()}</ButtonLink>}
					</>
				}
			/>
			<div class="columns">
				<div>
					<Next {...props} later={later} />
					<Missing {...props} />
					<Decisions {...props} />
					<Agreements {...props} />
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
				<aside>
					<Section title={m.dossier_facts()}>
						<Facts
							facts={[
								{ term: m.dossier_parties(), value: <Parties {...props} /> },
								{ term: m.dossier_since(), value: <When date={partnership.since} /> },
								{
									term: m.dossier_proposed_by(),
									value: partnership.proposedBy ? (
										<>
											<a href={urls.organisation({ organisation: partnership.proposedBy.id })}>{called(partnership.proposedBy, locale)}</a>
											{partnership.proposedOn && (
												<>
													, <When date={partnership.proposedOn} />
												</>
											)}
										</>
									) : null,
								},
								{
									term: m.dossier_parent(),
									value: partnership.parent && (
										<a href={urls.partnership({ partnership: partnership.parent.id })}>{partnership.parent.name}</a>
									),
								},
								{
									term: m.dossier_children(),
									value:
										partnership.children.length > 0 ? (
											<ul>
												{partnership.children.map(({ id, name }) => (
													<li>
														<a href={urls.partnership({ partnership: id })}>{name}</a>
													</li>
												))}
											</ul>
										) : null,
								},
							]}
						/>
						{story && <p lang={story.language}>{story.text}</p>}
					</Section>
					<Section
						title={m.dossier_fields()}
						actions={
							may.edit && (
								<ButtonLink href={urls.partnershipFields(at)} size="small">
									{m.dossier_change()}
								</ButtonLink>
							)
						}
					>
						{partnership.fields.length === 0 ? (
							<Empty title={m.dossier_no_fields()} />
						) : (
							<ul class="cluster">
								{partnership.fields.map(({ key, endedOn }) => (
									<li>
										<Chip icon={null}>{endedOn ? m.dossier_field_ended({ field: names.field(key) }) : names.field(key)}</Chip>
									</li>
								))}
							</ul>
						)}
					</Section>
					<People {...props} />
					<Section
						title={m.dossier_guests()}
						actions={
							may.administer && (
								<ButtonLink href={urls.partnershipGuests(at)} size="small">
									{m.dossier_change()}
								</ButtonLink>
							)
						}
					>
						{partnership.guests.length === 0 ? (
							<p class="soft">{m.dossier_no_guests()}</p>
						) : (
							<ul>
								{partnership.guests.map((guest) => (
									<li>
										<a href={urls.organisation({ organisation: guest.organisationId })}>{called(guest, locale)}</a>
									</li>
								))}
							</ul>
						)}
					</Section>
					<p class="cluster">
						<a href={urls.documents(at)}>{m.dossier_documents()}</a> <a href={urls.partnershipHistory(at)}>{m.history_title()}</a>
					</p>
				</aside>
			</div>
		</>
	);
}

function Parties({ partnership, locale }: ShowProps) {
	return (
		<ul>
			{partnership.parties.map((party) => (
				<li>
					<a href={urls.organisation({ organisation: party.organisationId })}>{called(party, locale)}</a>
					{party.territory && (
						<>
							{' '}
							<a class="soft small" href={urls.territory({ territory: party.territory.code })}>
								{called(party.territory, locale)}, {party.countryNames[locale] ?? party.country}
							</a>
						</>
					)}
				</li>
			))}
		</ul>
	);
}

/** What comes next: steps to take, then the days that come. */
function Next(props: ShowProps & { later: { label: string; href: string }[] }) {
	const { deadlines, partnership, later, today, may } = props;
	const names = naming(props);
	if (deadlines.length === 0 && later.length === 0) return null;
	const subjectOf = ({ subject }: Deadline) =>
		subject.noun === 'agreement'
			? { label: names.agreement(subject.id), href: urls.agreement({ partnership: partnership.id, agreement: subject.id }) }
			: { label: names.decision(subject.id), href: urls.decision({ partnership: partnership.id, decision: subject.id }) };
	return (
		<Section title={m.dossier_next()}>
			{may.edit && later.length > 0 && (
				<ul class="lines">
					{later.map(({ label, href }) => (
						<li>
							<a href={href}>{label}</a>
						</li>
					))}
				</ul>
			)}
			{deadlines.length > 0 && (
				<Table
					caption={m.dossier_deadlines()}
					columns={[
						{ key: 'what', label: m.dossier_deadline(), cell: (deadline: Deadline) => deadlineLabel[deadline.kind]() },
						{
							key: 'on',
							label: m.dossier_date(),
							cell: ({ on, kind }) => (
								<>
									{kind === 'to-transmit' || kind === 'to-publish' ? m.dossier_voted_on() : ''} <When date={on} />{' '}
									{on < today && kind !== 'to-transmit' && kind !== 'to-publish' && <Chip tone="bad">{m.dossier_overdue()}</Chip>}
								</>
							),
						},
						{
							key: 'subject',
							label: m.dossier_subject(),
							cell: (deadline) => {
								const { label, href } = subjectOf(deadline);
								return <a href={href}>{label}</a>;
							},
						},
					]}
					rows={deadlines}
					rowKey={({ kind, subject, on }) => `${kind}-${subject.id}-${on}`}
				/>
			)}
		</Section>
	);
}

/** The law's checklist: what lacks stands open, what is met is folded away. */
function Missing(props: ShowProps) {
	const { review, partnership, evidence, may } = props;
	const names = naming(props);
	const lacking = review.checks.filter(({ state }) => state !== 'met');
	const met = review.checks.filter(({ state }) => state === 'met');
	const about = ({ subject, partyId }: LawCheck) =>
		[
			subject.noun === 'agreement'
				? names.agreement(subject.id)
				: subject.noun === 'decision'
					? names.decision(subject.id)
					: names.party(subject.id) || null,
			subject.noun === 'agreement' ? names.party(partyId) : null,
		]
			.filter(Boolean)
			.join(', ') || null;
	const proof = ({ subject }: LawCheck) => {
		const found = evidence.find(
			({ decisionId, agreementId }) =>
				(subject.noun === 'decision' && decisionId === subject.id) || (subject.noun === 'agreement' && agreementId === subject.id),
		);
		return found ? { label: found.title, href: urls.documents({ partnership: partnership.id }) } : undefined;
	};
	const common = { about, proof, fieldName: names.field, mend: (check: LawCheck) => (may.edit ? mend(check, partnership.id) : null) };
	return (
		<Section title={m.dossier_law()} id="law">
			{review.noLaw.length > 0 && <p class="soft">{review.noLaw.map((country) => noRulesKnown({ country })).join(' ')}</p>}
			{review.checks.length > 0 && <p>{m.dossier_law_summary({ met: met.length, total: review.checks.length })}</p>}
			{lacking.length > 0 && <Findings checks={lacking} {...common} />}
			{met.length > 0 && (
				<details>
					<summary>{m.dossier_law_met({ n: met.length })}</summary>
					<Findings checks={met} {...common} />
				</details>
			)}
		</Section>
	);
}

const proofOf = (evidence: readonly Evidence[], noun: 'decision' | 'agreement', id: string) =>
	evidence.some(({ decisionId, agreementId }) => (noun === 'decision' ? decisionId : agreementId) === id)
		? ('found' as const)
		: ('missing' as const);

function Decisions(props: ShowProps) {
	const { decisions, partnership, evidence, locale, may } = props;
	const at = { partnership: partnership.id };
	const names = naming(props);
	const add = may.edit && (
		<ButtonLink href={urls.decisionNew(at)} size="small">
			{m.dossier_add_decision()}
		</ButtonLink>
	);
	return (
		<Section title={m.dossier_decisions()} actions={decisions.length > 0 && add}>
			{decisions.length === 0 ? (
				<Empty title={m.dossier_no_decision()} action={add}>
					{m.dossier_no_decision_hint()}
				</Empty>
			) : (
				<Table
					caption={m.dossier_decisions()}
					hideCaption
					columns={[
						{
							key: 'subject',
							label: m.dossier_subject(),
							cell: (decision: Decision) => {
								const subject = read(decision.subject, locale);
								return (
									<a href={urls.decision({ ...at, decision: decision.id })} lang={subject?.language}>
										{subject?.text}
									</a>
								);
							},
						},
						{
							key: 'who',
							label: m.dossier_body(),
							cell: (decision) => `${names.party(decision.organisationId)}, ${bodyLabel[decision.body]()}`,
						},
						{ key: 'on', label: m.dossier_date(), cell: (decision) => <When date={decision.takenOn} /> },
						{
							key: 'state',
							label: m.dossier_state(),
							cell: (decision) => {
								const { label, tone } = decisionStateLabel[decisionStateOf(decision)];
								return <Chip tone={tone}>{label()}</Chip>;
							},
						},
						{ key: 'proof', label: m.dossier_proof(), cell: ({ id }) => <Proof state={proofOf(evidence, 'decision', id)} /> },
					]}
					rows={decisions}
					rowKey={({ id }) => id}
				/>
			)}
		</Section>
	);
}

function Agreements(props: ShowProps) {
	const { agreements, partnership, evidence, today, locale, may } = props;
	const at = { partnership: partnership.id };
	const add = may.edit && (
		<ButtonLink href={urls.agreementNew(at)} size="small">
			{m.dossier_draft()}
		</ButtonLink>
	);
	return (
		<Section title={m.dossier_agreements()} actions={agreements.length > 0 && add}>
			{agreements.length === 0 ? (
				<Empty title={m.dossier_no_agreement()} action={add}>
					{m.dossier_no_agreement_hint()}
				</Empty>
			) : (
				<Table
					caption={m.dossier_agreements()}
					hideCaption
					columns={[
						{
							key: 'title',
							label: m.dossier_title(),
							cell: (agreement: Agreement) => {
								const title = read(agreement.title, locale);
								return (
									<a href={urls.agreement({ ...at, agreement: agreement.id })} lang={title?.language}>
										{title?.text}
									</a>
								);
							},
						},
						{
							key: 'signed',
							label: m.dossier_signed(),
							cell: ({ signatures }) =>
								signatures.length > 0 ? (
									<When
										date={signatures.map(({ signedOn }) => signedOn).sort((a, b) => (a && b ? (earliest(a) < earliest(b) ? 1 : -1) : 0))[0]}
									/>
								) : (
									'—'
								),
						},
						{
							key: 'force',
							label: m.dossier_in_force(),
							cell: (agreement) => {
								const entered = enteredForce(agreement);
								return entered ? <When date={entered.on} /> : '—';
							},
						},
						{
							key: 'state',
							label: m.dossier_state(),
							cell: (agreement) => {
								const { label, tone } = agreementStateLabel[agreementStateOf(agreement, today)];
								return <Chip tone={tone}>{label()}</Chip>;
							},
						},
						{ key: 'proof', label: m.dossier_proof(), cell: ({ id }) => <Proof state={proofOf(evidence, 'agreement', id)} /> },
					]}
					rows={agreements}
					rowKey={({ id }) => id}
				/>
			)}
		</Section>
	);
}

function Line(props: ShowProps) {
	const { moments, partnership, evidence, locale } = props;
	const [a, b] = partnership.parties.map((party) => (party.territory ? called(party.territory, locale) : called(party, locale)));
	const at = { partnership: partnership.id };
	if (moments.length === 0) return <Empty title={m.dossier_no_moment()} />;
	return (
		<Timeline
			strands={{ a: a ?? '', b: b ?? '' }}
			items={moments.map(({ key, kind, on, strand, name, subject, reason }) => {
				const named = name && read(name, locale);
				const href =
					subject.noun === 'decision'
						? urls.decision({ ...at, decision: subject.id })
						: subject.noun === 'agreement'
							? urls.agreement({ ...at, agreement: subject.id })
							: undefined;
				return {
					key,
					date: on,
					strand,
					title: kind === 'milestone' && named ? named.text : momentLabel[kind](),
					lang: kind === 'milestone' ? named?.language : undefined,
					detail:
						(kind !== 'milestone' && named) || reason ? (
							<span lang={kind !== 'milestone' ? named?.language : undefined}>
								{[kind !== 'milestone' ? named?.text : null, reason].filter(Boolean).join(' — ')}
							</span>
						) : undefined,
					href,
					proof:
						subject.noun === 'decision' || subject.noun === 'agreement'
							? proofOf(evidence, subject.noun, subject.id)
							: ('unneeded' as const),
				};
			})}
		/>
	);
}

function People({ partnership, mandates, today, locale, may }: ShowProps) {
	return (
		<Section
			title={m.dossier_people()}
			actions={
				may.edit && (
					<ButtonLink href={urls.partnershipPeople({ partnership: partnership.id })} size="small">
						{m.dossier_change()}
					</ButtonLink>
				)
			}
		>
			{partnership.people.length === 0 ? (
				<p class="soft">{m.dossier_no_people()}</p>
			) : (
				<ul class="lines">
					{partnership.people.map((person) => {
						const name = nameOf({ ...person, spellings: [] }, locale);
						const held = heldOn(mandates.get(person.personId) ?? [], today);
						const part = read(person.part, locale);
						return (
							<li>
								<a href={urls.person({ person: person.personId })} lang={name.language ?? undefined}>
									{name.text}
								</a>{' '}
								<span class="soft small">{part ? part.text : held.map((mandate) => mandateText(mandate, locale).text).join(', ')}</span>
							</li>
						);
					})}
				</ul>
			)}
		</Section>
	);
}
