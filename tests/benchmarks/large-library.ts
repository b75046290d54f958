import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { sourceChanges } from '../../src-shared/domain/changes.ts';
import type { JobId } from '../../src-shared/domain/identifiers.ts';
import { sampleSource, sampleText } from '../port-suites/library-fixtures.ts';
import { type BenchFigure, figure } from './bench-result.ts';

const megabyte = 1024 * 1024;

/** Opening a library of 10,000 papers, and the first screen of its list, as a person waits for it. */
export async function benchOpening(papers = 10_000): Promise<BenchFigure[]> {
  const library = mkdtempSync(join(tmpdir(), 'bench-open-'));
  const configuration = localConfiguration({ library, cores: 2 }, { AMANUENSE_KEY: 'ab'.repeat(32) });
  try {
    await writeLibrary(await createLocalHost(configuration), papers);
    const startedAt = performance.now();
    const host = await createLocalHost(configuration);
    await host.client.library.status();
    const order = { by: 'addedAt', descending: true } as const;
    await host.client.sources.list({ filter: {}, order, offset: 0, limit: 100 });
    const ms = performance.now() - startedAt;
    await host.close();
    return [
      figure(`opening a library of ${papers} papers, with its first list`, ms, 'ms', {
        target: '≤ 1000',
        isMet: ms <= 1000,
      }),
    ];
  } finally {
    rmSync(library, { recursive: true, force: true });
  }
}

async function writeLibrary({ useCases, close }: LocalHost, papers: number): Promise<void> {
  const actor = { name: 'bench' };
  for (let start = 0; start < papers; start += 500) {
    const sources = Array.from({ length: 500 }, (_, index) => sampleSource({ name: `Ficha ${start + index}.pdf` }));
    await useCases.changeLog.commit(sources.flatMap(sourceChanges), { actor });
    for (const source of sources)
      await useCases.sources.saveText(source.id, sampleText(`Ficha de ${source.name} de la escuela`));
  }
  await close();
}

/** Memory of the main process while 2,000 papers are taken in: how much the second half adds to the first. */
export async function benchIngestMemory(papers = 2_000): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-ingest-'));
  try {
    const generator = join(programFolder, 'resources', 'sample-school', 'generator', 'main.ts');
    const options = ['--seed', '77', '--size', String(papers), '--text-only', '--out', join(folder, 'escuela')];
    spawnSync(process.execPath, [generator, ...options], { stdio: 'ignore' });
    const host = await createLocalHost(
      localConfiguration({ library: join(folder, 'library'), plain: true, cores: 2 }, {}),
    );
    const startedAt = performance.now();
    const { jobId } = await host.client.sources.ingestPaths({ paths: [join(folder, 'escuela', 'papers')] });
    const samples = await sampleMemory(host, jobId);
    const seconds = (performance.now() - startedAt) / 1000;
    await host.close();
    const half = Math.floor(samples.length / 2);
    const growth = (Math.max(...samples.slice(half)) - Math.max(...samples.slice(0, half))) / megabyte;
    return [
      figure(`taking ${papers} papers in`, papers / seconds, 'papers/s'),
      figure('memory that the second half of them adds', growth, 'MB', { target: 'flat (≤ 60)', isMet: growth <= 60 }),
      figure('largest memory of the main process', Math.max(...samples) / megabyte, 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sampleMemory(host: LocalHost, jobId: JobId): Promise<number[]> {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(process.memoryUsage().rss), 250);
  for await (const job of await host.client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(`ingest failed: ${job.errorCode}`);
  }
  clearInterval(timer);
  return samples;
}
