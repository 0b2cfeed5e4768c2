import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { fold } from '../plain/names.ts';
import { typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { type CodeList, defaultFields, isCode } from './default-fields.ts';
import { known } from './handlers.ts';
import { FieldsPage } from './pages/fields.tsx';
import type { Field, Partnership } from './partnership.ts';
import { isNamed, lockPartnership, removeField, saveField } from './store.ts';

type Shown = { edited?: Field | null; typed?: Typed; errors?: Errors };

const page = (ask: Ask, partnership: Partnership, { edited = null, typed = {}, errors }: Shown) =>
	ask.page(
		{ title: m.partnership_fields_title(), current: 'partnerships', status: errors ? 422 : 200 },
		h(FieldsPage, {
			partnership,
			defaults: defaultFields(),
			edited,
			typed,
			errors: errors ?? {},
			mayEdit: ask.may('editor'),
			locale: ask.locale,
		}),
	);

const typedOf = ({ names, dacPurpose, sdgTargets, actesMatter, endedOn }: Field): Typed => ({
	...Object.fromEntries(Object.entries(names).map(([language, name]) => [`names.${language}`, name])),
	dacPurpose: dacPurpose ?? '',
	sdgTargets: sdgTargets.join(' '),
	actesMatter: actesMatter ?? '',
	endedOn: typedDate(endedOn),
});

/** The fields of a partnership; `?field=` opens one of them to change it. */
export const fieldsPage: Handler = async (ask) => {
	const partnership = await known(ask);
	const asked = ask.url.searchParams.get('field');
	const edited = asked === null || !ask.may('editor') ? null : partnership.fields.find(({ key }) => key === asked);
	if (edited === undefined) throw new NotFound();
	return page(ask, partnership, { edited, typed: edited ? typedOf(edited) : {} });
};

const codes = (list: CodeList, unknown: (said: { code: string }) => string) =>
	field.optionalLine().superRefine((value, context) => {
		for (const code of split(value)) if (!isCode(list, code)) context.addIssue({ code: 'custom', message: unknown({ code }) });
	});
const split = (text: string | null) => [...new Set((text ?? '').split(/[\s,;]+/).filter(Boolean))];
const one = (list: CodeList, unknown: (said: { code: string }) => string) =>
	field.optionalLine().superRefine((value, context) => {
		if (value !== null && !isCode(list, value)) context.addIssue({ code: 'custom', message: unknown({ code: value }) });
	});

const shape = z.object({
	names: field.texts({ required: true }),
	dacPurpose: one('dac-purposes', m.partnership_field_dac_unknown),
	sdgTargets: codes('sdg-targets', m.partnership_field_sdg_unknown).transform(split),
	actesMatter: one('actes-matters', m.partnership_field_matter_unknown),
	endedOn: field.dated(),
});

/** Ticks the usual fields, adds or changes one, or removes one: the button says which. */
export const saveFields: Handler = async (ask) => {
	const form = await ask.form();
	const id = ask.params.partnership ?? '';
	await lockPartnership(ask.db, id);
	const partnership = await known(ask);
	const done = () => ask.see(urls.partnershipFields({ partnership: id }), 'done_partnership_fields');
	if (form.get('action') === 'choose') {
		await choose(ask, partnership, form.getAll('default').map(String));
		return done();
	}
	const key = String(form.get('key') ?? '');
	const edited = partnership.fields.find((one) => one.key === key) ?? null;
	if (key !== '' && !edited) throw new NotFound();
	if (form.get('action') === 'remove') {
		if (!edited) throw new NotFound();
		// What an agreement, a mission or a promise names has a place in history: it ends, it does not vanish.
		if (edited.used || (await isNamed(ask.db, 'partnership_field', id, edited.key)))
			return page(ask, partnership, { edited, typed: typedOf(edited), errors: { endedOn: m.partnership_field_kept() } });
		await removeField(ask.db, id, key);
		return done();
	}
	const read = readForm(form, shape);
	if (!read.ok) return page(ask, partnership, { edited, typed: read.typed, errors: read.errors });
	const position = edited?.position ?? next(partnership);
	await saveField(ask.db, id, { ...read.value, key: edited?.key ?? keyFor(read.value.names, partnership), position });
	return done();
};

const next = ({ fields }: Partnership) => Math.max(-1, ...fields.map(({ position }) => position)) + 1;

async function choose(ask: Ask, partnership: Partnership, ticked: readonly string[]): Promise<void> {
	let position = next(partnership);
	for (const usual of defaultFields()) {
		const present = partnership.fields.find(({ key }) => key === usual.key);
		if (ticked.includes(usual.key) && !present) await saveField(ask.db, partnership.id, { ...usual, position: position++ });
		if (!ticked.includes(usual.key) && present && !present.used) await removeField(ask.db, partnership.id, usual.key);
	}
}

/** A key made of the field's first name, that no field here and no usual field has. */
function keyFor(names: Field['names'], { fields }: Partnership): string {
	const taken = new Set([...fields, ...defaultFields()].map(({ key }) => key));
	const stem =
		fold(Object.values(names)[0] ?? '')
			.replaceAll(' ', '-')
			.slice(0, 40) || 'field';
	for (let count = 1; ; count++) {
		const key = count === 1 ? stem : `${stem}-${count}`;
		if (!taken.has(key)) return key;
	}
}
