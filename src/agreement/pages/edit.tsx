import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Diff } from '../../ui/Diff.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import type { Agreement } from '../agreement.ts';
import { kindLabel } from '../labels.ts';
import { wordDiff } from '../text.ts';
import { HeaderFields, typedHeader } from './header-fields.tsx';
import { authenticLabel, termLabel } from './labels-text.ts';
import { agreementCrumbs } from './text-crumbs.ts';

export interface EditAgreementProps {
	partnership: Partnership;
	agreement: Agreement;
	languages: readonly Language[];
	typed: Typed;
	errors?: Errors;
	/** Somebody else saved while this form was open: what they wrote is shown beside what is typed here. */
	changed?: boolean;
	locale: Language;
}

export function EditAgreementPage({ partnership, agreement, languages, typed, errors = {}, changed, locale }: EditAgreementProps) {
	const at = { partnership: partnership.id, agreement: agreement.id };
	return (
		<>
			<PageHead title={m.agreement_edit_title()} crumbs={agreementCrumbs(partnership, agreement, locale)} />
			<Form
				action={urls.agreementEdit(at)}
				revision={agreement.revision}
				typed={typed}
				errors={changed ? [{ message: m.form_changed_meanwhile() }, ...summaryOf(errors)] : errors}
				above={changed && <Theirs {...{ partnership, agreement, typed, locale }} />}
				cancel={{ href: urls.agreement(at) }}
			>
				<HeaderFields fields={partnership.fields} {...{ languages, typed, locale }} amendment={agreement.kind === 'amendment'} />
			</Form>
		</>
	);
}

const labelOf = (name: string): string => {
	const [part = '', language] = name.split('.');
	if (language && part === 'title') return m.agreement_text_title_in({ language: languageName[language as Language]() });
	if (language && part === 'object') return m.agreement_text_object_in({ language: languageName[language as Language]() });
	return termLabel[part as keyof typeof termLabel]?.() ?? part;
};

function Theirs({ partnership, agreement, typed, locale }: Pick<EditAgreementProps, 'partnership' | 'agreement' | 'typed' | 'locale'>) {
	const theirs = typedHeader(agreement);
	const shown = (name: string, value: string): string => {
		if (name === 'kind') return kindLabel[value as keyof typeof kindLabel]?.() ?? value;
		if (name === 'authentic') return authenticLabel[value as keyof typeof authenticLabel]?.() ?? value;
		if (name !== 'fields') return value;
		return value
			.split('\n')
			.map((key) => partnership.fields.find((field) => field.key === key)?.names[locale] ?? key)
			.join(', ');
	};
	const differing = Object.entries(theirs).filter(([name, value]) => value !== (typed[name] ?? '').replace(/\r\n/g, '\n').trim());
	if (differing.length === 0) return <p>{m.agreement_conflict_nothing()}</p>;
	return (
		<Table
			caption={m.agreement_conflict_differences()}
			rows={differing}
			rowKey={([name]) => name}
			columns={[
				{ key: 'what', label: m.agreement_conflict_what(), cell: ([name]) => labelOf(name) },
				{ key: 'theirs', label: m.agreement_conflict_theirs(), cell: ([name, value]) => shown(name, value) || '–' },
				{
					key: 'diff',
					label: m.agreement_conflict_to_yours(),
					cell: ([name, value]) => <Diff parts={wordDiff(shown(name, value), shown(name, typed[name] ?? ''), locale)} />,
				},
			]}
		/>
	);
}
