import { urls } from '../urls.ts';
import type { Noun } from './merge.ts';

export const addressOf = (noun: Noun, id: string): string =>
	noun === 'person' ? urls.person({ person: id }) : urls.organisation({ organisation: id });
export const mergeAddress = (noun: Noun, id: string, query?: Record<string, string>): string =>
	noun === 'person' ? urls.personMerge({ person: id }, query) : urls.organisationMerge({ organisation: id }, query);
export const deleteAddress = (noun: Noun, id: string): string =>
	noun === 'person' ? urls.personDelete({ person: id }) : urls.organisationDelete({ organisation: id });
