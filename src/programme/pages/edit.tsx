import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import { parseDay } from '../../plain/day.ts';
import { languages, read } from '../../plain/language.ts';
import { readDated } from '../../plain/written-day.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Checkboxes, type Option, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Field as Frame, TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Programme } from '../ask.ts';
import { typedOf } from '../form.ts';
import { kinds, mayHang, type Session } from '../programme.ts';
import { capital, dayWords, kindLabel, optionWords, type Warning } from '../wording.ts';
import { Beside, crumbsOf, programmeAt, sessionAt } from './parts.tsx';

export interface EditProps {
	programme: Programme;
	/** null: a new one. */
	session: Session | null;
	choices: { agreements: Option[] };
	typed: Typed;
	errors: Errors;
	/** Somebody else saved while this form was open. */
	changed?: boolean;
	/** What was found: the officer decides. */
	warnings: readonly Warning[];
	seen?: string;
}

export function EditPage(props: EditProps) {
	const { programme, session, choices, typed, errors, changed, warnings, seen } = props;
	const { partnership, mission, roster, locale, days } = programme;
	const action = session ? urls.programmeSessionEdit(sessionAt(programme, session)) : urls.programmeNew(programmeAt(programme));
	const cancel = session ? urls.programmeSession(sessionAt(programme, session)) : urls.programme(programmeAt(programme));
	// Who declined is not offered; where they were named before, the officer sees it and decides.
	const named = [...(typed.participants ?? '').split('\n'), typed.inChargeId, typed.interpreterId];
	const offered = roster.filter(({ id, declinedOn }) => declinedOn === null || named.includes(id));
	const people = offered.map((one): Option & { sideId: string } => {
		const { text, language } = nameOf(one, locale);
		const label = one.declinedOn === null ? text : m.programme_declined({ name: text });
		const name = language ? { label, lang: language } : { label };
		return { value: one.id, ...name, sideId: one.sideId };
	});
	const sides = [...Map.groupBy(people, ({ sideId }) => sideId)];
	const bySide = sides.map(([sideId, options]) => ({ label: sideName(partnership, sideId, locale), options }));
	const ticked = (typed.participants ?? '').split('\n');
	const typedDay = parseDay(readDated(typed.onDay ?? '') ?? '');
	const dayOptions = [...new Set([...days, ...[session?.onDay, days.length > 0 ? typedDay : null].filter((one) => one != null)])].sort();
	const others = programme.sessions.filter(({ id }) => session === null || mayHang(programme.sessions, session.id, id));
	const beside = (field: Warning['field']) =>
		warnings.some((one) => one.field === field) ? <Beside field={field} warnings={warnings} /> : undefined;
	return (
		<>
			<PageHead
				title={session ? m.programme_edit_title() : m.programme_new_title()}
				crumbs={crumbsOf(programme, session ?? undefined)}
				lede={m.programme_edit_lede({ city: programme.clocks.there.city })}
			/>
			{changed && session && <Changed programme={programme} session={session} typed={typed} />}
			{warnings.length > 0 && (
				<div class="errors" role="alert" tabIndex={-1} autofocus>
					<p>{m.programme_decide({ n: warnings.length })}</p>
					<ul>
						{warnings.map(({ field, text }) => (
							<li>
								<a href={`#${field}`}>{text}</a>
							</li>
						))}
					</ul>
				</div>
			)}
			<Form action={action} revision={session?.revision} typed={typed} errors={errors} submit={false}>
				{seen !== undefined && <input type="hidden" name="seen" value={seen} />}
				<Section title={m.programme_part_what()}>
					<Select
						name="kind"
						label={m.programme_kind()}
						options={kinds.map((kind) => ({ value: kind, label: kindLabel[kind]() }))}
						empty={false}
						required
					/>
					{ownFirst().map((language) => (
						<TextField name={`title.${language}`} label={m.programme_title_in({ language: languageName[language]() })} lang={language} />
					))}
					<Select
						name="fieldKey"
						label={m.programme_field()}
						options={partnership.fields.map(({ key, names }) => ({ value: key, label: read(names, locale)?.text ?? key }))}
						empty={m.programme_none()}
					/>
					<Select
						name="agreementId"
						label={m.programme_agreement()}
						hint={m.programme_agreement_hint()}
						options={choices.agreements}
						empty={m.programme_none()}
					/>
				</Section>
				<Section title={m.programme_part_when()}>
					{dayOptions.length > 0 ? (
						<Select
							name="onDay"
							label={m.programme_day()}
							hint={beside('onDay')}
							options={dayOptions.map((day) => ({ value: typedDate(day), label: capital(dayWords(day, locale), locale) }))}
							empty={m.programme_day_unknown()}
						/>
					) : (
						<DatedField name="onDay" label={m.programme_day()} hint={beside('onDay')} dayOnly />
					)}
					<div class="field-row">
						<TextField name="from" label={m.programme_from()} hint={m.programme_hour_hint()} width="short" />
						<TextField name="to" label={m.programme_to()} hint={m.programme_to_hint()} width="short" />
					</div>
					{others.length > 0 && (
						<Select
							name="hangsOnId"
							label={m.programme_moves_with()}
							hint={m.programme_moves_with_hint()}
							options={others.map((other) => ({ value: other.id, label: optionWords(other, programme.clocks, locale) }))}
							empty={m.programme_moves_alone()}
						/>
					)}
				</Section>
				<Section title={m.programme_part_where()}>
					{mission.places.length > 0 && (
						<Select
							name="territoryCode"
							label={m.programme_town()}
							options={mission.places.map((place) => ({ value: place.code, label: called(place, locale) }))}
							empty={m.programme_unnamed()}
						/>
					)}
					<TextField name="place" label={m.programme_place()} hint={beside('place') ?? m.programme_place_hint()} />
					<TextField name="room" label={m.programme_room()} hint={beside('room')} width="medium" />
					<TextField name="coordinates" label={m.programme_coordinates()} hint={m.programme_coordinates_hint()} width="medium" />
				</Section>
				<Section title={m.programme_part_who()}>
					{people.length === 0 ? (
						<Frame name="participants" label={m.programme_participants()}>
							<p id="participants">
								{m.programme_no_roster()}{' '}
								<a href={urls.mission({ partnership: partnership.id, mission: mission.id })}>{m.programme_to_roster()}</a>
							</p>
						</Frame>
					) : (
						sides.map(([sideId, options], index) => (
							<Checkboxes
								name="participants"
								// The boxes of a group are numbered after its id: no other group's may be its own.
								id={index === 0 ? 'participants' : `participants-of-${index}`}
								label={m.programme_participants_of({ side: sideName(partnership, sideId, locale) })}
								hint={index === 0 ? (beside('participants') ?? (session ? undefined : m.programme_proposed_hint())) : undefined}
								error={index === 0 ? errors.participants : undefined}
								options={options}
								values={ticked}
							/>
						))
					)}
					<Select
						name="interpreterId"
						label={m.programme_interpreter()}
						hint={beside('interpreterId')}
						options={bySide}
						empty={m.programme_none()}
					/>
					<Select
						name="inChargeId"
						label={m.programme_in_charge()}
						hint={beside('inChargeId')}
						options={bySide}
						empty={m.programme_none()}
					/>
					<TextArea name="note" label={m.programme_note()} rows={3} />
				</Section>
				<div class="form-actions">
					<Button kind="primary">{warnings.length > 0 ? m.programme_save_anyway() : m.ui_save()}</Button>
					{!session && (
						<Button name="next" value="yes">
							{m.programme_add_next()}
						</Button>
					)}
					<ButtonLink kind="quiet" href={cancel}>
						{m.ui_cancel()}
					</ButtonLink>
				</div>
			</Form>
		</>
	);
}

/** What the other officer saved stands above what is typed here: nothing is overwritten unseen. */
function Changed({ programme, session, typed }: { programme: Programme; session: Session; typed: Typed }) {
	const words: Record<string, () => string> = {
		kind: m.programme_kind,
		onDay: m.programme_day,
		from: m.programme_from,
		to: m.programme_to,
		place: m.programme_place,
		room: m.programme_room,
		coordinates: m.programme_coordinates,
		note: m.programme_note,
		...Object.fromEntries(
			languages.map((language) => [`title.${language}`, () => m.programme_title_in({ language: languageName[language]() })]),
		),
	};
	const saved = typedOf(session, programme.mission.zone);
	const hour = (text: string) => text.replace(/^0/, '');
	const differing = Object.keys(words).filter((name) => hour(saved[name] ?? '') !== hour(typed[name] ?? ''));
	const said = (name: string) => (name === 'kind' ? kindLabel[session.kind]() : saved[name]) || m.programme_nothing();
	return (
		<Notice tone="wait">
			<div role="alert">
				<p>{m.form_changed_meanwhile()}</p>
				<ul>
					{differing.map((name) => (
						<li>
							<a href={`#${name}`}>{words[name]?.()}</a> : {said(name)}
						</li>
					))}
				</ul>
			</div>
		</Notice>
	);
}
