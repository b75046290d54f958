import type { JobRepository, StoredJob } from '../../src-shared/ports/job-repository.ts';

/** Stored jobs in memory. */
export function createMemoryJobs(): JobRepository & { stored: Map<string, StoredJob> } {
  const stored = new Map<string, StoredJob>();
  return {
    stored,
    insert: async (job) => void stored.set(job.id, structuredClone(job)),
    update: async (id, fields) => void stored.set(id, { ...(stored.get(id) as StoredJob), ...structuredClone(fields) }),
    get: async (id) => stored.get(id) ?? null,
    list: async (limit) => [...stored.values()].reverse().slice(0, limit),
    unfinished: async () => [...stored.values()].filter(({ state }) => /^(queued|running|paused)$/.test(state)),
    remove: async (id) => void stored.delete(id),
    async removeEnded({ states, since, keep }) {
      const ended = [...stored.values()].filter((job) => states.includes(job.state));
      ended.sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
      for (const [index, { id, createdAt }] of ended.entries()) {
        if (index >= keep || (since !== undefined && createdAt < since)) stored.delete(id);
      }
    },
  };
}
