import type { Texts } from '../plain/language.ts';

export const territoryKinds = ['country', 'region', 'department', 'intercommunal', 'city'] as const;
export type TerritoryKind = (typeof territoryKinds)[number];

/** Enough of a territory to name it and to link to it. */
export interface Place {
	code: string;
	kind: TerritoryKind;
	name: string;
	names: Texts;
}

/** 'AM', 'AM-SU', 'FR-R84', 'FR-E244200770', 'GN-174875': what may stand in an address. */
export const isTerritoryCode = (text: string): boolean => /^[A-Z]{2}(-[A-Z0-9]{1,16})?$/.test(text);

/** In a form, a territory that has no organisation yet: choosing it makes its local authority. */
export const territoryChoice = (code: string) => `territory:${code}`;
export function chosenTerritory(value: string): string | null {
	const code = value.startsWith('territory:') ? value.slice('territory:'.length) : null;
	return code !== null && isTerritoryCode(code) ? code : null;
}
