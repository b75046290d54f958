import { describe, expect, it } from 'vitest';
import { createId, type JobId } from '../../src-shared/domain/identifiers.ts';
import type { Job, JobState } from '../../src-shared/domain/job.ts';
import { withJob } from './live-jobs.ts';

const job = (id: JobId, state: JobState): Job => ({
  id,
  type: 'backup',
  title: 'Copia de respaldo',
  state,
  progress: null,
  remainingMs: null,
  createdAt: '2026-03-31T12:00:00Z',
  finishedAt: null,
  summary: null,
  failures: [],
  errorCode: null,
  errorData: {},
  result: null,
});

describe('the list of jobs kept live', () => {
  const [first, second, third] = [createId<JobId>(), createId<JobId>(), createId<JobId>()];

  it('changes a known job in its place', () => {
    const list = withJob([job(first, 'running'), job(second, 'queued')], job(second, 'running'));
    expect(list.map((entry) => [entry.id, entry.state])).toEqual([
      [first, 'running'],
      [second, 'running'],
    ]);
  });

  it('puts a new job first and loses none', () => {
    const list = withJob([job(first, 'running')], job(third, 'queued'));
    expect(list.map((entry) => entry.id)).toEqual([third, first]);
  });
});
