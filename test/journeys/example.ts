import { urls } from '../../src/urls.ts';
import type { Browser, World } from '../world.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;

/** Records of the example that the journeys pass by. */
export const example = {
	kapan: id('10001'),
	louhansk: id('10003'),
	chouchi: id('10007'),
	saintEtienne: id('1001'),
	kapanCommunity: id('1002'),
	alliance: id('1007'),
	perdriau: id('2001'),
	mandateOfPerdriau: id('3001'),
	parsyan: id('2002'),
	vote: id('30001'),
	/** The video meeting of 2023. */
	meeting: id('20001'),
	/** The stay announced for February 2024; a visitor and a host department that `hostedIn` adds. */
	announced: id('90001'),
	visitor: id('90101'),
	department: id('90201'),
	/** The agreement of November 2023. */
	signed: id('40001'),
	/** The visit of November 2023 to Kapan, and who led it. */
	visit: id('80001'),
	/** Its ceremony of signature. */
	signing: id('82005'),
	mayorOnVisit: id('81001'),
	supportOfEmbassy: id('83001'),
	/** The two social workers announced for February 2024. */
	hostingPromised: id('95001'),
	metSanteArmenie: id('96001'),
};

/** Opens an agreement of Saint-Étienne and Kapan from the model, as their officer does. @returns the parts of its address */
export async function draftIn(world: World): Promise<{ partnership: string; agreement: string; article: string }> {
	const officer = await world.browser('officer-saint-etienne');
	const { location, text } = await officer.post(urls.agreementNew({ partnership: example.kapan }), {
		kind: 'agreement',
		'title.fr': 'Accord de coopération 2027-2029',
		'title.hy': 'Համագործակցության համաձայնագիր 2027-2029',
		fields: ['education', 'culture'],
		authentic: 'equal',
		termMonths: '36',
		start: 'model',
	});
	const agreement = location?.split('/').at(-1);
	if (!agreement) throw new Error(`no agreement was opened: ${text.slice(0, 500)}`);
	const { rows } = await world.owner.query<{ id: string }>('select id from article where agreement_id = $1 order by position limit 1', [
		agreement,
	]);
	return { partnership: example.kapan, agreement, article: rows[0]?.id ?? '' };
}

/** Sends a file by the form at that address, as a browser without script does. */
export async function sendFile(world: World, who: Browser, address: string, name: string, content: Buffer): Promise<void> {
	const body = new FormData();
	body.append('files', new Blob([new Uint8Array(content)]), name);
	const headers = { cookie: who.cookie, origin: world.baseUrl };
	const { status } = await world.app.request(new Request(new URL(address, world.baseUrl), { method: 'POST', body, headers }));
	if (status !== 303) throw new Error(`${name} was not taken in: ${status}`);
}

/** Names a visitor of the stay announced for 2024, and says how many the social service of the CCAS can receive this year. */
export async function hostedIn(world: World): Promise<void> {
	const at = [example.kapan, example.announced];
	await world.owner.query(`insert into visitor (partnership_id, placement_id, id, person_id, language) values ($1, $2, $3, $4, 'hy')`, [
		...at,
		example.visitor,
		example.parsyan,
	]);
	await world.owner.query(
		`insert into host_department (id, organisation_id, keeper_id, names) values ($1, $2, $3, '{"fr": "Service social", "hy": "Սոցիալական ծառայություն"}')`,
		[example.department, id('1006'), example.saintEtienne],
	);
	await world.owner.query(
		`insert into host_places (department_id, id, from_on, until_on, places) values ($1, gen_random_uuid(), '2026-01-01', '2026-12-31', 2),
			($1, gen_random_uuid(), '2026-08-01', '2026-08-31', 0)`,
		[example.department],
	);
	await world.owner.query('update placement set department_id = $3 where partnership_id = $1 and id = $2', [...at, example.department]);
}

/** What stands for each part of an address, as far as the example holds it. */
export const exampleParts: Readonly<Record<string, string>> = {
	partnership: example.kapan,
	organisation: example.saintEtienne,
	person: example.perdriau,
	mandate: example.mandateOfPerdriau,
	territory: 'GN-174875',
	decision: example.vote,
	agreement: example.signed,
	language: 'hy',
	event: example.meeting,
	placement: example.announced,
	visitor: example.visitor,
	/** The city's page, on which the announced stay rests. */
	proof: id('60001'),
	department: example.department,
	mission: example.visit,
	session: example.signing,
	delegate: example.mayorOnVisit,
	support: example.supportOfEmbassy,
	followUp: example.hostingPromised,
	encounter: example.metSanteArmenie,
};
/** What an address asks for after its question mark, to be a page. */
export const exampleQueries: Readonly<Record<string, string>> = {
	[urls.agreementCompare.pattern]: '?from=1&to=now',
	[urls.agreementEvent.pattern]: '?verb=end',
	[urls.placementStep.pattern]: '?verb=arrive',
	[urls.placementEvaluation.pattern]: '?moment=end&voice=tutor',
	[urls.hostDepartment.pattern]: '?year=2026',
};

/** Adds what the example does not know of the visit and the stay: a flight, a cost, what was voted, minutes, a list. @returns parts of addresses */
export async function abroadIn(world: World): Promise<Record<string, string>> {
	await hostedIn(world);
	const officer = await world.browser('officer-saint-etienne');
	const onVisit = { partnership: example.kapan, mission: example.visit };
	await officer.post(urls.placementTasks({ partnership: example.kapan, placement: example.announced }), { length: 'month' });
	const flight = { by: 'air', number: 'AF 1660', leavesFrom: 'Lyon', leavesDay: '19/11/2023', leavesHour: '10:30', arrivesTo: 'Erevan' };
	await officer.post(urls.legNew({ ...onVisit, delegate: example.mayorOnVisit }), flight);
	const city = { payer: example.saintEtienne, payer_text: 'Ville de Saint-Étienne' };
	await officer.post(urls.costNew(onVisit), { ...city, kind: 'travel', label: 'Vols', planned: '2500', currency: 'EUR' });
	await officer.post(urls.budget(onVisit), { ...city, voted: '2000', voted_currency: 'EUR' });
	await officer.post(urls.minutesWrite({ ...onVisit, session: example.signing, language: 'fr' }), {
		revision: '0',
		body: 'Les deux maires signent.\n\nL’ambassade est présente.',
		[`presence.${example.mayorOnVisit}`]: 'present',
		'outcomes.0.kind': 'contact',
		'outcomes.0.words': 'Le centre de santé de Goris',
	});
	const { rows } = await world.owner.query<Record<string, string>>(
		`select (select id from delegate_leg limit 1) as leg, (select id from mission_cost limit 1) as cost, (select id from outcome limit 1) as outcome,
			(select id from placement_task limit 1) as task, (select id from host_places limit 1) as period`,
	);
	return rows[0] ?? {};
}
