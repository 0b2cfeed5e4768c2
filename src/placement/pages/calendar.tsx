import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Clash, Run, Stay, Week } from '../capacity.ts';
import type { Department } from '../capacity-store.ts';
import { periodText } from '../wording.ts';
import { Clashes } from './clashes.tsx';
import { Legend, WeeksGrid, YearTable } from './weeks-grid.tsx';

export type Shown = Department & { weeks: readonly Week[]; runs: readonly Run[]; stays: readonly Stay[] };
export interface CalendarProps {
	departments: readonly Shown[];
	clashes: readonly Clash[];
	year: number;
	mayEdit: boolean;
	today: Day;
	locale: Language;
}

export function YearLinks({ year, to }: { year: number; to: (year: number) => string }) {
	return (
		<nav class="cluster" aria-label={m.hosting_years()}>
			<a href={to(year - 1)}>{year - 1}</a>
			<b>{year}</b>
			<a href={to(year + 1)}>{year + 1}</a>
		</nav>
	);
}

/** Who is there that year, under the squares: names only of stays that the reader sees. */
export function Stays({ stays, year, locale }: { stays: readonly Stay[]; year: number; locale: Language }) {
	const here = stays.filter(({ arrivesOn, leavesOn }) => arrivesOn.slice(0, 4) <= String(year) && leavesOn.slice(0, 4) >= String(year));
	if (here.length === 0) return <p class="soft">{m.hosting_no_stay()}</p>;
	return (
		<ul class="lines">
			{here.map(({ partnershipId, placementId, profile, visitors, arrivesOn, leavesOn }) => {
				const said = profile && read(profile, locale);
				const text = m.placement_who({ who: said?.text ?? m.hosting_elsewhere(), n: visitors });
				return (
					<li>
						{partnershipId && placementId ? (
							<a href={urls.placement({ partnership: partnershipId, placement: placementId })} lang={said?.language}>
								{text}
							</a>
						) : (
							text
						)}{' '}
						<span class="soft">{periodText(arrivesOn, leavesOn, locale)}</span>
					</li>
				);
			})}
		</ul>
	);
}

export function CalendarPage({ departments, clashes, year, mayEdit, today, locale }: CalendarProps) {
	const add = mayEdit && (
		<ButtonLink href={urls.hostDepartmentNew()} kind="primary">
			{m.hosting_new()}
		</ButtonLink>
	);
	return (
		<>
			<PageHead
				title={m.hosting_title()}
				crumbs={[{ label: m.nav_partnerships(), href: urls.partnerships() }]}
				lede={m.hosting_lede()}
				actions={departments.length > 0 && add}
			/>
			{departments.length === 0 ? (
				<Empty title={m.hosting_none()} action={add}>
					{m.hosting_none_hint()}
				</Empty>
			) : (
				<>
					<YearLinks year={year} to={(which) => urls.hosting({}, { year: which })} />
					<Clashes clashes={clashes} departments={departments} people={[]} locale={locale} />
					<Legend />
					{departments.map((department) => {
						const name = read(department.names, locale);
						const host = called({ name: department.organisation, names: department.organisationNames }, locale);
						return (
							<Section
								title={`${host} – ${name?.text ?? ''}`}
								actions={
									<ButtonLink href={urls.hostDepartment({ department: department.id }, { year })} size="small">
										{m.hosting_open()}
										<span class="hidden"> ({name?.text})</span>
									</ButtonLink>
								}
							>
								<WeeksGrid weeks={department.weeks} year={year} name={name?.text ?? ''} today={today} locale={locale} />
								<details class="fold">
									<summary>
										{m.hosting_year_table({ year })}
										<span class="hidden"> ({name?.text})</span>
									</summary>
									<YearTable runs={department.runs} year={year} name={name?.text ?? ''} locale={locale} />
								</details>
								<Stays stays={department.stays} year={year} locale={locale} />
							</Section>
						);
					})}
				</>
			)}
		</>
	);
}
