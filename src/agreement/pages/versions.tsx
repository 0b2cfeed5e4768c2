import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Agreement } from '../agreement.ts';
import { isVersionReason } from '../version.ts';
import type { VersionLine } from '../version-store.ts';
import { reasonLabel } from './labels-text.ts';
import { agreementCrumbs } from './text-crumbs.ts';

export interface VersionsPageProps {
	partnership: Partnership;
	agreement: Agreement;
	versions: readonly VersionLine[];
	/** The reader may keep a version, and the text is still written. */
	mayKeep: boolean;
	/** Nothing has changed since the last version: none was kept. */
	unchanged?: number | null;
	timeZone: string;
	locale: Language;
}

export const reasonOf = (reason: string): string => (isVersionReason(reason) ? reasonLabel[reason]() : reason);

/** The versions of a text, and the choice of two to compare. */
export function VersionsPage({ partnership, agreement, versions, mayKeep, unchanged, timeZone, locale }: VersionsPageProps) {
	const at = { partnership: partnership.id, agreement: agreement.id };
	const when = ({ takenAt }: VersionLine) => formatInstant(takenAt, locale, timeZone);
	const options = versions.map((version) => ({ value: String(version.number), label: m.agreement_version_name({ n: version.number }) }));
	return (
		<>
			<PageHead
				title={m.agreement_version_title()}
				crumbs={agreementCrumbs(partnership, agreement, locale)}
				lede={m.agreement_version_lede()}
				actions={
					mayKeep && (
						<form method="post" action={urls.agreementVersions(at)}>
							<Button kind="primary">{m.agreement_version_keep()}</Button>
						</form>
					)
				}
			/>
			{unchanged && (
				<p class="errors" role="alert">
					{m.agreement_version_unchanged({ n: unchanged })}
				</p>
			)}
			{versions.length === 0 ? (
				<Empty title={m.agreement_version_empty()}>{m.agreement_version_empty_hint()}</Empty>
			) : (
				<>
					<Table
						caption={m.agreement_version_title()}
						hideCaption
						rows={versions}
						rowKey={({ number }) => String(number)}
						columns={[
							{ key: 'number', label: m.agreement_version_number(), cell: ({ number }) => m.agreement_version_name({ n: number }) },
							{ key: 'at', label: m.agreement_version_taken_at(), cell: when },
							{ key: 'reason', label: m.agreement_version_reason(), cell: ({ reason }) => reasonOf(reason) },
							{ key: 'by', label: m.agreement_version_by(), cell: ({ by }) => by ?? '–' },
							{
								key: 'now',
								label: m.agreement_compare_title(),
								cell: ({ number }) => (
									<a href={urls.agreementCompare(at, { from: number, to: 'now' })}>
										{m.agreement_compare_with_now()}
										<span class="hidden"> ({m.agreement_version_name({ n: number })})</span>
									</a>
								),
							},
						]}
					/>
					<Section title={m.agreement_compare_choose()}>
						<Form action={urls.agreementCompare(at)} method="get" submit={m.agreement_compare_submit()}>
							<div class="field-row">
								<Select
									name="from"
									label={m.agreement_compare_from()}
									options={options}
									value={options[1]?.value ?? options[0]?.value}
									empty={false}
								/>
								<Select
									name="to"
									label={m.agreement_compare_to()}
									options={[{ value: 'now', label: m.agreement_version_now() }, ...options]}
									value={options[1] ? options[0]?.value : 'now'}
									empty={false}
								/>
							</div>
						</Form>
					</Section>
				</>
			)}
		</>
	);
}
