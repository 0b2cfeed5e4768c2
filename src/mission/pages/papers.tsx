import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import type { Delegate } from '../roster.ts';
import { Tabs } from '../Tabs.tsx';

export interface PapersProps {
	partnership: Partnership;
	mission: Mission;
	/** Those who come. */
	delegates: readonly Delegate[];
	locale: Language;
}

type Address = (query: { in: string }) => string;
interface Paper {
	key: string;
	title: string;
	pdf: Address | null;
	word: Address | null;
	/** For a calendar, or a telephone: in the reader's own language. */
	calendar?: string;
	card?: string;
}

function papersOf({ partnership, mission, delegates, locale }: PapersProps): Paper[] {
	const at = { partnership: partnership.id, mission: mission.id };
	const orders = delegates
		.filter(({ status }) => status === 'staff')
		.map((delegate): Paper => {
			const to = { ...at, delegate: delegate.id };
			return {
				key: delegate.id,
				title: `${m.paper_order_title()} – ${nameOf(delegate, locale).text}`,
				pdf: (query) => urls.delegateOrder(to, query),
				word: (query) => urls.delegateOrderWord(to, query),
			};
		});
	// What one person carries in a pocket, in the order of protocol.
	const pockets = delegates.map((delegate): Paper => {
		const to = { ...at, delegate: delegate.id };
		return {
			key: `pocket ${delegate.id}`,
			title: m.paper_programme_of({ name: nameOf(delegate, locale).text }),
			pdf: (query) => urls.programmePocket(to, query),
			word: null,
			calendar: urls.programmePersonIcs(to),
		};
	});
	return [
		{
			key: 'programme',
			title: m.paper_programme_title(),
			pdf: (query) => urls.programmePdf(at, query),
			word: (query) => urls.programmeWord(at, query),
			calendar: urls.programmeIcs(at),
		},
		{
			key: 'mandate',
			title: m.paper_mandate_title(),
			pdf: (query) => urls.missionMandate(at, query),
			word: (query) => urls.missionMandateWord(at, query),
		},
		...orders,
		{
			key: 'invitation',
			title: m.paper_invitation_title(),
			pdf: (query) => urls.missionInvitation(at, query),
			word: (query) => urls.missionInvitationWord(at, query),
		},
		{ key: 'badges', title: m.paper_badges_title(), pdf: (query) => urls.missionBadges(at, query), word: null },
		{ key: 'cards', title: m.paper_cards_title(), pdf: (query) => urls.missionCards(at, query), word: null },
		{ key: 'contacts', title: m.paper_contacts(), pdf: null, word: null, card: urls.missionContacts(at) },
		...pockets,
	];
}

/** One link a language; who hears the page is told which document each belongs to. */
function Links({ paper, address }: { paper: Paper; address: Address | null }) {
	if (!address) return <>–</>;
	const forms = [
		['fr', m.ui_language_fr()],
		['hy', m.ui_language_hy()],
		['en', m.ui_language_en()],
		['fr-hy', m.paper_in_both()],
	] as const;
	return (
		<ul class="cluster">
			{forms.map(([form, label]) => (
				<li>
					<a href={address({ in: form })} data-turbo="false">
						<span class="hidden">{paper.title}, </span>
						<span lang={form === 'fr-hy' ? undefined : form}>{label}</span>
					</a>
				</li>
			))}
		</ul>
	);
}

/** What a calendar or a telephone takes over. */
function Other({ paper }: { paper: Paper }) {
	const address = paper.calendar ?? paper.card;
	if (!address) return <>–</>;
	return (
		<a href={address} data-turbo="false">
			<span class="hidden">{paper.title}, </span>
			{paper.card ? m.paper_vcard() : m.paper_ics()}
		</a>
	);
}

export function PapersPage(props: PapersProps) {
	const { partnership, mission, locale } = props;
	return (
		<>
			<PageHead title={m.paper_papers()} crumbs={crumbsOf(partnership, mission, locale)} lede={m.paper_papers_lede()} />
			<Tabs partnership={partnership} mission={mission} current="papers" />
			<Table<Paper>
				caption={m.paper_papers()}
				hideCaption
				rows={papersOf(props)}
				rowKey={({ key }) => key}
				columns={[
					{ key: 'title', label: m.paper_document(), cell: ({ title }) => title },
					{ key: 'pdf', label: m.paper_pdf(), cell: (paper) => <Links paper={paper} address={paper.pdf} /> },
					{ key: 'word', label: m.paper_word(), cell: (paper) => <Links paper={paper} address={paper.word} /> },
					{ key: 'other', label: m.paper_for_device(), cell: (paper) => <Other paper={paper} /> },
				]}
			/>
		</>
	);
}
