import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { read } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Findings } from '../../ui/Findings.tsx';
import { formatDated, formatInstant } from '../../ui/format.ts';
import { Section } from '../../ui/PageHead.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { answerOf, type Delegate, ofSide, sameWay } from '../roster.ts';
import { answerLabel, partLabel, sideName } from '../wording.ts';
import { LegWords } from './leg-words.tsx';
import type { ShowProps } from './show.tsx';

/** Who takes part, side by side, each in its order of protocol, and what the law still asks of those who leave. */
export function Roster(props: ShowProps) {
	const { partnership, mission, delegates, checks, locale, mayEdit } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const others = [...new Set(delegates.map(({ sideId }) => sideId))].filter((id) => id !== mission.senderId && id !== mission.hostId);
	const sides = [mission.senderId, ...(mission.hostId ? [mission.hostId] : []), ...others];
	const nameOfDelegate = (id: string) => {
		const one = delegates.find((delegate) => delegate.id === id);
		return one ? nameOf(one, locale).text : null;
	};
	const asked = checks.filter(({ state }) => state !== 'met');
	return (
		<>
			{sides.map((sideId) => (
				<Side key={sideId} {...props} sideId={sideId} />
			))}
			{(mission.privateErasedAt || delegates.some(({ hasPrivate }) => hasPrivate)) && <PrivateState {...props} />}
			{mayEdit && delegates.length > 0 && (
				<p>
					<a href={urls.fieldAccounts(at)}>{m.field_accounts_title()}</a>
				</p>
			)}
			{checks.length > 0 && (
				<Section title={m.mission_law()} id="papers">
					{asked.length === 0 && <p>{m.mission_law_all()}</p>}
					<Findings
						checks={checks}
						about={({ subject }) => nameOfDelegate(subject.id)}
						mend={({ subject }) =>
							mayEdit ? { label: m.mission_record_paper(), href: `${urls.delegate({ ...at, delegate: subject.id })}#papers` } : null
						}
					/>
				</Section>
			)}
		</>
	);
}

function Side({ sideId, ...props }: ShowProps & { sideId: string }) {
	const { partnership, mission, locale, mayEdit } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const side = ofSide(props.delegates, sideId);
	const name = sideName(partnership, sideId, locale);
	const title = sideId === mission.senderId ? m.mission_delegation_of({ name }) : m.mission_hosts_of({ name });
	const add = mayEdit && (
		<ButtonLink href={urls.delegateNew(at, { side: sideId })} size="small">
			{m.mission_delegate_add()}
			<span class="hidden"> ({name})</span>
		</ButtonLink>
	);
	return (
		<Section title={title} actions={side.length > 0 && add}>
			{side.length === 0 ? (
				<Empty title={m.mission_nobody()} action={add}>
					{sideId === mission.senderId ? m.mission_nobody_hint() : m.mission_nobody_host_hint()}
				</Empty>
			) : (
				<Table caption={title} hideCaption rows={side} rowKey={({ id }) => id} columns={columnsOf(props, side)} />
			)}
		</Section>
	);
}

function columnsOf(props: ShowProps, side: readonly Delegate[]): Column<Delegate>[] {
	const { partnership, mission, checks, locale, mayEdit } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const travels = side[0]?.sideId === mission.senderId;
	return [
		{ key: 'name', label: m.mission_delegate(), cell: (delegate) => <Who delegate={delegate} {...props} /> },
		{ key: 'part', label: m.mission_part(), cell: ({ part }) => partLabel[part]() },
		{ key: 'answer', label: m.mission_answer(), cell: (delegate) => <Answered delegate={delegate} {...props} /> },
		...(travels
			? [
					{
						key: 'papers',
						label: m.mission_papers(),
						cell: ({ id }: Delegate) => <Papers checks={checks.filter(({ subject }) => subject.id === id)} locale={locale} />,
					},
					{
						key: 'budget',
						label: m.mission_budget_of(),
						cell: ({ budget }: Delegate) => (budget ? called(budget, locale) : <span class="soft">{m.mission_unknown()}</span>),
					},
				]
			: []),
		...(side.some(({ legs }) => legs.length > 0)
			? [
					{
						key: 'journey',
						label: m.mission_journey(),
						cell: (delegate: Delegate) => <Journey delegate={delegate} side={side} {...props} />,
					},
				]
			: []),
		...(mayEdit
			? [
					{
						key: 'do',
						label: m.mission_order(),
						action: true,
						cell: (delegate: Delegate) => (
							<form class="cluster" method="post" action={urls.delegateMove({ ...at, delegate: delegate.id })}>
								<Move way="up" delegate={delegate} disabled={side[0] === delegate} {...props} />
								<Move way="down" delegate={delegate} disabled={side.at(-1) === delegate} {...props} />
							</form>
						),
					},
				]
			: []),
	];
}

function Move({ way, delegate, disabled, locale }: ShowProps & { way: 'up' | 'down'; delegate: Delegate; disabled: boolean }) {
	const name = nameOf(delegate, locale).text;
	return (
		<Button name="way" value={way} size="small" disabled={disabled} id={`${way}-${delegate.id}`}>
			<span aria-hidden="true">{way === 'up' ? '↑' : '↓'}</span>
			<span class="hidden">{way === 'up' ? m.mission_move_up({ name }) : m.mission_move_down({ name })}</span>
		</Button>
	);
}

function Who({ delegate, partnership, mission, locale, mayEdit }: ShowProps & { delegate: Delegate }) {
	const name = nameOf(delegate, locale);
	const capacity = read(delegate.capacity, locale);
	const href = mayEdit
		? urls.delegate({ partnership: partnership.id, mission: mission.id, delegate: delegate.id })
		: urls.person({ person: delegate.personId });
	return (
		<>
			<a href={href} id={`delegate-${delegate.id}`} lang={name.language ?? undefined}>
				{name.text}
			</a>
			{capacity && (
				<div class="soft small" lang={capacity.language}>
					{capacity.text}
				</div>
			)}
		</>
	);
}

function Answered({ delegate, locale }: ShowProps & { delegate: Delegate }) {
	const answer = answerOf(delegate);
	const { label, tone } = answerLabel[answer];
	const on = delegate.declinedOn ?? delegate.acceptedOn ?? delegate.invitedOn;
	return (
		<>
			<Chip tone={tone}>{label()}</Chip>
			{on && <div class="soft small">{formatDated(on, locale)}</div>}
			{delegate.declineReason && answer === 'declined' && <div class="soft small">{delegate.declineReason}</div>}
		</>
	);
}

function Papers({ checks, locale }: Pick<ShowProps, 'checks' | 'locale'>) {
	if (checks.length === 0) return <span class="soft">{m.mission_paper_none()}</span>;
	return (
		<>
			{checks.map(({ ruleId, state, deadline, facts }) => {
				const order = ruleId === 'fr-mission-order';
				if (state === 'met') return <Chip tone="good">{order ? m.mission_order_there() : m.mission_mandate_there()}</Chip>;
				if (deadline) return <Chip tone="warn">{m.mission_mandate_by({ date: formatDated(deadline, locale) })}</Chip>;
				if (facts.days) return <Chip tone="bad">{m.mission_mandate_urgent()}</Chip>;
				return <Chip tone={state === 'broken' ? 'bad' : 'warn'}>{order ? m.mission_order_lacks() : m.mission_mandate_lacks()}</Chip>;
			})}
		</>
	);
}

function Journey({ delegate, side, partnership, mission, locale }: ShowProps & { delegate: Delegate; side: readonly Delegate[] }) {
	// Who travels together is told so: the same hours are not read five times on a telephone.
	const first = side.find((one) => sameWay(one.legs, delegate.legs));
	if (first && first !== delegate && delegate.legs.length > 0) {
		const { text, language } = nameOf(first, locale);
		return (
			<span class="soft small">
				{m.mission_same_way()} <span lang={language ?? undefined}>{text}</span>
			</span>
		);
	}
	return (
		<ul class="lines small">
			{delegate.legs.map((leg) => (
				<li>
					<LegWords leg={leg} partnership={partnership} mission={mission} locale={locale} />
				</li>
			))}
		</ul>
	);
}

/** What private words are kept, or that they are no more. */
function PrivateState({ partnership, mission, delegates, locale, timeZone, mayEdit }: ShowProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	const kept = delegates.filter(({ hasPrivate }) => hasPrivate).length;
	return (
		<Section title={m.mission_private_title()} id="private">
			{mission.privateErasedAt && <p>{m.mission_private_erased({ when: formatInstant(mission.privateErasedAt, locale, timeZone) })}</p>}
			{kept > 0 && <p>{m.mission_private_kept({ n: kept })}</p>}
			{kept > 0 && mayEdit && <ButtonLink href={urls.missionPrivateErase(at)}>{m.mission_private_erase()}</ButtonLink>}
		</Section>
	);
}
