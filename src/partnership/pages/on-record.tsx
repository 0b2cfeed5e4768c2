import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import { Facts } from '../../ui/Facts.tsx';
import { languageName } from '../../ui/languages.ts';
import { Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import type { Partnership } from '../partnership.ts';
import { kindLabel } from '../wording.ts';

/** What somebody else saved while a form was open: read beside one's own words. */
export function OnRecord({ partnership, locale }: { partnership: Partnership; locale: Language }) {
	const { name, kind, parties, proposedBy, proposedOn, since, parent, story } = partnership;
	return (
		<Section title={m.partnership_others_words()}>
			<Facts
				facts={[
					{ term: m.partnership_name(), value: name },
					{ term: m.partnership_column_kind(), value: kindLabel[kind]() },
					{ term: m.partnership_parties(), value: parties.map((party) => called(party, locale)).join(', ') },
					{ term: m.partnership_proposed_by(), value: proposedBy && called(proposedBy, locale) },
					{ term: m.partnership_proposed_on(), value: proposedOn && <When date={proposedOn} /> },
					{ term: m.partnership_since(), value: since && <When date={since} /> },
					{ term: m.partnership_parent(), value: parent?.name },
					...languages.map((language) => ({
						term: m.partnership_story_in({ language: languageName[language]() }),
						value: story[language],
						lang: language,
					})),
				]}
			/>
		</Section>
	);
}
