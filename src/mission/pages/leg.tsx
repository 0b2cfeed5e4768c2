import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { isDay } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { localAt } from '../../plain/local-time.ts';
import { Checkboxes, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import { clocksOf, type Delegate, type Leg, ways } from '../roster.ts';
import { wayLabel, zoneName } from '../wording.ts';
import { Changed } from './changed.tsx';

export interface LegProps {
	partnership: Partnership;
	mission: Mission;
	delegate: Delegate;
	/** null: a new one. */
	leg: Leg | null;
	/** Who else of their side may travel so. */
	others: readonly Delegate[];
	locale: Language;
	typed: Typed;
	errors: Errors;
	changed?: boolean;
}

/** A leg as its form shows it. */
export function typedLeg({ by, number, leavesFrom, arrivesTo, leavesAt, arrivesAt }: Leg, mission: Mission): Typed {
	const { leaves: leavesZone, arrives: arrivesZone } = clocksOf({ leavesAt, arrivesAt }, mission);
	const zones = { home: mission.homeZone, there: mission.zone };
	const left = leavesAt ? localAt(new Date(leavesAt), zones[leavesZone]) : null;
	const arrived = arrivesAt ? localAt(new Date(arrivesAt), zones[arrivesZone]) : null;
	return {
		by,
		number: number ?? '',
		leavesFrom: leavesFrom ?? '',
		arrivesTo: arrivesTo ?? '',
		leavesDay: left ? typedDate(left.day) : '',
		leavesHour: left?.hour ?? '',
		leavesZone,
		arrivesDay: arrived ? typedDate(arrived.day) : '',
		arrivesHour: arrived?.hour ?? '',
		arrivesZone,
	};
}

/**
 * What a new leg begins with: out on the first day, and back on the last the way they came, by the clocks of where each end is. Who travelled
 * with them so far is proposed too.
 */
export function nextLeg(delegate: Delegate, mission: Mission, fellows: readonly Delegate[]): Typed {
	const last = delegate.legs.at(-1);
	const on = last ? mission.returnsOn : mission.leavesOn;
	const proposed = on && isDay(on) && delegate.sideId === mission.senderId ? typedDate(on) : '';
	return {
		by: last?.by ?? 'air',
		leavesFrom: last?.arrivesTo ?? '',
		arrivesTo: last?.leavesFrom ?? '',
		leavesDay: proposed,
		arrivesDay: proposed,
		leavesZone: last ? 'there' : 'home',
		arrivesZone: last ? 'home' : 'there',
		together: fellows.map(({ id }) => id).join('\n'),
	};
}

const labels: Readonly<Record<string, () => string>> = {
	number: m.mission_leg_number,
	leavesFrom: () => `${m.mission_leg_departure()} – ${m.mission_leg_place()}`,
	leavesDay: m.mission_leg_leaves_day,
	leavesHour: m.mission_leg_leaves_hour,
	arrivesTo: () => `${m.mission_leg_arrival()} – ${m.mission_leg_place()}`,
	arrivesDay: m.mission_leg_arrives_day,
	arrivesHour: m.mission_leg_arrives_hour,
};

export function LegPage({ partnership, mission, delegate, leg, others, locale, typed, errors, changed }: LegProps) {
	const at = { partnership: partnership.id, mission: mission.id, delegate: delegate.id };
	const name = nameOf(delegate, locale).text;
	const clocks = [
		{ value: 'home', label: m.mission_clock_of({ place: zoneName(mission.homeZone, mission, partnership, locale) }) },
		{ value: 'there', label: m.mission_clock_of({ place: zoneName(mission.zone, mission, partnership, locale) }) },
	];
	const end = (side: 'leaves' | 'arrives', words: { place: string; day: string; hour: string; clock: string }, place: string) => (
		<fieldset class="journey-end flow">
			<legend class="label">{words.place}</legend>
			<TextField name={place} label={m.mission_leg_place()} width="medium" />
			<div class="field-row">
				<DatedField name={`${side}Day`} label={words.day} dayOnly />
				<TextField name={`${side}Hour`} label={words.hour} hint={m.mission_hour_hint()} width="short" />
				<Select name={`${side}Zone`} label={words.clock} options={clocks} empty={false} />
			</div>
		</fieldset>
	);
	return (
		<>
			<PageHead
				title={leg ? m.mission_leg_edit_title() : m.mission_leg_new_title()}
				crumbs={[...crumbsOf(partnership, mission, locale), { label: name, href: urls.delegate(at) }]}
			/>
			{changed && leg && <Changed saved={typedLeg(leg, mission)} typed={typed} labels={labels} />}
			<Form
				revision={leg?.revision}
				action={leg ? urls.leg({ ...at, leg: leg.id }) : urls.legNew(at)}
				typed={typed}
				errors={errors}
				cancel={{ href: urls.delegate(at) }}
			>
				<div class="field-row">
					<Select
						name="by"
						label={m.mission_leg_by()}
						options={ways.map((way) => ({ value: way, label: wayLabel[way]() }))}
						empty={false}
					/>
					<TextField name="number" label={m.mission_leg_number()} width="short" />
				</div>
				{end(
					'leaves',
					{
						place: m.mission_leg_departure(),
						day: m.mission_leg_leaves_day(),
						hour: m.mission_leg_leaves_hour(),
						clock: m.mission_leg_leaves_clock(),
					},
					'leavesFrom',
				)}
				{end(
					'arrives',
					{
						place: m.mission_leg_arrival(),
						day: m.mission_leg_arrives_day(),
						hour: m.mission_leg_arrives_hour(),
						clock: m.mission_leg_arrives_clock(),
					},
					'arrivesTo',
				)}
				{others.length > 0 && (
					<Checkboxes
						name="together"
						label={m.mission_leg_together()}
						hint={m.mission_leg_together_hint()}
						options={others.map((one) => {
							const { text, language } = nameOf(one, locale);
							return { value: one.id, label: text, ...(language && { lang: language }) };
						})}
					/>
				)}
			</Form>
		</>
	);
}
