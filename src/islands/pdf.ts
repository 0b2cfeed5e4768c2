import { GlobalWorkerOptions, getDocument, version } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

export interface Pdf {
	readonly pages: number;
	/** Draws a page as wide as the canvas stands on the page; answers its text. */
	draw(page: number, canvas: HTMLCanvasElement): Promise<string>;
	close(): void;
}

/** Opens the PDF at an address, fetching the parts it needs: a file of 50 MB does not come whole for its first page. Nothing in it is run. */
export async function openPdf(source: string): Promise<Pdf> {
	const task = getDocument({
		url: source,
		disableAutoFetch: true,
		disableStream: true,
		rangeChunkSize: 256 * 1024,
		enableXfa: false,
		// The page's policy allows no WebAssembly: what scanners write is read by script, fetched where a file needs it.
		useWasm: false,
		wasmUrl: new URL(`./pdf-${version}/`, new URL(worker, location.href)).href,
	});
	const opened = await task.promise;
	return {
		pages: opened.numPages,
		async draw(number, canvas) {
			const page = await opened.getPage(number);
			const natural = page.getViewport({ scale: 1 });
			const width = Math.min(canvas.parentElement?.clientWidth ?? natural.width, 900);
			// As sharp as the screen, within what a phone's memory bears.
			const viewport = page.getViewport({ scale: (width / natural.width) * Math.min(devicePixelRatio, 2) });
			canvas.width = Math.floor(viewport.width);
			canvas.height = Math.floor(viewport.height);
			await page.render({ canvas, viewport }).promise;
			const { items } = await page.getTextContent();
			return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
		},
		close: () => void task.destroy(),
	};
}
