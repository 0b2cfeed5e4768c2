import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { Plan } from '../../ui/Plan.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Territory, Town, Worker } from '../territory-store.ts';
import { called, organisationKindLabel } from '../wording.ts';

/** Who works at a place: each by itself, with the houses that are theirs. `here`: the page's own place is not named again. */
export function Workers(props: {
	workers: readonly Worker[];
	here: Pick<Territory, 'code' | 'kind'>;
	/** Those around their houses. */
	towns: readonly Town[];
	locale: Language;
}) {
	const { workers, here, locale } = props;
	return (
		<Section title={m.directory_works_here()} id="works-here">
			{workers.length === 0 ? (
				<Empty title={m.directory_works_none()}>{m.directory_works_none_next()}</Empty>
			) : (
				<>
					<p class="soft">{m.directory_works_lede()}</p>
					<Houses {...props} />
					<Table
						caption={m.directory_works_here()}
						hideCaption
						rows={workers}
						rowKey={({ id }) => id}
						columns={[
							{
								key: 'name',
								label: m.directory_name(),
								cell: (worker) => <a href={urls.organisation({ organisation: worker.id })}>{called(worker, locale)}</a>,
							},
							{ key: 'kind', label: m.directory_kind(), cell: ({ kind }) => organisationKindLabel[kind]() },
							{
								key: 'facility',
								label: m.directory_works_through(),
								cell: ({ facilities }) =>
									facilities.length > 0 && (
										<ul class="lines">
											{facilities.map((facility) => (
												<li>
													<a href={urls.organisation({ organisation: facility.id })}>{called(facility, locale)}</a>
													{facility.place && facility.place.code !== here.code && (
														<>
															{' '}
															<a class="soft small" href={urls.territory({ territory: facility.place.code })}>
																{called(facility.place, locale)}
															</a>
														</>
													)}
												</li>
											))}
										</ul>
									),
							},
							{
								key: 'contact',
								label: m.directory_works_contact(),
								cell: ({ encounters }) =>
									encounters.length > 0 && (
										<ul class="lines">
											{encounters.map(({ id, partnershipId, metOn }) => (
												<li>
													<a href={urls.encounter({ partnership: partnershipId, encounter: id })}>
														<When date={metOn} />
													</a>
												</li>
											))}
										</ul>
									),
							},
						]}
					/>
				</>
			)}
		</Section>
	);
}

/** Where their houses stand: by their own coordinates, else in the middle of their town. */
function Houses({ workers, here, towns, locale }: Parameters<typeof Workers>[0]) {
	const houses = workers
		.flatMap(({ facilities }) => facilities)
		.flatMap(({ latitude, longitude, ...house }) => (latitude === null || longitude === null ? [] : [{ latitude, longitude, ...house }]));
	const places = [...Map.groupBy(houses, ({ latitude, longitude }) => `${latitude} ${longitude}`).values()].flatMap((of) =>
		of[0] ? [{ latitude: of[0].latitude, longitude: of[0].longitude, name: of.map((one) => called(one, locale)).join(', ') }] : [],
	);
	const around = towns.map((town) => ({ ...town, name: called(town, locale) }));
	return (
		<Plan places={places} around={around} label={m.directory_works_map()} least={here.kind === 'country' ? 250 : 90} locale={locale} />
	);
}
