import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Checkbox, Checkboxes } from '../../ui/Choices.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatDated } from '../../ui/format.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Elimination, Line } from '../elimination.ts';
import type { Obstacle } from '../store.ts';
import { nounLabel, obstacleText } from '../wording.ts';

/** With the visa in hand: which lines are destroyed now, after one more yes. */
export function CarryOutPage(props: {
	elimination: Elimination;
	lines: readonly Line[];
	obstacles: ReadonlyMap<number, Obstacle>;
	error: string | null;
	locale: Language;
}) {
	const { elimination, lines, obstacles, error, locale } = props;
	const at = { elimination: elimination.id };
	return (
		<>
			<PageHead
				title={m.elimination_carry_out_title()}
				crumbs={[{ label: m.elimination_one_title(), href: urls.elimination(at) }]}
				lede={m.elimination_carry_out_lede({ number: elimination.visaNumber ?? '', date: formatDated(elimination.answeredOn, locale) })}
			/>
			<Form
				action={urls.eliminationCarryOut(at)}
				submit={m.elimination_carry_out()}
				danger
				errors={error ? [{ field: 'sure', message: error }] : []}
				cancel={{ href: urls.elimination(at) }}
			>
				<Checkboxes
					name="line"
					label={m.elimination_lines()}
					options={lines.map((line) => {
						const obstacle = obstacles.get(line.n);
						return {
							value: String(line.n),
							label: `${line.n}. ${nounLabel[line.noun]()} — ${line.description}`,
							hint: obstacle ? obstacleText(obstacle) : line.dossier,
						};
					})}
				/>
				<p>{m.elimination_carry_out_what()}</p>
				<Checkbox name="sure" label={m.elimination_carry_out_sure()} error={error ?? undefined} />
			</Form>
		</>
	);
}
