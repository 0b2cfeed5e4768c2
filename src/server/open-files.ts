import { join } from 'node:path';
import type { Config } from './config.ts';
import { diskFiles, type FileStore } from './files.ts';

/**
 * The store that the settings name: the data folder, or an S3 store that is found and lets us in.
 * @throws Trouble `files-unreachable`
 */
export async function fileStoreFor({ dataDir, s3Url }: Pick<Config, 'dataDir' | 's3Url'>): Promise<FileStore> {
	if (s3Url === null) return diskFiles(join(dataDir, 'files'));
	const { s3Files } = await import('./s3.ts');
	const files = s3Files(s3Url, join(dataDir, 'incoming'));
	await files.check();
	return files;
}
