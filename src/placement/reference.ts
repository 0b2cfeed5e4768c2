import { referenceList } from '../directory/reference.ts';

/** What has to be ready before visitors arrive, as `data/reference/hosting-checklist.csv` proposes it. */
export const referenceLines = () => referenceList('hosting-checklist');
