/** A file that a document is kept in: of which kind, under which name, and why one is refused. */

/** What is taken in, by the media type that browsers are told, with the endings of its name: the usual one first. Nothing a browser runs. */
export const mediaTypes = {
	'application/pdf': ['pdf'],
	'image/png': ['png'],
	'image/jpeg': ['jpg', 'jpeg'],
	'image/webp': ['webp'],
	'image/gif': ['gif'],
	'image/tiff': ['tif', 'tiff'],
	'image/heic': ['heic', 'heif'],
	'application/msword': ['doc', 'dot'],
	'application/vnd.ms-excel': ['xls', 'xlt'],
	'application/vnd.ms-powerpoint': ['ppt', 'pps', 'pot'],
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
	'application/vnd.oasis.opendocument.text': ['odt'],
	'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
	'application/vnd.oasis.opendocument.presentation': ['odp'],
} as const satisfies Record<string, readonly string[]>;
export type MediaType = keyof typeof mediaTypes;
export const isMediaType = (value: unknown): value is MediaType => typeof value === 'string' && Object.hasOwn(mediaTypes, value);

/** What browsers draw by themselves in an `<img>`. */
export const drawable: ReadonlySet<MediaType> = new Set<MediaType>(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

/** For the `accept` of a file field: a help in choosing; the content alone decides. */
export const acceptedEndings = Object.values(mediaTypes)
	.flat()
	.map((ending) => `.${ending}`)
	.join(',');

/**
 * Why a file is not taken in. `type`: none of ours. `macros`: an office file that carries a program. `two-kinds`: readable as two formats.
 * `bomb`: would unpack to far more than it is. `cut`: its end is missing, or it is not what was sent. `locked`: encrypted as a whole.
 */
export const refusals = ['too-large', 'empty', 'type', 'macros', 'two-kinds', 'bomb', 'cut', 'locked', 'too-many', 'no-room'] as const;
export type Refusal = (typeof refusals)[number];

export interface KeptFile {
	readonly id: string;
	/** 64 hexadecimal digits. */
	readonly sha256: string;
	/** In bytes. */
	readonly size: number;
	readonly mediaType: MediaType;
	/** As its sender called it, cleaned. */
	readonly name: string;
	readonly uploadedAt: Date;
	/** Who sent it; null where the account is not known any more. */
	readonly by: string | null;
}

/** How many files one form takes. */
export const mostFiles = 20;

// What is not seen, and what turns the reading direction: "contrat\u202Efdp.exe" reads as "contratexe.pdf".
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
// Windows does not open files of these names.
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const longestName = 120;

const split = (name: string): [stem: string, ending: string] => {
	const found = /^(.+)\.([^.\s]{1,8})$/.exec(name);
	return found ? [found[1] ?? '', found[2] ?? ''] : [name, ''];
};

/**
 * The last part of a path that a browser sent, as it may be shown and saved anywhere: without folders, invisible characters, signs that
 * file systems refuse, leading dots. Never empty.
 */
export function cleanName(sent: string): string {
	const last = sent.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
	const clean = last
		.replace(unseen, '')
		.replace(/[<>:"|?*]/g, '_')
		.replace(/\s+/g, ' ')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	const [stem, ending] = split(clean);
	const short = Array.from(stem)
		.slice(0, longestName)
		.join('')
		.replace(/[.\s]+$/, '');
	const name = ending === '' ? short : `${short || 'document'}.${ending}`;
	return name === '' ? 'document' : device.test(name) ? `_${name}` : name;
}

/** The name a file is saved under: what it is decides its ending, so that `photo.exe` holding a picture is saved as `photo.exe.png`. */
export function savedName({ name, mediaType }: Pick<KeptFile, 'name' | 'mediaType'>): string {
	const endings: readonly string[] = mediaTypes[mediaType];
	return endings.includes(split(name)[1].toLowerCase()) ? name : `${name}.${endings[0]}`;
}

/** A first title, from the file's name. */
export const titleFrom = (name: string): string => split(name)[0].replace(/_+/g, ' ').replace(/\s+/g, ' ').trim() || name;

/**
 * `Content-Disposition` (RFC 6266): the name in ASCII for old programs, and as it is (RFC 8187) for the others.
 * @param inline shown in the page instead of saved
 */
export function disposition(file: Pick<KeptFile, 'name' | 'mediaType'>, inline = false): string {
	const name = savedName(file);
	const ascii = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\x20-\x7e]/g, '_')
		.replace(/["\\%]/g, '_');
	const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
	return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}

/** The part of a file that a request asks for (RFC 9110, 14.2): both ends included; null: the whole; 'none': nothing of the sort is there. */
export function rangeOf(header: string | null, size: number): { start: number; end: number } | null | 'none' {
	const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
	if (!found || (found[1] === '' && found[2] === '')) return null; // several ranges at once, or another unit: the whole is a right answer
	const [first, last] = [found[1] ?? '', found[2] ?? ''];
	if (first === '') return Number(last) === 0 ? 'none' : { start: Math.max(0, size - Number(last)), end: size - 1 };
	const [start, end] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
	if (start >= size) return 'none';
	return start > end ? null : { start, end };
}
