import { Chooser } from '../../directory/Chooser.tsx';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { eventKinds, type PlacedEvent } from '../partnership.ts';
import { eventLabel } from '../wording.ts';
import { crumbsOf } from './crumbs.ts';
import type { PeopleProps } from './people.tsx';

export type EventsProps = PeopleProps & {
	/** May suspend, resume or end. */
	mayDecide: boolean;
};

export function EventsPage(props: EventsProps) {
	const { partnership, mayEdit, mayDecide, locale } = props;
	const mayRemove = ({ kind }: PlacedEvent) => mayEdit && (kind === 'milestone' || mayDecide);
	return (
		<>
			<PageHead title={m.partnership_events_title()} lede={m.partnership_events_lede()} crumbs={crumbsOf(partnership)} />
			{partnership.events.length > 0 ? (
				<Table
					caption={m.partnership_events_title()}
					hideCaption
					rows={partnership.events}
					rowKey={({ id }) => id}
					columns={[
						{ key: 'on', label: m.partnership_event_on(), cell: ({ on }) => <When date={on} /> },
						{
							key: 'what',
							label: m.partnership_event_what(),
							cell: ({ kind, title, reason }) => {
								const said = read(title, locale);
								return (
									<>
										{kind !== 'milestone' && <b>{eventLabel[kind]()} </b>}
										{said && <span lang={said.language}>{said.text}</span>}
										{reason && <div class="soft">{reason}</div>}
									</>
								);
							},
						},
						{ key: 'place', label: m.partnership_event_place(), cell: ({ place }) => place && called(place, locale) },
						...(mayEdit
							? [
									{
										key: 'remove',
										label: m.partnership_remove(),
										action: true,
										cell: (row: PlacedEvent) =>
											mayRemove(row) && (
												<ButtonLink
													size="small"
													kind="quiet"
													href={urls.partnershipEventRemove({ partnership: partnership.id, event: row.id })}
												>
													{m.partnership_remove()}
												</ButtonLink>
											),
									},
								]
							: []),
					]}
				/>
			) : (
				<Empty title={m.partnership_events_none()}>{mayEdit && m.partnership_events_none_text()}</Empty>
			)}
			{mayEdit && <AddEvent {...props} />}
		</>
	);
}

function AddEvent({ partnership, mayDecide, typed, errors, candidates }: EventsProps) {
	return (
		<Section title={m.partnership_event_add_title()}>
			<Form
				action={urls.partnershipEvents({ partnership: partnership.id })}
				typed={typed}
				errors={errors}
				candidates={candidates}
				submit={m.partnership_event_add()}
			>
				<Select
					name="kind"
					label={m.partnership_event_kind()}
					required
					empty={false}
					hint={mayDecide ? undefined : m.partnership_event_approver()}
					value={typed.kind ?? 'milestone'}
					options={eventKinds.filter((kind) => mayDecide || kind === 'milestone').map((value) => ({ value, label: eventLabel[value]() }))}
				/>
				<DatedField name="on" label={m.partnership_event_on()} required />
				<div class="field-row">
					{ownFirst().map((language) => (
						<TextField
							name={`title.${language}`}
							label={m.partnership_event_title_in({ language: languageName[language]() })}
							lang={language}
						/>
					))}
				</div>
				<TextField name="reason" label={m.partnership_event_reason()} hint={m.partnership_event_reason_hint()} />
				<Chooser kind="territory" name="place" label={m.partnership_event_place()} />
			</Form>
		</Section>
	);
}
