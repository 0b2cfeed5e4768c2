import { called, countryName } from '../../directory/wording.ts';
import { factLabel } from '../../document/wording.ts';
import { m } from '../../paraglide/messages.js';
import { kindLabel } from '../../partnership/wording.ts';
import type { Day } from '../../plain/day.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import { Chip } from '../../ui/Chip.tsx';
import { formatDated } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { Cities, Section } from '../../ui/PageHead.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { When } from '../../ui/When.tsx';
import { publicUrls } from '../../urls.ts';
import { cityName, titleOf } from '../naming.ts';
import type { Shown, ShownDocument } from '../portal.ts';
import { agreementsByDate, momentsOf, standingOf } from '../story.ts';
import { momentWords } from '../wording.ts';
import { Accord, Fields, Vote } from './acts.tsx';
import { CitiesMap } from './map.tsx';

interface Props {
	shown: Shown;
	locale: Language;
	today: Day;
}

/** The page of a partnership: what a resident reads, and what the office is shown before it publishes. */
export function PartnershipPage(props: Props) {
	const { shown, locale } = props;
	const fields = shown.fields.filter(({ endedOn }) => endedOn === null);
	return (
		<>
			<Hero {...props} />
			<CitiesMap shown={shown} locale={locale} />
			{fields.length > 0 && (
				<Section title={m.portal_shared()}>
					<Fields fields={fields} locale={locale} />
				</Section>
			)}
			{shown.decisions.length > 0 && (
				<Section title={m.portal_votes()} id="votes">
					<div class="acts">
						{shown.decisions.map((decision) => (
							<Vote decision={decision} shown={shown} locale={locale} />
						))}
					</div>
				</Section>
			)}
			{shown.agreements.length > 0 && (
				<Section title={m.portal_agreements()} id="accords">
					<div class="acts">
						{agreementsByDate(shown).map((agreement) => (
							<Accord {...props} agreement={agreement} />
						))}
					</div>
				</Section>
			)}
			<Story {...props} />
			{shown.documents.length > 0 && <Documents {...props} />}
			<p class="soft small">{m.portal_published_by({ publisher: called(shown.publisher, locale) })}</p>
		</>
	);
}

function Hero({ shown, locale }: Props) {
	const now = shown.parties.filter(({ leftOn }) => leftOn === null);
	const [a, b] = now.map((party) => cityName(party, locale));
	const standing = standingOf(shown);
	const story = read(shown.story, locale);
	const twins = languages
		.filter((language) => language !== locale && language !== 'en')
		.map((language) => [language, titleOf(shown, language)] as const);
	return (
		<header class="hero">
			<p class="hero-kind">
				{kindLabel[shown.kind]()}
				{shown.since && <> · {m.portal_since({ date: formatDated(shown.since, locale) })}</>}
				{standing !== 'active' && (
					<>
						{' '}
						<Chip tone={standing === 'ended' ? 'quiet' : 'warn'}>
							{standing === 'ended' ? m.portal_standing_ended() : m.portal_standing_suspended()}
						</Chip>
					</>
				)}
			</p>
			<h1>{now.length === 2 && a && b ? <Cities a={a} b={b} /> : titleOf(shown, locale)}</h1>
			{twins.map(
				([language, title]) =>
					title !== titleOf(shown, locale) && (
						<p class="twin" lang={language}>
							{title}
						</p>
					),
			)}
			<ul class="hero-parties">
				{now.map((party, index) => (
					<li data-strand={index === 0 ? 'a' : 'b'}>
						{party.slug ? <a href={publicUrls[locale].city({ slug: party.slug })}>{called(party, locale)}</a> : called(party, locale)}
						<span class="soft"> · {countryName(party.country, locale)}</span>
					</li>
				))}
			</ul>
			{story && (
				<p class="hero-story" lang={story.language === locale ? undefined : story.language}>
					{story.text}
				</p>
			)}
		</header>
	);
}

function Story({ shown, locale }: Props) {
	const moments = momentsOf(shown);
	if (moments.length === 0) return null;
	const [a = '', b = ''] = shown.parties.map((party) => cityName(party, locale));
	return (
		<Section title={m.portal_timeline()} id="dates">
			<Timeline
				strands={{ a, b }}
				items={moments.map(({ key, kind, on, strand, name, anchor }) => {
					const named = name && read(name, locale);
					const alone = (kind === 'milestone' || kind === 'mission') && named;
					const lang = named && named.language !== locale ? named.language : undefined;
					return {
						key,
						date: on,
						strand,
						title: alone ? named.text : momentWords[kind]({ by: shown.proposedBy ? called(shown.proposedBy, locale) : '' }),
						...(alone && lang && { lang }),
						...(!alone && named && { detail: <span lang={lang}>{named.text}</span> }),
						...(anchor && { href: `#${anchor}` }),
					};
				})}
			/>
		</Section>
	);
}

function Documents({ shown, locale }: Props) {
	return (
		<Section title={m.portal_documents()} id="documents">
			<ul class="documents">
				{shown.documents.map((document) => (
					<li>
						<p>
							<Source document={document} shown={shown} locale={locale} />
						</p>
						<p class="small soft">
							{document.on && <When date={document.on} />}
							{document.on && document.language && ' · '}
							{document.language && languageSaid(document.language, locale)}
						</p>
						{document.proves.length > 0 && (
							<p class="small">
								{m.portal_proves()} {[...new Set(document.proves.map(({ fact }) => factLabel[fact]()))].join(', ')}
							</p>
						)}
					</li>
				))}
			</ul>
		</Section>
	);
}

function languageSaid(code: string, locale: Language): string {
	if (languages.includes(code as Language)) return languageName[code as Language]();
	try {
		return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
	} catch {
		return code;
	}
}

function Source({ document, shown, locale }: { document: ShownDocument; shown: Shown; locale: Language }) {
	const lang = document.language && document.language !== locale ? document.language : undefined;
	const { file } = document;
	if (file)
		return (
			<>
				<a
					href={publicUrls[locale].document({ slug: shown.slug, document: document.id })}
					lang={lang}
					hreflang={document.language ?? undefined}
					type={file.type}
				>
					{document.title}
				</a>{' '}
				<span class="small soft">{fileSaid(file, locale)}</span>
			</>
		);
	return document.url ? (
		<a href={document.url} rel="nofollow noopener external" lang={lang} hreflang={document.language ?? undefined}>
			{document.title}
		</a>
	) : (
		<span lang={lang}>{document.title}</span>
	);
}

/** "PDF, 1,2 Mo": what opens, and how much comes. */
function fileSaid({ type, size }: { type: string; size: number }, locale: Language): string {
	const kind = type === 'application/pdf' ? 'PDF' : (type.split('/')[1]?.split(/[.+-]/).at(-1)?.toUpperCase() ?? '');
	const [value, unit] = size >= 1_000_000 ? ([size / 1_000_000, 'megabyte'] as const) : ([Math.max(1, size / 1000), 'kilobyte'] as const);
	return `${kind}, ${new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)}`;
}
