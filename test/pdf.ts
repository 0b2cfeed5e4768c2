/** What a reader of PDF finds in one: the text in its order, and the tree of tags that a screen reader follows. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Tag {
	role: string;
	alt?: string;
	lang?: string;
	text: string;
	children: Tag[];
}
export interface ReadPdf {
	pages: number;
	text: string;
	title: string;
	lang: string | null;
	/** "1": PDF/UA-1, as it says of itself. */
	uaPart: string | null;
	marked: boolean;
	displaysTitle: boolean;
	tags: Tag[];
	/** The size of the first page, in millimetres. */
	size: [number, number];
}

interface Node {
	role?: string;
	alt?: string;
	lang?: string;
	type?: string;
	id?: string;
	children?: Node[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const raw = Buffer.from(bytes).toString('latin1');
	const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
	const document = await task.promise;
	try {
		const { info, metadata } = await document.getMetadata();
		const facts = info as Record<string, unknown>;
		const tags: Tag[] = [];
		let text = '';
		let size: [number, number] = [0, 0];
		for (let number = 1; number <= document.numPages; number++) {
			const page = await document.getPage(number);
			const [, , width = 0, height = 0] = page.view;
			if (number === 1) size = [Math.round((width * 25.4) / 72), Math.round((height * 25.4) / 72)];
			const content = await page.getTextContent({ includeMarkedContent: true });
			const said = new Map<string, string>();
			const open: (string | null)[] = [];
			for (const item of content.items) {
				if ('str' in item) {
					const piece = item.str + (item.hasEOL ? '\n' : '');
					text += piece;
					const id = open.findLast((one) => one !== null);
					if (id) said.set(id, (said.get(id) ?? '') + piece);
				} else if (item.type === 'endMarkedContent') open.pop();
				else open.push(item.id ?? null);
			}
			text += '\n';
			const tagOf = (node: Node): Tag => {
				const children = (node.children ?? []).filter(({ role }) => role).map(tagOf);
				const own = (node.children ?? []).map(({ type, id }) => (type === 'content' && id ? (said.get(id) ?? '') : '')).join('');
				return {
					role: node.role ?? '',
					alt: node.alt,
					lang: node.lang,
					text: own + children.map((child) => child.text).join(' '),
					children,
				};
			};
			const tree = (await page.getStructTree()) as Node | null;
			if (tree) tags.push(tagOf(tree));
		}
		return {
			pages: document.numPages,
			text,
			title: String(facts.Title ?? ''),
			lang: (facts.Language as string | null) ?? null,
			uaPart:
				/<pdfuaid:part>(\d)<\/pdfuaid:part>|pdfuaid:part="(\d)"/.exec(raw)?.slice(1).find(Boolean) ?? metadata?.get('pdfuaid:part') ?? null,
			// A Map, whatever its types say.
			marked: ((await document.getMarkInfo()) as unknown as Map<string, boolean> | null)?.get('Marked') === true,
			displaysTitle: (await document.getViewerPreferences())?.get('DisplayDocTitle') === true,
			tags,
			size,
		};
	} finally {
		await task.destroy();
	}
}

export function allTags(tags: readonly Tag[], role: string): Tag[] {
	return tags.flatMap((tag) => [...(tag.role === role ? [tag] : []), ...allTags(tag.children, role)]);
}

/** Where each piece of text stands: its page, its foot above the page's foot, its left, its width and size; in points. */
export async function placesOf(
	bytes: Uint8Array,
): Promise<{ page: number; x: number; y: number; width: number; size: number; text: string }[]> {
	const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
	const document = await task.promise;
	try {
		const found = [];
		for (let page = 1; page <= document.numPages; page++) {
			const { items } = await (await document.getPage(page)).getTextContent();
			for (const item of items)
				if ('str' in item && item.str.trim() !== '')
					found.push({ page, x: item.transform[4], y: item.transform[5], width: item.width, size: item.height, text: item.str });
		}
		return found;
	} finally {
		await task.destroy();
	}
}
