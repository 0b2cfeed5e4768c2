import { m } from '../paraglide/messages.js';
import { isLanguage, type Language } from '../plain/language.ts';
import type { SettingName } from './config.ts';
import { Trouble, type TroubleCode, type TroubleFacts } from './trouble.ts';

/** The language of the terminal (POSIX order of the variables); English where it is none of ours, as consoles are. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>> = process.env): Language {
	const code = (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '').slice(0, 2);
	return isLanguage(code) ? code : 'en';
}

type Words = (facts: Record<string, string>, options: { locale: Language }) => string;

const wanted: Record<SettingName, Words> = {
	PORT: m.boot_want_port,
	HOST: m.boot_want_host,
	BASE_URL: m.boot_want_base_url,
	DATA_DIR: m.boot_want_folder,
	DATABASE_URL: m.boot_want_database_url,
	JUMELAGE_SECRET: m.boot_want_secret,
	SMTP_URL: m.boot_want_smtp_url,
	SMTP_CERTIFICATES: m.boot_want_smtp_certificates,
	MAIL_FROM: m.boot_want_mail_from,
	TIME_ZONE: m.boot_want_time_zone,
	OIDC_ISSUER: m.boot_want_oidc_issuer,
	OIDC_CLIENT_ID: m.boot_want_oidc_client,
	OIDC_CLIENT_SECRET: m.boot_want_oidc_client,
	OIDC_LABEL: m.boot_want_oidc_label,
	OIDC_SCOPES: m.boot_want_oidc_scopes,
	OIDC_ALGORITHM: m.boot_want_oidc_algorithm,
	OIDC_SIGNED_USERINFO: m.boot_want_yes_or_no,
	OIDC_ACR: m.boot_want_oidc_acr,
	PUBLIC_CONTACT: m.boot_want_public_contact,
	PUBLIC_HOST: m.boot_want_public_host,
	EXAMPLE: m.boot_want_yes_or_no,
	GAZETTEER: m.boot_want_yes_or_no,
	LOG: m.boot_want_log,
	METRICS_TOKEN: m.boot_want_metrics_token,
	S3_URL: m.boot_want_s3_url,
	BACKUP_PASSPHRASE: m.boot_want_passphrase,
	FILE_MAX_MB: m.boot_want_file_max_mb,
};

const lines = {
	'setting-wrong': m.boot_trouble_setting_wrong,
	'port-taken': m.boot_trouble_port_taken,
	'port-refused': m.boot_trouble_port_refused,
	'folder-not-writable': m.boot_trouble_folder_not_writable,
	'folder-of-another': m.boot_trouble_folder_of_another,
	'data-in-use': m.boot_trouble_data_in_use,
	'data-of-other-major': m.boot_trouble_data_of_other_major,
	'root-without-nobody': m.boot_trouble_root_without_nobody,
	'folder-out-of-reach': m.boot_trouble_folder_out_of_reach,
	'platform-without-postgres': m.boot_trouble_platform_without_postgres,
	'postgres-did-not-start': m.boot_trouble_postgres_did_not_start,
	'database-unreachable': m.boot_trouble_database_unreachable,
	'database-too-old': m.boot_trouble_database_too_old,
	'database-newer': m.boot_trouble_database_newer,
	'migration-changed': m.boot_trouble_migration_changed,
	'migration-failed': m.boot_trouble_migration_failed,
	'files-unreachable': m.boot_trouble_files_unreachable,
	'database-not-empty': m.boot_trouble_database_not_empty,
	'backup-exists': m.boot_trouble_backup_exists,
	'backup-not-written': m.boot_trouble_backup_not_written,
	'backup-unreadable': m.boot_trouble_backup_unreadable,
	'backup-passphrase': m.boot_trouble_backup_passphrase,
	'backup-newer': m.boot_trouble_backup_newer,
	'backup-differs': m.boot_trouble_backup_differs,
	'secret-differs': m.boot_trouble_secret_differs,
} satisfies Record<TroubleCode, unknown>;

/** One line that says what is wrong and what to do. Anything but a Trouble is unexpected and shown with its stack. */
export function explain(error: unknown, locale: Language = terminalLanguage()): string {
	if (!(error instanceof Trouble))
		return m.boot_unexpected({ reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }, { locale });
	const facts: TroubleFacts =
		error.code === 'setting-wrong' ? { ...error.facts, wanted: wanted[error.facts.name as SettingName]({}, { locale }) } : error.facts;
	const text = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
	return (lines[error.code] as Words)(text, { locale });
}
