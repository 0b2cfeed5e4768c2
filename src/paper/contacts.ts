/**
 * People for a telephone: vCard 3.0 (RFC 2426). Version 4.0 (RFC 6350) has a way to write one name in two scripts, but Outlook does not read it
 * and Android keeps the last of the names it meets, whatever their language.
 */
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
	const [here, there] = [nameIn(who, locale), nameIn(who, locale === 'hy' ? 'fr' : 'hy')];
	const armenian = locale === 'hy' && (who.familyNameHy || who.givenNameHy);
	const [family, given] = armenian ? [who.familyNameHy, who.givenNameHy] : [who.familyName, who.givenName];
	// A dialled number is digits; how it was written stays where it is not.
	const dialled = who.phone?.replace(/[\s().\-/\u00a0\u202f]/g, '') ?? '';
	const phone = /^\+?\d{3,20}$/.test(dialled) ? dialled : (who.phone ?? '');
	const organisation = textIn(who.organisation, say);
	const capacity = textIn(who.capacity, say);
	return written([
		'BEGIN:VCARD',
		'VERSION:3.0',
		`UID:urn:uuid:${who.id}`,
		`FN:${text(here) || '-'}`,
		`N:${text(family)};${text(given)};;;`,
		// The other script, where telephones look for a name too.
		...(there !== here ? [`NICKNAME:${text(there)}`] : []),
		...(organisation ? [`ORG:${text(organisation)}`] : []),
		...(capacity ? [`TITLE:${text(capacity)}`] : []),
		...(phone ? [`TEL;TYPE=CELL:${text(phone)}`] : []),
		...(who.email ? [`EMAIL;TYPE=INTERNET:${text(who.email)}`] : []),
		...(who.changedAt ? [`REV:${who.changedAt.toISOString().replace(/[-:]|\.\d+/g, '')}`] : []),
		'END:VCARD',
	]);
}

export const contacts = (people: readonly Contact[], locale: Language): string => people.map((who) => card(who, locale)).join('');
