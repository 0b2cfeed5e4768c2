import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import type { Participant } from '../../partnership/partnership.ts';
import { participantName } from '../../partnership/wording.ts';
import { type Language, read } from '../../plain/language.ts';
import { formatDated } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { urls } from '../../urls.ts';
import type { Busy } from '../busy-store.ts';
import type { Clash } from '../capacity.ts';
import type { Department } from '../capacity-store.ts';
import { periodText } from '../wording.ts';

export interface ClashesProps {
	clashes: readonly Clash[];
	departments: readonly Pick<Department, 'id' | 'names'>[];
	people: readonly Participant[];
	locale: Language;
	/** Who comes to this stay, or interprets at it, and is elsewhere on one of its days. */
	busy?: readonly Busy[];
}

/** What does not go together, in words: which department or tutor, from when to when. */
const busyHref = ({ partnershipId: partnership, missionId, placementId, id }: Busy) =>
	missionId
		? urls.programmeSession({ partnership, mission: missionId, session: id })
		: urls.placement({ partnership, placement: placementId ?? id });
function busyText(one: Busy, locale: Language): string {
	const name = nameOf(one, locale).text;
	const what = read(one.title, locale)?.text ?? '';
	return one.missionId
		? m.hosting_clash_interpreter({ name, session: what, day: formatDated(one.from, locale) })
		: m.hosting_clash_visitor({ name, stay: what, period: periodText(one.from, one.until, locale) });
}

export function Clashes({ clashes, departments, people, locale, busy = [] }: ClashesProps) {
	const [told, wrong] = [clashes.filter(({ kind }) => kind === 'holiday'), clashes.filter(({ kind }) => kind !== 'holiday')];
	const count = wrong.length + busy.length;
	const said = (clash: Clash): string => {
		const period = periodText(clash.from, clash.until, locale);
		if (clash.kind === 'tutor') {
			const tutor = people.find(({ personId }) => personId === clash.tutorId);
			return m.hosting_clash_tutor({ name: tutor ? participantName(tutor, locale) : m.hosting_a_tutor(), period });
		}
		const department = departments.find(({ id }) => id === clash.departmentId);
		const name = (department && read(department.names, locale)?.text) ?? '';
		if (clash.kind === 'holiday') return m.hosting_holiday({ name, day: formatDated(clash.from, locale) });
		return clash.kind === 'over'
			? m.hosting_clash_over({ name, period, visitors: clash.visitors, places: clash.places })
			: m.hosting_clash_closed({ name, period, visitors: clash.visitors });
	};
	return (
		<>
			{count > 0 && (
				<Notice tone="wait">
					<p>
						<strong>{m.hosting_clashes({ n: count })}</strong>
					</p>
					<ul>
						{wrong.map((clash) => (
							<li>{said(clash)}</li>
						))}
						{busy.map((one) => (
							<li>
								<a href={busyHref(one)}>{busyText(one, locale)}</a>
							</li>
						))}
					</ul>
				</Notice>
			)}
			{told.length > 0 && (
				<Notice>
					<ul>
						{told.map((clash) => (
							<li>{said(clash)}</li>
						))}
					</ul>
				</Notice>
			)}
		</>
	);
}
