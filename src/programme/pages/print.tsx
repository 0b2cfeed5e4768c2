import { m } from '../../paraglide/messages.js';
import { read } from '../../plain/language.ts';
import { Facts } from '../../ui/Facts.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Programme } from '../ask.ts';
import { type DayOf, hasCourse, type Session } from '../programme.ts';
import { capital, dayWords, kindLabel } from '../wording.ts';
import { arrangementFacts, Speakers } from './course.tsx';
import { Papers } from './papers.tsx';
import { crumbsOf, Hours, Person, placeWords, programmeAt, Title, Who } from './parts.tsx';

/** The whole programme for paper: one table a day, nothing to press. */
export function PrintPage({ programme, days }: { programme: Programme; days: readonly DayOf<Session>[] }) {
	const { locale, mission } = programme;
	const title = read(mission.title, locale);
	return (
		<>
			<PageHead
				title={m.programme_title()}
				crumbs={crumbsOf(programme)}
				lede={
					<>
						<span lang={title?.language}>{title?.text}</span>
						<br />
						{m.programme_lede({ there: programme.clocks.there.city, home: programme.clocks.home.city })}
					</>
				}
			/>
			{programme.sessions.length === 0 && <p>{m.programme_empty()}</p>}
			{days.map(({ day, bands, hourless }) => (
				<Section title={day ? capital(dayWords(day, locale), locale) : m.programme_day_unknown()}>
					<Table
						caption={day ? capital(dayWords(day, locale), locale) : m.programme_day_unknown()}
						hideCaption
						rows={[...bands.flat(), ...hourless]}
						rowKey={({ id }) => id}
						columns={[
							{ key: 'hours', label: m.programme_hours_label(), cell: (session) => <Hours session={session} programme={programme} /> },
							{
								key: 'what',
								label: m.programme_part_what(),
								cell: (session) => (
									<>
										<b>
											<Title session={session} programme={programme} />
										</b>
										<br />
										<span class="soft">{kindLabel[session.kind]()}</span>
										{session.note && <p>{session.note}</p>}
									</>
								),
							},
							{ key: 'where', label: m.programme_part_where(), cell: (session) => placeWords(session, programme) },
							{
								key: 'who',
								label: m.programme_part_who(),
								cell: (session) => (
									<>
										<Who session={session} programme={programme} all />
										{session.interpreterId && (
											<p class="slot-who">
												<span class="soft">{m.programme_interpreter_label()}</span>{' '}
												<Person id={session.interpreterId} programme={programme} />
											</p>
										)}
										{session.inChargeId && (
											<p class="slot-who">
												<span class="soft">{m.programme_in_charge_label()}</span> <Person id={session.inChargeId} programme={programme} />
											</p>
										)}
									</>
								),
							},
						]}
					/>
					{[...bands.flat(), ...hourless].filter(hasCourse).map((session) => (
						<Course session={session} programme={programme} />
					))}
				</Section>
			))}
			<Papers programme={programme} />
			<p class="actions">
				<a href={urls.programme(programmeAt(programme))}>{m.programme_back_to_programme()}</a>
			</p>
		</>
	);
}

/** Who prepares the room needs it on the same sheet: folders, flags, who speaks after whom. */
function Course({ session, programme }: { session: Session; programme: Programme }) {
	return (
		<section class="course">
			<h3>
				{m.programme_ceremony_title()} – <Title session={session} programme={programme} />
			</h3>
			<Facts facts={arrangementFacts(session)} />
			<Speakers programme={programme} session={session} level={4} />
		</section>
	);
}
