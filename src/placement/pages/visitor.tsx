import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Why } from '../../ui/Why.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Placement } from '../placement.ts';
import type { Visitor } from '../visitor-store.ts';
import { crumbsTo } from './crumbs.ts';

export interface VisitorProps {
	partnership: Partnership;
	placement: Placement;
	/** null: a new one. */
	visitor: Visitor | null;
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	locale: Language;
}

export function VisitorPage({ partnership, placement, visitor, typed, errors, candidates, locale }: VisitorProps) {
	const at = { partnership: partnership.id, placement: placement.id };
	const name = visitor && nameOf(visitor, locale);
	return (
		<>
			<PageHead
				title={name ? <span lang={name.language ?? undefined}>{name.text}</span> : m.placement_visitor_add()}
				crumbs={crumbsTo(partnership, placement, locale)}
				actions={
					visitor && <ButtonLink href={urls.visitorRemove({ ...at, visitor: visitor.id })}>{m.placement_visitor_remove()}</ButtonLink>
				}
			/>
			<Form
				action={visitor ? urls.visitor({ ...at, visitor: visitor.id }) : urls.visitorNew(at)}
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: urls.placement(at) }}
			>
				{!visitor && <Chooser kind="person" name="personId" label={m.placement_visitor()} hint={m.placement_visitor_hint()} required />}
				{ownFirst().map((language) => (
					<TextField
						name={`occupation.${language}`}
						label={m.placement_occupation_in({ language: languageName[language]() })}
						lang={language}
					/>
				))}
				<Radios
					name="language"
					label={m.placement_visitor_language()}
					inline
					options={languages.map((value) => ({ value, label: languageName[value]() }))}
					value={typed.language ?? ''}
					required
				/>
				<Section title={m.placement_private()}>
					<p class="soft">{m.placement_private_about()}</p>
					<TextField name="phone" label={m.placement_phone()} type="tel" width="medium" autocomplete="off" />
					<TextField
						name="email"
						label={m.placement_email()}
						hint={m.placement_email_hint()}
						type="email"
						width="medium"
						autocomplete="off"
					/>
					<TextArea name="lodging" label={m.placement_lodging()} rows={2} />
					<TextArea name="emergencyContact" label={m.placement_emergency_contact()} rows={2} />
				</Section>
			</Form>
		</>
	);
}

export function VisitorRemovePage({
	partnership,
	placement,
	visitor,
	locale,
	typed,
	errors = {},
}: Pick<VisitorProps, 'partnership' | 'placement' | 'locale'> & { visitor: Visitor; typed?: Typed; errors?: Errors }) {
	const at = { partnership: partnership.id, placement: placement.id };
	return (
		<Confirm
			title={m.placement_visitor_remove_title()}
			action={urls.visitorRemove({ ...at, visitor: visitor.id })}
			submit={m.placement_visitor_remove()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.placement(at) }}
		>
			<p>{m.placement_visitor_remove_lede({ name: nameOf(visitor, locale).text })}</p>
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}
