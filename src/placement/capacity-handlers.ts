import { h } from 'preact';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { keeperFor } from '../directory/keeper.ts';
import { m } from '../paraglide/messages.js';
import { day } from '../plain/day.ts';
import { read } from '../plain/language.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed } from '../web/form.ts';
import { clashes, runsBetween, weeksIn } from './capacity.ts';
import {
	addDepartment,
	addPlaces,
	type Department,
	departmentsSeen,
	hostsFor,
	removePlaces,
	renameDepartment,
	staysIn,
} from './capacity-store.ts';
import { departmentShape, readPlaces } from './form.ts';
import { CalendarPage } from './pages/calendar.tsx';
import { DepartmentPage, NewDepartmentPage } from './pages/department.tsx';

/** The year asked for; this one where it is none. */
const yearOf = (ask: Ask): number => {
	const asked = Number(ask.url.searchParams.get('year'));
	return Number.isInteger(asked) && asked >= 1950 && asked <= 2150 ? asked : Number(ask.today.slice(0, 4));
};

async function calendarOf(ask: Ask, departments: readonly Department[]) {
	const year = yearOf(ask);
	const stays = await staysIn(
		ask.db,
		departments.map(({ id }) => id),
	);
	const found = clashes(stays, new Map(departments.map(({ id, periods }) => [id, periods])));
	const [first, last] = [day(`${year}-01-01`), day(`${year}-12-31`)];
	return {
		year,
		departments: departments.map((department) => {
			const own = stays.filter(({ departmentId }) => departmentId === department.id);
			return {
				...department,
				stays: own,
				weeks: weeksIn(year, department.periods, own),
				runs: runsBetween(first, last, department.periods, own),
			};
		}),
		clashes: found.filter(({ from, until }) => from <= last && until >= first),
	};
}

export const calendar: Handler = async (ask) =>
	ask.page(
		{ title: m.hosting_title(), current: 'partnerships' },
		h(CalendarPage, {
			...(await calendarOf(ask, await departmentsSeen(ask.db))),
			mayEdit: ask.may('editor'),
			today: ask.today,
			locale: ask.locale,
		}),
	);

const newPageFor = (ask: Ask, back: { typed: Typed; errors?: Errors; candidates?: Choices }) =>
	ask.page(
		{ title: m.hosting_new_title(), current: 'partnerships', status: back.errors ? 422 : 200 },
		h(NewDepartmentPage, { candidates: {}, ...back, errors: back.errors ?? {} }),
	);
export const newDepartment: Handler = (ask) => newPageFor(ask, { typed: {} });

export const createDepartment: Handler = async (ask) => {
	const form = await readChoosing(ask, departmentShape, { organisationId: 'organisation' });
	if (!form.ok) return newPageFor(ask, form);
	const keeperId = keeperFor(ask.who, ask.organisationId);
	// One's own office only says how many it, or what stands below it, can receive.
	if (!keeperId || !(await hostsFor(ask.db, keeperId, form.value.organisationId)))
		return newPageFor(ask, { ...form, errors: { organisationId: m.hosting_not_yours() } });
	const id = await addDepartment(ask.db, { ...form.value, keeperId });
	return ask.see(urls.hostDepartment({ department: id }), 'done_hosting_department');
};

async function knownDepartment(ask: Ask): Promise<Department> {
	const [found] = await departmentsSeen(ask.db, { id: ask.params.department ?? '' });
	if (!found) throw new NotFound();
	return found;
}
const mineToKeep = (ask: Ask, { keeperId }: Department) =>
	ask.who.memberships.some(({ organisationId, role }) => organisationId === keeperId && role !== 'reader');

async function departmentPageFor(
	ask: Ask,
	department: Department,
	back: { typed?: Typed; errors?: Errors; form?: 'names' | 'places' } = {},
) {
	const { departments, year, clashes: found } = await calendarOf(ask, [department]);
	const [shown] = departments;
	if (!shown) throw new NotFound();
	const title = read(department.names, ask.locale)?.text ?? m.hosting_title();
	return ask.page(
		{ title, current: 'partnerships', status: back.errors ? 422 : 200 },
		h(DepartmentPage, {
			department: shown,
			year,
			clashes: found,
			mayEdit: mineToKeep(ask, department),
			typed: back.typed ?? {},
			errors: back.errors ?? {},
			form: back.form ?? null,
			today: ask.today,
			locale: ask.locale,
		}),
	);
}
export const showDepartment: Handler = async (ask) => departmentPageFor(ask, await knownDepartment(ask));

/** Only the office that keeps it; whoever sees it from another city reads. */
async function kept(ask: Ask): Promise<Department> {
	const department = await knownDepartment(ask);
	if (!mineToKeep(ask, department)) throw new NotFound();
	return department;
}
export const saveDepartment: Handler = async (ask) => {
	const department = await kept(ask);
	const form = readForm(await ask.form(), departmentShape.omit({ organisationId: true }));
	if (!form.ok) return departmentPageFor(ask, department, { ...form, form: 'names' });
	await renameDepartment(ask.db, department.id, form.value);
	return ask.see(urls.hostDepartment({ department: department.id }), 'done_hosting_saved');
};
export const sayPlaces: Handler = async (ask) => {
	const department = await kept(ask);
	const form = readPlaces(await ask.form());
	if (!form.ok) return departmentPageFor(ask, department, { ...form, form: 'places' });
	await addPlaces(ask.db, department.id, form.value);
	return ask.see(urls.hostDepartment({ department: department.id }, { year: form.value.from.slice(0, 4) }), 'done_hosting_saved');
};
export const takeBackPlaces: Handler = async (ask) => {
	const department = await kept(ask);
	await removePlaces(ask.db, department.id, ask.params.period ?? '');
	return ask.see(urls.hostDepartment({ department: department.id }), 'done_hosting_saved');
};
