import { describe, expect, it } from 'vitest';
import { dated, day } from '../plain/day.ts';
import { drop, type FollowUp, finish, stateOf as followUpState, reopen } from './follow-up.ts';
import { contentHash } from './hash.ts';
import { changesSince, isEmpty, type Shared, type SharedOutcome, sideState, stateOf } from './minutes.ts';
import { checkOutcome } from './outcome.ts';
import { leftOpen, wordsFor } from './report.ts';

const [saintEtienne, kapan] = ['saint-etienne', 'kapan'];
const promise: SharedOutcome = {
	id: 'p1',
	kind: 'promise',
	words: { fr: 'Envoyer la liste des stages' },
	fieldKey: 'social',
	bySideId: saintEtienne,
	byDelegateId: null,
	dueOn: dated('2023-12'),
};
const said: Shared = {
	texts: { fr: 'Les deux maires ouvrent la séance.', hy: 'Երկու քաղաքապետերը բացում են նիստը։' },
	presences: { perdriau: 'present' },
	outcomes: [promise],
};
const confirmed = (organisationId: string, shared: Shared, reservation: string | null = null) => ({
	organisationId,
	content: contentHash(shared),
	reservation,
});

describe('the minutes of the morning of work', () => {
	const now = contentHash(said);
	const state = (confirmations: ReturnType<typeof confirmed>[]) => stateOf(said, now, [saintEtienne, kapan], confirmations);
	it('are confirmed by nobody, by one city, then by both, as their words say', () => {
		expect(state([])).toBe('not-confirmed');
		expect(state([confirmed(kapan, said)])).toBe('half-confirmed');
		expect(state([confirmed(kapan, said), confirmed(saintEtienne, said, 'Le chiffre reste à vérifier.')])).toBe('confirmed');
	});
	it('lose a confirmation with any word, presence or outcome that changes, and no other way', () => {
		const reread: Shared = {
			outcomes: [{ ...promise }],
			presences: { perdriau: 'present' },
			texts: { hy: said.texts.hy ?? '', fr: said.texts.fr ?? '' },
		};
		expect(contentHash(reread)).toBe(now);
		for (const other of [
			{ ...said, texts: { ...said.texts, hy: 'Նիստը բացվեց։' } },
			{ ...said, presences: { perdriau: 'excused' as const } },
			{ ...said, outcomes: [{ ...promise, dueOn: dated('2024-01') }] },
			{ ...said, outcomes: [] },
		])
			expect(sideState(confirmed(kapan, said), contentHash(other))).toBe('void');
	});
	it('say what changed since Kapan confirmed', () => {
		const later: Shared = {
			texts: { ...said.texts, fr: 'Le maire de Kapan ouvre la séance.' },
			presences: { perdriau: 'present', kotchian: 'absent' },
			outcomes: [
				{ ...promise, dueOn: dated('2024-01') },
				{ ...promise, id: 'p2', kind: 'idea' },
			],
		};
		const changes = changesSince(said, later);
		expect(changes.texts.map(({ language }) => language)).toEqual(['fr']);
		expect(changes.presences).toEqual([{ delegateId: 'kotchian', was: null, is: 'absent' }]);
		expect(changes.outcomes.map(({ was, is }) => [was?.id, is?.id])).toEqual([
			['p1', 'p1'],
			[undefined, 'p2'],
		]);
		expect(changesSince(said, said)).toEqual({ texts: [], presences: [], outcomes: [] });
	});
	it('are none as long as nobody has written more than who was there', () => {
		const there: Shared = { texts: { fr: '  ' }, presences: { perdriau: 'present' }, outcomes: [] };
		expect(isEmpty(there)).toBe(true);
		expect(stateOf(there, contentHash(there), [saintEtienne, kapan], [confirmed(kapan, there)])).toBe('none');
	});
	it('are read in Armenian in the French report where nobody has written them in French', () => {
		expect(wordsFor({ hy: { body: 'Նիստը բացվեց։' } }, 'fr', ['fr', 'hy', 'en'])).toEqual({ body: 'Նիստը բացվեց։', language: 'hy' });
		expect(wordsFor({ fr: { body: ' ' } }, 'fr', ['fr', 'hy', 'en'])).toBeNull();
	});
});

describe('an outcome', () => {
	const sideOf = (id: string) => (id === 'parsyan' ? kapan : null) ?? null;
	it('that is a promise is somebody’s', () => {
		expect(checkOutcome({ kind: 'promise', bySideId: null, byDelegateId: null }, sideOf)).toMatchObject({ code: 'promise-of-nobody' });
		expect(checkOutcome({ kind: 'idea', bySideId: null, byDelegateId: null }, sideOf).ok).toBe(true);
	});
	it('promised by the head of Kapan is promised by Kapan, not by Saint-Étienne', () => {
		expect(checkOutcome({ kind: 'promise', bySideId: null, byDelegateId: 'parsyan' }, sideOf)).toMatchObject({
			value: { bySideId: kapan },
		});
		expect(checkOutcome({ kind: 'promise', bySideId: saintEtienne ?? null, byDelegateId: 'parsyan' }, sideOf)).toMatchObject({
			code: 'delegate-of-other-side',
		});
	});
});

describe('a follow-up', () => {
	const today = day('2024-02-20');
	const open = { dueOn: dated('2024-02'), doneOn: null, droppedOn: null, placementId: null };
	it('due in February 2024 is near during that month, and late from the first of March only', () => {
		expect(followUpState(open, day('2024-01-17'))).toBe('open');
		expect(followUpState(open, day('2024-01-18'))).toBe('due-soon');
		expect(followUpState(open, day('2024-02-29'))).toBe('due-soon');
		expect(followUpState(open, day('2024-03-01'))).toBe('late');
		expect(followUpState({ ...open, dueOn: null }, day('2030-01-01'))).toBe('open');
	});
	it('is done on a day that has come, and then neither done again nor dropped', () => {
		expect(finish(open, day('2024-02-21'), today)).toMatchObject({ code: 'future' });
		expect(finish(open, dated('2024-02'), today).ok).toBe(true);
		const done = { ...open, doneOn: day('2024-02-19') };
		expect(followUpState(done, today)).toBe('done');
		expect(finish(done, today, today)).toMatchObject({ code: 'ended-already', facts: { on: '2024-02-19' } });
		expect(drop(done, today, 'Le stage est reporté', today)).toMatchObject({ code: 'ended-already' });
	});
	it('is dropped with its reason, and may be opened again', () => {
		expect(drop(open, today, 'Le visa a été refusé', today)).toMatchObject({ value: { dropReason: 'Le visa a été refusé' } });
		expect(reopen({ ...open, droppedOn: today }).ok).toBe(true);
		expect(reopen(open)).toMatchObject({ code: 'not-ended' });
	});
	it('keeps its mission open with it, as do outcomes that led to nothing', () => {
		const rows = [open, { ...open, doneOn: today }] as FollowUp[];
		const made = { ...promise, partnershipId: '', missionId: '', sessionId: null, position: 0, revision: 1, encounterIds: [] };
		expect(
			leftOpen(rows, [
				{ ...made, followUpIds: ['f'] },
				{ ...made, followUpIds: [] },
				{ ...made, kind: 'idea', followUpIds: [] },
			]),
		).toEqual({
			followUps: 1,
			outcomes: 1,
		});
	});
});
