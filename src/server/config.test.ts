import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Config, readConfig, settingNames } from './config.ts';
import { explain } from './explain.ts';
import { root } from './root.ts';
import { Trouble } from './trouble.ts';

test('an office that sets nothing gets port 3000 of its own machine, the embedded database and the example', () => {
	expect(readConfig({})).toMatchObject({
		port: 3000,
		host: 'localhost',
		baseUrl: 'http://localhost:3000',
		dataDir: join(root, 'data'),
		databaseUrl: null,
		secret: null,
		example: true,
	} satisfies Partial<Config>);
});

test('the address follows the port, unless the city gives its own', () => {
	expect(readConfig({ PORT: '8080' })).toMatchObject({ baseUrl: 'http://localhost:8080' });
	expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({ baseUrl: 'http://localhost:3000' });
	expect(readConfig({ BASE_URL: 'https://jumelage.kapan.example/' })).toMatchObject({ baseUrl: 'https://jumelage.kapan.example' });
});

test('an empty setting is the same as none', () => {
	expect(readConfig({ DATABASE_URL: '', SMTP_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, smtpUrl: null, port: 3000 });
});

test.each([
	['PORT', '0', 'port'],
	['PORT', 'three', 'port'],
	['HOST', 'http://kapan', 'host'],
	['BASE_URL', 'kapan.example', 'https://'],
	['DATABASE_URL', 'mysql://kapan/jumelage', 'postgres://'],
	['DATABASE_URL', 'postgres:///jumelage', 'postgres://'],
	['JUMELAGE_SECRET', 'short', '32'],
	['SMTP_URL', 'mail.kapan.example', 'smtp://'],
	['MAIL_FROM', 'kapan', '@'],
	['OIDC_ISSUER', 'http://proconnect.example', 'https'],
	['OIDC_SCOPES', 'email', 'openid'],
	['OIDC_ALGORITHM', 'none', 'RS256'],
	['TIME_ZONE', 'Kapan', 'Asia/Yerevan'],
	['EXAMPLE', 'perhaps', 'yes'],
])('%s=%s is refused in one line that names it and says what to set', (name, value, hint) => {
	const answer = readConfig({ [name]: value });
	expect(answer).toHaveLength(1);
	for (const language of ['fr', 'hy', 'en'] as const) {
		const line = explain((answer as Trouble[])[0], language);
		expect(line).toMatch(new RegExp(`^${name}=`));
		expect(line).toContain(name === 'PORT' || name === 'HOST' ? '' : hint);
		expect(line).not.toContain('\n');
	}
});

test('a password in a setting that will not do is not shown', () => {
	const [trouble] = readConfig({ DATABASE_URL: 'mysql://kapan:secret@server/jumelage' }) as Trouble[];
	expect(explain(trouble, 'en')).not.toContain('secret');
});

test('every trouble has its line in the three languages, with its facts', () => {
	const trouble = new Trouble('port-taken', { port: 3000, other: 3001 });
	for (const language of ['fr', 'hy', 'en'] as const) expect(explain(trouble, language)).toMatch(/3000.*PORT=3001 npm start/);
});

test('.env.example lists every setting, and no other', () => {
	const listed = [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#([A-Z0-9_]+)=/gm)].map(([, name]) => name);
	expect(listed.sort()).toEqual([...settingNames].sort());
});
