import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { formatMoney, fromDecimal } from '../../plain/money.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { needsApproval } from '../placement.ts';
import { perLabel } from '../wording.ts';
import { paperDates } from './papers.tsx';
import type { ShowProps } from './show.tsx';

/** The papers of a stay as far as they are there; what is not is said for those one always needs. */
export function Papers({ partnership, placement, hosts, visitors, proofs, locale, mayEdit }: ShowProps) {
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
			{mayEdit && (
				<ul class="cluster">
					<li>
						<a href={urls.placementAgreementPdf(at)}>{m.placement_agreement_pdf()}</a>
					</li>
					<li>
						<a href={urls.placementInvitationPdf(at)}>{m.placement_invitation_pdf()}</a>
					</li>
					{placement.leftOn !== null &&
						visitors.map((visitor) => (
							<li>
								<a href={urls.visitorCertificatePdf({ ...at, visitor: visitor.id })}>
									{m.placement_certificate_pdf({ name: nameOf(visitor, locale).text })}
								</a>
							</li>
						))}
				</ul>
			)}
		</Section>
	);
}
