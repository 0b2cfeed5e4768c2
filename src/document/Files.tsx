import { m } from '../paraglide/messages.js';
import { Upload } from '../ui/Upload.tsx';
import { urls } from '../urls.ts';
import { acceptedEndings, mostFiles } from './file.ts';

export interface FilesProps {
	partnership: string;
	/** In bytes. */
	maxSize: number;
	/** One file, not several. */
	one?: boolean;
	label?: string;
	error?: string;
}

/** The field for the files of a partnership's documents; its form is read with `receiveForm` and `arrivedWith`. */
export function Files({ partnership, maxSize, one, label, error }: FilesProps) {
	const max = Math.floor(maxSize / 1024 ** 2);
	return (
		<Upload
			name="files"
			label={label ?? (one ? m.document_file() : m.document_files())}
			hint={one ? m.document_file_hint({ max }) : m.document_files_hint({ max, n: mostFiles })}
			error={error}
			to={urls.uploads({ partnership })}
			maxSize={maxSize}
			most={one ? 1 : mostFiles}
			accept={acceptedEndings}
		/>
	);
}
