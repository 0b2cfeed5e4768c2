import type { ToldRow } from '../../chronicle/tell.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import type { JoiningAnswer } from '../../proposal/joining-store.ts';
import type { Side } from '../../proposal/proposal.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { ChangesTable } from './changes.tsx';

interface Part {
	side: Side;
	name: string;
	rows: readonly ToldRow[];
	answer: JoiningAnswer | null;
}
export interface JoiningProps {
	partnership: Partnership;
	parts: readonly Part[];
	typed: Typed;
	errors: Errors;
	locale: Language;
	timeZone: string;
}

/** What a city says, or has not said yet, of what was recorded before it joined. */
export function saidOfBefore({ name, answer }: Pick<Part, 'name' | 'answer'>, locale: Language, timeZone: string): string {
	if (!answer) return m.joining_unanswered({ who: name });
	const said = { who: name, by: answer.by, when: formatInstant(answer.at, locale, timeZone) };
	return answer.answer === 'confirmed' ? m.joining_confirmed(said) : m.joining_contested({ ...said, reason: answer.reason ?? '' });
}

export function JoiningPage({ partnership, parts, typed, errors, locale, timeZone }: JoiningProps) {
	const at = { partnership: partnership.id };
	return (
		<>
			<PageHead
				title={m.joining_page_title()}
				crumbs={[{ label: partnership.name, href: urls.partnership(at) }]}
				lede={m.joining_page_lede()}
			/>
			{parts.map(({ side, name, rows, answer }) => (
				<Section title={m.joining_title({ who: name })}>
					{side.joinedAt && <p>{m.joining_lede({ who: name, when: formatInstant(side.joinedAt, locale, timeZone) })}</p>}
					{rows.length > 0 ? (
						<>
							<ChangesTable rows={rows} />
							<p>{saidOfBefore({ name, answer }, locale, timeZone)}</p>
						</>
					) : (
						<p class="soft">{m.joining_none()}</p>
					)}
					{side.mine && rows.length > 0 && <Answer {...{ partnership, side, typed, errors }} />}
				</Section>
			))}
		</>
	);
}

function Answer({ partnership, side, typed, errors }: Pick<JoiningProps, 'partnership' | 'typed' | 'errors'> & { side: Side }) {
	const action = urls.beforeJoining({ partnership: partnership.id });
	const own = <input type="hidden" name="organisation" value={side.organisationId} />;
	return (
		<>
			<Form action={action} submit={m.joining_confirm()}>
				{own}
				<input type="hidden" name="answer" value="confirmed" />
				<p>{m.joining_confirm_text()}</p>
			</Form>
			<h3>{m.joining_contest()}</h3>
			<Form action={action} typed={typed} errors={errors} submit={false}>
				{own}
				<input type="hidden" name="answer" value="contested" />
				<p>{m.joining_contest_text()}</p>
				<TextArea name="reason" label={m.joining_reason()} required />
				<div class="form-actions">
					<Button>{m.joining_contest()}</Button>
				</div>
			</Form>
		</>
	);
}
