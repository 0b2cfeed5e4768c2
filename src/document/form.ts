import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { field } from '../web/form.ts';
import { type Provable, type Proves, provesFrom, webAddress } from './document.ts';
import { documentLanguages } from './wording.ts';

/** What may be proven here: the facts of the partnership, of its decisions and of its agreements. */
const isHere = ({ decisionId, agreementId }: Proves, records: readonly Provable[]) =>
	(decisionId === null || records.some(({ id, noun }) => noun === 'decision' && id === decisionId)) &&
	(agreementId === null || records.some(({ id, noun }) => noun === 'agreement' && id === agreementId));

/** `proves.0`, `proves.1` …: facts by their codes; null for a line left empty. */
const proves = (records: readonly Provable[]) =>
	z.preprocess(
		(value) => Object.values((value ?? {}) as object),
		z.array(
			field.optionalLine().transform((code, context): Proves | null => {
				const found = code === null ? null : provesFrom(code);
				if (found !== null && isHere(found, records)) return found;
				if (code !== null) context.addIssue({ code: 'custom', message: m.document_proves_unknown() });
				return null;
			}),
		),
	) as unknown as z.ZodType<(Proves | null)[]>;

/** A document's own form. */
export const documentShape = (records: readonly Provable[]) =>
	z.object({
		title: field.line(),
		url: field.optionalLine().transform((value, context) => {
			const address = value === null ? null : webAddress(value);
			if (value !== null && address === null) context.addIssue({ code: 'custom', message: m.document_url_wrong() });
			return address;
		}),
		language: field.optionalChoice(documentLanguages),
		on: field.dated(),
		retrievedOn: field.day(),
		note: field.optionalText(),
		proves: proves(records),
	});

/** What is said of several files at once: `files.0.title`, `files.0.proves.0` … A file that is not to be kept needs no title. */
export const filesShape = (records: readonly Provable[]) =>
	z.object({
		files: z.preprocess(
			(value) => Object.values((value ?? {}) as object),
			z.array(
				z.preprocess(
					// A row that needs no title is not asked for one; what stands in its place is not read.
					(row) => {
						const said = (row ?? {}) as Record<string, unknown>;
						return said.drop || said.known ? { ...said, title: '-', on: '' } : said;
					},
					z.object({
						id: field.id(),
						drop: field.tick(),
						title: field.line(),
						language: field.optionalChoice(documentLanguages),
						on: field.dated(),
						proves: proves(records),
					}),
				),
			),
		),
	});
