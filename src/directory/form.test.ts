import { expect, test } from 'vitest';
import { organisationForm } from './form.ts';

const website = (typed: string) => organisationForm.shape.website.safeParse(typed);

test.each([
	['www.kapan.am', 'https://www.kapan.am'],
	['saint-etienne.fr/jumelages', 'https://saint-etienne.fr/jumelages'],
	['http://kapan.am', 'http://kapan.am'],
	['', null],
])('a city’s site written %s is kept as %s', (typed, kept) => {
	expect(website(typed)).toMatchObject({ success: true, data: kept });
});

test.each(['kapan', 'maire@kapan.am', 'javascript:alert(1)', 'www.kapan.am et autres'])('%s is no site', (typed) => {
	expect(website(typed).success).toBe(false);
});
