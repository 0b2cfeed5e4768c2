import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Checkboxes, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Programme } from '../ask.ts';
import { byDay, type Session } from '../programme.ts';
import { capital, dayWords, optionWords } from '../wording.ts';
import { crumbsOf, programmeAt } from './parts.tsx';

interface CopyDayProps {
	programme: Programme;
	day: Day;
	/** All that is on that day. */
	sessions: readonly Session[];
	typed: Typed;
	errors: Errors;
}

/** What of a day is to stand on another as well: a second delegation, the same visit the next morning. */
export function CopyDayPage({ programme, day, sessions, typed, errors }: CopyDayProps) {
	const { locale, days, clocks } = programme;
	const at = programmeAt(programme);
	const others = days.filter((one) => one !== day);
	const inOrder = byDay(sessions).flatMap(({ bands, hourless }) => [...bands.flat(), ...hourless]);
	const head = <PageHead title={m.programme_copy_day_title()} crumbs={crumbsOf(programme)} lede={capital(dayWords(day, locale), locale)} />;
	if (sessions.length === 0)
		return (
			<>
				{head}
				<Empty
					title={m.programme_day_empty()}
					action={<ButtonLink href={urls.programme(at)}>{m.programme_back_to_programme()}</ButtonLink>}
				/>
			</>
		);
	return (
		<>
			{head}
			<p>{m.programme_copy_day_lede()}</p>
			<Form
				action={urls.programmeDayCopy(at, { day })}
				typed={typed}
				errors={errors}
				submit={m.programme_copy_day_do()}
				cancel={{ href: urls.programme(at, { day }) }}
			>
				{others.length > 0 ? (
					<Select
						name="to"
						label={m.programme_copy_day_to()}
						options={others.map((one) => ({ value: typedDate(one), label: capital(dayWords(one, locale), locale) }))}
						required
					/>
				) : (
					<DatedField name="to" label={m.programme_copy_day_to()} dayOnly required />
				)}
				<Checkboxes
					name="sessions"
					label={m.programme_copy_day_what()}
					options={inOrder.map((session) => ({ value: session.id, label: optionWords(session, clocks, locale) }))}
				/>
			</Form>
		</>
	);
}
