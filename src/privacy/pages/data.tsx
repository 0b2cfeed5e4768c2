import { nameOf } from '../../directory/person.ts';
import { mandateText } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatDated, formatInstant, formatRow } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Held } from '../export.ts';
import type { ErasureRefusal } from '../privacy.ts';
import type { Act, Stay } from '../store.ts';
import { actLabel, refusalText, traceText } from '../wording.ts';

export interface DataProps extends Held {
	refusal: ErasureRefusal | null;
	administers: boolean;
	locale: Language;
	today: Day;
	timeZone: string;
}

/** Everything that is held about a person, and each right with what it does here. */
const stayPart: Record<Stay['part'], () => string> = {
	visitor: m.placement_visitor,
	tutor: m.placement_tutor,
	interpreter: m.placement_interpreter,
};

const addressOf = ({ act, partnershipId: partnership, recordId }: Act) =>
	act === 'mandate' || act === 'order'
		? urls.mission({ partnership, mission: recordId })
		: urls.agreement({ partnership, agreement: recordId });

export function DataPage({
	person,
	createdAt,
	keeper,
	parts,
	journeys,
	stays,
	acts,
	traces,
	refusal,
	administers,
	locale,
	timeZone,
}: DataProps) {
	const at = { person: person.id };
	const { text: name } = nameOf(person, locale);
	return (
		<>
			<PageHead
				title={m.privacy_data_title()}
				crumbs={[{ label: name, href: urls.person(at) }]}
				lede={m.privacy_data_lede({ name, keeper })}
				state={person.objectedOn && <Chip tone="warn">{m.privacy_objected_on({ date: formatDated(person.objectedOn, locale) })}</Chip>}
				actions={
					<>
						<ButtonLink href={urls.personDataJson(at)} download>
							{m.privacy_export_json()}
						</ButtonLink>
						<ButtonLink href={urls.personDataCsv(at)} download>
							{m.privacy_export_csv()}
						</ButtonLink>
					</>
				}
			/>
			<Section title={m.privacy_record()} actions={<a href={urls.personEdit(at)}>{m.privacy_correct()}</a>}>
				<Facts
					facts={[
						{ term: m.directory_given_name(), value: person.givenName },
						{ term: m.directory_family_name(), value: person.familyName },
						{ term: m.directory_given_name_hy(), value: person.givenNameHy, lang: 'hy' },
						{ term: m.directory_family_name_hy(), value: person.familyNameHy, lang: 'hy' },
						{ term: m.directory_spellings(), value: formatRow(person.spellings, locale) },
						{ term: m.privacy_entered(), value: createdAt && formatInstant(createdAt, locale, timeZone) },
						{ term: m.directory_kept_by(), value: keeper },
						{ term: m.privacy_objection_ground(), value: person.objectionGround },
					]}
				/>
			</Section>
			<Section title={m.directory_mandates()}>
				{person.mandates.length === 0 ? (
					<p>{m.privacy_none()}</p>
				) : (
					<ul class="lines">
						{person.mandates.map((mandate) => {
							const said = mandateText(mandate, locale);
							return (
								<li>
									<span lang={said.language === locale ? undefined : said.language}>{said.text}</span>{' '}
									<a href={urls.mandateRemove({ person: person.id, mandate: mandate.id })}>
										{m.directory_remove()}
										<span class="hidden"> ({said.text})</span>
									</a>
								</li>
							);
						})}
					</ul>
				)}
			</Section>
			<Section title={m.privacy_parts()}>
				{parts.length === 0 && acts.length === 0 ? (
					<p>{m.privacy_none()}</p>
				) : (
					<ul class="lines">
						{parts.map((one) => (
							<li>
								<a href={urls.partnership({ partnership: one.partnershipId })}>{one.partnership}</a>
								{one.account && <div class="soft small">{m.privacy_account({ name: one.account })}</div>}
							</li>
						))}
						{journeys.map((one) => {
							const title = read(one.title, locale);
							const kept = [one.phone, one.lodging, one.emergencyContact, one.needs].filter(Boolean);
							return (
								<li>
									<a href={urls.mission({ partnership: one.partnershipId, mission: one.missionId })} lang={title?.language}>
										{title?.text ?? m.mission_untitled()}
									</a>
									{kept.length > 0 && (
										<div class="soft small">
											{m.mission_private_title()} – {kept.join(' – ')}
										</div>
									)}
								</li>
							);
						})}
						{stays.map((one) => {
							const title = read(one.profile, locale);
							const kept = [one.phone, one.email, one.lodging, one.emergencyContact].filter(Boolean);
							return (
								<li>
									{stayPart[one.part]()}{' '}
									<a href={urls.placement({ partnership: one.partnershipId, placement: one.placementId })} lang={title?.language}>
										{title?.text ?? m.placement_somebody()}
									</a>
									{kept.length > 0 && (
										<div class="soft small">
											{m.placement_private()} – {kept.join(' – ')}
										</div>
									)}
									{one.said.map((words) => (
										<div class="soft small said">{words}</div>
									))}
								</li>
							);
						})}
						{acts.map((one) => {
							const title = read(one.title, locale);
							const seen = parts.some(({ partnershipId }) => partnershipId === one.partnershipId);
							return (
								<li>
									{actLabel[one.act]()}{' '}
									{seen ? (
										<a href={addressOf(one)} lang={title?.language === locale ? undefined : title?.language}>
											{title?.text}
										</a>
									) : (
										<span lang={title?.language}>{title?.text}</span>
									)}
								</li>
							);
						})}
					</ul>
				)}
			</Section>
			<Section title={m.privacy_traces()}>
				<p>{m.privacy_traces_lede()}</p>
				<Table
					caption={m.privacy_traces()}
					hideCaption
					rows={traces}
					rowKey={(one) => `${one.at.getTime()}${one.noun}${one.verb}`}
					columns={[
						{ key: 'when', label: m.privacy_when(), cell: (one) => formatInstant(one.at, locale, timeZone) },
						{ key: 'what', label: m.privacy_what(), cell: (one) => traceText(one) },
						{ key: 'who', label: m.privacy_who(), cell: (one) => one.who ?? m.privacy_program() },
					]}
				/>
			</Section>
			<Section title={m.privacy_rights()}>
				<ul class="lines">
					<li>
						<a href={urls.personEdit(at)}>{m.privacy_correct()}</a> — {m.privacy_correct_text()}
					</li>
					<li>
						{administers ? <a href={urls.personObjection(at)}>{m.privacy_objection_title()}</a> : m.privacy_objection_title()} —{' '}
						{m.privacy_objection_text()}
					</li>
					<li>
						{administers ? <a href={urls.personErase(at)}>{m.privacy_erase_title()}</a> : m.privacy_erase_title()} —{' '}
						{refusal ? refusalText({ refusal, acts: acts.length, keeper }) : m.privacy_erase_possible()}
					</li>
				</ul>
			</Section>
		</>
	);
}
