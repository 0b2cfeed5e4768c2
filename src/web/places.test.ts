import { expect, it } from 'vitest';
import { urls } from '../urls.ts';
import { placesOf } from './places.ts';

const partnership = '019a0000-0000-7000-8000-000000010001';
const at = (path: string, may: boolean) =>
	placesOf({ params: path.includes(partnership) ? { partnership } : {}, url: new URL(path, 'http://localhost'), may: () => may });
const current = (path: string) => at(path, true).filter((place) => place.current);

it('leads from any page of Saint-Étienne – Kapan to its missions, stays, follow-ups, encounters, documents, changes, history and public page', () => {
	const hrefs = at(urls.agreement({ partnership, agreement: partnership }), true).map(({ href }) => href);
	expect(hrefs).toEqual(
		[
			urls.partnership,
			urls.missions,
			urls.placements,
			urls.followUps,
			urls.encounters,
			urls.documents,
			urls.proposals,
			urls.partnershipHistory,
			urls.publication,
		].map((path) => path({ partnership })),
	);
});

it('marks the one room one is in, and the file itself on all other pages', () => {
	expect(current(urls.documentNew({ partnership })).map(({ href }) => href)).toEqual([urls.documents({ partnership })]);
	expect(current(urls.agreement({ partnership, agreement: partnership })).map(({ href }) => href)).toEqual([
		urls.partnership({ partnership }),
	]);
});

it('does not lead the association that reads to a page it may not open, and says nothing outside a partnership', () => {
	expect(at(urls.partnership({ partnership }), false).map(({ href }) => href)).not.toContain(urls.publication({ partnership }));
	expect(at(urls.directory(), true)).toEqual([]);
});
