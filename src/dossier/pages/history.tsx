import { altered, type Change } from '../../history/store.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { isLanguage, type Language } from '../../plain/language.ts';
import { Empty } from '../../ui/Empty.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { type Reader, said } from '../said.ts';

const nouns: Record<string, () => string> = {
	partnership: m.history_noun_partnership,
	party: m.history_noun_party,
	guest: m.history_noun_guest,
	partnership_event: m.history_noun_partnership_event,
	partnership_field: m.history_noun_partnership_field,
	partnership_person: m.history_noun_partnership_person,
	document: m.history_noun_document,
	evidence: m.history_noun_evidence,
	decision: m.history_noun_decision,
	agreement: m.history_noun_agreement,
	agreement_field: m.history_noun_agreement_field,
	article: m.history_noun_article,
	article_text: m.history_noun_article_text,
	agreement_version: m.history_noun_agreement_version,
	commitment: m.history_noun_commitment,
	adoption: m.history_noun_adoption,
	signature: m.history_noun_signature,
	attendance: m.history_noun_attendance,
	transmission: m.history_noun_transmission,
	agreement_event: m.history_noun_agreement_event,
};

export interface HistoryProps {
	partnership: Partnership;
	changes: Change[];
	next: number | null;
	locale: Language;
	timeZone: string;
}

export function HistoryPage({ partnership, changes, next, locale, timeZone }: HistoryProps) {
	const at = { partnership: partnership.id };
	const act = ({ noun, before, after }: Change) => {
		const name = { noun: (nouns[noun] ?? (() => noun))() };
		return before === null ? m.history_added(name) : after === null ? m.history_removed(name) : m.history_altered(name);
	};
	return (
		<>
			<PageHead title={m.history_title()} crumbs={[{ label: partnership.name, href: urls.partnership(at) }]} lede={m.history_lede()} />
			{changes.length === 0 ? (
				<Empty title={m.history_empty()} />
			) : (
				<Table
					caption={m.history_title()}
					hideCaption
					columns={[
						{
							key: 'when',
							label: m.history_when(),
							cell: ({ at: instant }: Change) => <time datetime={instant.toISOString()}>{formatInstant(instant, locale, timeZone)}</time>,
						},
						{ key: 'who', label: m.history_who(), cell: ({ who }) => who ?? m.history_program() },
						{ key: 'what', label: m.history_what(), cell: act },
						{
							key: 'changed',
							label: m.history_changed(),
							cell: (change) => <Altered {...{ change, partnership, locale, timeZone }} />,
						},
					]}
					rows={changes}
					rowKey={({ id }) => String(id)}
				/>
			)}
			<Pager next={next === null ? null : urls.partnershipHistory(at, { before: next })} label={m.history_older()} />
		</>
	);
}

/** What stood before and what stands now. Of a row that was added or removed, only what it does say: not its empty places. */
function linesOf({ noun, before, after }: Change, to: Reader) {
	const whole = before === null || after === null;
	// The words of an article are in the language its row names.
	const own = (after ?? before)?.language;
	const lang = noun === 'article_text' && isLanguage(own) ? own : undefined;
	return altered({ before, after })
		.filter(({ was, is }) => !whole || (was !== false && is !== false))
		.map(({ column, was, is }) => ({
			was: said({ noun, column, value: was }, to),
			is: said({ noun, column, value: is }, to),
			lang: column === 'language' ? undefined : lang,
		}))
		.filter(({ was, is }) => was?.text !== is?.text);
}

function Altered({ change, ...to }: { change: Change } & Reader) {
	return (
		<ul class="lines">
			{linesOf(change, to).map(({ was, is, lang }) => (
				<li>
					{was && <del lang={was.lang ?? lang}>{was.text}</del>}{' '}
					{is ? <ins lang={is.lang ?? lang}>{is.text}</ins> : change.after !== null && m.history_nothing()}
				</li>
			))}
		</ul>
	);
}
