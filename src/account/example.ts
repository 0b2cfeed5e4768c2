import { createHmac, timingSafeEqual } from 'node:crypto';
import { urls } from '../urls.ts';

/** The example's people, by the name in their link. Their addresses end in `.example`, which no mail ever reaches (RFC 2606). */
export const examplePeople = ['officer-saint-etienne', 'officer-kapan', 'elected-saint-etienne', 'association'] as const;
export type ExamplePerson = (typeof examplePeople)[number];
export const isExamplePerson = (text: string): text is ExamplePerson => examplePeople.includes(text as ExamplePerson);
export const exampleEmail = (person: ExamplePerson) => `${person}@jumelage.example`;

const key = (secret: string, person: ExamplePerson) => createHmac('sha256', secret).update(`example:${person}`).digest('base64url');

/** The address that signs one of the example's people in with one click. Only whoever holds the secret can make it. */
export const exampleLink = (baseUrl: string, secret: string, person: ExamplePerson) =>
	baseUrl + urls.signInAsExample({ person }, { key: key(secret, person) });

export function isExampleKey(secret: string, person: ExamplePerson, given: string): boolean {
	const [a, b] = [Buffer.from(key(secret, person)), Buffer.from(given)];
	return a.length === b.length && timingSafeEqual(a, b);
}
