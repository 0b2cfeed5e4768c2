import { m } from '../../paraglide/messages.js';
import { type Language, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { ErasureRefusal } from '../privacy.ts';
import type { Act } from '../store.ts';
import { actLabel, refusalText } from '../wording.ts';

export interface EraseProps {
	person: { id: string; name: string; mandates: number };
	parts: number;
	acts: readonly Act[];
	refusal: ErasureRefusal | null;
	keeper: string;
	locale: Language;
	typed: Typed;
	errors: Errors;
}

/** Erases for good, the name typed once more; or tells what the law keeps, and what can go instead. */
export function ErasePage({ person, parts, acts, refusal, keeper, locale, typed, errors }: EraseProps) {
	const back = urls.personData({ person: person.id });
	if (refusal)
		return (
			<>
				<PageHead
					title={m.privacy_erase_title()}
					crumbs={[{ label: person.name, href: back }]}
					lede={refusalText({ refusal, acts: acts.length, keeper })}
				/>
				{acts.length > 0 && (
					<>
						<ul class="lines">
							{acts.map((one) => {
								const title = read(one.title, locale);
								return (
									<li>
										{actLabel[one.act]()} <span lang={title?.language}>{title?.text}</span>
									</li>
								);
							})}
						</ul>
						<p>{m.privacy_erase_source()}</p>
						<p>{m.privacy_erase_instead()}</p>
					</>
				)}
				<ButtonLink href={back}>{m.privacy_back()}</ButtonLink>
			</>
		);
	return (
		<Confirm
			title={m.privacy_erase_title()}
			action={urls.personErase({ person: person.id })}
			submit={m.privacy_erase()}
			typed={typed}
			errors={errors}
			cancel={{ href: back }}
		>
			<p>{m.privacy_erase_text({ name: person.name, mandates: person.mandates, parts })}</p>
			<p>{m.privacy_erase_stays()}</p>
			<p>{m.privacy_erase_free_text()}</p>
			<Radios
				name="reason"
				label={m.merge_reason()}
				required
				options={[
					{ value: 'request', label: m.privacy_erase_request() },
					{ value: 'term', label: m.privacy_erase_term() },
					{ value: 'error', label: m.privacy_erase_error() },
				]}
			/>
			<TextField
				name="name"
				label={m.privacy_erase_name()}
				hint={m.privacy_erase_name_hint({ name: person.name })}
				required
				autocomplete="off"
				maxlength={300}
			/>
		</Confirm>
	);
}
