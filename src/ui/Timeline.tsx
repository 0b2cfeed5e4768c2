import type { ComponentChildren } from 'preact';
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import { Proof } from './Checklist.tsx';
import { When } from './When.tsx';

/** Whose act it is: the first city's, the second's, of both, or of the world around them. */
export type Strand = 'a' | 'b' | 'both' | 'outside';

export type TimelineItem = {
	key: string;
	date: Dated | null;
	title: ComponentChildren;
	/** The words are quoted in this language when it is not the page's. */
	lang?: string;
	detail?: ComponentChildren;
	strand: Strand;
	href?: string;
	proof?: 'found' | 'missing' | 'unneeded';
};

export type TimelineProps = {
	/** In the order to be read; grouped by year as they come. */
	items: readonly TimelineItem[];
	/** Short names of the two cities. */
	strands: { a: string; b: string };
};

type Year = { year: string; items: TimelineItem[] };

function byYear(items: readonly TimelineItem[]): Year[] {
	const years: Year[] = [];
	for (const item of items) {
		const year = item.date?.slice(0, 4) ?? '';
		const last = years.at(-1);
		if (last?.year === year) last.items.push(item);
		else years.push({ year, items: [item] });
	}
	return years;
}

function Item({ item, name }: { item: TimelineItem; name: string }) {
	return (
		<li class="moment" data-strand={item.strand}>
			<p class="moment-date">
				{item.date && <When date={item.date} />} <span class="moment-strand">{name}</span>
			</p>
			<h4 class="moment-title" lang={item.lang}>
				{item.href ? <a href={item.href}>{item.title}</a> : item.title}
			</h4>
			{item.detail && <div class="moment-detail">{item.detail}</div>}
			{item.proof && item.proof !== 'unneeded' && <Proof state={item.proof} />}
		</li>
	);
}

/** Two cities, two threads: an act of one sits on its thread, an act of both ties them. */
export function Timeline({ items, strands }: TimelineProps) {
	const names: Record<Strand, string> = {
		...strands,
		both: m.ui_strand_both(strands),
		outside: m.ui_strand_outside(),
	};
	return (
		<div class="timeline">
			{byYear(items).map(({ year, items: moments }) => (
				<section class="timeline-year">
					<h3>{year || m.ui_unknown_date()}</h3>
					<ol>
						{moments.map((item) => (
							<Item key={item.key} item={item} name={names[item.strand]} />
						))}
					</ol>
				</section>
			))}
		</div>
	);
}
