import type { Town } from '../../directory/territory-store.ts';
import { called } from '../../directory/wording.ts';
import { type FollowUp, stateOf } from '../../minutes/follow-up.ts';
import { followUpStateLabel, said } from '../../minutes/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Day } from '../../plain/day.ts';
import { type Language, read, type Texts } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Plan } from '../../ui/Plan.tsx';
import { When } from '../../ui/When.tsx';
import { Why } from '../../ui/Why.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { across, whereIs } from '../encounter.ts';
import type { Told } from '../store.ts';
import { metName } from '../wording.ts';

const crumbsOf = ({ id, name }: Partnership) => [
	{ label: name, href: urls.partnership({ partnership: id }) },
	{ label: m.encounter_list_title(), href: urls.encounters({ partnership: id }) },
];

function Words({ title, texts, locale, empty }: { title: string; texts: Texts; locale: Language; empty: string }) {
	const found = read(texts, locale);
	return (
		<Section title={title}>
			{found ? <p lang={found.language === locale ? undefined : found.language}>{found.text}</p> : <p class="soft">{empty}</p>}
		</Section>
	);
}

/** The addresses of a source are links; the words between them stay words. */
const Source = ({ text }: { text: string }) => (
	<>{text.split(/(https?:\/\/[^\s;,]+)/).map((part) => (/^https?:/.test(part) ? <a href={part}>{decodeSafely(part)}</a> : part))}</>
);
function decodeSafely(address: string): string {
	try {
		return decodeURI(address);
	} catch {
		return address;
	}
}

export function ShowPage(props: {
	partnership: Partnership;
	encounter: Told;
	/** Those around where they work. */
	towns: readonly Town[];
	followUps: readonly FollowUp[];
	today: Day;
	locale: Language;
	mayEdit: boolean;
}) {
	const { partnership, encounter, towns, followUps, today, locale, mayEdit } = props;
	const at = { partnership: partnership.id, encounter: encounter.id };
	const { organisation, facility, territory, mission, person } = encounter;
	const title = mission && read(mission, locale);
	const where = whereIs(encounter);
	const follow = mayEdit && (
		<ButtonLink href={urls.followUpNew({ partnership: partnership.id }, { encounter: encounter.id })}>{m.encounter_follow_up()}</ButtonLink>
	);
	return (
		<>
			<PageHead
				title={metName(encounter, locale)}
				crumbs={crumbsOf(partnership)}
				state={<Chip icon={null}>{m.encounter_one()}</Chip>}
				actions={
					mayEdit && (
						<>
							<ButtonLink href={urls.encounterEdit(at)}>{m.encounter_edit()}</ButtonLink>
							<ButtonLink href={urls.encounterRemove(at)} kind="quiet">
								{m.encounter_remove()}
							</ButtonLink>
						</>
					)
				}
			/>
			<Facts
				facts={[
					organisation && {
						term: m.encounter_organisation(),
						value: <a href={urls.organisation({ organisation: encounter.organisationId ?? '' })}>{called(organisation, locale)}</a>,
					},
					person && {
						term: m.encounter_person(),
						value: <a href={urls.person({ person: encounter.personId ?? '' })}>{metName({ organisation: null, person }, locale)}</a>,
					},
					{ term: m.encounter_met_on(), value: <When date={encounter.metOn} /> },
					{ term: m.encounter_met_at(), value: encounter.metAt ?? <span class="soft">{m.encounter_not_known()}</span> },
					{
						term: m.encounter_territory(),
						value: territory ? (
							<a href={urls.territory({ territory: territory.code })}>{called(territory, locale)}</a>
						) : (
							<span class="soft">{m.encounter_not_known()}</span>
						),
					},
					facility && {
						term: m.encounter_facility(),
						value: (
							<>
								<a href={urls.organisation({ organisation: encounter.facilityId ?? '' })}>{called(facility, locale)}</a>
								{facility.place && (
									<>
										{', '}
										<a href={urls.territory({ territory: facility.place.code })}>{called(facility.place, locale)}</a>
									</>
								)}
							</>
						),
					},
					title && {
						term: m.follow_up_mission(),
						value: (
							<a href={urls.mission({ partnership: partnership.id, mission: encounter.missionId ?? '' })} lang={title.language}>
								{title.text}
							</a>
						),
					},
					{ term: m.encounter_source(), value: encounter.source && <Source text={encounter.source} /> },
				]}
			/>
			{where && (
				<Plan
					places={[{ ...where, name: called(where, locale) }]}
					around={towns.map((town) => ({ ...town, name: called(town, locale) }))}
					label={m.encounter_map()}
					least={across}
					locale={locale}
				/>
			)}
			<Words title={m.encounter_does()} texts={encounter.does} locale={locale} empty={m.encounter_not_known()} />
			<Words title={m.encounter_seen()} texts={encounter.seen} locale={locale} empty={m.encounter_not_known()} />
			<Words title={m.encounter_next()} texts={encounter.next} locale={locale} empty={m.encounter_next_none()} />
			<Section title={m.follow_up_title()} actions={followUps.length > 0 && follow}>
				{followUps.length === 0 ? (
					<p class="cluster">
						<span class="soft">{m.encounter_no_follow_up()}</span> {follow}
					</p>
				) : (
					<ul class="lines">
						{followUps.map((followUp) => {
							const words = said(followUp.words, locale);
							const { label, tone } = followUpStateLabel[stateOf(followUp, today)];
							return (
								<li>
									<a href={urls.followUp({ partnership: partnership.id, followUp: followUp.id })} lang={words.lang}>
										{words.text}
									</a>{' '}
									<Chip tone={tone}>{label()}</Chip>
								</li>
							);
						})}
					</ul>
				)}
			</Section>
		</>
	);
}

export function RemovePage(props: {
	partnership: Partnership;
	encounter: Told;
	used: boolean;
	typed?: Typed;
	errors?: Errors;
	locale: Language;
}) {
	const { partnership, encounter, used, typed, errors = {}, locale } = props;
	const at = { partnership: partnership.id, encounter: encounter.id };
	if (used)
		return (
			<>
				<PageHead title={m.encounter_remove_title()} crumbs={crumbsOf(partnership)} lede={m.encounter_used()} />
				<p>
					<a href={urls.encounter(at)}>{m.encounter_back()}</a>
				</p>
			</>
		);
	return (
		<Confirm
			title={m.encounter_remove_title()}
			action={urls.encounterRemove(at)}
			submit={m.encounter_remove()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.encounter(at) }}
		>
			<p>{metName(encounter, locale)}</p>
			<p>{m.encounter_remove_lede()}</p>
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}
