import { fold } from '../plain/names.ts';
import { allow, type Result, refuse } from '../plain/result.ts';
import { isCommon } from './common-passwords.ts';

/**
 * In characters. OWASP ASVS 5.0, 6.2.1 asks for 8 and advises 15; the CNIL (délibération 2022-100) asks more of a password that stands
 * alone. 6.2.9: at least 64 are taken, and none is cut off.
 */
export const passwordLength = { min: 12, advised: 15, max: 200 };

export type PasswordRefusal = 'short' | 'long' | 'common' | 'repeated' | 'personal';

/** Characters as people count them: an emoji or a letter with its accent is one. */
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
const lengthOf = (text: string) => [...segments.segment(text)].length;

/** What everybody who attacks this office tries first, beside the names of who and where. */
const ours = ['jumelage', 'twinning', 'motdepasse', 'password', 'mairie'];
/** What is left must stand by itself for so many characters. */
const enough = 8;

/**
 * Whether a new password may be kept. Any character is taken, none is asked for.
 * @param about names of the person, their address, their city, the product
 */
export function judgePassword(password: string, about: readonly string[]): Result<string, PasswordRefusal> {
	if (lengthOf(password) < passwordLength.min) return refuse('short');
	if (password.length > passwordLength.max) return refuse('long');
	// A common word with a year behind it is a common word.
	const core = password.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '');
	if (isCommon(password) || (password.length - core.length < enough && isCommon(core))) return refuse('common');
	if (/^(.{1,5}?)\1+.{0,4}$/su.test(password)) return refuse('repeated');
	const plain = fold(password).replace(/[^\p{L}\p{N}]/gu, '');
	const words = [...ours, ...about]
		.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u))
		.filter((word) => word.length >= 3)
		.sort((a, b) => b.length - a.length);
	const left = words.reduce((rest, word) => rest.replaceAll(word, ''), plain);
	if (left !== plain && left.length < enough) return refuse('personal');
	return allow(password);
}
