import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Select } from '../../ui/Choices.tsx';
import type { Crumb } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Typed } from '../../web/form.ts';
import { factsOf, type Noun, type Provable, provesCode } from '../document.ts';
import { documentLanguageName, documentLanguages, factLabel, provableName } from '../wording.ts';

export type Holder = { id: string; name: string };

export const crumbsOf = ({ id, name }: Holder, below = false): Crumb[] => [
	{ label: m.nav_partnerships(), href: urls.partnerships() },
	{ label: name, href: urls.partnership({ partnership: id }) },
	...(below ? [{ label: m.document_list_title(), href: urls.documents({ partnership: id }) }] : []),
];

interface PartProps {
	/** What stands before the names of the fields: `files.0.`. */
	prefix?: string;
	typed: Typed;
	locale: Language;
}

/** Which facts it proves, by their records; one line more than what is chosen. */
export function ProvesFields({ prefix = '', records, typed, locale }: PartProps & { records: readonly Provable[] }) {
	const option = (noun: Noun, id: string | null) =>
		factsOf[noun].map((fact) => ({
			value: provesCode({ fact, decisionId: noun === 'decision' ? id : null, agreementId: noun === 'agreement' ? id : null }),
			label: factLabel[fact](),
		}));
	const options = [
		{ label: m.document_of_partnership(), options: option('partnership', null) },
		...records.map((record) => ({ label: provableName(record, locale), options: option(record.noun, record.id) })),
	];
	const start = `${prefix}proves.`;
	const sent = Object.keys(typed).filter((name) => name.startsWith(start) && typed[name] !== '').length;
	return (
		<>
			{Array.from({ length: sent + 1 }, (_, row) => (
				<Select
					key={row}
					name={`${start}${row}`}
					label={m.document_proves_n({ n: row + 1 })}
					empty={m.document_proves_nothing()}
					options={options}
				/>
			))}
		</>
	);
}

export function LanguageField({ prefix = '', typed, locale }: PartProps) {
	const name = `${prefix}language`;
	const codes = [...new Set([...documentLanguages, ...(typed[name] ? [typed[name]] : [])])];
	return (
		<Select
			name={name}
			label={m.document_language()}
			empty={m.document_language_unknown()}
			options={codes.map((value) => ({ value, label: documentLanguageName(value, locale) }))}
		/>
	);
}
