import type { ComponentChildren } from 'preact';
import { m } from '../paraglide/messages.js';

export type Crumb = { label: string; href: string };

export type PageHeadProps = {
	title: ComponentChildren;
	/** The same title in the partner's language. */
	twin?: { text: string; lang: string };
	crumbs?: readonly Crumb[];
	lede?: ComponentChildren;
	/** Chips: where the thing stands. */
	state?: ComponentChildren;
	/** Buttons; one `primary` at most. */
	actions?: ComponentChildren;
};

/** Where one is, what this is, where it stands and the next thing to do. */
export function PageHead({ title, twin, crumbs = [], lede, state, actions }: PageHeadProps) {
	return (
		<header class="page-head">
			{crumbs.length > 0 && (
				<nav class="crumbs" aria-label={m.ui_breadcrumb()}>
					<ol>
						{crumbs.map(({ label, href }) => (
							<li>
								<a href={href}>{label}</a>
							</li>
						))}
					</ol>
				</nav>
			)}
			<div class="page-head-row">
				<div>
					<h1>{title}</h1>
					{twin && (
						<p class="twin" lang={twin.lang}>
							{twin.text}
						</p>
					)}
				</div>
				{actions && <div class="cluster actions">{actions}</div>}
			</div>
			{state && <div class="cluster">{state}</div>}
			{lede && <p class="lede">{lede}</p>}
		</header>
	);
}

/** A titled part of a page, ruled off like a page of the register. */
export function Section(props: { title: string; id?: string; actions?: ComponentChildren; children: ComponentChildren }) {
	return (
		<section class="section" id={props.id} aria-label={props.title}>
			<div class="section-head">
				<h2>{props.title}</h2>
				{props.actions && <div class="cluster actions">{props.actions}</div>}
			</div>
			{props.children}
		</section>
	);
}

/** The two cities' names, each on its thread; for titles. */
export function Cities({ a, b }: { a: string; b: string }) {
	return (
		<>
			<span class="city" data-strand="a">
				{a}
			</span>{' '}
			–{' '}
			<span class="city" data-strand="b">
				{b}
			</span>
		</>
	);
}
