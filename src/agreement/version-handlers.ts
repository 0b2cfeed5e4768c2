import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { ComparePage } from './pages/compare.tsx';
import { VersionsPage } from './pages/versions.tsx';
import { agreementAsked, closed, type Known } from './text-ask.ts';
import { compare } from './version.ts';
import { contentNow, takeVersion, versionContent, versionsOf } from './version-store.ts';

async function page(ask: Ask, known: Known, unchanged: number | null = null): Promise<Response> {
	const versions = await versionsOf(ask.db, known.place.partnershipId, known.place.agreementId);
	return ask.page(
		{ title: m.agreement_version_title(), current: 'partnerships', status: unchanged ? 422 : 200 },
		h(VersionsPage, {
			...known,
			versions,
			unchanged,
			mayKeep: known.open && ask.may('editor'),
			timeZone: ask.deps.config.timeZone,
			locale: ask.locale,
		}),
	);
}

export const versionsPage: Handler = async (ask) => page(ask, await agreementAsked(ask));

export const versionKeep: Handler = async (ask) => {
	const known = await agreementAsked(ask, true);
	const { partnershipId, agreementId } = known.place;
	if (!known.open) return closed(ask, known, []);
	const [last] = await versionsOf(ask.db, partnershipId, agreementId);
	const kept = last && (await versionContent(ask.db, partnershipId, agreementId, last.number));
	// A second copy of the same words would only make the list longer.
	if (last && kept && compare(kept, await contentNow(ask.db, partnershipId, agreementId)).same) return page(ask, known, last.number);
	await takeVersion(ask.db, partnershipId, agreementId, 'kept');
	return ask.see(urls.agreementVersions({ partnership: partnershipId, agreement: agreementId }), 'done_agreement_version_kept');
};

export const comparePage: Handler = async (ask) => {
	const known = await agreementAsked(ask);
	const { partnershipId, agreementId } = known.place;
	const number = (name: string) => {
		const text = ask.url.searchParams.get(name) ?? '';
		return /^\d{1,6}$/.test(text) ? Number(text) : null;
	};
	const [from, to] = [number('from'), ask.url.searchParams.get('to') === 'now' ? null : number('to')];
	if (from === null) return ask.see(urls.agreementVersions({ partnership: partnershipId, agreement: agreementId }));
	const was = await versionContent(ask.db, partnershipId, agreementId, from);
	const is =
		to === null ? await contentNow(ask.db, partnershipId, agreementId) : await versionContent(ask.db, partnershipId, agreementId, to);
	if (!was || !is) throw new NotFound();
	return ask.page(
		{ title: m.agreement_compare_title(), current: 'partnerships' },
		h(ComparePage, { ...known, from, to, comparison: compare(was, is), locale: ask.locale }),
	);
};
