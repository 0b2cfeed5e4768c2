import { heldOn } from '../../directory/mandate.ts';
import { nameOf } from '../../directory/person.ts';
import { called, mandateText } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';

import { naming, type ShowProps } from './parts.ts';

/** Who and what, beside the story: parties, fields, people, guests. */
export function Aside(props: ShowProps) {
	const { partnership, locale, may } = props;
	const at = { partnership: partnership.id };
	const names = naming(props);
	const story = read(partnership.story, locale);
	return (
		<aside>
			<Section title={m.dossier_facts()} id="facts">
				<Facts
					facts={[
						{ term: m.dossier_parties(), value: <Parties {...props} /> },
						{ term: m.charge_term(), value: <InCharge {...props} /> },
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
							value: partnership.parent && <a href={urls.partnership({ partnership: partnership.parent.id })}>{partnership.parent.name}</a>,
						},
						{
							term: m.dossier_children(),
							value:
								partnership.children.length > 0 ? (
									<ul class="lines">
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
							<span class="hidden"> ({m.dossier_fields()})</span>
						</ButtonLink>
					)
				}
			>
				{partnership.fields.length === 0 ? (
					<Empty title={m.dossier_no_fields()}>{m.dossier_no_fields_hint()}</Empty>
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
							<span class="hidden"> ({m.dossier_guests()})</span>
						</ButtonLink>
					)
				}
			>
				{partnership.guests.length === 0 ? (
					<p class="soft">{m.dossier_no_guests()}</p>
				) : (
					<ul class="lines">
						{partnership.guests.map((guest) => (
							<li>
								<a href={urls.organisation({ organisation: guest.organisationId })}>{called(guest, locale)}</a>
							</li>
						))}
					</ul>
				)}
			</Section>
			<p class="cluster">
				<a href={urls.documents(at)}>{m.document_list_title()}</a> <a href={urls.proposals(at)}>{m.proposal_title()}</a>{' '}
				<a href={urls.partnershipHistory(at)}>{m.history_title()}</a>
			</p>
		</aside>
	);
}

function InCharge({ partnership, people, may }: ShowProps) {
	return (
		<>
			{people.length === 0 ? (
				<span class="soft">{m.charge_nobody()}</span>
			) : (
				<ul class="lines">
					{people.map(({ name, organisation, gone }) => (
						<li>
							{name} <span class="soft small">{gone ? m.charge_gone() : organisation}</span>
						</li>
					))}
				</ul>
			)}
			{(may.edit || people.length > 0) && (
				<a class="small" href={urls.inCharge({ partnership: partnership.id })}>
					{m.charge_title()}
				</a>
			)}
		</>
	);
}

function Parties({ partnership, locale }: ShowProps) {
	return (
		<ul class="lines">
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

function People({ partnership, mandates, today, locale, may }: ShowProps) {
	return (
		<Section
			title={m.dossier_people()}
			id="people"
			actions={
				may.edit && (
					<ButtonLink href={urls.partnershipPeople({ partnership: partnership.id })} size="small">
						{m.dossier_change()}
						<span class="hidden"> ({m.dossier_people()})</span>
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
