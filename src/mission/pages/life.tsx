import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Confirm } from '../../ui/Form.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Mission } from '../mission.ts';

interface LifeProps {
	partnership: Partnership;
	mission: Mission;
	typed: Typed;
	errors: Errors;
}

export function CancelPage({ partnership, mission, typed, errors }: LifeProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<Confirm
			title={m.mission_cancel_title()}
			action={urls.missionCancel(at)}
			submit={m.mission_cancel()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.mission(at), label: m.mission_back_to() }}
		>
			<p>{m.mission_cancel_lede()}</p>
			<DatedField name="on" label={m.mission_cancelled_on()} required />
			<TextField name="reason" label={m.mission_cancel_reason()} required maxlength={300} />
		</Confirm>
	);
}

export function HeldPage({ partnership, mission, typed, errors }: LifeProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<Confirm
			title={m.mission_held_title()}
			action={urls.missionHeld(at)}
			submit={m.mission_held_record()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.mission(at) }}
		>
			<p>{m.mission_held_lede()}</p>
			<DatedField name="on" label={m.mission_held_on()} hint={m.mission_held_hint()} required />
			<p>
				<a href={urls.missionCancel(at)}>{m.mission_held_not()}</a>
			</p>
		</Confirm>
	);
}
