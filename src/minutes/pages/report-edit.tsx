import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Known } from '../asked.ts';
import type { ReportWords } from '../report-store.ts';
import { said } from '../wording.ts';
import { crumbsOf } from './crumbs.ts';
import { Paragraphs } from './paragraphs.tsx';

export function ReportEditPage(props: Known & { words: ReportWords; typed: Typed; errors: Errors; changed: boolean; locale: Language }) {
	const { partnership, mission, words, typed, errors, changed, locale } = props;
	const at = { partnership: partnership.id, mission: mission.id, language: words.language };
	return (
		<>
			<PageHead
				title={m.report_edit_title()}
				crumbs={[...crumbsOf(props), { label: m.report_title(), href: urls.missionReport(at) }]}
				lede={m.report_edit_lede({ language: languageName[words.language](), mission: said(mission.title, locale).text })}
			/>
			{changed && (
				<div class="errors" role="alert">
					<p>{m.form_changed_meanwhile()}</p>
					<blockquote lang={words.language}>
						<Paragraphs text={`${words.opening}\n\n${words.assessment}`} />
					</blockquote>
				</div>
			)}
			<Form
				action={urls.missionReportEdit(at)}
				revision={words.revision}
				typed={typed}
				errors={errors}
				cancel={{ href: urls.missionReport(at) }}
			>
				<TextArea name="opening" label={m.report_opening()} hint={m.report_opening_hint()} lang={words.language} rows={8} />
				<TextArea name="assessment" label={m.report_assessment()} hint={m.report_assessment_hint()} lang={words.language} rows={8} />
			</Form>
		</>
	);
}
