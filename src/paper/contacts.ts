/** People for a telephone: vCard 4.0 (RFC 6350), with both scripts of a name. */
import type { Language } from '../plain/language.ts';
import { escaped as text, written } from './lines.ts';
import { nameIn, type Someone, textIn } from './shapes.ts';

export interface Contact extends Someone {
	readonly id: string;
	readonly phone?: string | null;
	readonly email?: string | null;
	/** When what is known of them last changed. */
	readonly changedAt?: Date | null;
}

function card(who: Contact, locale: Language): string {
	const say = { locale };
	const other: Language = locale === 'hy' ? 'fr' : 'hy';
	const [here, there] = [nameIn(who, locale), nameIn(who, other)];
	const name = (language: Language) =>
		language === 'hy' && (who.familyNameHy || who.givenNameHy)
			? `${text(who.familyNameHy)};${text(who.givenNameHy)};;;`
			: `${text(who.familyName)};${text(who.givenName)};;;`;
	// A dialled number is digits; how it was written stays with it as text where it is not.
	const dialled = who.phone?.replace(/[\s().\-/\u00a0\u202f]/g, '') ?? '';
	const tel = /^\+?\d{3,20}$/.test(dialled)
		? `TEL;VALUE=uri;TYPE=cell:tel:${dialled}`
		: who.phone
			? `TEL;TYPE=cell:${text(who.phone)}`
			: '';
	const organisation = textIn(who.organisation, say);
	const capacity = textIn(who.capacity, say);
	// The same name in two scripts is one name (ALTID, § 5.4); N may stand twice only so.
	const both = here !== there;
	return written([
		'BEGIN:VCARD',
		'VERSION:4.0',
		`UID:urn:uuid:${who.id}`,
		'KIND:individual',
		`FN;${both ? 'ALTID=1;' : ''}LANGUAGE=${locale}:${text(here)}`,
		...(both ? [`FN;ALTID=1;LANGUAGE=${other}:${text(there)}`] : []),
		`N;${both ? 'ALTID=1;' : ''}LANGUAGE=${locale}:${name(locale)}`,
		...(both ? [`N;ALTID=1;LANGUAGE=${other}:${name(other)}`] : []),
		...(organisation ? [`ORG:${text(organisation)}`] : []),
		...(capacity ? [`TITLE:${text(capacity)}`] : []),
		...(tel ? [tel] : []),
		...(who.email ? [`EMAIL:${text(who.email)}`] : []),
		...(who.changedAt ? [`REV:${who.changedAt.toISOString().replace(/[-:]|\.\d+/g, '')}`] : []),
		'END:VCARD',
	]);
}

export const contacts = (people: readonly Contact[], locale: Language): string => people.map((who) => card(who, locale)).join('');
