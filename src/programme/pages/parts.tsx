import type { ComponentChildren } from 'preact';
import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import { crumbsOf as missionCrumbs } from '../../mission/crumbs.ts';
import { m } from '../../paraglide/messages.js';
import { read } from '../../plain/language.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Crumb } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Programme } from '../ask.ts';
import { sidesOf } from '../ask.ts';
import { isTimed, type Session } from '../programme.ts';
import { hoursOf, titleOf, type Warning } from '../wording.ts';

export const programmeAt = ({ at }: Programme) => ({ partnership: at.partnershipId, mission: at.missionId });
export const sessionAt = (programme: Programme, session: Pick<Session, 'id'>) => ({ ...programmeAt(programme), session: session.id });

export function crumbsOf(programme: Programme, session?: Session): Crumb[] {
	const here = { label: m.programme_title(), href: urls.programme(programmeAt(programme)) };
	const last = session && { label: titleOf(session, programme.locale).text, href: urls.programmeSession(sessionAt(programme, session)) };
	return [...missionCrumbs(programme.partnership, programme.mission, programme.locale), here, ...(last ? [last] : [])];
}

/** By both clocks, or that nobody knows. */
export function Hours({ session, programme }: { session: Session; programme: Programme }) {
	if (!isTimed(session)) return <p class="slot-hours soft">{m.programme_hour_unknown()}</p>;
	const { there, home } = hoursOf(session, programme.clocks, programme.locale);
	return (
		<p class="slot-hours">
			<b>{there}</b>
			{home && <span>{home}</span>}
		</p>
	);
}

export function Title({ session, programme }: { session: Session; programme: Programme }) {
	const { text, language } = titleOf(session, programme.locale);
	return <span lang={language}>{text}</span>;
}

/** Where: room, place, town; '' where none is named. */
export function placeWords(session: Session, { mission, locale }: Programme): string {
	const town = mission.places.find(({ code }) => code === session.territoryCode);
	const named = town && called(town, locale);
	// "Mairie de Kapan" says already that it is in Kapan.
	return [session.room, session.place, named && session.place?.includes(named) ? null : named].filter(Boolean).join(', ');
}

export function Person({ id, programme }: { id: string; programme: Programme }) {
	const one = programme.roster.find((delegate) => delegate.id === id);
	if (!one) return null;
	const { text, language } = nameOf(one, programme.locale);
	return <span lang={language ?? undefined}>{text}</span>;
}

/** More names than this of a side are a number: a session of two hundred is read on its own page. */
const mostNames = 8;

/** Who takes part, side by side. */
export function Who({ session, programme, all }: { session: Session; programme: Programme; all?: boolean }) {
	const sides = sidesOf(
		programme,
		session.participants.map(({ delegateId }) => delegateId),
	);
	return (
		<>
			{sides.map(({ side, people }) => (
				<p class="slot-who">
					<span class="soft">{m.programme_of_side({ side })}</span>{' '}
					{people.slice(0, all ? people.length : mostNames).map(({ name, lang }, index) => (
						<>
							{index > 0 && ', '}
							<span lang={lang ?? undefined}>{name}</span>
						</>
					))}
					{!all && people.length > mostNames && ` ${m.programme_and_more({ n: people.length - mostNames })}`}
				</p>
			))}
		</>
	);
}

/** What was found, each with a way to the other session. */
export function Warnings({ warnings, programme }: { warnings: readonly Warning[]; programme: Programme }) {
	if (warnings.length === 0) return null;
	return (
		<ul class="warnings">
			{warnings.map(({ text, otherId }) => (
				<li>
					<Icon name="gap" />
					<span>
						{text} {otherId && <a href={urls.programmeSession(sessionAt(programme, { id: otherId }))}>{m.programme_see_other()}</a>}
					</span>
				</li>
			))}
		</ul>
	);
}

/** What was found, beside the field it is about: for a form. */
export function Beside({
	field,
	warnings,
	children,
}: {
	field: Warning['field'];
	warnings: readonly Warning[];
	children?: ComponentChildren;
}) {
	const own = warnings.filter((one) => one.field === field);
	if (own.length === 0) return <>{children}</>;
	return (
		<>
			{children}
			<ul class="warnings">
				{own.map(({ text }) => (
					<li>
						<Icon name="gap" />
						<span>{text}</span>
					</li>
				))}
			</ul>
		</>
	);
}

export function Field({ session, programme }: { session: Session; programme: Programme }) {
	const field = programme.partnership.fields.find(({ key }) => key === session.fieldKey);
	const said = field && read(field.names, programme.locale);
	return said ? <Chip>{said.text}</Chip> : null;
}
