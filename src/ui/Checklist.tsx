import type { ComponentChildren } from 'preact';
import { m } from '../paraglide/messages.js';
import type { Tone } from './Chip.tsx';
import { Icon, type IconName } from './Icon.tsx';

export type CheckState = 'met' | 'missing' | 'broken' | 'unknown' | 'pending';
export type Severity = 'required' | 'advised' | 'info';

type Way = { label: string; href: string };
export type Ways = {
	next?: Way | undefined;
	/** The proof on file: a document, a receipt. */
	proof?: Way | undefined;
	/** Where a proof is added, when none is on file. */
	prove?: Way | undefined;
};
export type Check = Ways & {
	key: string;
	state: CheckState;
	severity?: Severity;
	title: ComponentChildren;
	explanation?: ComponentChildren;
	/** The text of law or the guide that asks for it. */
	source?: { label: string; href?: string };
	/** The same is found of each of these: it is said once. */
	subjects?: readonly (Ways & { label: string })[];
};

const looks: Record<CheckState, { tone: Tone; icon: IconName; label: () => string }> = {
	met: { tone: 'good', icon: 'check', label: m.ui_state_met },
	missing: { tone: 'warn', icon: 'gap', label: m.ui_state_missing },
	broken: { tone: 'bad', icon: 'cross', label: m.ui_state_broken },
	unknown: { tone: 'quiet', icon: 'question', label: m.ui_state_unknown },
	pending: { tone: 'wait', icon: 'clock', label: m.ui_state_pending },
};
const severities: Record<Severity, () => string> = {
	required: m.ui_severity_required,
	advised: m.ui_severity_advised,
	info: m.ui_severity_info,
};

function Proven({ proof, prove, of }: Ways & { of: ComponentChildren }) {
	return (
		<>
			{proof && (
				<p class="small">
					<Icon name="paper" /> <a href={proof.href}>{proof.label}</a>
				</p>
			)}
			{prove && (
				<p class="small check-prove">
					<Icon name="no_paper" />{' '}
					<a href={prove.href}>
						{prove.label}
						<span class="hidden"> ({of})</span>
					</a>
				</p>
			)}
		</>
	);
}

function Next({ next, of }: Ways & { of: ComponentChildren }) {
	if (!next) return null;
	return (
		<a class="button" data-size="small" href={next.href}>
			{next.label}
			<span class="hidden"> ({of})</span>
		</a>
	);
}

function Line({ check }: { check: Check }) {
	const look = looks[check.state];
	const { title, source, subjects = [] } = check;
	return (
		<li class="check" data-tone={look.tone}>
			<span class="check-sign">
				<Icon name={look.icon} />
			</span>
			<div class="check-body">
				<p class="check-title">
					{title}{' '}
					<span class="check-state">
						{look.label()}
						{check.severity && check.state !== 'met' && <span class="soft"> · {severities[check.severity]()}</span>}
					</span>
				</p>
				{check.explanation && <div class="soft">{check.explanation}</div>}
				<Proven {...check} of={title} />
				{source && (
					<p class="small soft">
						{m.ui_source()} {source.href ? <a href={source.href}>{source.label}</a> : source.label}
					</p>
				)}
				{subjects.length > 0 && (
					<ul class="check-subjects">
						{subjects.map((subject) => (
							<li>
								<div>
									{subject.label}
									<Proven {...subject} of={subject.label} />
								</div>
								<Next {...subject} of={subject.label} />
							</li>
						))}
					</ul>
				)}
			</div>
			<Next {...check} of={title} />
		</li>
	);
}

/** What the law asks, line by line: found, missing, against the rule, to be checked. `progress` adds "3 of 5". */
export function Checklist({ checks, progress }: { checks: readonly Check[]; progress?: boolean }) {
	const done = checks.filter((check) => check.state === 'met').length;
	return (
		<div class="checklist">
			{progress && (
				<p class="checklist-progress">
					<meter min={0} max={Math.max(checks.length, 1)} value={done} aria-hidden="true" />
					{m.ui_checklist_progress({ done, total: checks.length })}
				</p>
			)}
			<ul>
				{checks.map((check) => (
					<Line key={check.key} check={check} />
				))}
			</ul>
		</div>
	);
}

/** One short mark in a list: is the proof on file? `unneeded` when none is asked. */
export function Proof({ state }: { state: 'found' | 'missing' | 'unneeded' }) {
	if (state === 'unneeded') return <span class="soft small">{m.ui_proof_unneeded()}</span>;
	return (
		<span class="proof" data-tone={state === 'found' ? 'good' : 'warn'}>
			<Icon name={state === 'found' ? 'paper' : 'no_paper'} />
			{state === 'found' ? m.ui_proof_found() : m.ui_proof_missing()}
		</span>
	);
}
