import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, readForm, type Typed, typedIn } from '../web/form.ts';
import { type Known, languageAsked, missionAsked, sidesOf } from './asked.ts';
import { followUpsOfMission } from './follow-up-list-store.ts';
import { reportShape } from './form.ts';
import { contentHash } from './hash.ts';
import { outcomesOf } from './outcome-store.ts';
import { ReportPage } from './pages/report.tsx';
import { ReportEditPage } from './pages/report-edit.tsx';
import { type ReportWords, reportWords, saveReport } from './report-store.ts';
import { minutesOf, sharedOf } from './store.ts';

const at = ({ partnership, mission }: Known) => ({ partnershipId: partnership.id, missionId: mission.id });

/** Assembled at each reading: what is corrected in the minutes is corrected here. */
export const show: Handler = async (ask) => {
	const language = languageAsked(ask);
	const known = await missionAsked(ask);
	const all = await minutesOf(ask.db, known.partnership.id, known.mission.id);
	const outcomes = await outcomesOf(ask.db, known.partnership.id, known.mission.id);
	const words = await reportWords(ask.db, at(known));
	const { ids } = await sidesOf(ask, known.partnership);
	return ask.page(
		{ title: m.report_title(), current: 'partnerships' },
		h(ReportPage, {
			...known,
			language,
			words: words.find((one) => one.language === language) ?? null,
			rows: all.map((minutes) => ({ minutes, content: contentHash(sharedOf(minutes)) })),
			outcomes,
			followUps: await followUpsOfMission(ask.db, known.partnership.id, known.mission.id),
			sideIds: ids,
			today: ask.today,
			timeZone: ask.deps.config.timeZone,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

const page = (
	ask: Ask,
	known: Known,
	words: ReportWords,
	typed: Typed,
	{ errors = {}, changed = false }: { errors?: Errors; changed?: boolean } = {},
) =>
	ask.page(
		{ title: m.report_edit_title(), current: 'partnerships', status: changed || Object.keys(errors).length > 0 ? 422 : 200 },
		h(ReportEditPage, { ...known, words, typed, errors, changed, locale: ask.locale }),
	);

async function wordsAsked(ask: Ask): Promise<{ known: Known; words: ReportWords }> {
	const language = languageAsked(ask);
	const known = await missionAsked(ask);
	const words = (await reportWords(ask.db, at(known))).find((one) => one.language === language);
	return { known, words: words ?? { language, opening: '', assessment: '', revision: 0 } };
}

export const editPage: Handler = async (ask) => {
	const { known, words } = await wordsAsked(ask);
	return page(ask, known, words, { opening: words.opening, assessment: words.assessment });
};

export const save: Handler = async (ask) => {
	const { known, words } = await wordsAsked(ask);
	const sent = await ask.form();
	if (sent.get('revision') !== String(words.revision)) return page(ask, known, words, typedIn(sent), { changed: true });
	const read = readForm(sent, reportShape);
	if (!read.ok) return page(ask, known, words, read.typed, { errors: read.errors });
	const { language, revision } = words;
	if (!(await saveReport(ask.db, at(known), { language, revision, ...read.value })))
		return page(ask, known, words, read.typed, { changed: true });
	const there = { partnership: known.partnership.id, mission: known.mission.id, language };
	return ask.see(urls.missionReport(there), 'done_report_saved');
};
