import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Section } from '../../ui/PageHead.tsx';
import type { Named } from '../portal.ts';

export interface NoticeProps {
	/** The offices that publish here. */
	publishers: readonly Named[];
	/** A mail address or the address of a form; null where the setting PUBLIC_CONTACT gives none. */
	contact: string | null;
	/** Who hosts the server, as the law asks to be told; null where PUBLIC_HOST gives none. */
	host: string | null;
	locale: Language;
}

function Contact({ contact }: Pick<NoticeProps, 'contact'>) {
	if (!contact) return <>{m.portal_contact_town_hall()}</>;
	const web = /^https?:/.test(contact);
	return <a href={web ? contact : `mailto:${contact}`}>{contact}</a>;
}

/** Who answers for these pages (French law: loi 2004-575, art. 1-1; the director of publication: loi 82-652, art. 93-2), and what becomes of data. */
export function LegalPage({ publishers, contact, host, locale }: NoticeProps) {
	return (
		<>
			<header class="hero">
				<h1>{m.portal_legal()}</h1>
			</header>
			<Section title={m.portal_legal_publisher()}>
				{publishers.length > 0 ? (
					<ul>
						{publishers.map((publisher) => (
							<li>{called(publisher, locale)}</li>
						))}
					</ul>
				) : (
					<p>{m.portal_legal_no_publisher()}</p>
				)}
				<p>{m.portal_legal_director()}</p>
				<p>{host ? m.portal_legal_host({ host }) : m.portal_legal_no_host()}</p>
				<p>
					{m.portal_legal_contact()} <Contact contact={contact} />
				</p>
			</Section>
			<Section title={m.portal_privacy()}>
				<p>{m.portal_privacy_readers()}</p>
				<p>{m.portal_privacy_officials()}</p>
				<p>
					{m.portal_privacy_rights()} <Contact contact={contact} />
				</p>
			</Section>
			<Section title={m.portal_legal_reuse()}>
				<p>{m.portal_legal_reuse_facts()}</p>
				<p>{m.portal_legal_map()}</p>
			</Section>
		</>
	);
}

/** The statement that the RGAA asks for (France: loi 2005-102, art. 47; décret 2019-768). Nobody has audited these pages: it says so. */
export function AccessibilityPage({ contact }: NoticeProps) {
	return (
		<>
			<header class="hero">
				<h1>{m.portal_accessibility()}</h1>
				<p class="hero-story">{m.portal_accessibility_lede()}</p>
			</header>
			<Section title={m.portal_accessibility_conformity()}>
				<p>{m.portal_accessibility_not_audited()}</p>
				<p>{m.portal_accessibility_tested()}</p>
			</Section>
			<Section title={m.portal_accessibility_limits()}>
				<p>{m.portal_accessibility_limits_documents()}</p>
			</Section>
			<Section title={m.portal_accessibility_feedback()}>
				<p>
					{m.portal_accessibility_write()} <Contact contact={contact} />
				</p>
				<p>{m.portal_accessibility_defender()}</p>
			</Section>
		</>
	);
}

export function MissingPage({ home }: { home: string }) {
	return (
		<header class="hero">
			<h1>{m.portal_missing_title()}</h1>
			<p class="hero-story">{m.portal_missing_text()}</p>
			<p>
				<a href={home}>{m.portal_all()}</a>
			</p>
		</header>
	);
}
