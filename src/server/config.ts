import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { root } from './root.ts';
import { Trouble } from './trouble.ts';

/** An empty value means the same as none: `.env` files are full of them. */
const optional = <T extends z.ZodType>(type: T) => z.preprocess((value) => (value === '' ? undefined : value), type.optional());

const url = (...schemes: string[]) =>
	z.string().refine((text) => {
		if (!URL.canParse(text)) return false;
		const { protocol, hostname } = new URL(text);
		return hostname !== '' && schemes.includes(protocol.slice(0, -1));
	});
const yesNo = z.enum(['yes', 'no']).transform((text) => text === 'yes');

/** Every setting Jumelage reads, as `.env.example` lists them. */
const settings = z.object({
	PORT: optional(z.coerce.number().int().min(1).max(65_535)),
	HOST: optional(z.string().regex(/^[\w.:-]+$/)),
	BASE_URL: optional(url('http', 'https')),
	DATA_DIR: optional(z.string().regex(/^[^\0]+$/)),
	DATABASE_URL: optional(url('postgres', 'postgresql')),
	JUMELAGE_SECRET: optional(z.string().min(32)),
	SMTP_URL: optional(url('smtp', 'smtps')),
	MAIL_FROM: optional(z.string().regex(/^[^@\r\n]*[^@\s]@[^@\s>]+>?$/)),
	TIME_ZONE: optional(z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC')),
	EXAMPLE: optional(yesNo),
	GAZETTEER: optional(yesNo),
});
export type SettingName = keyof z.infer<typeof settings>;

export type Config = {
	port: number;
	/** 'localhost' means both 127.0.0.1 and ::1. */
	host: string;
	/** Public address, without a slash at its end. */
	baseUrl: string;
	/** Absolute path. */
	dataDir: string;
	/** `null`: the embedded PostgreSQL. */
	databaseUrl: string | null;
	/** `null`: the one kept in the data folder. */
	secret: string | null;
	/** `null`: letters are kept in the data folder instead of being sent. */
	smtpUrl: string | null;
	mailFrom: string;
	/** The office's: decides what "today" is. IANA name. */
	timeZone: string;
	/** Load the example at the very first start. */
	example: boolean;
	/** Load the directory of cities in the background. */
	gazetteer: boolean;
};

/** Settings of the file `.env` beside package.json, for those the environment does not give. */
export function loadEnvironmentFile(file = resolve(root, '.env')): void {
	if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Reads the settings.
 * @param environment as `process.env`; names it does not know are ignored
 * @returns the settings, or one Trouble `setting-wrong` for each that will not do, with `name` and `value` (hidden where secret)
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config | Trouble[] {
	const { success, data, error } = settings.safeParse(environment);
	if (!success)
		return [...new Set(error.issues.map((issue) => issue.path[0] as SettingName))].map(
			(name) => new Trouble('setting-wrong', { name, value: secretNames.has(name) ? '…' : (environment[name] ?? '') }),
		);
	const port = data.PORT ?? 3000;
	const host = data.HOST ?? 'localhost';
	// An address that means "every interface" is not one a reader can open.
	const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return {
		port,
		host,
		baseUrl: (data.BASE_URL ?? `http://${shown}${port === 80 ? '' : `:${port}`}`).replace(/\/+$/, ''),
		dataDir: resolve(root, data.DATA_DIR ?? 'data'),
		databaseUrl: data.DATABASE_URL ?? null,
		secret: data.JUMELAGE_SECRET ?? null,
		smtpUrl: data.SMTP_URL ?? null,
		mailFrom: data.MAIL_FROM ?? 'jumelage@localhost.localdomain',
		timeZone: data.TIME_ZONE ?? 'Europe/Paris',
		example: data.EXAMPLE ?? true,
		gazetteer: data.GAZETTEER ?? true,
	};
}

/** These carry passwords: a screen or a log must not show them. */
const secretNames: ReadonlySet<SettingName> = new Set(['DATABASE_URL', 'JUMELAGE_SECRET', 'SMTP_URL']);

/** All names, for `.env.example` to be held against. */
export const settingNames = Object.keys(settings.shape) as SettingName[];
