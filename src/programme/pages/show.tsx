import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { coordinateWords } from '../../ui/Plan.tsx';
import { urls } from '../../urls.ts';
import type { Programme } from '../ask.ts';
import { hangingOn, isTimed, type Session } from '../programme.ts';
import { capital, dayWords, hoursOf, kindLabel, kindTone, type Warning } from '../wording.ts';
import { arrangementFacts, Speakers } from './course.tsx';
import { crumbsOf, Field, Person, placeWords, programmeAt, sessionAt, Title, Warnings, Who } from './parts.tsx';
import { DayMap } from './plan.tsx';

export interface ShowProps {
	programme: Programme;
	session: Session;
	/** The text that a ceremony signs. */
	agreement: { text: string; language: Language } | null;
	warnings: readonly Warning[];
	mayEdit: boolean;
}

export function ShowPage({ programme, session, agreement, warnings, mayEdit }: ShowProps) {
	const { locale, clocks } = programme;
	const at = sessionAt(programme, session);
	const hours = isTimed(session) ? hoursOf(session, clocks, locale) : null;
	const day = session.onDay ? capital(dayWords(session.onDay, locale), locale) : m.programme_day_unknown();
	const on = programme.sessions.find(({ id }) => id === session.hangsOnId);
	const hanging = hangingOn(programme.sessions, session.id);
	const ceremony = session.kind === 'ceremony';
	const person = (id: string | null) => (id === null ? null : <Person id={id} programme={programme} />);
	return (
		<>
			<PageHead
				title={<Title session={session} programme={programme} />}
				crumbs={crumbsOf(programme)}
				state={
					<>
						<Chip tone={kindTone[session.kind]}>{kindLabel[session.kind]()}</Chip>
						<Field session={session} programme={programme} />
					</>
				}
				lede={
					<>
						{day}
						{hours && (
							<>
								<br />
								{hours.there}
								{hours.home && (
									<>
										<br />
										{hours.home}
									</>
								)}
							</>
						)}
					</>
				}
				actions={
					<>
						{mayEdit && (
							<>
								<ButtonLink href={urls.programmeSessionEdit(at)}>{m.programme_edit()}</ButtonLink>
								<ButtonLink href={urls.programmeSessionMove(at)}>{m.programme_move()}</ButtonLink>
							</>
						)}
						<ButtonLink href={urls.minutes(at)}>{m.programme_minutes()}</ButtonLink>
					</>
				}
			/>
			<Warnings warnings={warnings} programme={programme} />
			<Section title={m.programme_part_where()}>
				<Facts
					facts={[
						{ term: m.programme_hours_label(), value: hours ? null : m.programme_hour_unknown() },
						{ term: m.programme_place(), value: placeWords(session, programme) || m.programme_place_unknown() },
						session.latitude !== null &&
							session.longitude !== null && {
								term: m.programme_coordinates(),
								value: coordinateWords({ latitude: session.latitude, longitude: session.longitude }, locale),
							},
						{ term: m.programme_in_charge(), value: person(session.inChargeId) },
						{ term: m.programme_interpreter(), value: person(session.interpreterId) },
						{
							term: m.programme_moves_with(),
							value: on && (
								<a href={urls.programmeSession(sessionAt(programme, on))}>
									<Title session={on} programme={programme} />
								</a>
							),
						},
						{
							term: m.programme_hanging(),
							value:
								hanging.length === 0 ? null : (
									<ul class="lines">
										{hanging.map((one) => (
											<li>
												<a href={urls.programmeSession(sessionAt(programme, one))}>
													<Title session={one} programme={programme} />
												</a>
											</li>
										))}
									</ul>
								),
						},
						{ term: m.programme_note(), value: session.note },
					]}
				/>
				<DayMap programme={programme} sessions={[session]} />
			</Section>
			<Section title={m.programme_part_who()}>
				{session.participants.length === 0 ? (
					<Empty
						title={programme.over ? m.programme_nobody_known() : m.programme_nobody()}
						action={mayEdit && <ButtonLink href={`${urls.programmeSessionEdit(at)}#participants`}>{m.programme_name_people()}</ButtonLink>}
					/>
				) : (
					<Who session={session} programme={programme} all />
				)}
			</Section>
			{ceremony && (
				<Section
					title={m.programme_ceremony_title()}
					actions={mayEdit && <ButtonLink href={urls.programmeCeremony(at)}>{m.programme_ceremony_edit()}</ButtonLink>}
				>
					<Facts
						facts={[
							{
								term: m.programme_agreement(),
								value: agreement && session.agreementId && (
									<a href={urls.agreement({ partnership: at.partnership, agreement: session.agreementId })} lang={agreement.language}>
										{agreement.text}
									</a>
								),
							},
							...arrangementFacts(session),
						]}
					/>
					<Speakers programme={programme} session={session} />
				</Section>
			)}
			{mayEdit && (
				<form class="cluster actions" method="post" action={urls.programmeSessionCopy(at)}>
					<ButtonLink href={urls.programmeNew(programmeAt(programme), { after: session.id, on: session.id })}>
						{m.programme_add_after()}
					</ButtonLink>
					<Button>{m.programme_copy()}</Button>
					<ButtonLink href={urls.programmeSessionRemove(at)} kind="quiet">
						{m.programme_remove()}
					</ButtonLink>
				</form>
			)}
		</>
	);
}
