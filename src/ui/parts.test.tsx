import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getLocale, overwriteGetLocale } from '../paraglide/runtime.js';
import { dated } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import { Bilingual } from './Bilingual.tsx';
import { Checkbox, Checkboxes, Radios, Select } from './Choices.tsx';
import { Combobox } from './Combobox.tsx';
import { DatedField } from './DatedField.tsx';
import { Diff } from './Diff.tsx';
import { TextField } from './Field.tsx';
import { Form } from './Form.tsx';
import { Layout } from './Layout.tsx';
import { PasswordField } from './PasswordField.tsx';
import { Table } from './Table.tsx';
import { Timeline } from './Timeline.tsx';
import { When } from './When.tsx';

let reader: Language = 'fr';
// Files share their modules (--no-isolate): the way to find the locale goes back as it was.
const before = getLocale;
beforeAll(() => overwriteGetLocale(() => reader));
afterAll(() => overwriteGetLocale(before));
const inLanguage = <T,>(language: Language, work: () => T): T => {
	reader = language;
	try {
		return work();
	} finally {
		reader = 'fr';
	}
};

test('a page for Kapan says it is in Armenian and offers French in French', () => {
	const html = inLanguage('hy', () =>
		renderToString(
			<Layout title="Գործ" locale="hy" path="/dossier?after=3" assets={{ css: ['/look.css'], js: ['/main.js'] }} nonce="n0">
				<h1>Գործ</h1>
			</Layout>,
		),
	);
	expect(html).toContain('<html lang="hy"');
	expect(html).toMatch(/href="\/dossier\?after=3&amp;lang=fr" lang="fr" hreflang="fr"/);
	expect(html).toContain('<meta name="csp-nonce" content="n0"');
	expect(html).not.toContain('style=');
});

test('a wrong departure date is tied to its sentence, and the summary leads to it', () => {
	const html = renderToString(
		<Form action="/missions" revision={3} errors={[{ field: 'starts', message: 'Le départ précède le mandat.' }]}>
			<DatedField name="starts" label="Départ" dayOnly error="Le départ précède le mandat." value="12/11/2023" />
		</Form>,
	);
	expect(html).toContain('<a href="#starts">Départ\u00a0: Le départ précède le mandat.</a>');
	expect(html).toMatch(/aria-describedby="starts-hint starts-error"/);
	expect(html).toContain('aria-invalid="true"');
	expect(html).toContain('id="starts-error"');
	expect(html).toMatch(/name="revision" value="3"/);
	expect(html).toContain('value="12/11/2023"');
});

test('two figures that lack the same thing are told apart in the summary, a group by its legend', () => {
	const errors = ['votesFor', 'outcome'].map((field) => ({ field, message: 'À remplir.' }));
	const html = renderToString(
		<Form action="/decisions" errors={errors}>
			<TextField name="votesFor" label="Pour & contre" required />
			<Radios name="outcome" label="Résultat" options={[{ value: 'adopted', label: 'adoptée' }]} />
		</Form>,
	);
	expect(html).toContain('<a href="#votesFor">Pour &amp; contre\u00a0: À remplir.</a>');
	expect(html).toContain('<a href="#outcome">Résultat\u00a0: À remplir.</a>');
});

test('the first field of cooperation bears the id that an error leads to', () => {
	const html = renderToString(
		<Checkboxes name="fields" label="Domaines" options={[{ value: 'edu', label: 'Éducation' }]} values={['edu']} />,
	);
	expect(html).toMatch(/<input type="checkbox" id="fields" name="fields" value="edu" checked/);
});

test('without JavaScript a combobox still sends what the officer typed and what was chosen before', () => {
	const html = renderToString(<Combobox name="person" label="Chef de délégation" source="/people" value="p1" text="Gevorg Parsyan" />);
	expect(html).toMatch(/<input type="hidden" name="person" value="p1"/);
	expect(html).toMatch(/value="Gevorg Parsyan"[^>]*name="person_text"/);
});

test('an article that Kapan has not written yet says so in its place', () => {
	const html = renderToString(
		<Bilingual
			columns={[
				{ language: 'fr', title: 'Accord', strand: 'a' },
				{ language: 'hy', title: 'Համաձայնագիր', strand: 'b' },
			]}
			articles={[{ key: '1', sides: { fr: { heading: 'Article 1', paragraphs: ['Objet.'] } } }]}
		/>,
	);
	expect(html).toContain('<div lang="fr"><h3>Article 1</h3><p>Objet.</p></div>');
	expect(html).toContain('pas encore rédigé en arménien');
});

test('a changed term of the agreement is told in words, not by colour alone', () => {
	const html = renderToString(<Diff parts={[{ value: 'deux', removed: true }, { value: 'trois', added: true }, { value: ' ans' }]} />);
	expect(html).toMatch(/<del><span class="hidden"> \[supprimé.*deux/);
	expect(html).toMatch(/<ins><span class="hidden"> \[ajouté.*trois/);
	expect(renderToString(<Diff parts={[{ value: 'trois ans' }]} />)).toContain('Aucune différence');
});

test('an autumn shows as an autumn, and machines read only its year', () => {
	expect(renderToString(<When date={dated('2024-23')} />)).toBe('<time class="when" datetime="2024">automne 2024</time>');
});

test('the signature in Kapan ties both threads, under its year', () => {
	const html = renderToString(
		<Timeline
			strands={{ a: 'Saint-Étienne', b: 'Kapan' }}
			items={[
				{ key: 'vote', date: dated('2022'), strand: 'a', title: 'Vote' },
				{ key: 'sign', date: dated('2023-11-21'), strand: 'both', title: 'Signature', proof: 'found' },
				{ key: 'seal', date: dated('2023-12'), strand: 'b', title: 'Enregistrement' },
			]}
		/>,
	);
	expect(html.match(/<h3>/g)).toHaveLength(2);
	expect(html).toContain('Saint-Étienne et Kapan');
});

test('on a phone each figure of a grant keeps the name of its column', () => {
	const html = renderToString(
		<Table
			caption="Subventions"
			columns={[
				{ key: 'who', label: 'Bénéficiaire', cell: (row) => row.who },
				{ key: 'sum', label: 'Montant', cell: (row) => row.sum, number: true, sortHref: '?sort=sum', sorted: 'down' },
			]}
			rows={[{ who: 'Santé Arménie', sum: '10 000 €' }]}
			rowKey={(row) => row.who}
		/>,
	);
	expect(html).toContain('<th scope="row">Santé Arménie</th>');
	expect(html).toContain('data-label="Montant"');
	expect(html).toContain('aria-sort="descending"');
});

test('a form gives back to each field what was typed in it and what is wrong with it; what the page itself says comes first', () => {
	const html = renderToString(
		<Form
			action="/"
			typed={{ title: 'Accord', host_text: 'Goris', open: 'yes', kinds: 'a\nc', country: 'AM', mayor: 'typed' }}
			errors={{ title: 'Trop court.' }}
		>
			<TextField name="title" label="Titre" />
			<Combobox name="host" label="Hôte" source="/search" />
			<Checkbox name="open" label="Ouvert" />
			<Checkboxes name="kinds" label="Sortes" options={['a', 'b', 'c'].map((value) => ({ value, label: value }))} />
			<Select name="country" label="Pays" options={['FR', 'AM'].map((value) => ({ value, label: value }))} />
			<TextField name="mayor" label="Maire" value="given" />
		</Form>,
	);
	expect(html).toMatch(/value="Accord"[^>]*aria-describedby="title-error" aria-invalid="true"/);
	expect(html).toContain('<a href="#title">');
	expect(html).toMatch(/value="Goris"[^>]*name="host_text"/);
	expect(html).toMatch(/value="yes" checked id="open"/);
	expect([...html.matchAll(/name="kinds" value="(\w)" checked/g)].map(([, value]) => value)).toEqual(['a', 'c']);
	expect(html).toContain('<option value="AM" selected');
	expect(html).toContain('value="given"');
	expect(html).not.toContain('value="typed"');
});

test('a password that was typed never comes back with the page', () => {
	const html = renderToString(
		<Form action="/" typed={{ password: 'kept from the page' }} errors={{ password: 'Trop courte.' }}>
			<PasswordField name="password" label="Mot de passe" autocomplete="new-password" />
		</Form>,
	);
	expect(html).toContain('Trop courte.');
	expect(html).not.toContain('kept from the page');
});
