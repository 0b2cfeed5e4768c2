import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { read } from '../../plain/language.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { urls } from '../../urls.ts';
import { momentLabel } from '../words.ts';

import { proofOf, type ShowProps } from './parts.ts';

export function Line(props: ShowProps) {
	const { moments, partnership, evidence, locale } = props;
	const [a, b] = partnership.parties.map((party) => (party.territory ? called(party.territory, locale) : called(party, locale)));
	const at = { partnership: partnership.id };
	if (moments.length === 0) return <Empty title={m.dossier_no_moment()} />;
	return (
		<Timeline
			strands={{ a: a ?? '', b: b ?? '' }}
			items={moments.map(({ key, kind, on, strand, name, subject, reason }) => {
				const named = name && read(name, locale);
				const href =
					subject.noun === 'decision'
						? urls.decision({ ...at, decision: subject.id })
						: subject.noun === 'agreement'
							? urls.agreement({ ...at, agreement: subject.id })
							: subject.noun === 'mission'
								? urls.mission({ ...at, mission: subject.id })
								: subject.noun === 'placement'
									? urls.placement({ ...at, placement: subject.id })
									: undefined;
				return {
					key,
					date: on,
					strand,
					title: kind === 'milestone' && named ? named.text : momentLabel[kind](),
					lang: kind === 'milestone' ? named?.language : undefined,
					detail:
						(kind !== 'milestone' && named) || reason ? (
							<span lang={kind !== 'milestone' ? named?.language : undefined}>
								{[kind !== 'milestone' ? named?.text : null, reason].filter(Boolean).join(' — ')}
							</span>
						) : undefined,
					href,
					proof:
						subject.noun === 'decision' || subject.noun === 'agreement'
							? proofOf(evidence, subject.noun, subject.id)
							: ('unneeded' as const),
				};
			})}
		/>
	);
}
