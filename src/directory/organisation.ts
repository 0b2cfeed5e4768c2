import type { Texts } from '../plain/language.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

export const organisationKinds = [
	'local-authority',
	'grouping',
	'state',
	'ministry',
	'embassy',
	'association',
	'ngo',
	'health',
	'school',
	'company',
	'social-welfare',
	'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
/** Kinds that govern a territory: one organisation a territory, and what a partnership is made between. */
export const authorityKinds = ['local-authority', 'grouping'] as const satisfies readonly OrganisationKind[];

/** What is written of an organisation. */
export interface OrganisationInput {
	kind: OrganisationKind;
	names: Texts;
	spellings: string[];
	country: string;
	territoryCode: string | null;
	parentId: string | null;
	siret: string | null;
	rna: string | null;
	foreignNumber: string | null;
	unrecognised: boolean;
	website: string | null;
	/** Its postal address: the lines of street or building, as it writes them. */
	street: string | null;
	postcode: string | null;
	town: string | null;
	note: string | null;
}

export interface Numbers {
	/** ISO 3166-1 alpha-2. */
	country: string;
	siret: string | null;
	rna: string | null;
	foreignNumber: string | null;
}
export type NumberRefusal = 'siret-shape' | 'siret-key' | 'rna-shape' | 'french-number-abroad' | 'foreign-number-in-france';

const bare = (text: string) => text.replace(/[\s.\u00a0\u202f-]/g, '');

/** Luhn's sum (ISO/IEC 7812-1, annex B). */
function luhn(digits: string): number {
	let sum = 0;
	for (const [index, digit] of [...digits].reverse().entries()) {
		const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
		sum += value > 9 ? value - 9 : value;
	}
	return sum;
}

const laPoste = '356000000';

/** A SIRET is 14 digits that satisfy Luhn's key; those of La Poste (SIREN 356 000 000) only need a sum of digits that 5 divides (Insee). */
export function isSiret(siret: string): boolean {
	if (!/^\d{14}$/.test(siret)) return false;
	if (luhn(siret) % 10 === 0) return true;
	return siret.startsWith(laPoste) && [...siret].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/**
 * The numbers of an organisation, spaces taken out, or why they cannot be right.
 * SIRET: Code de commerce, art. R123-221. RNA: W and nine digits (arrêté du 14 octobre 2009).
 */
export function checkNumbers(given: Numbers): Result<Numbers, NumberRefusal> {
	const siret = given.siret === null ? null : bare(given.siret);
	const rna = given.rna === null ? null : bare(given.rna).toUpperCase();
	if ((siret || rna) && given.country !== 'FR') return refuse('french-number-abroad', { field: siret ? 'siret' : 'rna' });
	if (given.foreignNumber && given.country === 'FR') return refuse('foreign-number-in-france', { field: 'foreign_number' });
	if (siret && !/^\d{14}$/.test(siret)) return refuse('siret-shape', { field: 'siret' });
	if (siret && !isSiret(siret)) return refuse('siret-key', { field: 'siret' });
	if (rna && !/^W\d{9}$/.test(rna)) return refuse('rna-shape', { field: 'rna' });
	return allow({ country: given.country, siret: siret || null, rna: rna || null, foreignNumber: given.foreignNumber });
}

export type Address = Pick<OrganisationInput, 'country' | 'street' | 'postcode' | 'town'>;
/** Line by line, its country aside; none where nothing is known. */
export const addressLines = ({ street, postcode, town }: Omit<Address, 'country'>): string[] =>
	[...(street ?? '').split('\n'), [postcode, town].filter(Boolean).join(' ')].map((line) => line.trim()).filter(Boolean);

const postcodes: Readonly<Record<string, RegExp>> = { FR: /^\d{5}$/, AM: /^\d{4}$/ };
/** Whether it may be a postcode of that country: five digits in France, four in Armenia (UPU S42); elsewhere, what is typed. */
export const isPostcode = (postcode: string, country: string): boolean => (postcodes[country] ?? /^[\p{L}\d -]{2,12}$/u).test(postcode);

/** `843 211 050 00017`, as Insee prints it. */
export const printedSiret = (siret: string) => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');
