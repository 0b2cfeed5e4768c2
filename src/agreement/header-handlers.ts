import { h } from 'preact';
import { v7 as uuid } from 'uuid';
import { type Restored, restored } from '../history/restoring.tsx';
import { renamed } from '../history/store.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { languages as all } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import { languageName } from '../ui/languages.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import type { Agreement } from './agreement.ts';
import { type Header, readHeader, readStart } from './form.ts';
import { fillModel } from './model.ts';
import { modelArticles } from './model-articles.ts';
import { EditAgreementPage } from './pages/edit.tsx';
import { mergedHeader, typedHeader } from './pages/header-fields.tsx';
import { termLabel } from './pages/labels-text.ts';
import { NewAgreementPage } from './pages/new.tsx';
import { addAgreement, agreementsOf, changeAgreement, setFields } from './store.ts';
import { agreementAsked, closed, type Known, languagesAsked, partnershipAsked } from './text-ask.ts';
import { addArticles, copyArticles, headerWhen, withArticles } from './text-store.ts';

const fieldKeys = (partnership: Partnership) => partnership.fields.map(({ key }) => key);

async function previousOf(ask: Ask, partnership: Partnership): Promise<Agreement[]> {
	const written = new Set(await withArticles(ask.db, partnership.id));
	return (await agreementsOf(ask.db, partnership.id)).filter(({ id }) => written.has(id));
}

const newForm = (ask: Ask, partnership: Partnership, previous: Agreement[], typed: Typed, errors?: Errors) =>
	ask.page(
		{ title: m.agreement_new_title(), current: 'partnerships', status: errors ? 422 : 200 },
		h(NewAgreementPage, { partnership, previous, languages: languagesAsked(partnership), typed, errors: errors ?? {}, locale: ask.locale }),
	);

export const newPage: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const open = partnership.fields.filter(({ endedOn }) => endedOn === null).map(({ key }) => key);
	const typed: Typed = { kind: 'agreement', authentic: 'equal', start: 'model', fields: open.join('\n') };
	return newForm(ask, partnership, await previousOf(ask, partnership), typed);
};

export const create: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const previous = await previousOf(ask, partnership);
	const form = await ask.form();
	const [first = 'fr'] = languagesAsked(partnership);
	const read = readHeader(form, fieldKeys(partnership), first);
	const start = readStart(
		form,
		previous.map(({ id }) => id),
	);
	const amendment = read.ok && read.value.kind === 'amendment';
	if (!read.ok || start === null || amendment)
		return newForm(ask, partnership, previous, read.typed, {
			...(read.ok ? {} : read.errors),
			...(amendment ? { kind: m.form_choose() } : {}),
			...(start === null ? { start: m.form_choose() } : {}),
		});
	const key = { partnershipId: partnership.id, id: uuid() };
	const place = { partnershipId: partnership.id, agreementId: key.id };
	await addAgreement(ask.db, { ...key, ...read.value, amendsId: null, commitments: null });
	await setFields(ask.db, key, read.value.fields);
	if (start === 'model') await addArticles(ask.db, place, fillModel(modelArticles(), modelFacts(partnership, read.value)), 1);
	else if (start !== 'empty') await copyArticles(ask.db, { partnershipId: partnership.id, agreementId: start }, place);
	return ask.see(urls.agreement({ partnership: partnership.id, agreement: key.id }), 'done_agreement_opened');
};

const modelFacts = (partnership: Partnership, header: Header) => ({
	parties: partnership.parties.filter(({ leftOn }) => leftOn === null),
	fields: partnership.fields.filter(({ key }) => header.fields.includes(key)).map(({ names }) => names),
	languages: languagesAsked(partnership),
	authentic: header.authentic,
	commitments: null,
	termMonths: header.termMonths,
	ends: header.endsOn && Object.fromEntries(all.map((language) => [language, formatDated(header.endsOn, language)])),
	renewalMonths: header.tacitRenewalMonths,
	noticeMonths: header.noticeMonths,
});

/** What of an agreement's row its header shows. */
const headerColumns = [
	'kind',
	'title',
	'object',
	'authentic',
	'starts_on as startsOn',
	'ends_on as endsOn',
	'term_months as termMonths',
	'tacit_renewal_months as tacitRenewalMonths',
	'notice_months as noticeMonths',
];

const editForm = (
	ask: Ask,
	{ partnership, agreement }: Known,
	typed: Typed,
	{ back, ...options }: { errors?: Errors; changed?: boolean; back?: Restored | null } = {},
) =>
	ask.page(
		{ title: m.agreement_edit_title(), current: 'partnerships', status: options.errors || options.changed ? 422 : 200 },
		back?.notice,
		h(EditAgreementPage, { partnership, agreement, languages: languagesAsked(partnership), typed, ...options, locale: ask.locale }),
	);

export const editPage: Handler = async (ask) => {
	const known = await agreementAsked(ask);
	if (!known.open) return closed(ask, known);
	const back = await restored(ask, { chain: known.partnership.id, noun: 'agreement', record: known.agreement.id });
	return editForm(ask, known, typedHeader({ ...known.agreement, ...(back && renamed(back.row, headerColumns)) } as Agreement), { back });
};

export const edit: Handler = async (ask) => {
	const known = await agreementAsked(ask, true);
	const { partnership, agreement } = known;
	const form = await ask.form();
	if (!known.open) return closed(ask, known, keptWords(typedIn(form)));
	const read = readHeader(form, fieldKeys(partnership), languagesAsked(partnership)[0] ?? 'fr');
	const changed = form.get('revision') !== String(agreement.revision);
	const before = changed ? await headerWhen(ask.db, known.place, Number(form.get('revision') ?? 0)) : null;
	const typed = before ? mergedHeader(read.typed, before, agreement) : read.typed;
	if (!read.ok) return editForm(ask, known, typed, { errors: read.errors, changed });
	if ((agreement.kind === 'amendment') !== (read.value.kind === 'amendment'))
		return editForm(ask, known, typed, { errors: { kind: m.form_choose() }, changed });
	const { commitments, revision } = agreement;
	if (changed || !(await changeAgreement(ask.db, agreement, revision, { ...read.value, commitments })))
		return editForm(ask, known, typed, { changed: true });
	await setFields(ask.db, agreement, read.value.fields);
	return ask.see(urls.agreement({ partnership: partnership.id, agreement: agreement.id }), 'done_agreement_changed');
};

const keptWords = (typed: Typed) => [
	...all.flatMap((language) => [
		{ label: m.agreement_text_title_in({ language: languageName[language]() }), text: typed[`title.${language}`] ?? '', lang: language },
		{
			label: m.agreement_text_object_in({ language: languageName[language]() }),
			text: typed[`object.${language}`] ?? '',
			lang: language,
		},
	]),
	...(['startsOn', 'endsOn', 'termMonths', 'tacitRenewalMonths', 'noticeMonths'] as const).map((name) => ({
		label: termLabel[name](),
		text: typed[name] ?? '',
	})),
];
