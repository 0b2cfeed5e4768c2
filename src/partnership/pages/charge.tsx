import type { InCharge } from '../../account/charge-store.ts';
import type { Colleague } from '../../account/store.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Radios } from '../../ui/Choices.tsx';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors } from '../../web/form.ts';
import type { Partnership } from '../partnership.ts';
import { crumbsOf } from './crumbs.ts';

interface ChargeProps {
	partnership: Partnership;
	people: readonly InCharge[];
	/** The organisation for which the reader may name somebody; null: none. */
	own: string | null;
	me: string;
	colleagues: readonly Colleague[];
	locale: Language;
	errors: Errors;
}

/** Each party's person, and the form for one's own. */
export function ChargePage({ partnership, people, own, me, colleagues, locale, errors }: ChargeProps) {
	const factOf = (party: Partnership['parties'][number]): Fact => {
		const person = people.find(({ organisationId }) => organisationId === party.organisationId);
		return {
			term: called(party, locale),
			value: person ? <PersonInCharge person={person} /> : <span class="soft">{m.charge_nobody()}</span>,
		};
	};
	const mine = partnership.parties.find(({ organisationId }) => organisationId === own);
	const current = people.find(({ organisationId }) => organisationId === own);
	return (
		<>
			<PageHead title={m.charge_title()} lede={m.charge_lede()} crumbs={crumbsOf(partnership)} />
			<Facts facts={partnership.parties.map(factOf)} />
			{own && (
				<Section title={m.charge_change()}>
					<Form action={urls.inCharge({ partnership: partnership.id })} errors={errors}>
						<Radios
							name="account"
							label={m.charge_person({ organisation: mine ? called(mine, locale) : '' })}
							options={colleagues.map(({ accountId, name, email }) => ({
								value: accountId,
								label: accountId === me ? `${name} (${m.charge_mine_me()})` : name,
								hint: email,
							}))}
							value={current?.accountId}
							required
						/>
					</Form>
				</Section>
			)}
		</>
	);
}

/** A name, an address to write to, and whether they are still there. */
export const PersonInCharge = ({ person: { name, email, gone } }: { person: InCharge }) => (
	<>
		{name}
		{gone ? <span class="soft"> ({m.charge_gone()})</span> : email && <div class="small">{<a href={`mailto:${email}`}>{email}</a>}</div>}
	</>
);
