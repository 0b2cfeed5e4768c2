import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../server/root.ts';
import type { Model } from './model.ts';

let known: Model | undefined;
/** The model articles, read once from `data/reference/model-articles.json`. */
export function modelArticles(): Model {
	known ??= JSON.parse(readFileSync(join(root, 'data', 'reference', 'model-articles.json'), 'utf8')) as Model;
	return known;
}
