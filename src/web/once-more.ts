/**
 * Somebody else's change came between reading and writing, and the database undid this one. Foreign key, unique key, serialization, deadlock
 * (PostgreSQL, appendix A).
 */
const wasQuicker = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && ['23503', '23505', '40001', '40P01'].includes(String(error.code));

/** Does it, and once more where somebody was quicker: asked again, a handler sees how things stand and says so. */
export const onceMore = <T>(work: () => Promise<T>): Promise<T> =>
	work().catch((error: unknown) => {
		if (!wasQuicker(error)) throw error;
		return work();
	});
