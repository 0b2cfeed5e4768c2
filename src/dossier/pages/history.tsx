import { called } from '../../directory/wording.ts';
import { altered, type Change } from '../../history/store.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { parseDated } from '../../plain/day.ts';
import { isLanguage, type Language, read } from '../../plain/language.ts';
import { Empty } from '../../ui/Empty.tsx';
import { formatDated, formatInstant } from '../../ui/format.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';

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
	const said = ({ noun, before, after }: Change) => {
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
						{ key: 'what', label: m.history_what(), cell: said },
						{
							key: 'changed',
							label: m.history_changed(),
							cell: (change) => <Altered change={change} partnership={partnership} locale={locale} />,
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

function Altered({ change, partnership, locale }: { change: Change; partnership: Partnership; locale: Language }) {
	const show = (value: unknown): string => {
		if (value === null || value === undefined || value === '') return m.history_nothing();
		if (typeof value === 'object') {
			const texts = Object.entries(value).filter(([language, text]) => isLanguage(language) && typeof text === 'string');
			if (texts.length > 0) return read(Object.fromEntries(texts), locale)?.text ?? '';
			return Array.isArray(value) ? value.join(', ') : m.history_nothing();
		}
		const party = partnership.parties.find(({ organisationId }) => organisationId === value);
		if (party) return called(party, locale);
		const when = typeof value === 'string' ? parseDated(value) : null;
		if (when) return formatDated(when, locale);
		if (typeof value === 'boolean') return value ? m.decision_yes() : m.decision_no();
		const text = String(value);
		return text.length > 200 ? `${text.slice(0, 200)}…` : text;
	};
	const shown = altered(change).filter(({ was, is }) => !looksLikeKey(was) && !looksLikeKey(is));
	return (
		<ul class="lines">
			{shown.map(({ was, is }) => (
				<li>
					{change.before !== null && was !== null && (
						<>
							<del>{show(was)}</del>{' '}
						</>
					)}
					{change.after !== null && is !== null && <ins>{show(is)}</ins>}
				</li>
			))}
		</ul>
	);
}

/** Keys of rows say nothing to a reader, except those of the parties, which have a name. */
const looksLikeKey = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value);
