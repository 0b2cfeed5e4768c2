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

/** A provider speaks https; on this machine alone, for trials, http will do. */
const provider = url('https', 'http').refine((text) => /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/.test(text));

/** Every setting Jumelage reads, as `.env.example` lists them. */
const settings = z.object({
	PORT: optional(z.coerce.number().int().min(1).max(65_535)),
	HOST: optional(z.string().regex(/^[\w.:-]+$/)),
	BASE_URL: optional(url('http', 'https')),
	DATA_DIR: optional(z.string().regex(/^[^\0]+$/)),
	DATABASE_URL: optional(url('postgres', 'postgresql')),
	JUMELAGE_SECRET: optional(z.string().min(32)),
	SMTP_URL: optional(url('smtp', 'smtps')),
	SMTP_CERTIFICATES: optional(z.string().refine((file) => existsSync(file))),
	MAIL_FROM: optional(z.string().regex(/^[^@\r\n]*[^@\s]@[^@\s>]+>?$/)),
	TIME_ZONE: optional(z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC')),
	OIDC_ISSUER: optional(provider),
	OIDC_CLIENT_ID: optional(z.string()),
	OIDC_CLIENT_SECRET: optional(z.string()),
	OIDC_LABEL: optional(z.string().max(80)),
	OIDC_SCOPES: optional(z.string().regex(/^openid( [\w:./-]+)*$/)),
	OIDC_ALGORITHM: optional(z.enum(['RS256', 'ES256'])),
	OIDC_SIGNED_USERINFO: optional(yesNo),
	OIDC_ACR: optional(z.string().regex(/^[\w:./-]+( [\w:./-]+)*$/)),
	PUBLIC_CONTACT: optional(z.string().regex(/^(https?:\/\/\S+|[^@\s]+@[^@\s]+)$/)),
	PUBLIC_HOST: optional(z.string().max(500)),
	EXAMPLE: optional(yesNo),
	GAZETTEER: optional(yesNo),
	LOG: optional(z.enum(['json', 'text'])),
	METRICS_TOKEN: optional(z.string().min(16)),
	BACKUP_PASSPHRASE: optional(z.string().min(12)),
	S3_URL: optional(url('http', 'https').refine((text) => /^https?:\/\/[^:@/]+:[^:@/]+@[^/]+\/[^/?]+/.test(text))),
	FILE_MAX_MB: optional(z.coerce.number().int().min(1).max(1000)),
});
export type SettingName = keyof z.infer<typeof settings>;

/** How to reach an OpenID provider, and what to ask of it. */
export type ProviderSettings = {
	/** As its discovery document names it. */
	issuer: string;
	clientId: string;
	clientSecret: string;
	/** On the button; `null`: the provider's host, or ProConnect's own words. */
	label: string | null;
	scopes: string;
	/** That of the ID token and of the signed userinfo, as registered with the provider. */
	algorithm: 'RS256' | 'ES256';
	signedUserinfo: boolean;
	/** Levels of assurance, one of which must be reached, separated by spaces. */
	acr: string | null;
	/** ProConnect refuses any parameter that its documentation does not list. */
	proConnect: boolean;
};

/** ProConnect, formerly AgentConnect, and its trial platform (numerique-gouv/proconnect-documentation). */
const isProConnect = (issuer: string) => /(^|\.)((pro|agent)connect\.gouv\.fr|dev-(pro|agent)connect\.fr)$/.test(new URL(issuer).hostname);

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
	/** A file of certificates to trust for the mail server, besides the usual ones. */
	smtpCertificates: string | null;
	mailFrom: string;
	/** The office's: decides what "today" is. IANA name. */
	timeZone: string;
	/** Sign-in through an OpenID provider (ProConnect); `null`: none. */
	oidc: ProviderSettings | null;
	/** Encrypts and opens backups without asking at the terminal. */
	backupPassphrase: string | null;
	/** Load the example at the very first start. */
	example: boolean;
	/** Load the directory of cities in the background. */
	gazetteer: boolean;
	/** How the log is written: for a person at the terminal, or for a program that collects it. */
	log: 'json' | 'text';
	/** Opens the figures to whoever shows it; `null`: only programs of this machine read them. */
	metricsToken: string | null;
	/** `null`: files lie in the data folder. */
	s3Url: string | null;
	/** Whom readers of the public pages write to: a mail address, or that of a form; `null`: the town hall. */
	publicContact: string | null;
	/** Who hosts the server: name, address, telephone, as the legal notice of public pages tells it. */
	publicHost: string | null;
	/** The largest file taken in, in bytes. */
	maxFileSize: number;
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
	// Half a provider would be no button on the page, and nobody would know why.
	const lacking = (['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const).filter((name) => data[name] === undefined);
	if (lacking.length === 1 || lacking.length === 2) return lacking.map((name) => new Trouble('setting-wrong', { name, value: '' }));
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
		smtpCertificates: data.SMTP_CERTIFICATES ?? null,
		mailFrom: data.MAIL_FROM ?? 'jumelage@localhost.localdomain',
		timeZone: data.TIME_ZONE ?? 'Europe/Paris',
		publicContact: data.PUBLIC_CONTACT ?? null,
		publicHost: data.PUBLIC_HOST ?? null,
		oidc:
			data.OIDC_ISSUER && data.OIDC_CLIENT_ID && data.OIDC_CLIENT_SECRET
				? {
						issuer: data.OIDC_ISSUER,
						clientId: data.OIDC_CLIENT_ID,
						clientSecret: data.OIDC_CLIENT_SECRET,
						label: data.OIDC_LABEL ?? null,
						scopes:
							data.OIDC_SCOPES ?? (isProConnect(data.OIDC_ISSUER) ? 'openid given_name usual_name email uid siret idp_id' : 'openid email'),
						algorithm: data.OIDC_ALGORITHM ?? 'RS256',
						signedUserinfo: data.OIDC_SIGNED_USERINFO ?? true,
						acr: data.OIDC_ACR ?? null,
						proConnect: isProConnect(data.OIDC_ISSUER),
					}
				: null,
		example: data.EXAMPLE ?? true,
		gazetteer: data.GAZETTEER ?? true,
		log: data.LOG ?? 'text',
		metricsToken: data.METRICS_TOKEN ?? null,
		s3Url: data.S3_URL ?? null,
		backupPassphrase: data.BACKUP_PASSPHRASE ?? null,
		maxFileSize: (data.FILE_MAX_MB ?? 50) * 1024 * 1024,
	};
}

/** These carry passwords: a screen or a log must not show them. */
const secretNames: ReadonlySet<SettingName> = new Set([
	'DATABASE_URL',
	'JUMELAGE_SECRET',
	'SMTP_URL',
	'OIDC_CLIENT_SECRET',
	'S3_URL',
	'BACKUP_PASSPHRASE',
	'METRICS_TOKEN',
]);

/** All names, for `.env.example` to be held against. */
export const settingNames = Object.keys(settings.shape) as SettingName[];
