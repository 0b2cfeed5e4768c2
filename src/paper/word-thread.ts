/** What runs in the thread of Word files: a program of its own beside the server's (vite.config.ts). */
import { parentPort } from 'node:worker_threads';
import { sheetDocx } from './docx.ts';
import type { Sheet } from './sheet.ts';
import type { Answer, Question } from './thread.ts';

parentPort?.on('message', async ({ id, asked }: Question<Sheet>) => {
	let answer: Answer;
	try {
		answer = { id, bytes: await sheetDocx(asked) };
	} catch (error) {
		answer = { id, wrong: String((error as Error).message || error) };
	}
	parentPort?.postMessage(answer, answer.bytes ? [answer.bytes.buffer] : []);
});
