import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Job } from './jobs.ts';

/** What is read at the moment somebody asks. */
export interface Sources {
	/** Connections of the application's pool to PostgreSQL. */
	pool(): { total: number; idle: number; waiting: number };
	/** Pages that stay open. */
	livePages(): number;
	/** The connection that hears of changes. */
	listening(): boolean;
}
export interface Metrics {
	/** One request: its pattern, never its address. */
	request(route: string, method: string, status: number, seconds: number): void;
	job(name: string, outcome: 'done' | 'failed', seconds: number): void;
	/** All of it, in Prometheus’ text format. */
	read(): Promise<{ type: string; text: string }>;
}

/** Figures of one process, in a registry of their own. `process`: also memory, CPU and the event loop. */
export function openMetrics(sources: Sources, { process = true }: { process?: boolean } = {}): Metrics {
	const registers = [new Registry()];
	const [registry] = registers as [Registry];
	if (process) collectDefaultMetrics({ register: registry });
	const requests = new Histogram({
		name: 'jumelage_http_request_duration_seconds',
		help: 'Time until an answer was ready, by route.',
		labelNames: ['route', 'method', 'status'] as const,
		buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
		registers,
	});
	const jobs = new Histogram({
		name: 'jumelage_job_duration_seconds',
		help: 'Time a job took.',
		labelNames: ['job', 'outcome'] as const,
		buckets: [0.01, 0.1, 1, 10, 60, 600],
		registers,
	});
	const failures = new Counter({ name: 'jumelage_job_failures_total', help: 'Jobs that failed.', labelNames: ['job'] as const, registers });
	new Gauge({
		name: 'jumelage_database_connections',
		help: 'Connections of the pool, by what they do; requests that wait for one.',
		labelNames: ['state'] as const,
		registers,
		collect() {
			const { total, idle, waiting } = sources.pool();
			this.set({ state: 'busy' }, total - idle);
			this.set({ state: 'idle' }, idle);
			this.set({ state: 'waiting' }, waiting);
		},
	});
	new Gauge({
		name: 'jumelage_live_pages',
		help: 'Open pages that are told of changes.',
		registers,
		collect() {
			this.set(sources.livePages());
		},
	});
	new Gauge({
		name: 'jumelage_listening',
		help: '1 while the connection that hears of changes is there.',
		registers,
		collect() {
			this.set(sources.listening() ? 1 : 0);
		},
	});
	return {
		request: (route, method, status, seconds) => requests.observe({ route, method, status: String(status) }, seconds),
		job(name, outcome, seconds) {
			jobs.observe({ job: name, outcome }, seconds);
			if (outcome === 'failed') failures.inc({ job: name });
		},
		read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
	};
}

/** The same jobs, each timed. */
export const timed = (jobs: readonly Job[], metrics: Metrics): Job[] =>
	jobs.map((job) => ({
		...job,
		async run(deps) {
			const begun = performance.now();
			const outcome = await job.run(deps).then(
				() => null,
				(error: unknown) => ({ error }),
			);
			metrics.job(job.name, outcome ? 'failed' : 'done', (performance.now() - begun) / 1000);
			if (outcome) throw outcome.error;
		},
	}));
