import { nameOf } from '../../directory/person.ts';
import { crumbsOf } from '../../mission/crumbs.ts';
import type { Mission } from '../../mission/mission.ts';
import type { Delegate } from '../../mission/roster.ts';
import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Select } from '../../ui/Choices.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatRow } from '../../ui/format.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Account, Tie } from '../store.ts';

interface AccountsProps {
	partnership: Partnership;
	mission: Mission;
	delegates: readonly Delegate[];
	ties: readonly Tie[];
	/** Whom the asker may choose. */
	accounts: readonly Account[];
	/** Names of those in charge, on either side. */
	inCharge: readonly string[];
	locale: Language;
	/** null: what is saved. */
	typed: Typed | null;
	errors: Errors;
}

/** Who of the delegation signs in as which account. */
export function AccountsPage({ partnership, mission, delegates, ties, accounts, inCharge, locale, typed, errors }: AccountsProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	const tied = new Map(ties.map((one) => [one.personId, one]));
	return (
		<>
			<PageHead title={m.field_accounts_title()} crumbs={crumbsOf(partnership, mission, locale)} lede={m.field_accounts_lede()} />
			{inCharge.length > 0 && <p>{m.field_accounts_charge({ names: formatRow(inCharge, locale) })}</p>}
			{delegates.length === 0 ? (
				<p>
					{m.field_accounts_empty()} <a href={urls.mission(at)}>{m.mission_tab_roster()}</a>
				</p>
			) : (
				<Form
					action={urls.fieldAccounts(at)}
					typed={typed ?? Object.fromEntries(ties.map(({ personId, accountId }) => [`account.${personId}`, accountId]))}
					errors={errors}
					cancel={{ href: urls.missionField(at) }}
				>
					{delegates.map((one) => {
						const { personId, sideId } = one;
						const saved = tied.get(personId);
						// Chosen by the other city, among its own: shown, and kept unless it is taken back.
						const foreign = saved && !accounts.some(({ accountId }) => accountId === saved.accountId) ? [saved] : [];
						return (
							<>
								<input type="hidden" name={`was.${personId}`} value={saved?.accountId ?? ''} />
								<Select
									name={`account.${personId}`}
									label={`${nameOf(one, locale).text} – ${sideName(partnership, sideId, locale)}`}
									options={[
										...foreign.map(({ accountId, accountName }) => ({ value: accountId, label: accountName })),
										...accounts.map((account) => ({ value: account.accountId, label: `${account.name}, ${account.organisation}` })),
									]}
									empty={m.field_account_none()}
								/>
							</>
						);
					})}
				</Form>
			)}
		</>
	);
}
