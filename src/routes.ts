import * as account from './account/handlers.ts';
import * as directory from './directory/search.ts';
import { urls } from './urls.ts';
import type { Handler, Route } from './web/ask.ts';

const get = (path: Route['path'], may: Route['may'], handler: Handler): Route => ({ verb: 'read', method: 'GET', path, may, handler });
const post = (verb: string, path: Route['path'], may: Route['may'], handler: Handler): Route => ({
	verb,
	method: 'POST',
	path,
	may,
	handler,
});

/**
 * Everything the product answers to: address, who may, handler; for a change, the verb that the history keeps.
 * A fixed address stands before one with a parameter in the same place. Roles are those held in the partnership, where the address names one.
 */
export const routes: Route[] = [
	get(urls.home, 'anyone', account.home),
	get(urls.signIn, 'anyone', account.signInPage),
	post('account.sign-in', urls.signIn, 'anyone', account.signIn),
	post('account.mail-link', urls.signInByMail, 'anyone', account.sendLink),
	get(urls.signInByLink, 'anyone', account.linkPage),
	post('account.sign-in', urls.signInByLink, 'anyone', account.signInByLink),
	get(urls.signInAsExample, 'anyone', account.signInAsExample),
	post('account.sign-out', urls.signOut, 'anyone', account.signOut),

	get(urls.directorySearch, 'member', directory.searchJson),
];
