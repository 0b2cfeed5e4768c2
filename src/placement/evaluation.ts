/** How a stay went: told at mid-term, at its end and six months later, by the visitor, the tutor and the side that sent. */
import { addMonths, type Day, earliest, latest } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import { allow, type Result, refuse } from '../plain/result.ts';
import type { Life, Placement } from './placement.ts';

export const moments = ['mid-term', 'end', 'later'] as const;
export type Moment = (typeof moments)[number];
export const voices = ['visitor', 'tutor', 'sender'] as const;
export type Voice = (typeof voices)[number];
/** How far the objectives were reached. */
export const reaches = ['fully', 'mostly', 'partly', 'not'] as const;
export type Reach = (typeof reaches)[number];

export interface Answer {
	readonly reached: Reach;
	/** What it brought. */
	readonly brought: string;
	/** What stood in the way. */
	readonly hindered: string;
	/** What should come next. */
	readonly next: string;
}
export interface Evaluation extends Answer {
	readonly id: string;
	readonly moment: Moment;
	readonly voice: Voice;
	readonly visitorId: string | null;
	readonly language: Language;
	readonly givenOn: Day;
	/** Who typed it for another; null: themselves, through their personal link. */
	readonly enteredBy: string | null;
	/** The office of who typed it. */
	readonly sideId: string | null;
	/** Who handed that link on; null: it was sent to their own address. */
	readonly handedBy: string | null;
	/** False: it was told, and typed for them. */
	readonly ownWords: boolean;
}

export type AnswerRefusal = 'not-now' | 'own-words' | 'other-side';
/**
 * Whether an office may write what somebody says of a stay, or have it written through a link. Nobody writes over what a person said
 * through their own link, nor over what the other side typed, unless it was typed in one's own side's name.
 */
export function mayAnswer(
	stay: Pick<Placement, 'arrivedOn' | 'leftOn' | 'cancelledOn' | 'notHeldOn' | 'senderId'>,
	{ moment, voice }: Pick<Evaluation, 'moment' | 'voice'>,
	given: Pick<Evaluation, 'enteredBy' | 'sideId'> | undefined,
	sideId: string,
): Result<true, AnswerRefusal> {
	const held = moment === 'later' ? stay.leftOn : stay.arrivedOn;
	if (!held || stay.cancelledOn || stay.notHeldOn) return refuse('not-now');
	if (!given) return allow(true);
	if (given.enteredBy === null) return refuse('own-words');
	const speaks = voice === 'sender' ? sideId === stay.senderId : voice === 'tutor' && sideId !== stay.senderId;
	return given.sideId === null || given.sideId === sideId || speaks ? allow(true) : refuse('other-side', { name: given.enteredBy });
}

/** A personal link works for so many days. */
export const linkDays = 30;

/** From when on each is asked: the middle of the stay, its last day, six months after it. Null: not known yet. */
export function askedFrom(life: Pick<Life, 'arrivesOn' | 'leavesOn' | 'arrivedOn' | 'leftOn'>, moment: Moment): Day | null {
	const end = life.leftOn ?? life.leavesOn;
	if (moment === 'later') return life.leftOn && addMonths(latest(life.leftOn), 6);
	if (!end) return null;
	if (moment === 'end') return latest(end);
	const start = life.arrivedOn ?? life.arrivesOn;
	if (!start) return null;
	const middle = (Date.parse(earliest(start)) + Date.parse(latest(end))) / 2;
	return new Date(middle).toISOString().slice(0, 10) as Day;
}

/** What is asked by now and nobody has answered: one line a moment and voice, and one a visitor. */
export function lacking(
	life: Pick<Life, 'arrivesOn' | 'leavesOn' | 'arrivedOn' | 'leftOn'>,
	given: readonly Pick<Evaluation, 'moment' | 'voice' | 'visitorId'>[],
	visitors: readonly string[],
	today: Day,
): { moment: Moment; voice: Voice; visitorId: string | null }[] {
	if (!life.arrivedOn) return [];
	return moments
		.filter((moment) => {
			const from = askedFrom(life, moment);
			return from !== null && from <= today;
		})
		.flatMap((moment) => [
			...visitors.map((visitorId) => ({ moment, voice: 'visitor' as const, visitorId })),
			{ moment, voice: 'tutor' as const, visitorId: null },
			{ moment, voice: 'sender' as const, visitorId: null },
		])
		.filter(
			(one) => !given.some(({ moment, voice, visitorId }) => moment === one.moment && voice === one.voice && visitorId === one.visitorId),
		);
}
