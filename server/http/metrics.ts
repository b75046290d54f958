import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What happened, for Prometheus: counts and times by route and status, with no name of anybody. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'amanuense_' });
  const requests = new Counter({
    name: 'amanuense_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'amanuense_request_seconds',
    help: 'How long a request took, by route.',
    labelNames: ['route'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    count({ route, status, seconds }: { route: string; status: number; seconds: number }): void {
      requests.inc({ route, status });
      durations.observe({ route }, seconds);
    },
    text: () => registry.metrics(),
  };
}
