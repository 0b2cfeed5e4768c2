import type { LawCheck } from '../law/law.ts';
import { explain } from '../law/words.ts';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { type Check, Checklist, type Severity } from './Checklist.tsx';
import { formatDated } from './format.ts';

const severities: Record<LawCheck['severity'], Severity> = { refusal: 'required', warning: 'advised', advice: 'info' };
const order: Record<LawCheck['state'], number> = { broken: 0, missing: 1, unknown: 2, pending: 3, met: 4 };
const weight: Record<LawCheck['severity'], number> = { refusal: 0, warning: 10, advice: 20 };
const rank = ({ state, severity }: LawCheck) => (state === 'met' ? 100 : weight[severity]) + order[state];

export type FindingsProps = {
	checks: readonly LawCheck[];
	/** Where the reader mends it; null: nothing to open. */
	mend?: (check: LawCheck) => { label: string; href: string } | null;
	/** The proof on file for what the check is about. */
	proof?: (check: LawCheck) => { label: string; href: string } | undefined;
	/** Where a proof of it is added; null: nothing to prove, or on file. */
	prove?: (check: LawCheck) => { label: string; href: string } | null;
	fieldName?: (key: string) => string;
	/** More words after the title, where a list mixes several subjects: "Kapan", "Accord de 2023". */
	about?: (check: LawCheck) => string | null;
};

/** What `check` says, with what it says it of. */
function told(check: LawCheck, { mend, proof, prove, fieldName, about }: Omit<FindingsProps, 'checks'>) {
	const locale = getLocale();
	const { title, why, next } = explain(check, { date: (when) => formatDated(when, locale), field: fieldName });
	const said = {
		// Advice that is not followed breaks nothing: it is there to be looked at.
		state: check.severity === 'advice' && check.state === 'broken' ? ('unknown' as const) : check.state,
		severity: severities[check.severity],
		title,
		explanation: why && [why, next].filter(Boolean).join(' '),
		source: { label: check.source },
	};
	const of = {
		label: about?.(check) ?? '',
		next: check.state === 'met' ? undefined : (mend?.(check) ?? undefined),
		proof: proof?.(check),
		prove: prove?.(check) ?? undefined,
	};
	return { said, of };
}

/** The lines of the checklist, the gravest first; what is found of several accords alike stands once, with each of them below. */
function linesOf(checks: readonly LawCheck[], ways: Omit<FindingsProps, 'checks'>) {
	const alike = new Map<string, ReturnType<typeof told>[]>();
	for (const check of [...checks].sort((a, b) => rank(a) - rank(b))) {
		const one = told(check, ways);
		// Without the name of what it is about, two would read as the same line twice.
		const key = JSON.stringify([one.said, one.of.label ? null : alike.size]);
		alike.set(key, [...(alike.get(key) ?? []), one]);
	}
	return [...alike].map(([key, [first, ...more]]): { line: Check; checks: number } => {
		const { said, of } = first as ReturnType<typeof told>;
		if (more.length > 0) return { line: { ...said, key, subjects: [of, ...more.map((one) => one.of)] }, checks: more.length + 1 };
		const { label, ...rest } = of;
		return { line: { ...said, ...rest, key, title: label ? `${said.title} — ${label}` : said.title }, checks: 1 };
	});
}

/** The law's answers as a checklist: what it refuses first, then what it warns of and advises, what is met last. */
export function Findings({ checks, ...ways }: FindingsProps) {
	return <Checklist checks={linesOf(checks, ways).map(({ line }) => line)} />;
}

/** Requirements that stand open; on a telephone each takes half a screen. */
const atOnce = 4;

/** What the law requires and lacks stands open, the gravest first; the rest of it, what it advises, and what is met, open at a touch. */
export function FoldedFindings({ checks, ...rest }: FindingsProps) {
	const met = checks.filter(({ state }) => state === 'met');
	const lacking = checks.filter(({ state }) => state !== 'met');
	const required = linesOf(
		lacking.filter(({ severity }) => severity === 'refusal'),
		rest,
	);
	const [open, folded] = [required.slice(0, atOnce), required.slice(atOnce)];
	const advised = lacking.filter(({ severity }) => severity !== 'refusal');
	return (
		<>
			<p>{m.dossier_law_summary({ met: met.length, total: checks.length })}</p>
			{open.length > 0 && <Checklist checks={open.map(({ line }) => line)} />}
			{folded.length > 0 && (
				<details>
					<summary>{m.dossier_law_more({ n: folded.reduce((sum, { checks: one }) => sum + one, 0) })}</summary>
					<Checklist checks={folded.map(({ line }) => line)} />
				</details>
			)}
			{advised.length > 0 && (
				<details>
					<summary>{m.dossier_law_advised({ n: advised.length })}</summary>
					<Findings checks={advised} {...rest} />
				</details>
			)}
			{met.length > 0 && (
				<details>
					<summary>{m.dossier_law_met({ n: met.length })}</summary>
					<Findings checks={met} {...rest} />
				</details>
			)}
		</>
	);
}
