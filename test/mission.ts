/** What tests of missions begin with: people of both cities and of their guest at their browsers, and a mission to come as its form sends it. */
import { urls } from '../src/urls.ts';
import { type Browser, openWorld, type World } from './world.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
export const partnership = id('10001');
export const [city, kapan, embassy] = [id('1001'), id('1002'), id('1005')] as const;
/** The mission of November 2023, as the example tells it. */
export const visit = id('80001');
/** People: the mayor, a deputy mayor, an honorary member of parliament. */
export const [perdriau, kotchian, rochebloine] = [id('2001'), id('2003'), id('2004')] as const;

export interface Offices {
	world: World;
	officer: Browser;
	/** Kapan's, in Armenian. */
	other: Browser;
	/** An elected member of Saint-Étienne: reads. */
	reader: Browser;
	/** The association that both let in. */
	guest: Browser;
}
export async function openOffices(): Promise<Offices> {
	const world = await openWorld();
	return {
		world,
		officer: await world.browser('officer-saint-etienne'),
		other: await world.browser('officer-kapan', 'hy'),
		reader: await world.browser('elected-saint-etienne'),
		guest: await world.browser('association'),
	};
}

export const mission = {
	senderId: city,
	hostId: kapan,
	'title.fr': 'Retour à Kapan',
	'title.hy': '',
	'title.en': '',
	leavesOn: '15/03/2027',
	returnsOn: '18/03/2027',
	zone: 'Asia/Yerevan',
	homeZone: 'Europe/Paris',
	'places.0.territory': 'GN-174875',
	'places.0.territory_text': 'Kapan',
};
/** The id after that noun in an address; '' where it has none. */
export const idIn = (location: string | null, noun: 'missions' | 'delegates' | 'decisions'): string =>
	new RegExp(`/${noun}/([0-9a-f-]{36})`).exec(location ?? '')?.[1] ?? '';

/** Enters that mission. @returns where it is */
export const prepared = async (officer: Browser, fields: Record<string, string> = {}) => ({
	partnership,
	mission: idIn((await officer.post(urls.missionNew({ partnership }), { ...mission, ...fields })).location, 'missions'),
});
export type At = Awaited<ReturnType<typeof prepared>>;

/** Adds one person to the travelling side. @returns the id of the delegate */
export async function joined(officer: Browser, at: At, person: string, fields: Record<string, string> = {}): Promise<string> {
	const { location } = await officer.post(urls.delegateNew(at), { sideId: city, person, part: 'member', ...fields });
	return idIn(location, 'delegates');
}
