import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json, whether this runs from `src/` or from `dist/`. */
export const root: string = (() => {
	let folder = import.meta.dirname;
	while (!existsSync(join(folder, 'package.json'))) {
		const parent = dirname(folder);
		if (parent === folder) throw new Error('package.json not found above the program');
		folder = parent;
	}
	return folder;
})();
