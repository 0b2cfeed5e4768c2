import { kindLabel, partLabel, stateLabel } from '../../agreement/labels.ts';
import { bodyLabel, outcomeLabel } from '../../decision/wording.ts';
import { heldOn } from '../../directory/mandate.ts';
import { called, mandateText } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { type Dated, type Day, isDay } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import { Bilingual } from '../../ui/Bilingual.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatNumber } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { When } from '../../ui/When.tsx';
import { cityName, personLang, personName } from '../naming.ts';
import {
	languagesOf,
	type Shown,
	type ShownAgreement,
	type ShownAttendance,
	type ShownDecision,
	type ShownPerson,
	signedOn,
} from '../portal.ts';
import { agreementState } from '../story.ts';

/** A date as far as it is known; says so where the day is not. */
export function Known({ date }: { date: Dated | null }) {
	if (!date) return <span class="soft">{m.portal_date_unknown()}</span>;
	return (
		<>
			<When date={date} />
			{!isDay(date) && <span class="soft"> ({m.portal_day_unknown()})</span>}
		</>
	);
}

export const Person = ({ person, locale }: { person: ShownPerson; locale: Language }) => (
	<b lang={personLang(person, locale)}>{personName(person, locale)}</b>
);

function figures({ unanimous, present, votesFor, votesAgainst, abstentions }: ShownDecision, locale: Language): string {
	const counted =
		votesFor !== null
			? m.portal_vote_figures({
					votesFor: formatNumber(votesFor, locale),
					votesAgainst: formatNumber(votesAgainst ?? 0, locale),
					abstentions: formatNumber(abstentions ?? 0, locale),
				})
			: null;
	const voters = present !== null ? m.portal_vote_present({ n: present }) : null;
	return [unanimous ? m.portal_vote_unanimous() : null, counted, voters].filter(Boolean).join(' · ');
}

export function Vote({ decision, shown, locale }: { decision: ShownDecision; shown: Shown; locale: Language }) {
	const subject = read(decision.subject, locale);
	const party = shown.parties.find(({ organisationId }) => organisationId === decision.organisationId);
	const counted = figures(decision, locale);
	return (
		<article class="act" id={`vote-${decision.id}`}>
			<p class="act-date">
				<Known date={decision.takenOn} />
			</p>
			<h3 lang={subject?.language}>{subject?.text}</h3>
			<p class="sentence">
				{party ? m.portal_vote_by({ body: bodyLabel[decision.body](), city: cityName(party, locale) }) : bodyLabel[decision.body]()}
				{decision.number && <> · {m.portal_number({ number: decision.number })}</>}
			</p>
			<p class="cluster">
				<Chip tone={decision.annulledOn ? 'bad' : decision.outcome === 'adopted' ? 'good' : 'bad'}>
					{decision.annulledOn ? m.portal_annulled() : outcomeLabel[decision.outcome]()}
				</Chip>
				{counted && <span>{counted}</span>}
			</p>
			{decision.annulledOn && (
				<p>
					{m.portal_annulled_on()} <Known date={decision.annulledOn} />
				</p>
			)}
		</article>
	);
}

function Signatories({ agreement, shown, locale }: { agreement: ShownAgreement; shown: Shown; locale: Language }) {
	const order = shown.parties.map(({ organisationId }) => organisationId);
	const signatures = [...agreement.signatures].sort((a, b) => order.indexOf(a.organisationId) - order.indexOf(b.organisationId));
	return (
		<ul class="signatories">
			{signatures.map(({ organisationId, person, capacity, byDelegation, signedOn: on }) => {
				const at = order.indexOf(organisationId);
				const party = shown.parties[at];
				const said = read(capacity, locale);
				const name = party && called(party, locale);
				return (
					<li data-strand={at === 0 ? 'a' : 'b'}>
						<span class="small soft">{name && m.portal_signed_for({ city: name })}</span>
						<span>{person ? <Person person={person} locale={locale} /> : <span class="soft">{m.portal_signatory_unknown()}</span>}</span>
						{said && <span lang={said.language === locale ? undefined : said.language}>{said.text}</span>}
						{byDelegation && <span class="small soft">{m.portal_by_delegation()}</span>}
						{agreement.signatures.some((other) => other.signedOn !== on) && (
							<span class="small">
								<Known date={on} />
							</span>
						)}
					</li>
				);
			})}
		</ul>
	);
}

function Present({ one, on, locale }: { one: ShownAttendance; on: Dated | null; locale: Language }) {
	const mandate = on && heldOn(one.mandates, on)[0];
	const held = mandate && mandateText(mandate, locale);
	return (
		<li>
			<span>
				{one.person && <Person person={one.person} locale={locale} />}
				{one.person && held && (
					<>
						, <span lang={held.language === locale ? undefined : held.language}>{held.text}</span>
					</>
				)}
				{one.person && one.organisation && ', '}
				{one.organisation && called(one.organisation, locale)}
			</span>
			<span class="small soft">{partLabel[one.part]()}</span>
		</li>
	);
}

function Texts({ agreement }: { agreement: ShownAgreement }) {
	const languages = languagesOf(agreement);
	if (languages.length === 0) return <p class="soft">{m.portal_text_unknown()}</p>;
	return (
		<Bilingual
			level={4}
			columns={languages.map((language) => ({
				language,
				title: agreement.title[language] ?? languageName[language](),
				strand: language === 'hy' ? 'b' : 'a',
			}))}
			articles={agreement.articles.map(({ id, texts }) => ({
				key: id,
				sides: Object.fromEntries(
					Object.entries(texts).map(([language, { heading, body, outdated }]) => [
						language,
						{
							heading,
							outdated,
							paragraphs: body
								.split(/\n+/)
								.map((paragraph) => paragraph.trim())
								.filter(Boolean),
						},
					]),
				),
			}))}
		/>
	);
}

export function Accord({ agreement, shown, locale, today }: { agreement: ShownAgreement; shown: Shown; locale: Language; today: Day }) {
	const title = read(agreement.title, locale);
	const object = read(agreement.object, locale);
	const { label, tone } = stateLabel[agreementState(agreement, today)];
	const on = signedOn(agreement);
	const fields = shown.fields.filter(({ key }) => agreement.fieldKeys.includes(key));
	const amended = shown.agreements.find(({ id }) => id === agreement.amendsId);
	const amendedTitle = amended && read(amended.title, locale);
	// The building is told in the office's own words, in one language; the town has a name in each.
	const town = agreement.place && called(agreement.place, locale);
	const place = locale === 'fr' ? (agreement.signedAt ?? town) : (town ?? agreement.signedAt);
	const ended = agreement.events.findLast(({ kind }) => kind === 'ended' || kind === 'annulled');
	const inForce = agreement.events.findLast(({ kind }) => kind === 'entered-force');
	return (
		<article class="act accord" id={`accord-${agreement.id}`}>
			<p class="act-date">
				<Known date={on} />
				{place && <> · {place}</>}
			</p>
			<h3 lang={title?.language}>{title?.text}</h3>
			<p class="cluster">
				<Chip>{kindLabel[agreement.kind]()}</Chip>
				<Chip tone={tone}>{label()}</Chip>
			</p>
			{object && (
				<p class="accord-object" lang={object.language === locale ? undefined : object.language}>
					{object.text}
				</p>
			)}
			<h4>{m.portal_signed_by()}</h4>
			<Signatories agreement={agreement} shown={shown} locale={locale} />
			{agreement.attendance.length > 0 && (
				<>
					<h4>{m.portal_in_presence_of()}</h4>
					<ul class="lines">
						{agreement.attendance.map((one) => (
							<Present one={one} on={on} locale={locale} />
						))}
					</ul>
				</>
			)}
			<Facts
				facts={[
					fields.length > 0 && {
						term: m.portal_fields(),
						value: <Fields fields={fields} locale={locale} />,
					},
					amendedTitle ? { term: m.portal_amends(), value: <a href={`#accord-${agreement.amendsId}`}>{amendedTitle.text}</a> } : null,
					inForce ? { term: m.portal_in_force_since(), value: <Known date={inForce.on} /> } : null,
					agreement.endsOn ? { term: m.portal_until(), value: <When date={agreement.endsOn} /> } : null,
					ended ? { term: ended.kind === 'annulled' ? m.portal_annulled() : m.portal_ended(), value: <Known date={ended.on} /> } : null,
				]}
			/>
			<Texts agreement={agreement} />
		</article>
	);
}

export const Fields = ({ fields, locale }: { fields: Shown['fields']; locale: Language }) => (
	<ul class="cluster">
		{fields.map(({ names }) => {
			const name = read(names, locale);
			return (
				<li>
					<Chip>
						<span lang={name?.language === locale ? undefined : name?.language}>{name?.text}</span>
					</Chip>
				</li>
			);
		})}
	</ul>
);
