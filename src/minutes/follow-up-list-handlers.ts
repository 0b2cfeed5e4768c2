import { h } from 'preact';
import * as z from 'zod';
import { missionById } from '../mission/store.ts';
import { m } from '../paraglide/messages.js';
import { latest } from '../plain/day.ts';
import { urls } from '../urls.ts';
import type { Handler } from '../web/ask.ts';
import { field } from '../web/form.ts';
import { partnershipAsked } from './asked.ts';
import { seeds, states } from './follow-up.ts';
import { followUpsOf, followUpsOwnedBy, keyIn, missionsFollowed, sorts } from './follow-up-list-store.ts';
import { type Filter, ListPage } from './pages/follow-ups.tsx';
import { MinePage } from './pages/mine.tsx';

const pageSize = 50;
const one = <const V extends string>(values: readonly V[], text: string | null, other: V): V =>
	values.find((value) => value === text) ?? other;
/** A page of rows, and the key of its last where more follow. */
const paged = <Row extends { key: string }>(rows: readonly Row[]) => ({
	rows: rows.slice(0, pageSize),
	next: rows.length > pageSize ? (rows[pageSize - 1]?.key ?? null) : null,
});

export const list: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const asked = (name: string) => (ask.url.searchParams.get(name) ?? '').trim().slice(0, 200);
	const followed = await missionsFollowed(ask.db, partnership.id);
	// A mission that nothing came of yet is asked for all the same: the answer is that there is nothing.
	const known = followed.some(({ id }) => id === asked('mission')) || !z.uuid().safeParse(asked('mission')).success;
	const other = known ? undefined : await missionById(ask.db, partnership.id, asked('mission'));
	const missions = other ? [other, ...followed] : followed;
	const owners = ['mine', ...partnership.parties.map(({ organisationId }) => organisationId)];
	const filter: Filter = {
		q: asked('q'),
		state: one([...states, 'live', 'all'], asked('state'), 'live'),
		owner: one(['', ...owners], asked('owner'), ''),
		mission: one(['', ...missions.map(({ id }) => id)], asked('mission'), ''),
		until: asked('until'),
		becomes: one(['', ...seeds], asked('becomes'), ''),
		sort: one(sorts, asked('sort'), 'due'),
	};
	const until = field.dated().safeParse(filter.until);
	const mine = ask.who.memberships.map(({ organisationId }) => organisationId);
	const found = await followUpsOf(ask.db, partnership.id, {
		q: filter.q,
		state: filter.state,
		sort: filter.sort,
		missionId: filter.mission || null,
		ownerIds: filter.owner === 'mine' ? mine : filter.owner ? [filter.owner] : null,
		until: until.data ? latest(until.data) : null,
		becomes: filter.becomes || null,
		after: keyIn(asked('after'), filter.sort),
		today: ask.today,
		limit: pageSize + 1,
	});
	const { rows, next } = paged(found);
	return ask.page(
		{ title: m.follow_up_title(), current: 'partnerships' },
		h(ListPage, {
			partnership,
			missions,
			rows,
			filter,
			untilError: until.error?.issues[0]?.message,
			next: next && urls.followUps({ partnership: partnership.id }, { ...filter, after: next }),
			today: ask.today,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

/** What the asker's own city still has to do, in all its partnerships. */
export const mine: Handler = async (ask) => {
	const owners = ask.who.memberships.map(({ organisationId }) => organisationId);
	const { rows, next } = paged(await followUpsOwnedBy(ask.db, owners, keyIn(ask.url.searchParams.get('after'), 'nearest'), pageSize + 1));
	return ask.page(
		{ title: m.follow_up_mine_title(), current: 'partnerships' },
		h(MinePage, { rows, next: next && urls.followUpsMine({}, { after: next }), today: ask.today, locale: ask.locale }),
	);
};
