import type { Agreement } from '../../agreement/agreement.ts';
import type { Decision } from '../../decision/decision.ts';
import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { called, countryName } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import { Checkboxes, Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import { zonesWith } from '../zone.ts';
import { Changed } from './changed.tsx';

export interface EditProps {
	partnership: Partnership;
	/** null: a new one. */
	mission: Mission | null;
	agreements: readonly Agreement[];
	decisions: readonly Decision[];
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	changed?: boolean;
	/** By how many days the first day moves, where the programme has days: it is asked what becomes of them. */
	moved?: number;
	/** How many sessions have an hour. */
	hours: number;
	locale: Language;
}

/** The mission as its form shows it. */
export function typedOf(mission: Mission, locale: Language): Typed {
	return {
		senderId: mission.senderId,
		hostId: mission.hostId ?? '',
		...Object.fromEntries(
			languages.flatMap((language) => [
				[`title.${language}`, mission.title[language] ?? ''],
				[`purpose.${language}`, mission.purpose[language] ?? ''],
			]),
		),
		leavesOn: typedDate(mission.leavesOn),
		returnsOn: typedDate(mission.returnsOn),
		zone: mission.zone,
		homeZone: mission.homeZone,
		agreementId: mission.agreementId ?? '',
		decisionId: mission.decisionId ?? '',
		fieldKeys: mission.fieldKeys.join('\n'),
		...Object.fromEntries(
			mission.places.flatMap((place, index) => [
				[`places.${index}.territory`, place.code],
				[`places.${index}.territory_text`, called(place, locale)],
			]),
		),
		note: mission.note ?? '',
	};
}

export function EditPage(props: EditProps) {
	const { partnership, mission, agreements, decisions, typed, errors, candidates, changed, moved, hours, locale } = props;
	const at = { partnership: partnership.id };
	const action = mission ? urls.missionEdit({ ...at, mission: mission.id }) : urls.missionNew(at);
	const parties = partnership.parties.map((party) => ({ value: party.organisationId, label: called(party, locale) }));
	const zones = zonesWith(typed.zone ?? '', typed.homeZone ?? '')
		.map(({ zone, country }) => ({ zone: zone.replaceAll('_', ' '), value: zone, country: country && countryName(country, locale) }))
		.map(({ zone, value, country }) => ({ value, label: country ? `${country} (${zone})` : zone }))
		.sort((a, b) => a.label.localeCompare(b.label, locale));
	// As many places as there are, and one more; four where nobody has said.
	const rows = Math.max(2, 1 + Object.keys(typed).filter((name) => /^places\.\d+\.territory$/.test(name) && typed[name]).length);
	const named = (texts: Mission['title'], fallback: string) => read(texts, locale)?.text ?? fallback;
	return (
		<>
			<PageHead
				title={mission ? m.mission_edit_title() : m.mission_new_title()}
				crumbs={crumbsOf(partnership, mission ?? undefined, locale)}
				lede={m.mission_edit_lede()}
			/>
			{changed && mission && <Changed saved={typedOf(mission, locale)} typed={typed} labels={labels} />}
			<Form
				action={action}
				revision={mission?.revision}
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: mission ? urls.mission({ ...at, mission: mission.id }) : urls.missions(at) }}
			>
				<Section title={m.mission_part_what()}>
					{ownFirst().map((language) => (
						<TextField name={`title.${language}`} label={m.mission_title_in({ language: languageName[language]() })} lang={language} />
					))}
					{ownFirst().map((language) => (
						<TextArea
							name={`purpose.${language}`}
							label={m.mission_purpose_in({ language: languageName[language]() })}
							lang={language}
							rows={2}
						/>
					))}
				</Section>
				<Section title={m.mission_part_who()}>
					<Select name="senderId" label={m.mission_sender()} hint={m.mission_sender_hint()} options={parties} empty={false} required />
					<Select name="hostId" label={m.mission_host()} options={parties} empty={m.mission_host_others()} />
				</Section>
				<Section title={m.mission_part_when()}>
					<div class="field-row">
						<DatedField name="leavesOn" label={m.mission_leaves_on()} />
						<DatedField name="returnsOn" label={m.mission_returns_on()} />
					</div>
					{moved !== undefined && (
						<Radios
							name="programme"
							label={m.mission_programme_moves({ n: Math.abs(moved), later: String(moved > 0) })}
							options={[
								{ value: 'carry', label: m.mission_programme_carry(), hint: m.mission_programme_carry_hint() },
								{ value: 'stay', label: m.mission_programme_stay(), hint: m.mission_programme_stay_hint() },
							]}
							required
						/>
					)}
					{Array.from({ length: rows }, (_, index) => `places.${index}.territory`).map((name, index) => (
						<Chooser kind="territory" name={name} label={m.mission_place_n({ n: index + 1 })} />
					))}
					<div class="field-row">
						<Select
							name="zone"
							label={m.mission_zone()}
							hint={hours > 0 ? m.mission_zone_hint_kept() : m.mission_zone_hint()}
							options={zones}
							empty={false}
						/>
						<Select name="homeZone" label={m.mission_home_zone()} hint={m.mission_home_zone_hint()} options={zones} empty={false} />
					</div>
				</Section>
				<Section title={m.mission_part_serves()}>
					<p class="soft">{m.mission_serves_hint()}</p>
					<Select
						name="agreementId"
						label={m.mission_agreement()}
						options={agreements.map(({ id, title }) => ({ value: id, label: named(title, id) }))}
						empty={m.mission_serves_none()}
					/>
					<Select
						name="decisionId"
						label={m.mission_decision()}
						options={decisions.map(({ id, subject, number }) => ({
							value: id,
							label: [number, named(subject, id)].filter(Boolean).join(' – '),
						}))}
						empty={m.mission_decision_none()}
					/>
					{partnership.fields.length > 0 && (
						<Checkboxes
							name="fieldKeys"
							label={m.mission_fields()}
							options={partnership.fields.map(({ key, names }) => {
								const said = read(names, locale);
								return { value: key, label: said?.text ?? key, ...(said && said.language !== locale && { lang: said.language }) };
							})}
						/>
					)}
					<TextArea name="note" label={m.mission_note()} hint={m.mission_note_hint()} rows={3} />
				</Section>
			</Form>
		</>
	);
}

const labels: Readonly<Record<string, () => string>> = {
	leavesOn: m.mission_leaves_on,
	returnsOn: m.mission_returns_on,
	zone: m.mission_zone,
	homeZone: m.mission_home_zone,
	note: m.mission_note,
	...Object.fromEntries(
		languages.flatMap((language) => [
			[`title.${language}`, () => m.mission_title_in({ language: languageName[language]() })],
			[`purpose.${language}`, () => m.mission_purpose_in({ language: languageName[language]() })],
		]),
	),
	'places.0.territory_text': () => m.mission_place_n({ n: 1 }),
	'places.1.territory_text': () => m.mission_place_n({ n: 2 }),
};
