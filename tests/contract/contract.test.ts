import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { AppError } from '../../src-shared/domain/errors.ts';
import { createId, type JobId, type PlanillaId } from '../../src-shared/domain/identifiers.ts';
import { jobSchema } from '../../src-shared/domain/job.ts';
import { rpc } from '../../src-shared/rpc/rpc-base.ts';
import { openTransports, type Transport } from './open-transports.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
const logged: unknown[] = [];
let host: LocalHost;
const transports: Record<string, Transport> = {};

let endedWatches = 0;
/** A stream that gives one job and then waits until it is told to stop. */
const endlessWatch = rpc.jobs.watchAll.handler(async function* ({ signal }) {
  try {
    yield backup;
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
  } finally {
    endedWatches++;
  }
});

const backup = jobSchema.parse({
  id: createId<JobId>(),
  type: 'backup',
  title: 'Copia',
  state: 'running',
  progress: null,
  remainingMs: null,
  createdAt: '2026-03-02T12:00:00.000Z',
  finishedAt: null,
  summary: null,
  failures: [],
  errorCode: null,
  result: null,
});

beforeAll(async () => {
  host = await createLocalHost(localConfiguration({ library: join(folder, 'library'), plain: true, cores: 1 }, {}));
  const context = {
    ...host.context,
    logError: (error: unknown) => {
      logged.push(error);
      return 'log-7';
    },
  };
  const router = { ...host.router, jobs: { ...host.router.jobs, watchAll: endlessWatch } };
  for (const transport of await openTransports(router, context)) transports[transport.name] = transport;
});
afterAll(async () => {
  for (const { close } of Object.values(transports)) await close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['MessagePort', 'HTTP'])('the contract over %s', (name) => {
  const client = () => transports[name]!.client;

  test('an expected failure arrives as the declared error, with its code and data', async () => {
    const { error } = await safe(client().planillas.get({ planillaId: createId<PlanillaId>() }));
    if (!isDefinedError(error)) throw new Error('The error is not a declared one', { cause: error });
    expect(error.data).toEqual({ code: 'NOT_FOUND', data: {} });

    vi.spyOn(host.useCases.search, 'search').mockRejectedValueOnce(new AppError('FILE_DAMAGED', { name: 'ficha.pdf' }));
    const damaged = await safe(client().sources.search({ query: 'dni', filter: {}, limit: 5 }));
    expect(isDefinedError(damaged.error) && damaged.error.data).toEqual({
      code: 'FILE_DAMAGED',
      data: { name: 'ficha.pdf' },
    });
  });

  test('an unexpected failure keeps its words to the log and gives the id they are found by', async () => {
    const cause = new Error('no such table: secreto at /home/marta');
    vi.spyOn(host.useCases.search, 'search').mockRejectedValueOnce(cause);
    const { error } = await safe(client().sources.search({ query: 'dni', filter: {}, limit: 5 }));
    if (!isDefinedError(error)) throw new Error('The error is not a declared one', { cause: error });
    expect(error.data).toEqual({ code: 'INTERNAL', data: {}, logId: 'log-7' });
    expect(JSON.stringify(error)).not.toContain('secreto');
    expect(logged).toContain(cause);
  });

  test('an input that the schema refuses never reaches the use-case', async () => {
    const search = vi.spyOn(host.useCases.search, 'search');
    const before = search.mock.calls.length;
    const { error } = await safe(client().sources.search({ query: 7 as never, filter: {}, limit: 5 }));
    expect(error).toMatchObject({ code: 'BAD_REQUEST' });
    expect(search.mock.calls.length).toBe(before);
  });

  test('a job is watched to its end', async () => {
    const { jobId } = await client().sources.ingestPaths({ paths: [join(folder, 'no-existe.pdf')] });
    const states: string[] = [];
    for await (const job of await client().jobs.watch({ jobId })) states.push(job.state);
    expect(states.at(-1)).toBe('completed');
    expect((await client().jobs.get({ jobId })).failures).toMatchObject([{ code: 'PATH_NOT_FOUND' }]);
    const listed = (await client().jobs.list()).find((job) => job.id === jobId);
    expect(listed).toMatchObject({ state: 'completed', result: null });
  });

  test.each(['abort', 'break'] as const)('who stops watching by %s ends the stream at its source', async (way) => {
    const before = endedWatches;
    const stop = new AbortController();
    const watching = async () => {
      for await (const job of await client().jobs.watchAll(undefined, { signal: stop.signal })) {
        expect(job.title).toBe('Copia');
        if (way === 'break') break;
        stop.abort();
      }
    };
    // An abort ends the loop with an error, whose name differs between transports.
    await watching().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    await vi.waitFor(() => expect(endedWatches).toBe(before + 1));
  });

  test('watching a job that is not there says so', async () => {
    const watching = async () => {
      for await (const _job of await client().jobs.watch({ jobId: createId<JobId>() })) break;
    };
    const { error } = await safe(watching());
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({ data: { code: 'NOT_FOUND' } });
  });
});
