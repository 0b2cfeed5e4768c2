/** The usual zone of a country whose clocks, or whose capital's, show one time (IANA time zone database, zone1970.tab, 2025b). */
const zones: Readonly<Record<string, string>> = {
	AM: 'Asia/Yerevan',
	AT: 'Europe/Vienna',
	BE: 'Europe/Brussels',
	BF: 'Africa/Ouagadougou',
	BG: 'Europe/Sofia',
	BJ: 'Africa/Porto-Novo',
	BY: 'Europe/Minsk',
	CA: 'America/Toronto',
	CH: 'Europe/Zurich',
	CI: 'Africa/Abidjan',
	CM: 'Africa/Douala',
	CN: 'Asia/Shanghai',
	CZ: 'Europe/Prague',
	DE: 'Europe/Berlin',
	DZ: 'Africa/Algiers',
	ES: 'Europe/Madrid',
	FR: 'Europe/Paris',
	GB: 'Europe/London',
	GE: 'Asia/Tbilisi',
	GR: 'Europe/Athens',
	HU: 'Europe/Budapest',
	IL: 'Asia/Jerusalem',
	IT: 'Europe/Rome',
	JP: 'Asia/Tokyo',
	LB: 'Asia/Beirut',
	MA: 'Africa/Casablanca',
	MD: 'Europe/Chisinau',
	MG: 'Indian/Antananarivo',
	ML: 'Africa/Bamako',
	PL: 'Europe/Warsaw',
	PS: 'Asia/Gaza',
	PT: 'Europe/Lisbon',
	RO: 'Europe/Bucharest',
	RS: 'Europe/Belgrade',
	SE: 'Europe/Stockholm',
	SK: 'Europe/Bratislava',
	SN: 'Africa/Dakar',
	TN: 'Africa/Tunis',
	UA: 'Europe/Kyiv',
	US: 'America/New_York',
	VN: 'Asia/Ho_Chi_Minh',
};

export const zoneOf = (country: string | undefined): string => (country && zones[country]) || 'UTC';
/** What a form offers: these, and those already chosen, each with the country whose clocks they are, where one is meant. */
export const zonesWith = (...chosen: readonly string[]): { zone: string; country: string | null }[] => [
	...Object.entries(zones).map(([country, zone]) => ({ zone, country })),
	...[...new Set(['UTC', ...chosen.filter(Boolean)])]
		.filter((zone) => !Object.values(zones).includes(zone))
		.map((zone) => ({ zone, country: null })),
];
