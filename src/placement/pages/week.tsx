import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Placement } from '../placement.ts';
import { crumbsTo } from './crumbs.ts';

const parts = [
	['objectives', m.placement_objectives_in],
	['programme', m.placement_programme_in],
] as const;

export function WeekPage(props: { partnership: Partnership; placement: Placement; week: number; typed: Typed; errors: Errors }) {
	const { partnership, placement, week, typed, errors } = props;
	const at = { partnership: partnership.id, placement: placement.id };
	return (
		<>
			<PageHead
				title={m.placement_week({ n: week })}
				crumbs={crumbsTo(partnership, placement, getLocale())}
				lede={m.placement_week_lede()}
			/>
			<Form action={urls.placementWeek(at, { week })} typed={typed} errors={errors} cancel={{ href: urls.placement(at) }}>
				{parts.flatMap(([part, label]) =>
					ownFirst().map((language) => (
						<TextArea name={`${part}.${language}`} label={label({ language: languageName[language]() })} lang={language} rows={3} />
					)),
				)}
			</Form>
		</>
	);
}
