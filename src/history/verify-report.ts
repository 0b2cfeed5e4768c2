import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { formatInstant, formatNumber } from '../ui/format.ts';
import type { Finding, Verdict } from './verify.ts';

type Words = (facts: { columns: string; key: string }, options: { locale: Language }) => string;

const why: Record<Finding['what'], Words> = {
	'content-altered': m.verify_content_altered,
	'row-missing': m.verify_row_missing,
	'link-missing': m.verify_link_missing,
	'link-altered': m.verify_link_altered,
	'chain-cut': m.verify_chain_cut,
	'head-altered': m.verify_head_altered,
	rewritten: m.verify_rewritten,
	'row-loose': m.verify_row_loose,
	'erased-unsaid': m.verify_erased_unsaid,
	'row-altered': m.verify_row_altered,
	'row-removed': m.verify_row_removed,
	'row-added': m.verify_row_added,
};

const directory = '00000000-0000-0000-0000-000000000000';

/** What is wrong, one line a finding: where, which place in the chain, when, what was done, why it is wrong. */
export function linesOf(findings: readonly Finding[], names: ReadonlyMap<string, string>, locale: Language, timeZone: string): string[] {
	return findings.map((finding) => {
		const where =
			finding.partnership === directory ? m.verify_directory({}, { locale }) : (names.get(finding.partnership) ?? finding.partnership);
		const facts = [
			where,
			finding.seq !== null && m.verify_number({ seq: formatNumber(finding.seq, locale) }, { locale }),
			finding.at && formatInstant(finding.at, locale, timeZone),
			finding.noun && (finding.verb ? `${finding.verb} (${finding.noun})` : finding.noun),
		];
		const { columns = [], key = [] } = finding;
		const reason = why[finding.what]({ columns: columns.join(', '), key: key.join(' ') }, { locale });
		return m.verify_finding({ where: facts.filter(Boolean).join(', '), reason }, { locale });
	});
}

export function summary({ changes, chains, tables, findings }: Verdict, milliseconds: number, locale: Language): string {
	const seconds = formatNumber(milliseconds / 1000, locale, { maximumFractionDigits: 1 });
	const counts = {
		changes: formatNumber(changes, locale),
		chains: formatNumber(chains, locale),
		tables: formatNumber(tables, locale),
		seconds,
	};
	return findings.length === 0 ? m.verify_whole(counts, { locale }) : m.verify_broken({ ...counts, n: findings.length }, { locale });
}
