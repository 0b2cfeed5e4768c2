/** Documents of a believable mission, for the tests of paper and its bench. What the reference case does not tell is left open. */
import { attendanceCertificate } from '../src/paper/certificate.ts';
import { type HostingAgreement, hostingAgreement } from '../src/paper/hosting.ts';
import { type Invitation, invitation } from '../src/paper/invitation.ts';
import { badges, tableCards } from '../src/paper/labels.ts';
import { mandateAnnex } from '../src/paper/mandate.ts';
import { missionOrder } from '../src/paper/order.ts';
import { type Programme, pocketProgramme, programme, type Session } from '../src/paper/programme.ts';
import { missionReport } from '../src/paper/report.ts';
import type { House, Someone, Trip } from '../src/paper/shapes.ts';
import type { Labels, Sheet, Tongues } from '../src/paper/sheet.ts';
import { dated, day } from '../src/plain/day.ts';
import { money } from '../src/plain/money.ts';

const saintEtienne = { fr: 'Ville de Saint-Étienne', hy: 'Սենտ Էտիեն քաղաք' };
const kapan = { fr: 'Communauté de Kapan', hy: 'Կապան համայնք' };
export const house: House = { name: saintEtienne, address: 'Hôtel de Ville, 42000 Saint-Étienne', country: 'FR' };
export const kapanHouse: House = { name: kapan, address: null, country: 'AM' };

const person = (
	givenName: string,
	familyName: string,
	givenNameHy: string,
	familyNameHy: string,
	fr: string,
	hy: string,
	side = saintEtienne,
): Someone => ({
	givenName,
	familyName,
	givenNameHy,
	familyNameHy,
	capacity: { fr, hy },
	organisation: side,
});
export const perdriau = person(
	'Gaël',
	'Perdriau',
	'Գաել',
	'Պերդրիո',
	'maire de Saint-Étienne, président de Saint-Étienne Métropole',
	'Սենտ Էտիենի քաղաքապետ, «Սենտ Էտիեն մետրոպոլի» նախագահ',
);
export const kotchian = person(
	'Jean-Pierre',
	'Kotchian',
	'Ժան Պիեռ',
	'Կոտչյան',
	'conseiller municipal délégué',
	'քաղաքային խորհրդի լիազորված անդամ',
);
export const parsyan = person('Gevorg', 'Parsyan', 'Գևորգ', 'Փարսյան', 'chef de la communauté de Kapan', 'Կապանի համայնքի ղեկավար', kapan);
export const rochebloine = person('François', 'Rochebloine', 'Ֆրանսուա', 'Ռոշբլուան', 'député honoraire', 'պատվավոր պատգամավոր');

export const trip: Trip = {
	title: { fr: 'Visite de la délégation stéphanoise à Kapan', hy: 'Սենտ Էտիենի պատվիրակության այցը Կապան' },
	purpose: {
		fr: 'Signature de l’accord de coopération : éducation, culture, jeunesse, politique sociale, médecine, économie, administration locale, francophonie',
		hy: 'Համագործակցության համաձայնագրի ստորագրում՝ կրթություն, մշակույթ, երիտասարդություն, սոցիալական քաղաքականություն, բժշկություն, տնտեսություն, տեղական ինքնակառավարում, ֆրանկոֆոնիա',
	},
	leavesOn: day('2023-11-20'),
	returnsOn: day('2023-11-21'),
	places: [{ fr: 'Kapan', hy: 'Կապան' }],
	sender: saintEtienne,
	host: kapan,
};

const session = (
	fr: string,
	hy: string,
	onDay: string | null,
	from: string | null,
	to: string | null,
	more: Partial<Session> = {},
): Session => ({
	title: { fr, hy },
	onDay: onDay ? day(onDay) : null,
	startsAt: onDay && from ? new Date(`${onDay}T${from}:00+04:00`) : null,
	endsAt: onDay && to ? new Date(`${onDay}T${to}:00+04:00`) : null,
	with: [perdriau, parsyan],
	...more,
});
export const sessions: Session[] = [
	session('Dépôt de gerbe au mémorial de Bagabourj', 'Ծաղկեպսակի զետեղում Բաղաբուրջի հուշահամալիրում', '2023-11-20', '10:00', '10:30', {
		place: 'Bagaburj',
		inCharge: parsyan,
	}),
	session(
		'Entretien du maire et du chef de la communauté',
		'Քաղաքապետի և համայնքի ղեկավարի առանձնազրույցը',
		'2023-11-20',
		'11:00',
		'11:45',
		{ place: 'Hôtel de ville de Kapan', room: 'cabinet', interpreter: kotchian },
	),
	session('Réunion élargie', 'Ընդլայնված կազմով հանդիպում', '2023-11-20', '12:00', '13:30', {
		place: 'Hôtel de ville de Kapan',
		room: 'grande salle',
		with: [perdriau, kotchian, rochebloine, parsyan],
		interpreter: kotchian,
	}),
	session('Séances de travail par domaine', 'Աշխատանքային հանդիպումներ՝ ըստ ոլորտների', '2023-11-21', null, null, { with: [] }),
	session('Signature de l’accord', 'Համաձայնագրի ստորագրում', '2023-11-21', '15:00', '16:00', { place: 'Hôtel de ville de Kapan' }),
	session('Rencontre avec la presse', 'Հանդիպում լրագրողների հետ', null, null, null, { with: [perdriau] }),
];
export const programmeOf: Programme = {
	house,
	trip,
	zone: 'Asia/Yerevan',
	zonePlace: { fr: 'Kapan', hy: 'Կապան' },
	homeZone: 'Europe/Paris',
	homePlace: { fr: 'Saint-Étienne', hy: 'Սենտ Էտիեն' },
	sessions,
};

const costs = [
	{ label: { fr: 'Transport aérien', hy: 'Ավիատոմսեր' }, amount: money(480_000, 'EUR'), payer: saintEtienne },
	{ label: { fr: 'Hébergement', hy: 'Կացարան' }, amount: money(96_050, 'EUR'), payer: kapan },
	{ label: { fr: 'Interprétation', hy: 'Թարգմանություն' }, amount: null, payer: kapan },
];
export const invitationOf: Invitation = {
	house,
	trip: {
		...trip,
		title: { fr: 'Visite de la délégation de Kapan à Saint-Étienne', hy: 'Կապանի պատվիրակության այցը Սենտ Էտիեն' },
		purpose: { fr: 'Signature de l’accord de coopération, Fête du livre', hy: 'Համագործակցության համաձայնագրի ստորագրում, Գրքի տոն' },
		leavesOn: dated('2024-23'),
		returnsOn: null,
		places: [{ fr: 'Saint-Étienne', hy: 'Սենտ Էտիեն' }],
		sender: kapan,
		host: saintEtienne,
	},
	guests: [parsyan],
	number: 4,
	addressee: {
		fr: 'la section consulaire de l’ambassade de France en Arménie',
		hy: 'Հայաստանում Ֆրանսիայի դեսպանության հյուպատոսական բաժին',
	},
	costs,
	signatory: perdriau,
};
export const hostingOf: HostingAgreement = {
	house: {
		name: { fr: 'Centre communal d’action sociale de Saint-Étienne', hy: 'Սենտ Էտիենի սոցիալական աջակցության համայնքային կենտրոն' },
		country: 'FR',
	},
	sender: kapan,
	title: { fr: 'Accueil de deux travailleurs sociaux de Kapan', hy: 'Կապանի երկու սոցիալական աշխատողների հյուրընկալում' },
	visitors: [],
	number: 2,
	from: dated('2024-02'),
	to: null,
	places: [{ fr: 'Saint-Étienne', hy: 'Սենտ Էտիեն' }],
	department: { fr: 'Centre communal d’action sociale', hy: 'Սոցիալական աջակցության համայնքային կենտրոն' },
	objectives: [
		{ fr: 'Semaine 1 : découvrir l’organisation du centre', hy: '1-ին շաբաթ. ծանոթանալ կենտրոնի կառուցվածքին' },
		{
			fr: 'Semaine 2 : suivre les travailleurs sociaux dans les quartiers',
			hy: '2-րդ շաբաթ. ուղեկցել սոցիալական աշխատողներին թաղամասերում',
		},
	],
};

export const sheets: Readonly<Record<string, (tongues: Tongues) => Sheet>> = {
	order: (tongues) =>
		missionOrder(
			{
				house,
				trip,
				traveller: person('Claire', 'Exemple', '', '', 'directrice des relations internationales', 'միջազգային կապերի բաժնի ղեկավար'),
				number: '2023-117',
				travel: ['Lyon – Erevan', 'Erevan – Kapan (route)'],
				payer: saintEtienne,
				signatory: perdriau,
			},
			tongues,
		),
	mandate: (tongues) =>
		mandateAnnex(
			{ house, trip, members: [perdriau, kotchian].map((one) => ({ ...one, decision: null })), left: false, costs, signatory: perdriau },
			tongues,
		),
	programme: (tongues) => programme(programmeOf, tongues),
	pocket: (tongues) => pocketProgramme({ ...programmeOf, person: perdriau }, tongues),
	invitation: (tongues) => invitation(invitationOf, tongues),
	hosting: (tongues) => hostingAgreement(hostingOf, tongues),
	report: (tongues) =>
		missionReport(
			{
				house,
				trip,
				zone: 'Asia/Yerevan',
				delegation: [perdriau, kotchian, rochebloine],
				opening: {
					fr: 'La visite fait suite au vote du jumelage par le conseil municipal en 2022.',
					hy: 'Այցը հաջորդում է 2022 թ. քաղաքային խորհրդի որոշմանը քույր քաղաքների հաստատման մասին։',
				},
				sessions: [
					{
						title: { fr: 'Réunion élargie', hy: 'Ընդլայնված կազմով հանդիպում' },
						onDay: day('2023-11-20'),
						startsAt: null,
						place: 'Kapan',
						present: [perdriau, parsyan, kotchian],
						excused: [rochebloine],
						absent: [],
						minutes: {
							fr: 'Les deux parties ont passé en revue les domaines de l’accord.\n\nDeux travailleurs sociaux seront accueillis à Saint-Étienne.',
							hy: 'Կողմերն անդրադարձել են համաձայնագրի ոլորտներին։\n\nԵրկու սոցիալական աշխատողներ կհյուրընկալվեն Սենտ Էտիենում։',
						},
						outcomes: [
							{
								kind: { fr: 'Promesse', hy: 'Խոստում' },
								words: { fr: 'Accueillir deux travailleurs sociaux', hy: 'Հյուրընկալել երկու սոցիալական աշխատողի' },
								dueOn: dated('2024-02'),
							},
						],
						standing: [
							{
								side: saintEtienne,
								state: { fr: 'confirmé, 3 décembre 2023', hy: 'հաստատված է, 3 դեկտեմբերի 2023 թ.' },
								reservation: null,
							},
							{
								side: { fr: 'Kapan', hy: 'Կապան' },
								state: { fr: 'confirmé, avec une réserve', hy: 'հաստատված է վերապահումով' },
								reservation: { hy: 'Ժամկետները դեռ ճշտելու են։' },
							},
						],
					},
				],
				outcomes: [],
				followUps: [
					{
						words: { fr: 'Préparer l’accueil au CCAS', hy: 'Նախապատրաստել հյուրընկալումը' },
						owner: saintEtienne,
						dueOn: dated('2024-02'),
						state: { fr: 'résultat non connu', hy: 'արդյունքը հայտնի չէ' },
					},
				],
				assessment: {},
			},
			tongues,
		),
	certificate: (tongues) =>
		attendanceCertificate(
			{
				house,
				who: parsyan,
				title: trip.title,
				from: day('2023-11-20'),
				to: day('2023-11-21'),
				places: trip.places,
				hours: 12,
				signatory: perdriau,
			},
			tongues,
		),
};
export const labels: Readonly<Record<string, (tongues: Tongues) => Labels>> = {
	badges: (tongues) => badges({ trip, people: [perdriau, kotchian, rochebloine, { ...parsyan, reads: 'hy' }] }, tongues),
	cards: (tongues) => tableCards({ trip, people: [perdriau, { ...parsyan, reads: 'hy' }] }, tongues),
};
