import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Participant, Partnership } from '../partnership.ts';
import { participantName } from '../wording.ts';
import { crumbsOf } from './crumbs.ts';

export interface PeopleProps {
	partnership: Partnership;
	mayEdit: boolean;
	locale: Language;
	typed: Typed;
	errors: Errors;
	candidates: Choices;
}

export function PeoplePage({ partnership, mayEdit, locale, typed, errors, candidates }: PeopleProps) {
	const at = { partnership: partnership.id };
	return (
		<>
			<PageHead title={m.partnership_people_title()} lede={m.partnership_people_lede()} crumbs={crumbsOf(partnership)} />
			{partnership.people.length > 0 ? (
				<Table
					caption={m.partnership_people_title()}
					hideCaption
					rows={partnership.people}
					rowKey={({ personId }) => personId}
					columns={[
						{
							key: 'name',
							label: m.partnership_person(),
							cell: (row) => <a href={urls.person({ person: row.personId })}>{participantName(row, locale)}</a>,
						},
						{
							key: 'part',
							label: m.partnership_part(),
							cell: ({ part }) => {
								const said = read(part, locale);
								return said && <span lang={said.language}>{said.text}</span>;
							},
						},
						...(mayEdit
							? [
									{
										key: 'remove',
										label: m.partnership_remove(),
										action: true,
										cell: ({ personId }: Participant) => (
											<ButtonLink size="small" kind="quiet" href={urls.partnershipPersonRemove({ ...at, person: personId })}>
												{m.partnership_remove()}
											</ButtonLink>
										),
									},
								]
							: []),
					]}
				/>
			) : (
				<Empty title={m.partnership_people_none()}>{mayEdit && m.partnership_people_none_text()}</Empty>
			)}
			{mayEdit && (
				<Section title={m.partnership_person_add_title()}>
					<Form action={urls.partnershipPeople(at)} typed={typed} errors={errors} candidates={candidates} submit={m.partnership_add()}>
						<Chooser kind="person" name="person" label={m.partnership_person()} hint={m.partnership_person_hint()} required />
						<div class="field-row">
							{ownFirst().map((language) => (
								<TextField
									name={`part.${language}`}
									label={m.partnership_part_in({ language: languageName[language]() })}
									lang={language}
								/>
							))}
						</div>
					</Form>
				</Section>
			)}
		</>
	);
}
