/**
 * Names as people type them: any script, any accent, any hyphen.
 *
 * `fold` writes a name in plain Latin words; `sound` goes further, so that spellings of one name meet
 * (Parsyan, Parsian, Փարսյան). Both are stored with a record (`searchText`) and asked for by prefix (`searchQuery`).
 * Transliteration follows the usual romanisation (BGN/PCGN, digraphs, no diacritics) rather than ISO 9985,
 * because that is what people type.
 */

const pairs = (text: string): [string, string][] =>
	text
		.trim()
		.split(/\s+/)
		.map((pair) => [pair[0] ?? '', pair.slice(2)]);

const letters: ReadonlyMap<string, string> = new Map([
	...pairs('æ:ae œ:oe ø:o ł:l đ:d ð:d þ:th ß:ss ı:i ə:e ħ:h ŋ:ng ſ:s ƒ:f'),
	// Armenian
	...pairs('ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:e թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o չ:ch'),
	...pairs('պ:p ջ:j ռ:r ս:s վ:v տ:t ր:r ց:ts ւ:v փ:p ք:k օ:o ֆ:f և:ev'),
	// Cyrillic
	...pairs('а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh'),
	...pairs('щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ў:u ђ:dj ј:y љ:lj њ:nj ћ:c џ:dj ѓ:g ќ:k ѕ:dz'),
	// Greek
	...pairs('α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o'),
	// Georgian
	...pairs('ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:q შ:sh ჩ:ch'),
	...pairs('ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h'),
]);

// A Map: in an object, the word "constructor" would find one of JavaScript's own.
const abbreviations: ReadonlyMap<string, string> = new Map([
	['st', 'saint'],
	['ste', 'sainte'],
	['sts', 'saints'],
	['stes', 'saintes'],
]);

/** What two or more letters say together, before each is read alone. */
const together = (text: string): string =>
	text
		.replace(/ու/g, 'u')
		// Classical spelling: Սիւնիք is Սյունիք.
		.replace(/իւ(?=[բ-դզթժլ-նշչ-ֆ])/g, 'yu')
		.replace(/(?<![ա-և])ո(?!վ)/g, 'vo')
		.replace(/(?<![ա-և])ե/g, 'ye')
		.replace(/ο[υύ]/g, 'ou')
		.replace(/([αε])[υύ]/g, '$1v');

/** Any letter of the scripts above in plain Latin ones; others stay as they are. */
function latin(text: string): string {
	// Armenian marks of stress and question stand inside a word (ի՞նչ); so do soft hyphens and joiners.
	const bare = text.replace(/[\u055A-\u055C\u055E\u00AD\u200B-\u200D\u2060]/g, '');
	const spell = (from: string) => {
		let to = '';
		for (const letter of from) to += letters.get(letter) ?? letter;
		return to;
	};
	const unmarked = spell(together(bare.normalize('NFC').toLowerCase()))
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase();
	return spell(unmarked);
}

const isPlain = (text: string) => /^[ -~]*$/.test(text);

/** Latin words as written, abbreviations kept. */
function words(text: string): string[] {
	return (
		(isPlain(text) ? text.toLowerCase() : latin(text))
			// An elided article stands alone (L'Isle-d'Abeau); any other apostrophe is part of its word (T'umanyan).
			.replace(/(?<![a-z])(l|d|qu)['’ʼ`´]/g, '$1 ')
			.replace(/['’ʼ‘`´ʹʻ]/g, '')
			.split(/[^a-z0-9]+/)
			.filter((word) => word !== '')
	);
}

/** A name in lower-case ASCII words, one space between. Letters of other scripts than those above are dropped. Idempotent. */
export function fold(text: string): string {
	return words(text)
		.map((word) => abbreviations.get(word) ?? word)
		.join(' ');
}

/** Spellings brought together, in order. Vowels end as `a`, `i` (front) or `o` (back); every hushing sound as `c`. */
const sounds: readonly (readonly [RegExp, string])[] = [
	// Parsjan, as German and Slavic writers spell Parsyan; Demerjian keeps its hushing sound.
	[/([^aeiouy])jan$/, '$1ian'],
	[/eaux?$|eau|au/g, 'o'],
	[/ou/g, 'u'],
	[/a[iy](?=[^aeiouy]|$)|ei/g, 'e'],
	[/gn(?=[aeiouy])/g, 'ni'],
	[/qu?/g, 'k'],
	[/ph/g, 'f'],
	[/tsch|tch|shch|sch|dzh|ch|sh|zh|dj|j/g, 'C'],
	[/c(?=[eiy])|ts|tz|dz|z/g, 's'],
	[/ck|c|kh/g, 'k'],
	[/x/g, 'ks'],
	[/w/g, 'v'],
	[/h/g, ''],
	[/[eiy]+/g, 'i'],
	[/[ou]+/g, 'o'],
	[/C[iC]*(?=[aoC])/g, 'C'],
	[/(.)\1+/g, '$1'],
	[/C/g, 'c'],
	// A silent e (Étienne) and the Armenian genitive (Կապանի) both fall.
	[/(?<=..)i$/, ''],
];

/** One word (already folded) as it sounds; `''` for a number or a word too short to tell. */
function soundOf(word: string): string {
	if (/\d/.test(word) || word.length < 3) return '';
	return sounds.reduce((heard, [spelling, kept]) => heard.replace(spelling, kept), word);
}

const soundsOf = (text: string, folded: string): string[] =>
	(/[çÇ]/.test(text) ? fold(text.replace(/[çÇ]/g, 's')) : folded)
		.split(' ')
		.map(soundOf)
		.filter((word) => word !== '');

/** A coarse key: spelling variants of one name share it. Words too short to have a sound are left out. */
export const sound = (text: string): string => soundsOf(text, fold(text)).join(' ');

/** Sounds, and whole names, are stored beside folds; these marks, which begin no real word, keep them apart. */
const soundMark = 'qq';
const nameMark = 'zz';
/** PostgreSQL refuses lexemes of 2 kB; no name has a word this long. */
const longestWord = 60;
/** Below this many letters a sound is asked for whole: its beginnings would match half the world. */
const shortestSoundBeginning = 4;

/**
 * What to store for a record known under these names: every fold and every marked sound, each word once.
 * @param usual the names it is usually called by: `startQuery` and `exactQuery` find those from their first letter
 */
export function searchText(names: readonly string[], usual: readonly string[] = []): string {
	const found = new Set<string>();
	for (const name of names) {
		const folded = fold(name);
		for (const word of folded.split(' ')) if (word !== '') found.add(word.slice(0, longestWord));
		for (const word of soundsOf(name, folded)) found.add(soundMark + word.slice(0, longestWord));
	}
	for (const name of usual) {
		const whole = fold(name).replaceAll(' ', '');
		if (whole !== '') found.add(nameMark + whole.slice(0, longestWord));
	}
	return [...found].join(' ');
}

/** Words worth asking for: letters standing alone (l', d') only when there is nothing else; ten words at most. */
function asked(typed: string): string[] {
	const all = [...new Set(words(typed.slice(0, 400)))].map((word) => word.slice(0, longestWord));
	const telling = all.filter((word) => word.length > 1 || /\d/.test(word));
	return (telling.length > 0 ? telling : all).slice(0, 10);
}

/**
 * The text of a tsquery for `to_tsquery('simple', …)`: every typed word must begin a stored word, or sound like one.
 * With `heard` false, sounds do not count. Always valid syntax, whatever was typed; `null` when nothing in it can be searched.
 */
export function searchQuery(typed: string, heard = true): string | null {
	const terms = asked(typed).map((word) => {
		if (word.length === 1 && !/\d/.test(word)) return word;
		const options = [`${word}:*`];
		const inFull = abbreviations.get(word);
		if (inFull !== undefined) options.push(`${inFull}:*`);
		const key = heard ? soundOf(inFull ?? word) : '';
		if (key.length >= 2) options.push(`${soundMark}${key}${key.length >= shortestSoundBeginning ? ':*' : ''}`);
		return options.length > 1 ? `(${options.join(' | ')})` : (options[0] ?? '');
	});
	return terms.length > 0 ? terms.join(' & ') : null;
}

/** What was typed, as one word, abbreviations also written out: `['zzst', 'zzsaint']`. */
const whole = (typed: string): string[] => {
	const folded = [words(typed.slice(0, 400)).join(''), fold(typed.slice(0, 400)).replaceAll(' ', '')];
	return [...new Set(folded)].filter((word) => word !== '').map((word) => nameMark + word.slice(0, longestWord));
};
/** As `searchQuery`, but for usual names that begin exactly as typed: those come first. Same guarantees. */
export const startQuery = (typed: string): string | null =>
	whole(typed)
		.map((word) => `${word}:*`)
		.join(' | ') || null;
/** As `startQuery`, for usual names that are exactly what was typed. */
export const exactQuery = (typed: string): string | null => whole(typed).join(' | ') || null;

/** Western Armenian hears b, d, g where Eastern hears p, t, k: Kevork and Gevorg are one name. */
const western = (heard: string) => heard.replace(/b/g, 'p').replace(/d/g, 't').replace(/g/g, 'k').replace(/f/g, 'v');

/** Edits (insert, drop, replace) from one word to the other. */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, at) => at);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let j = 1; j <= to.length; j++) {
			const kept = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
			next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[to.length] ?? 0;
}

/** How near two folded words are, 0 to 1. */
function nearness(a: string, b: string): number {
	if (a === b) return 1;
	const [x, y] = [soundOf(a) || a, soundOf(b) || b];
	if (x === y) return 0.95;
	if (western(x) === western(y)) return 0.9;
	if ((a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))) return 0.7;
	const near = 1 - distance(western(x), western(y)) / Math.max(x.length, y.length);
	return near >= 0.6 ? near * 0.9 : 0;
}

function nearnessOfNames(a: readonly string[], b: readonly string[]): number {
	const total = [...a, ...b].reduce((sum, word) => sum + word.length, 0);
	if (a.length === 0 || b.length === 0) return 0;
	const offers = a
		.flatMap((left, i) => b.map((right, j) => ({ i, j, near: nearness(left, right), weight: left.length + right.length })))
		.sort((one, other) => other.near * other.weight - one.near * one.weight);
	const [left, right] = [new Set<number>(), new Set<number>()];
	let sum = 0;
	for (const { i, j, near, weight } of offers) {
		if (left.has(i) || right.has(j)) continue;
		left.add(i);
		right.add(j);
		sum += near * weight;
	}
	return sum / total;
}

/**
 * How likely two people (or bodies), each known under several spellings, are the same: 0 to 1, the order of words ignored.
 * Above 0.8 the question is worth asking a person; it never decides alone.
 */
export function likeness(a: readonly string[], b: readonly string[]): number {
	const split = (name: string) => fold(name).split(' ').filter(Boolean).slice(0, 12);
	const others = b.map(split);
	return Math.max(0, ...a.map(split).flatMap((one) => others.map((other) => nearnessOfNames(one, other))));
}
