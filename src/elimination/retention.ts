import { referenceList } from '../directory/reference.ts';
import { type Fate, fates, type Retention } from './elimination.ts';

const isFate = (text: string): text is Fate => fates.includes(text as Fate);

/** The rules of retention, by key. @throws Error when the list names a fate that is none */
export const retentionRules = (): ReadonlyMap<string, Retention> =>
	new Map(
		referenceList('retention').map(({ key, years, fate, source }) => {
			if (!isFate(fate)) throw new Error(`data/reference/retention.csv: no fate is called ${fate}`);
			return [key, { key, years: years === '' ? null : Number(years), fate, source }];
		}),
	);
