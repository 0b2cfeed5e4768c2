import { m } from '../../paraglide/messages.js';
import type { Participant } from '../../partnership/partnership.ts';
import { participantName } from '../../partnership/wording.ts';
import { type Language, read } from '../../plain/language.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { Clash } from '../capacity.ts';
import type { Department } from '../capacity-store.ts';
import { periodText } from '../wording.ts';

export interface ClashesProps {
	clashes: readonly Clash[];
	departments: readonly Pick<Department, 'id' | 'names'>[];
	people: readonly Participant[];
	locale: Language;
}

/** What does not go together, in words: which department or tutor, from when to when. */
export function Clashes({ clashes, departments, people, locale }: ClashesProps) {
	if (clashes.length === 0) return null;
	const said = (clash: Clash): string => {
		const period = periodText(clash.from, clash.until, locale);
		if (clash.kind === 'tutor') {
			const tutor = people.find(({ personId }) => personId === clash.tutorId);
			return m.hosting_clash_tutor({ name: tutor ? participantName(tutor, locale) : m.hosting_a_tutor(), period });
		}
		const department = departments.find(({ id }) => id === clash.departmentId);
		const name = (department && read(department.names, locale)?.text) ?? '';
		return clash.kind === 'closed'
			? m.hosting_clash_closed({ name, period, visitors: clash.visitors })
			: m.hosting_clash_over({ name, period, visitors: clash.visitors, places: clash.places });
	};
	return (
		<Notice tone="wait">
			<p>
				<strong>{m.hosting_clashes({ n: clashes.length })}</strong>
			</p>
			<ul>
				{clashes.map((clash) => (
					<li>{said(clash)}</li>
				))}
			</ul>
		</Notice>
	);
}
