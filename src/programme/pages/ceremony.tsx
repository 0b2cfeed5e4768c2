import { m } from '../../paraglide/messages.js';
import { languages } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { type Option, Select } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Programme } from '../ask.ts';
import { arrangementKeys, parts, type Session } from '../programme.ts';
import { arrangementLabel, partLabel } from '../wording.ts';
import { crumbsOf, Person, sessionAt, Title } from './parts.tsx';

export interface CeremonyProps {
	programme: Programme;
	session: Session;
	agreements: Option[];
	typed: Typed;
	errors: Errors;
	changed?: boolean;
}

export function CeremonyPage({ programme, session, agreements, typed, errors, changed }: CeremonyProps) {
	const at = sessionAt(programme, session);
	const { participants } = session;
	return (
		<>
			<PageHead
				title={m.programme_ceremony_title()}
				crumbs={crumbsOf(programme, session)}
				lede={<Title session={session} programme={programme} />}
			/>
			{changed && (
				<Notice tone="wait">
					<p role="alert">{m.form_changed_meanwhile()}</p>
				</Notice>
			)}
			<Form
				action={urls.programmeCeremony(at)}
				revision={session.revision}
				typed={typed}
				errors={errors}
				cancel={{ href: urls.programmeSession(at) }}
			>
				{/* Return in a field saves: without this, it would press the first arrow. */}
				<button class="hidden" type="submit" tabIndex={-1} aria-hidden="true" />
				<Section title={m.programme_part_who()}>
					{participants.length === 0 ? (
						<Empty
							title={m.programme_nobody()}
							action={<ButtonLink href={`${urls.programmeSessionEdit(at)}#participants`}>{m.programme_name_people()}</ButtonLink>}
						/>
					) : (
						<>
							<p class="soft">{m.programme_speakers_hint()}</p>
							<ol class="speakers">
								{participants.map(({ delegateId }, index) => (
									<li id={`speaker-${delegateId}`}>
										<fieldset class="field">
											<legend class="label">
												{index + 1}. <Person id={delegateId} programme={programme} />
											</legend>
											<div class="field-row">
												<Select
													name={`who.${delegateId}.part`}
													label={m.programme_part()}
													options={parts.map((part) => ({ value: part, label: partLabel[part]() }))}
													value={typed[`who.${delegateId}.part`] ?? 'takes-part'}
													empty={false}
												/>
												<Select
													name={`who.${delegateId}.language`}
													label={m.programme_language()}
													options={languages.map((language) => ({ value: language, label: languageName[language]() }))}
													empty={m.programme_unnamed()}
												/>
											</div>
											<div class="cluster">
												{index > 0 && (
													<Button size="small" name="place" value={`up ${delegateId}`}>
														{m.programme_up()}
														<span class="hidden">
															{' '}
															<Person id={delegateId} programme={programme} />
														</span>
													</Button>
												)}
												{index < participants.length - 1 && (
													<Button size="small" name="place" value={`down ${delegateId}`}>
														{m.programme_down()}
														<span class="hidden">
															{' '}
															<Person id={delegateId} programme={programme} />
														</span>
													</Button>
												)}
											</div>
										</fieldset>
									</li>
								))}
							</ol>
						</>
					)}
				</Section>
				<Section title={m.programme_part_what()}>
					<Select name="agreementId" label={m.programme_agreement()} options={agreements} empty={m.programme_none()} />
					<div class="arrangements">
						{arrangementKeys.map((key) => (
							<TextArea name={key} label={arrangementLabel[key]()} rows={2} />
						))}
					</div>
				</Section>
			</Form>
		</>
	);
}
