import { Chooser } from '../../directory/Chooser.tsx';
import { m } from '../../paraglide/messages.js';
import type { Candidate } from '../../ui/Combobox.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { addressOf, mergeAddress } from '../address.ts';
import type { Noun } from '../merge.ts';

/** Which record is the same as this one: those that resemble it, or any other. */
export function ChoosePage(props: {
	noun: Noun;
	record: { id: string; name: string };
	twins: readonly Candidate[];
	asked: { text?: string | undefined; error?: string | undefined; candidates?: readonly Candidate[] | undefined };
}) {
	const { noun, record, twins, asked } = props;
	return (
		<>
			<PageHead
				title={m.merge_choose_title()}
				crumbs={[{ label: record.name, href: addressOf(noun, record.id) }]}
				lede={m.merge_choose_lede({ name: record.name })}
			/>
			{twins.length > 0 && (
				<Section title={m.merge_twins_title()}>
					<Table
						caption={m.merge_twins_title()}
						hideCaption
						rows={twins}
						rowKey={({ value }) => value}
						columns={[
							{
								key: 'name',
								label: m.directory_name(),
								cell: ({ value, label, lang }) => (
									<a href={mergeAddress(noun, record.id, { other: value })} lang={lang}>
										{label}
									</a>
								),
							},
							{ key: 'about', label: m.directory_about(), cell: ({ detail }) => detail ?? '' },
						]}
					/>
				</Section>
			)}
			<Form
				action={mergeAddress(noun, record.id)}
				method="get"
				submit={m.merge_compare()}
				errors={asked.error ? [{ field: 'other', message: asked.error }] : []}
				cancel={{ href: addressOf(noun, record.id) }}
			>
				<Chooser
					name="other"
					kind={noun}
					label={noun === 'person' ? m.merge_other_person() : m.merge_other_organisation()}
					text={asked.text}
					error={asked.error}
					candidates={asked.candidates}
				/>
			</Form>
		</>
	);
}
