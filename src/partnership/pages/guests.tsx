import { Chooser } from '../../directory/Chooser.tsx';
import { called, organisationKindLabel } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Guest } from '../partnership.ts';
import { crumbsOf } from './crumbs.ts';
import type { PeopleProps } from './people.tsx';

export type GuestsProps = Omit<PeopleProps, 'mayEdit'> & { mayInvite: boolean };

export function GuestsPage({ partnership, mayInvite, locale, typed, errors, candidates }: GuestsProps) {
	const at = { partnership: partnership.id };
	return (
		<>
			<PageHead title={m.partnership_guests_title()} lede={m.partnership_guests_lede()} crumbs={crumbsOf(partnership)} />
			{partnership.guests.length > 0 ? (
				<Table
					caption={m.partnership_guests_title()}
					hideCaption
					rows={partnership.guests}
					rowKey={({ organisationId }) => organisationId}
					columns={[
						{
							key: 'name',
							label: m.partnership_whose(),
							cell: (row) => <a href={urls.organisation({ organisation: row.organisationId })}>{called(row, locale)}</a>,
						},
						{ key: 'kind', label: m.partnership_guest_kind(), cell: ({ kind }) => organisationKindLabel[kind]() },
						...(mayInvite
							? [
									{
										key: 'remove',
										label: m.partnership_remove(),
										action: true,
										cell: ({ organisationId }: Guest) => (
											<ButtonLink size="small" kind="quiet" href={urls.partnershipGuestRemove({ ...at, organisation: organisationId })}>
												{m.partnership_remove()}
											</ButtonLink>
										),
									},
								]
							: []),
					]}
				/>
			) : (
				<Empty title={m.partnership_guests_none()}>{mayInvite && m.partnership_guests_none_text()}</Empty>
			)}
			{mayInvite && (
				<Section title={m.partnership_guest_add()}>
					<Form
						action={urls.partnershipGuests(at)}
						typed={typed}
						errors={errors}
						candidates={candidates}
						submit={m.partnership_guest_add()}
					>
						<Chooser kind="organisation" name="organisation" label={m.partnership_guest()} required />
					</Form>
				</Section>
			)}
		</>
	);
}
