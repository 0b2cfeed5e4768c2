/** Fields that belong to the State or to another tier: the circular of 24 May 2018 asks that they be respected. */
import type { Tier } from '../facts.ts';
import type { AgreementRule } from '../finding.ts';
import { broken } from '../finding.ts';

const agreementRule = <const Id extends string>(rule: AgreementRule<Id>): AgreementRule<Id> => rule;

// Constitution of 4 October 1958, art. 34 and 52.
const ofState: readonly string[] = [
	...['defence', 'security', 'foreign-policy', 'diplomacy', 'justice', 'currency', 'nationality'],
	...['defense', 'securite', 'politique-etrangere', 'diplomatie', 'monnaie', 'nationalite'],
];

/** Who leads a field, and the tiers that act in it in their own right. Fields that all tiers share are left out (CGCT L1111-4). */
const led: readonly {
	readonly keys: readonly string[];
	readonly leader: Tier;
	readonly others: readonly Tier[];
	readonly source: string;
}[] = [
	{
		keys: ['economy', 'economie', 'economic-development'],
		leader: 'region',
		others: ['intercommunal'],
		source: 'CGCT, art. L. 1511-2, L. 1511-3 et L. 4251-12',
	},
	{
		keys: ['social', 'social-policy', 'social-policies'],
		leader: 'department',
		others: ['commune', 'intercommunal'], // through the social-welfare centre
		source: 'Code de l’action sociale et des familles, art. L. 121-1 et L. 123-5',
	},
];

export const statePrerogative = agreementRule({
	id: 'fr-state-prerogative',
	severity: 'warning',
	source: 'Constitution du 4 octobre 1958, art. 34 et 52 ; circulaire NOR INTB1809792C du 24 mai 2018',
	check: ({ fields }) => fields.filter(({ key }) => ofState.includes(key)).map(({ key }) => broken({ field: key })),
});

export const otherTier = agreementRule({
	id: 'fr-other-tier',
	severity: 'advice',
	source: `Circulaire NOR INTB1809792C du 24 mai 2018 ; ${led.map(({ source }) => source).join(' ; ')}`,
	check: ({ fields }, { tier }) =>
		fields.flatMap(({ key }) => {
			const field = led.find(({ keys }) => keys.includes(key));
			if (tier === null || field === undefined || field.leader === tier || field.others.includes(tier)) return [];
			return [broken({ field: key, tier: field.leader })];
		}),
});

export const competenceRules = [statePrerogative, otherTier] as const;
