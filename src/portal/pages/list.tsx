import { called, countryName } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { kindLabel } from '../../partnership/wording.ts';
import { type Language, read } from '../../plain/language.ts';
import { Empty } from '../../ui/Empty.tsx';
import { formatDated } from '../../ui/format.ts';
import { publicUrls } from '../../urls.ts';
import { cityName, lineTitle } from '../naming.ts';
import type { ShownAuthority, ShownLine } from '../portal.ts';

interface Props {
	lines: readonly ShownLine[];
	/** Whose partnerships these are; null: all that are published here. */
	authority: ShownAuthority | null;
	locale: Language;
}

export function ListPage({ lines, authority, locale }: Props) {
	return (
		<>
			<header class="hero">
				{authority && <p class="hero-kind">{countryName(authority.country, locale)}</p>}
				<h1>{authority ? m.portal_list_of({ city: cityName(authority, locale) }) : m.portal_list_title()}</h1>
				{lines.length > 0 && <p class="hero-story">{m.portal_list_count({ n: lines.length })}</p>}
				{authority?.website && (
					<p>
						<a href={authority.website} rel="noopener external">
							{called(authority, locale)}
						</a>
					</p>
				)}
			</header>
			{lines.length === 0 ? (
				<Empty title={m.portal_list_empty()} />
			) : (
				<ul class="twinnings">
					{lines.map((line) => (
						<Line line={line} locale={locale} />
					))}
				</ul>
			)}
		</>
	);
}

function Line({ line, locale }: { line: ShownLine; locale: Language }) {
	const story = read(line.story, locale);
	return (
		<li>
			<p class="hero-kind">
				{kindLabel[line.kind]()}
				{line.since && <> · {m.portal_since({ date: formatDated(line.since, locale) })}</>}
			</p>
			<h2>
				<a href={publicUrls[locale].partnership({ slug: line.slug })}>{lineTitle(line, locale)}</a>
			</h2>
			{story && <p lang={story.language === locale ? undefined : story.language}>{story.text}</p>}
			<p class="small soft">{[...new Set(line.parties.map(({ country }) => countryName(country, locale)))].join(' · ')}</p>
		</li>
	);
}
