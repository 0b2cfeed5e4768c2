import { m } from '../../paraglide/messages.js';
import type { Field } from '../../partnership/partnership.ts';
import type { Dated } from '../../plain/day.ts';
import { languages as all, type Language, read } from '../../plain/language.ts';
import { Checkboxes, Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { languageName } from '../../ui/languages.ts';
import { Section } from '../../ui/PageHead.tsx';
import type { Typed } from '../../web/form.ts';
import { type Agreement, authentics } from '../agreement.ts';
import { kindsToOpen } from '../form.ts';
import { kindLabel } from '../labels.ts';
import { authenticLabel } from './labels-text.ts';

const dateTyped = (when: Dated | null) => (when?.length === 10 ? when.split('-').reverse().join('/') : (when ?? ''));

/** The header as its form shows it. */
export const typedHeader = (agreement: Agreement): Typed => ({
	kind: agreement.kind,
	...Object.fromEntries(all.map((language) => [`title.${language}`, agreement.title[language] ?? ''])),
	...Object.fromEntries(all.map((language) => [`object.${language}`, agreement.object[language] ?? ''])),
	fields: agreement.fields.map(({ key }) => key).join('\n'),
	authentic: agreement.authentic,
	startsOn: dateTyped(agreement.startsOn),
	endsOn: dateTyped(agreement.endsOn),
	termMonths: String(agreement.termMonths ?? ''),
	tacitRenewalMonths: String(agreement.tacitRenewalMonths ?? ''),
	noticeMonths: String(agreement.noticeMonths ?? ''),
});

const columnOf: Record<string, string> = {
	startsOn: 'starts_on',
	endsOn: 'ends_on',
	termMonths: 'term_months',
	tacitRenewalMonths: 'tacit_renewal_months',
	noticeMonths: 'notice_months',
};
/**
 * What was typed, where it differs from what the form had shown (`before`, a row of the table); everywhere else what somebody else saved
 * meanwhile. So that saving again does not put back what one never touched.
 */
export function mergedHeader(typed: Typed, before: Record<string, unknown>, agreement: Agreement): Typed {
	const theirs = typedHeader(agreement);
	const shown = (name: string): string => {
		const [part = '', language] = name.split('.');
		const value = before[columnOf[part] ?? part];
		if (language) return String((value as Record<string, string> | null)?.[language] ?? '');
		return part === 'startsOn' || part === 'endsOn' ? dateTyped(value as Dated | null) : String(value ?? '');
	};
	const plain = (text: string | undefined) => (text ?? '').replace(/\r\n/g, '\n').trim();
	const untouched = Object.keys(theirs).filter((name) => name !== 'fields' && plain(typed[name]) === plain(shown(name)));
	return { ...typed, ...Object.fromEntries(untouched.map((name) => [name, theirs[name] ?? ''])) };
}

const spans = [
	['termMonths', m.agreement_text_term_months],
	['tacitRenewalMonths', m.agreement_text_renewal_months],
	['noticeMonths', m.agreement_text_notice_months],
] as const;

export interface HeaderFieldsProps {
	fields: readonly Field[];
	languages: readonly Language[];
	typed: Typed;
	locale: Language;
	/** An amendment stays one. */
	amendment?: boolean;
}

/** Everything the office writes of an agreement besides its articles and its commitments. */
export function HeaderFields({ fields, languages, typed, locale, amendment }: HeaderFieldsProps) {
	const ticked = (typed.fields ?? '').split('\n');
	const offered = fields.filter(({ key, endedOn }) => endedOn === null || ticked.includes(key));
	// What was written in a language that the partnership no longer uses must not be lost by saving.
	const written = [...languages, ...all.filter((one) => !languages.includes(one) && (typed[`title.${one}`] || typed[`object.${one}`]))];
	return (
		<>
			<Section title={m.agreement_text_part_what()}>
				{amendment ? (
					<input type="hidden" name="kind" value="amendment" />
				) : (
					<Select
						name="kind"
						label={m.agreement_text_kind()}
						options={kindsToOpen.map((kind) => ({ value: kind, label: kindLabel[kind]() }))}
						empty={false}
						required
					/>
				)}
				{written.map((language) => (
					<TextField name={`title.${language}`} label={m.agreement_text_title_in({ language: languageName[language]() })} lang={language} />
				))}
				{written.map((language) => (
					<TextArea
						name={`object.${language}`}
						label={m.agreement_text_object_in({ language: languageName[language]() })}
						hint={language === languages[0] ? m.agreement_text_object_hint() : undefined}
						lang={language}
						rows={3}
					/>
				))}
				{offered.length > 0 && (
					<Checkboxes
						name="fields"
						label={m.agreement_text_fields()}
						options={offered.map(({ key, names }) => ({ value: key, label: read(names, locale)?.text ?? key }))}
						values={ticked}
					/>
				)}
			</Section>
			<Section title={m.agreement_text_part_term()}>
				<Radios
					name="authentic"
					label={m.agreement_text_authentic()}
					options={authentics
						.filter((one) => one === 'equal' || languages.includes(one) || one === typed.authentic)
						.map((one) => ({ value: one, label: authenticLabel[one]() }))}
					required
				/>
				<DatedField name="startsOn" label={m.agreement_text_starts()} hint={m.agreement_text_starts_hint()} />
				<DatedField name="endsOn" label={m.agreement_text_ends()} />
				{spans.map(([name, label]) => (
					<TextField name={name} label={label()} inputmode="numeric" width="short" />
				))}
			</Section>
		</>
	);
}
