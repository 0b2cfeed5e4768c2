import { m } from '../paraglide/messages.js';
import { Field, type FieldProps, ties } from './Field.tsx';

/** What the island needs to be told, in the reader's language. `{name}`, `{percent}`, `{max}`, `{title}` are filled in there. */
export type UploadWords = Record<
	| 'drop'
	| 'list'
	| 'waiting'
	| 'sending'
	| 'done'
	| 'known'
	| 'lost'
	| 'failed'
	| 'tooLarge'
	| 'tooMany'
	| 'empty'
	| 'remove'
	| 'again'
	| 'wait',
	string
>;

export type UploadProps = FieldProps & {
	/** Where uploads that can be resumed are made. */
	to: string;
	/** In bytes. */
	maxSize: number;
	/** How many at once. */
	most: number;
	accept: string;
};

/**
 * Files to send with the form around it. With script, each is sent as soon as it is chosen, in pieces, and the form then carries `kept`,
 * their ids; without, the form carries the files themselves.
 */
export function Upload({ to, maxSize, most, accept, ...field }: UploadProps) {
	const max = Math.floor(maxSize / 1024 ** 2);
	const words: UploadWords = {
		drop: most > 1 ? m.ui_upload_drop() : m.ui_upload_drop_one(),
		list: m.ui_upload_list(),
		waiting: m.ui_upload_waiting(),
		sending: m.ui_upload_sending({ percent: '{percent}' }),
		done: m.ui_upload_done(),
		known: m.ui_upload_known({ title: '{title}' }),
		lost: m.ui_upload_lost(),
		failed: m.ui_upload_failed(),
		tooLarge: m.ui_upload_too_large({ max }),
		tooMany: m.ui_upload_too_many({ n: most }),
		empty: m.ui_upload_empty(),
		remove: m.ui_upload_remove({ name: '{name}' }),
		again: m.ui_upload_again({ name: '{name}' }),
		wait: m.ui_upload_wait(),
	};
	return (
		<div class="upload" data-island="Upload" data-to={to} data-max={maxSize} data-most={most} data-words={JSON.stringify(words)}>
			<Field {...field}>
				<input class="input" type="file" accept={accept} multiple={most > 1} {...ties(field)} />
			</Field>
		</div>
	);
}
