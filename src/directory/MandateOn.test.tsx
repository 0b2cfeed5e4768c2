import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { dated } from '../plain/day.ts';
import { inLanguage } from '../web/locale.ts';
import { MandateOn } from './MandateOn.tsx';
import type { Mandate } from './mandate.ts';

const base = { honorary: false, since: null, until: null, organisationNames: {} };
const mandates: Mandate[] = [
	{
		...base,
		organisationId: 'a',
		organisation: 'Ville de Saint-Étienne',
		role: 'mayor',
		title: { fr: 'maire de Saint-Étienne' },
		attestedOn: dated('2023'),
	},
	{
		...base,
		organisationId: 'b',
		organisation: 'Saint-Étienne Métropole',
		role: 'president',
		title: { fr: 'président de Saint-Étienne Métropole', hy: 'Սենտ Էտիեն Մետրոպոլի նախագահ' },
		attestedOn: dated('2023'),
	},
];
const shown = (locale: 'fr' | 'hy', on: string) =>
	inLanguage(locale, async () => render(<MandateOn mandates={mandates} on={dated(on)} locale={locale} />));
const text = (html: string) => html.replace(/<[^>]*>/g, '');

it('says beside a past fact which mandates were held that day, and on what date a source shows them', async () => {
	expect(text(await shown('fr', '2023-11-21'))).toBe('maire de Saint-Étienne, président de Saint-Étienne Métropole (attesté en 2023)');
});

it('marks the language of a title that exists only in another one', async () => {
	const html = await shown('hy', '2023-11-21');
	expect(html).toContain('<span lang="fr">maire de Saint-Étienne</span>');
	expect(html).toContain('<span>Սենտ Էտիեն Մետրոպոլի նախագահ</span>');
});

it('says nothing of somebody who held no mandate', async () => {
	const past = [
		{ ...base, organisationId: 'a', organisation: 'Ville', role: 'mayor' as const, title: {}, attestedOn: null, until: dated('2014') },
	];
	expect(await inLanguage('fr', async () => render(<MandateOn mandates={past} on={dated('2023')} locale="fr" />))).toBe('');
});
