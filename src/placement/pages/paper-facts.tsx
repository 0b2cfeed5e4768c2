import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { formatMoney, fromDecimal } from '../../plain/money.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { bearings, needsApproval, stateOf } from '../placement.ts';
import { bearingLabel, perLabel } from '../wording.ts';
import { paperDates } from './papers.tsx';
import type { ShowProps } from './show.tsx';

/** The papers of a stay as far as they are there; what is not is said for those one always needs. */
export function Papers({ partnership, placement, hosts, visitors, proofs, today, locale, mayEdit }: ShowProps) {
	const at = { partnership: partnership.id, placement: placement.id };
	const party = partnership.parties.find(({ organisationId }) => organisationId === placement.payerId);
	const payer = party ?? hosts.get(placement.payerId ?? '');
	const { allowance, currency, allowancePer } = placement;
	const hosting = proofs.filter(({ fact }) => fact === 'hosting');
	const asked = needsApproval(placement) || placement.approvalAskedOn !== null ? paperDates.approval : [];
	const dated = [...asked, ...paperDates.insurance, ...paperDates.visa].map(
		([name, label]) => placement[name] !== null && { term: label(), value: <When date={placement[name]} /> },
	);
	return (
		<Section
			title={m.placement_papers()}
			actions={
				mayEdit && (
					<ButtonLink href={urls.placementPapers(at)} size="small">
						{m.placement_papers_edit()}
					</ButtonLink>
				)
			}
		>
			<Facts
				facts={[
					{
						term: m.placement_hosting_agreement(),
						value: placement.hostingSignedOn ? (
							<>
								{placement.hostingNumber} <When date={placement.hostingSignedOn} />
							</>
						) : (
							(placement.hostingNumber ?? m.placement_not_recorded())
						),
					},
					hosting.length > 0 && {
						term: m.placement_hosting_document(),
						value: hosting.map(({ documentId, title, language }) => (
							<a href={urls.document({ partnership: partnership.id, document: documentId })} lang={language ?? undefined}>
								{title}
							</a>
						)),
					},
					{ term: m.placement_insurer(), value: placement.insurer },
					...dated,
					allowance !== null &&
						allowancePer !== null && {
							term: m.placement_allowance(),
							value: `${formatMoney(fromDecimal(allowance, currency ?? 'EUR'), locale)} ${perLabel[allowancePer]()}`,
						},
					payer !== undefined && placement.payerId !== null && { term: m.placement_payer(), value: called(payer, locale) },
					...bearings.map((cost) => {
						const bears =
							partnership.parties.find(({ organisationId }) => organisationId === placement[cost]) ?? hosts.get(placement[cost] ?? '');
						return bears !== undefined && { term: bearingLabel[cost](), value: m.placement_paper_borne({ name: called(bears, locale) }) };
					}),
					{ term: m.placement_access(), value: placement.access },
					{
						term: m.placement_certificate(),
						value: placement.certificateOn ? (
							<>
								{placement.certificateNumber} <When date={placement.certificateOn} />
							</>
						) : (
							placement.certificateNumber
						),
					},
				]}
			/>
			{mayEdit && <Sheets {...{ partnership, placement, visitors, today, locale }} />}
		</Section>
	);
}

type Address = (query: { in: string }) => string;
/** What can be printed or sent, in French, Armenian or both; a certificate only of a stay that is completed. */
function Sheets({
	partnership,
	placement,
	visitors,
	today,
	locale,
}: Pick<ShowProps, 'partnership' | 'placement' | 'visitors' | 'today' | 'locale'>) {
	const at = { partnership: partnership.id, placement: placement.id };
	const sheets: { key: string; title: string; pdf: Address; word: Address | null }[] = [
		{
			key: 'invitation',
			title: m.placement_invitation_pdf(),
			pdf: (query) => urls.placementInvitationPdf(at, query),
			word: (query) => urls.placementInvitationWord(at, query),
		},
		{
			key: 'agreement',
			title: m.placement_agreement_pdf(),
			pdf: (query) => urls.placementAgreementPdf(at, query),
			word: (query) => urls.placementAgreementWord(at, query),
		},
		...(stateOf(placement, today) === 'completed' ? visitors : []).map((visitor) => ({
			key: visitor.id,
			title: m.placement_certificate_pdf({ name: nameOf(visitor, locale).text }),
			pdf: (query: { in: string }) => urls.visitorCertificatePdf({ ...at, visitor: visitor.id }, query),
			word: null,
		})),
	];
	return (
		<Table
			caption={m.placement_sheets()}
			rows={sheets}
			rowKey={({ key }) => key}
			columns={[
				{ key: 'title', label: m.paper_document(), cell: ({ title }) => title },
				{ key: 'pdf', label: m.paper_pdf(), cell: ({ title, pdf }) => <InEach title={title} address={pdf} /> },
				{ key: 'word', label: m.paper_word(), cell: ({ title, word }) => (word ? <InEach title={title} address={word} /> : '–') },
			]}
		/>
	);
}

function InEach({ title, address }: { title: string; address: Address }) {
	const forms = [
		['fr', m.ui_language_fr()],
		['hy', m.ui_language_hy()],
		['fr-hy', m.paper_in_both()],
	] as const;
	return (
		<ul class="cluster">
			{forms.map(([form, label]) => (
				<li>
					<a href={address({ in: form })} data-turbo="false">
						<span class="hidden">{title}, </span>
						<span lang={form === 'fr-hy' ? undefined : form}>{label}</span>
					</a>
				</li>
			))}
		</ul>
	);
}
