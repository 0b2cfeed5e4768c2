import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PdfWords } from '../ui/PdfPreview.tsx';
import type { Mount } from './main.ts';
import { openPdf, type Pdf } from './pdf.ts';

type Drawn = { source: string; auto: boolean; lang: string | undefined; words: PdfWords };
const fill = (words: string, facts: Record<string, string | number>) =>
	words.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

/** A PDF page by page: drawn for the eye, and its text for readers of the screen. */
function PdfPreview({ source, auto, lang, words }: Drawn) {
	const [state, setState] = useState<'asked' | 'loading' | 'ready' | 'failed'>(auto ? 'loading' : 'asked');
	const [number, setNumber] = useState(1);
	const [text, setText] = useState('');
	const pdf = useRef<Pdf | null>(null);
	const canvas = useRef<HTMLCanvasElement>(null);

	useEffect(() => {
		if (state !== 'loading') return;
		let left = false;
		openPdf(source).then(
			(opened) => {
				if (left) return opened.close();
				pdf.current = opened;
				setState('ready');
			},
			() => left || setState('failed'),
		);
		return () => {
			left = true;
		};
	}, [state === 'loading']);
	useEffect(() => () => pdf.current?.close(), []);
	useEffect(() => {
		if (state !== 'ready' || !pdf.current || !canvas.current) return;
		let left = false;
		pdf.current.draw(number, canvas.current).then(
			(said) => left || setText(said),
			() => left || setState('failed'),
		);
		return () => {
			left = true;
		};
	}, [state, number]);

	if (state === 'asked')
		return (
			<button type="button" class="button" onClick={() => setState('loading')}>
				{words.show}
			</button>
		);
	if (state === 'failed') return <p class="soft">{words.failed}</p>;
	const total = pdf.current?.pages ?? 0;
	return (
		<>
			{state === 'loading' && (
				<p class="soft" role="status">
					{words.loading}
				</p>
			)}
			<canvas ref={canvas} class="preview" role="img" aria-label={fill(words.alt, { n: number })} hidden={state !== 'ready'} />
			{state === 'ready' && (
				<>
					<p class="hidden" lang={lang}>
						{text}
					</p>
					{total > 1 && (
						<div class="cluster pdf-pages">
							<button type="button" class="button" data-size="small" disabled={number <= 1} onClick={() => setNumber(number - 1)}>
								{words.previous}
							</button>
							<span role="status">{fill(words.page, { n: number, total })}</span>
							<button type="button" class="button" data-size="small" disabled={number >= total} onClick={() => setNumber(number + 1)}>
								{words.next}
							</button>
						</div>
					)}
				</>
			)}
		</>
	);
}

export const mount: Mount = (root) => {
	const { source = '', auto, lang, words = '{}' } = root.dataset;
	const before = [...root.childNodes];
	root.replaceChildren();
	render(<PdfPreview source={source} auto={auto !== undefined} lang={lang} words={JSON.parse(words) as PdfWords} />, root);
	return () => {
		render(null, root);
		root.replaceChildren(...before);
	};
};
