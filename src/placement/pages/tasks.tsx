import { m } from '../../paraglide/messages.js';
import { type Language, read } from '../../plain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { doneForAnotherDay, dueOf, inOrder, isOpen, type Task, taskStateOf } from '../checklist.ts';
import { isOver, lengthOf, lengths, stateOf } from '../placement.ts';
import { lengthLabel, taskLabel } from '../wording.ts';
import type { ShowProps } from './show.tsx';

const written = (day: string) => day.split('-').reverse().join('/');

/** What has to be ready, each line with the day it is due; ticked, dropped or opened again where one stands. */
export function Tasks(props: ShowProps) {
	const { partnership, placement, tasks, mayEdit, refused } = props;
	const at = { partnership: partnership.id, placement: placement.id };
	const length = lengthOf(placement) ?? 'month';
	const done = tasks.filter(({ doneOn }) => doneOn).length;
	const asked = tasks.filter(({ droppedOn }) => !droppedOn).length;
	const over = isOver(stateOf(placement, props.today));
	// What was not ready in time says nothing once the stay is over: it is told, and asked no more.
	if (over && tasks.length === 0) return null;
	const own = refused?.form === 'task' ? refused : null;
	return (
		<Section title={m.placement_checklist()} id="checklist">
			{tasks.length === 0 ? (
				<Empty title={m.placement_checklist_none()}>{m.placement_checklist_hint()}</Empty>
			) : (
				<div class="checklist">
					<p class="checklist-progress">
						<meter min={0} max={Math.max(asked, 1)} value={done} aria-hidden="true" />
						{m.placement_checklist_progress({ done, total: asked })}
					</p>
					<ul>
						{inOrder(tasks, placement.arrivesOn).map((task) => (
							<Line {...props} task={task} />
						))}
					</ul>
				</div>
			)}
			{mayEdit && !over && (
				<>
					<form method="post" action={urls.placementTasks(at)} class="cluster">
						<label for="length">{m.placement_checklist_for()}</label>
						<select class="input" data-width="medium" id="length" name="length">
							{lengths.map((value) => (
								<option value={value} selected={value === length}>
									{lengthLabel[value]()}
								</option>
							))}
						</select>
						<Button kind={tasks.length === 0 ? 'primary' : 'plain'} size="small">
							{tasks.length === 0 ? m.placement_checklist_open() : m.placement_checklist_complete()}
						</Button>
					</form>
					<details class="fold" open={own !== null}>
						<summary>{m.placement_task_own()}</summary>
						<Form action={urls.placementTasks(at)} typed={own?.typed} errors={own?.errors} submit={m.placement_task_add()}>
							<TextField name="label" label={m.placement_task_label()} required />
							<TextField name="lead" label={m.placement_task_lead()} inputmode="numeric" width="short" required />
							<Radios
								name="unit"
								label={m.placement_task_unit()}
								inline
								options={[
									{ value: 'days', label: m.placement_task_days() },
									{ value: 'months', label: m.placement_task_months() },
								]}
								value={own?.typed.unit ?? 'days'}
							/>
						</Form>
					</details>
				</>
			)}
		</Section>
	);
}

const signs = { good: 'good', warn: 'warn', bad: 'bad', wait: 'wait', quiet: 'quiet' } as const;

function Line({ task, placement, partnership, today, locale, mayEdit, refused }: ShowProps & { task: Task }) {
	const state = taskStateOf(task, placement.arrivesOn, today);
	const over = isOver(stateOf(placement, today));
	const { tone, label } = over && isOpen(task) ? taskLabel.undone : taskLabel[state];
	const due = dueOf(task, placement.arrivesOn);
	const said = read(task.labels, locale);
	const address = urls.placementTask({ partnership: partnership.id, placement: placement.id, task: task.id });
	const mine = refused?.form === task.id ? refused : null;
	const on = `on-${task.id}`;
	const reason = `reason-${task.id}`;
	const name = <span class="hidden"> ({said?.text})</span>;
	return (
		<li class="task" data-tone={signs[tone as keyof typeof signs]}>
			<div class="check-body">
				<p class="check-title">
					<span lang={said?.language}>{said?.text}</span> <Chip tone={tone}>{label()}</Chip>
				</p>
				<p class="soft small">{about(task, due, locale)}</p>
				{!over && doneForAnotherDay(task, placement.arrivesOn) && (
					<p class="small">
						<strong>{m.placement_task_moved()}</strong>
					</p>
				)}
				{task.source && (
					<p class="soft small">
						{m.ui_source()} {task.source}
					</p>
				)}
			</div>
			{mayEdit &&
				!over &&
				(isOpen(task) ? (
					<div class="task-do">
						<form method="post" action={address} class="cluster" noValidate>
							<input type="hidden" name="do" value="done" />
							<label for={on}>
								{m.placement_task_on()}
								{name}
							</label>
							<input
								class="input"
								data-width="short"
								id={on}
								name="on"
								value={mine?.typed.on ?? written(today)}
								autocomplete="off"
								aria-invalid={mine?.errors.on ? 'true' : undefined}
								aria-describedby={mine?.errors.on ? `${on}-error` : undefined}
							/>
							<Button size="small">
								{m.placement_task_tick()}
								{name}
							</Button>
							{mine?.errors.on && (
								<p class="error" id={`${on}-error`}>
									{mine.errors.on}
								</p>
							)}
						</form>
						<details class="fold" open={Boolean(mine?.errors.reason)}>
							<summary>
								{m.placement_task_drop()}
								{name}
							</summary>
							<form method="post" action={address} class="cluster" noValidate>
								<input type="hidden" name="do" value="drop" />
								<label for={reason}>
									{m.placement_task_drop_reason()}
									{name}
								</label>
								<input
									class="input"
									data-width="medium"
									id={reason}
									name="reason"
									value={mine?.typed.reason ?? ''}
									aria-invalid={mine?.errors.reason ? 'true' : undefined}
									aria-describedby={mine?.errors.reason ? `${reason}-error` : undefined}
								/>
								<Button size="small">
									{m.placement_task_drop()}
									{name}
								</Button>
								{mine?.errors.reason && (
									<p class="error" id={`${reason}-error`}>
										{mine.errors.reason}
									</p>
								)}
							</form>
						</details>
					</div>
				) : (
					<form method="post" action={address}>
						<input type="hidden" name="do" value="reopen" />
						<Button size="small" kind="quiet">
							{m.placement_task_reopen()}
							{name}
						</Button>
					</form>
				))}
		</li>
	);
}

function about(task: Task, due: string | null, _locale: Language) {
	if (task.doneOn)
		return (
			<>
				{m.placement_task_done_on()} <When date={task.doneOn} />
				{task.doneBy && <> · {task.doneBy}</>}
			</>
		);
	if (task.droppedOn)
		return (
			<>
				{m.placement_task_dropped_on()} <When date={task.droppedOn} /> · {task.dropReason}
			</>
		);
	const lead = task.leadMonths > 0 ? m.placement_lead_months({ n: task.leadMonths }) : m.placement_lead_days({ n: task.leadDays });
	return due === null ? (
		lead
	) : (
		<>
			{m.placement_task_due_on()} <When date={due as Task['dueOn']} /> ({lead})
		</>
	);
}
