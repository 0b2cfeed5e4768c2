import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatDated, formatInstant } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { type Elimination, fates, type Line, type State } from '../elimination.ts';
import { durationText, fateLabel, ruleLabel, sourceText, stateLabel } from '../wording.ts';

const tones = { prepared: 'quiet', sent: 'wait', refused: 'bad', visa: 'good', 'carried-out': 'good' } as const;
const mayChange = ({ rule }: Line) => rule === 'working-document' || rule === 'abandoned-draft';

/** The list as it goes to the archives, with where it stands and the next step. */
export function ShowPage(props: {
	elimination: Elimination;
	state: State;
	decides: boolean;
	notice: string | null;
	locale: Language;
	timeZone: string;
}) {
	const { elimination, state, decides, notice, locale, timeZone } = props;
	const at = { elimination: elimination.id };
	return (
		<>
			<PageHead
				title={m.elimination_of({ date: formatDated(elimination.preparedOn, locale) })}
				crumbs={[{ label: m.elimination_title(), href: urls.eliminations({}, { office: elimination.organisationId }) }]}
				state={<Chip tone={tones[state]}>{stateLabel[state]()}</Chip>}
				actions={
					<>
						{decides && state === 'prepared' && (
							<ButtonLink kind="primary" href={urls.eliminationSend(at)}>
								{m.elimination_send()}
							</ButtonLink>
						)}
						{decides && state === 'sent' && (
							<ButtonLink kind="primary" href={urls.eliminationAnswer(at)}>
								{m.elimination_answer()}
							</ButtonLink>
						)}
						{decides && state === 'visa' && (
							<ButtonLink kind="danger" href={urls.eliminationCarryOut(at)}>
								{m.elimination_carry_out()}
							</ButtonLink>
						)}
						<ButtonLink href={urls.eliminationCsv(at)} download>
							{m.elimination_csv()}
						</ButtonLink>
					</>
				}
			/>
			{notice && <p role="alert">{notice}</p>}
			<Facts
				facts={[
					{ term: m.elimination_prepared_by(), value: elimination.preparedBy },
					{ term: m.elimination_sent_on(), value: elimination.sentOn && formatDated(elimination.sentOn, locale) },
					{ term: m.elimination_sent_to(), value: elimination.sentTo },
					{ term: m.elimination_answered_on(), value: elimination.answeredOn && formatDated(elimination.answeredOn, locale) },
					{ term: m.elimination_answered_by(), value: elimination.answeredBy },
					{ term: m.elimination_visa_number(), value: elimination.visaNumber },
					{ term: m.elimination_refusal(), value: elimination.refusal },
				]}
			/>
			<Section title={m.elimination_lines()}>
				<Table
					caption={m.elimination_lines()}
					hideCaption
					rows={elimination.lines}
					rowKey={({ n }) => String(n)}
					columns={[
						{ key: 'what', label: m.elimination_description(), cell: (line) => `${line.n}. ${line.description}` },
						{ key: 'kind', label: m.elimination_rule(), cell: ({ rule }) => ruleLabel[rule]?.() ?? rule },
						{ key: 'dossier', label: m.elimination_dossier(), cell: ({ dossier }) => dossier },
						{
							key: 'dates',
							label: m.elimination_dates(),
							cell: ({ firstOn, lastOn }) =>
								firstOn === lastOn ? formatDated(firstOn, locale) : `${formatDated(firstOn, locale)} – ${formatDated(lastOn, locale)}`,
						},
						{ key: 'quantity', label: m.elimination_quantity(), cell: ({ quantity }) => quantity, number: true },
						{
							key: 'duration',
							label: m.elimination_duration(),
							cell: ({ duration, dueOn }) =>
								`${durationText(duration === '' ? null : Number(duration))}${dueOn ? ` (${formatDated(dueOn, locale)})` : ''}`,
						},
						{ key: 'source', label: m.elimination_source(), cell: ({ source }) => sourceText(source, locale) },
						{
							key: 'fate',
							label: m.elimination_fate(),
							cell: ({ fate, carriedOutAt, carriedOutBy }) =>
								carriedOutAt
									? m.elimination_carried_out_by({ date: formatInstant(carriedOutAt, locale, timeZone), name: carriedOutBy ?? '' })
									: fateLabel[fate](),
						},
					]}
				/>
				<p class="print-only">{m.elimination_signature()}</p>
			</Section>
			{state === 'prepared' && elimination.lines.length > 0 && (
				<Section title={m.elimination_change()}>
					<Form action={urls.elimination(at)}>
						{elimination.lines.map((line) => (
							<Select
								name={`fate_${line.n}`}
								label={`${line.n}. ${line.description}`}
								value={line.fate}
								empty={false}
								options={[
									...fates
										.filter((fate) => fate === line.fate || mayChange(line))
										.map((fate) => ({ value: fate, label: fateLabel[fate]() })),
									{ value: 'off', label: m.elimination_off() },
								]}
							/>
						))}
					</Form>
				</Section>
			)}
		</>
	);
}
