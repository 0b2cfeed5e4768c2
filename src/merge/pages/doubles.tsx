import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { addressOf, mergeAddress } from '../address.ts';
import type { Double, Noun } from '../merge.ts';
import type { Candidate, Merge } from '../store.ts';
import { doubleWhy } from '../wording.ts';

interface Found {
	records: readonly Candidate[];
	doubles: readonly Double[];
}

function Doubles({ title, noun, found }: { title: string; noun: Noun; found: Found }) {
	const byId = new Map(found.records.map((one) => [one.id, one]));
	const named = (id: string) => {
		const one = byId.get(id);
		return one?.detail ? `${one.name} (${one.detail})` : (one?.name ?? '');
	};
	return (
		<Section title={title}>
			{found.doubles.length === 0 ? (
				<Empty title={m.merge_doubles_none()} />
			) : (
				<Table
					caption={title}
					hideCaption
					rows={found.doubles}
					rowKey={({ a, b }) => a + b}
					columns={[
						{ key: 'a', label: m.merge_double_a(), cell: ({ a }) => <a href={addressOf(noun, a)}>{named(a)}</a> },
						{ key: 'b', label: m.merge_double_b(), cell: ({ b }) => <a href={addressOf(noun, b)}>{named(b)}</a> },
						{ key: 'why', label: m.merge_double_why(), cell: ({ why }) => doubleWhy[why]() },
						{
							key: 'do',
							label: m.merge_compare(),
							action: true,
							cell: ({ a, b }) => (
								<a href={mergeAddress(noun, a, { other: b })}>
									{m.merge_compare()}
									<span class="hidden"> ({named(a)})</span>
								</a>
							),
						},
					]}
				/>
			)}
		</Section>
	);
}

/** What may be double in the office's records, and what was merged lately. */
export function DoublesPage(props: { people: Found; organisations: Found; merges: readonly Merge[]; locale: Language; timeZone: string }) {
	const { people, organisations, merges, locale, timeZone } = props;
	return (
		<>
			<PageHead
				title={m.merge_doubles_title()}
				crumbs={[{ label: m.nav_directory(), href: urls.directory() }]}
				lede={m.merge_doubles_lede()}
			/>
			<Doubles title={m.directory_people()} noun="person" found={people} />
			<Doubles title={m.directory_organisations()} noun="organisation" found={organisations} />
			<Section title={m.merge_done_title()}>
				{merges.length === 0 ? (
					<Empty title={m.merge_done_none()} />
				) : (
					<Table
						caption={m.merge_done_title()}
						hideCaption
						rows={merges}
						rowKey={({ id }) => id}
						columns={[
							{ key: 'kept', label: m.merge_kept_record(), cell: (one) => <a href={addressOf(one.noun, one.keptId)}>{one.kept}</a> },
							{ key: 'gone', label: m.merge_gone_record(), cell: ({ gone }) => gone },
							{
								key: 'when',
								label: m.merge_done_when(),
								cell: ({ at, who }) => `${formatInstant(at, locale, timeZone)}${who ? ` — ${who}` : ''}`,
							},
							{ key: 'reason', label: m.merge_reason(), cell: ({ reason }) => reason },
							{
								key: 'undo',
								label: m.merge_undo(),
								action: true,
								cell: (one) =>
									one.undoable ? (
										<a href={urls.mergeUndo({ merge: one.id })}>
											{m.merge_undo()}
											<span class="hidden"> ({one.gone})</span>
										</a>
									) : (
										<Chip>{one.undoneAt ? m.merge_undone() : m.merge_erased()}</Chip>
									),
							},
						]}
					/>
				)}
			</Section>
		</>
	);
}
