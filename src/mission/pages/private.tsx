import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { addDays, type Day } from '../../plain/day.ts';
import { type Language, languages } from '../../plain/language.ts';
import { Select } from '../../ui/Choices.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { formatDated } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import type { Private } from '../private-store.ts';
import type { Delegate } from '../roster.ts';
import { Changed } from './changed.tsx';

export interface PrivateProps {
	partnership: Partnership;
	mission: Mission;
	delegate: Delegate;
	/** From this day nothing of it is kept; null: no day of return is known. */
	erasedFrom: Day | null;
	today: Day;
	saved: Private | null;
	locale: Language;
	typed: Typed;
	errors: Errors;
	changed?: boolean;
}

export const typedPrivate = (saved: Private | null): Typed => ({
	phone: saved?.phone ?? '',
	lodging: saved?.lodging ?? '',
	emergencyContact: saved?.emergencyContact ?? '',
	needs: saved?.needs ?? '',
	needsLanguage: saved?.needsLanguage ?? '',
});
const labels: Readonly<Record<string, () => string>> = {
	phone: m.mission_phone,
	lodging: m.mission_lodging,
	emergencyContact: m.mission_emergency,
	needs: m.mission_needs,
};

export function PrivatePage({ partnership, mission, delegate, erasedFrom, today, saved, locale, typed, errors, changed }: PrivateProps) {
	const at = { partnership: partnership.id, mission: mission.id, delegate: delegate.id };
	const name = nameOf(delegate, locale);
	const open = erasedFrom !== null && erasedFrom > today;
	return (
		<>
			<PageHead
				title={m.mission_private_of({ name: name.text })}
				crumbs={[...crumbsOf(partnership, mission, locale), { label: name.text, href: urls.delegate(at) }]}
				lede={m.mission_private_lede()}
			/>
			<Notice tone="wait">
				<p>
					<b>{m.mission_private_who()}</b>
				</p>
				<p>
					{erasedFrom === null
						? m.mission_private_no_return()
						: open
							? m.mission_private_until({ date: formatDated(addDays(erasedFrom, -1), locale) })
							: m.mission_private_past()}
				</p>
				{erasedFrom === null && (
					<p>
						<a href={urls.missionEdit({ partnership: partnership.id, mission: mission.id })}>{m.mission_edit()}</a>
					</p>
				)}
			</Notice>
			{changed && <Changed saved={typedPrivate(saved)} typed={typed} labels={labels} />}
			{open && (
				<Form
					action={urls.delegatePrivate(at)}
					revision={saved?.revision ?? 0}
					typed={typed}
					errors={errors}
					cancel={{ href: urls.delegate(at) }}
				>
					<TextField name="phone" type="tel" label={m.mission_phone()} width="medium" autocomplete="off" />
					<TextArea name="lodging" label={m.mission_lodging()} rows={2} />
					<TextField name="emergencyContact" label={m.mission_emergency()} autocomplete="off" />
					<TextArea name="needs" label={m.mission_needs()} hint={m.mission_needs_hint()} rows={3} lang={typed.needsLanguage || undefined} />
					<Select
						name="needsLanguage"
						label={m.mission_needs_language()}
						options={languages.map((language) => ({ value: language, label: languageName[language]() }))}
						value={typed.needsLanguage || locale}
						empty={false}
					/>
				</Form>
			)}
		</>
	);
}

export function ErasePage({ partnership, mission, kept }: { partnership: Partnership; mission: Mission; kept: number }) {
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<Confirm
			title={m.mission_private_erase()}
			action={urls.missionPrivateErase(at)}
			submit={m.mission_private_erase_now()}
			cancel={{ href: urls.mission(at) }}
		>
			<p>{m.mission_private_kept({ n: kept })}</p>
			<p>{m.mission_private_erase_text()}</p>
		</Confirm>
	);
}
