import { expect, it } from 'vitest';
import { urls } from '../urls.ts';
import { aimOf, queryOf } from './aim.ts';

const partnership = '019a0000-0000-7000-8000-000000010001';
const decision = '019a0000-0000-7000-8000-000000030001';
const home = urls.partnership({ partnership });
const read = (query: Record<string, string | null>) =>
	aimOf(new URL(urls.documentNew({ partnership }, query), 'http://jumelage.test'), home);

it('remembers which vote lacks its proof, and the page one comes from', () => {
	const aim = {
		proves: { fact: 'vote', decisionId: decision, agreementId: null },
		document: null,
		back: `${home}/decisions/${decision}#law`,
	} as const;
	expect(read(queryOf(aim))).toEqual(aim);
	expect(read(queryOf({ back: home }))).toEqual({ proves: null, document: null, back: home });
});

it.each([
	'https://elsewhere.example/',
	'//elsewhere.example/',
	`${home}.elsewhere.example`,
	`${home}//elsewhere.example`,
	`${home}/../../sign-out`,
	`${home}\\elsewhere`,
	'javascript:alert(1)',
	'/partnerships',
	`${home}/\u202Egro.elpmaxe`,
])('does not lead out of the partnership: %s', (back) => expect(read({ back }).back).toBeNull());

it('knows no fact of the wrong record, and no document that is none', () => {
	expect(read({ fact: 'vote', agreement: decision }).proves).toBeNull();
	expect(read({ fact: 'since', decision: 'x' }).proves).toBeNull();
	expect(read({ document: '../../x' }).document).toBeNull();
});
