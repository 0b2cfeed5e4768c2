import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Confirm, ErrorSummary, Form } from '../../ui/Form.tsx';
import { formatDated } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { publicUrls, urls } from '../../urls.ts';
import { crumbsTo } from '../crumbs.ts';
import type { Shown } from '../portal.ts';
import type { Candidate, Choice, LeftOut, Noun } from '../publication.ts';
import type { Publication } from '../publication-store.ts';

export interface PublicationProps {
	partnership: Pick<Partnership, 'id' | 'name'>;
	/** As it stands now, before anything is published. */
	publication: Publication;
	all: readonly Candidate[];
	choice: Choice;
	shown: Shown;
	leftOut: readonly LeftOut[];
	/** Stands for the pages that were shown: what is published is what was seen. */
	mark: string;
	locale: Language;
	problem?: 'unread' | 'changed';
}

const nouns: readonly Noun[] = ['decision', 'agreement', 'event', 'mission', 'placement', 'document'];
const nounTitle: Record<Noun, () => string> = {
	decision: m.portal_votes,
	agreement: m.portal_agreements,
	event: m.publication_events,
	mission: m.mission_list_title,
	placement: m.placement_list_title,
	document: m.portal_documents,
};
const problemText = { unread: m.publication_unread, changed: m.publication_changed } as const;
const whyNot = {
	'not-taken': m.publication_not_taken,
	'not-signed': m.publication_not_signed,
	'not-held': m.publication_not_held,
} as const;
const personWhy = {
	objected: m.publication_person_objected,
	private: m.publication_person_private,
	erased: m.publication_person_erased,
} as const;

/** What was chosen, as an address carries it. */
function chosenQuery({ shown, slug }: Choice): string {
	const query = new URLSearchParams([['chosen', '1'], ['slug', slug], ...[...shown].sort().map((id) => ['shown', id])]);
	return String(query);
}

export function PublicationPage(props: PublicationProps) {
	const { partnership, publication, choice, locale, problem } = props;
	const at = { partnership: partnership.id };
	const isPublic = publication.publishedAt !== null;
	return (
		<>
			<PageHead
				title={m.publication_title()}
				crumbs={crumbsTo(partnership)}
				lede={isPublic ? m.publication_lede_public() : m.publication_lede()}
				state={isPublic ? <Chip tone="good">{m.publication_state_public()}</Chip> : <Chip>{m.publication_state_closed()}</Chip>}
				actions={
					isPublic && (
						<>
							<ButtonLink href={publicUrls[locale].partnership({ slug: publication.slug ?? choice.slug })}>
								{m.publication_see()}
							</ButtonLink>
							<ButtonLink href={urls.publicationWithdraw(at)} kind="quiet">
								{m.publication_withdraw()}
							</ButtonLink>
						</>
					)
				}
			/>
			{problem && <ErrorSummary errors={[{ message: problemText[problem](), ...(problem === 'unread' && { field: 'read' }) }]} />}
			<Chooser {...props} />
			<LeftOutList {...props} />
			<Preview {...props} />
		</>
	);
}

/** What is shown, to be ticked: the page below follows with the button, and nothing is published by it. */
function Chooser({ partnership, all, choice, locale }: PublicationProps) {
	return (
		<Section title={m.publication_choose()}>
			<Form action={urls.publication({ partnership: partnership.id })} method="get" submit={false}>
				<input type="hidden" name="chosen" value="1" />
				{nouns.map((noun) => {
					const ones = all.filter((one) => one.noun === noun && one.why === null);
					return (
						ones.length > 0 && (
							<fieldset class="field">
								<legend class="label">{nounTitle[noun]()}</legend>
								{ones.map((one) => (
									<div class="choice">
										<input type="checkbox" id={`shown-${one.id}`} name="shown" value={one.id} checked={choice.shown.has(one.id)} />
										<label for={`shown-${one.id}`}>
											<Name one={one} locale={locale} />
										</label>
										{one.file && <p class="hint">{m.publication_file_hint()}</p>}
									</div>
								))}
							</fieldset>
						)
					);
				})}
				<div class="field">
					<label class="label" for="slug">
						{m.publication_address()}
					</label>
					<p class="hint" id="slug-hint">
						{m.publication_address_hint()}
					</p>
					<input
						class="input"
						id="slug"
						name="slug"
						value={choice.slug}
						maxLength={70}
						autocapitalize="none"
						spellcheck={false}
						aria-describedby="slug-hint"
					/>
				</div>
				<div class="form-actions">
					<Button>{m.publication_update()}</Button>
				</div>
			</Form>
		</Section>
	);
}

function Name({ one, locale }: { one: Candidate; locale: Language }) {
	const name = read(one.texts, locale);
	return (
		<>
			<span lang={name && name.language !== locale ? name.language : undefined}>{name?.text ?? m.publication_untitled()}</span>
			{one.on && <span class="soft"> · {formatDated(one.on, locale)}</span>}
		</>
	);
}

/** What stays within, and why. */
function LeftOutList({ all, choice, leftOut, locale }: PublicationProps) {
	const closed = all.filter(({ why }) => why !== null);
	const unchosen = all.filter(({ id, why }) => why === null && !choice.shown.has(id));
	return (
		<Section title={m.publication_left_out()}>
			<ul class="lines">
				{closed.map((one) => (
					<li>
						<Name one={one} locale={locale} />
						<span class="soft">{whyNot[one.why ?? 'not-held']()}</span>
					</li>
				))}
				{unchosen.map((one) => (
					<li>
						<Name one={one} locale={locale} />
						<span class="soft">{one.noun === 'document' ? m.publication_not_published() : m.publication_withheld()}</span>
					</li>
				))}
				{leftOut.map(({ name, why }) => (
					<li>
						<span>{name}</span>
						<span class="soft">{personWhy[why]()}</span>
					</li>
				))}
				<li>
					<span class="soft">{m.publication_never()}</span>
				</li>
			</ul>
		</Section>
	);
}

/** The page itself, framed; then the one button. */
function Preview({ partnership, publication, choice, mark, locale, problem }: PublicationProps) {
	const at = { partnership: partnership.id };
	const query = chosenQuery(choice);
	const address = (language: Language) => `${urls.publicationPreview({ ...at, language })}?${query}`;
	return (
		<Section title={m.publication_preview()}>
			<ul class="cluster">
				{languages.map((language) => (
					<li>
						<a href={address(language)} hreflang={language} target="_blank" rel="noopener">
							{m.publication_preview_in({ language: languageName[language]() })}
						</a>
					</li>
				))}
			</ul>
			<iframe class="public-preview" src={address(locale)} title={m.publication_preview()} sandbox="allow-same-origin" />
			<Form action={urls.publication(at)} submit={publication.publishedAt ? m.publication_publish_again() : m.publication_publish()} whole>
				<input type="hidden" name="chosen" value="1" />
				<input type="hidden" name="slug" value={choice.slug} />
				<input type="hidden" name="mark" value={mark} />
				{[...choice.shown].sort().map((id) => (
					<input type="hidden" name="shown" value={id} />
				))}
				<div class="field" data-wrong={problem === 'unread' ? '' : undefined}>
					<div class="choice">
						<input
							type="checkbox"
							id="read"
							name="read"
							value="yes"
							aria-invalid={problem === 'unread' ? 'true' : undefined}
							aria-describedby={problem === 'unread' ? 'read-error' : undefined}
						/>
						<label for="read">{m.publication_read()}</label>
					</div>
					{problem === 'unread' && (
						<p class="error" id="read-error">
							{m.publication_unread()}
						</p>
					)}
				</div>
				<p class="hint">{m.publication_afterwards()}</p>
			</Form>
		</Section>
	);
}

export function WithdrawPage({ partnership, publication, locale }: Pick<PublicationProps, 'partnership' | 'publication' | 'locale'>) {
	const at = { partnership: partnership.id };
	return (
		<Confirm
			title={m.publication_withdraw_title()}
			action={urls.publicationWithdraw(at)}
			submit={m.publication_withdraw()}
			whole
			cancel={{ href: urls.publication(at) }}
		>
			<p>{m.publication_withdraw_text({ address: publicUrls[locale].partnership({ slug: publication.slug ?? '' }) })}</p>
		</Confirm>
	);
}
