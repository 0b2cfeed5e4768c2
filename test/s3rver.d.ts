// @20minutes/s3rver ships no types; these are the parts in use (5.0).
declare module '@20minutes/s3rver' {
	export default class S3rver {
		constructor(options: {
			port: number;
			address: string;
			silent: boolean;
			directory: string;
			configureBuckets: { name: string; configs: string[] }[];
			allowMismatchedSignatures?: boolean;
		});
		run(): Promise<unknown>;
		close(): Promise<void>;
	}
}
