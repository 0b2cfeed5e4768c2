/** Text as XML 1.0 can hold it: control characters, half characters and non-characters have no place in it, however they are written. */
export const writable = (text: string): string =>
	[...text.toWellFormed()]
		.filter(
			(letter) => (letter >= ' ' && letter !== '\ufffe' && letter !== '\uffff') || letter === '\t' || letter === '\n' || letter === '\r',
		)
		.join('');

/** The same, so that it stays text between tags and in attributes. */
export const escapeXml = (text: string): string => writable(text).replace(/[<>&"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
