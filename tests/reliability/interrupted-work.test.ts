import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitForJob } from '../../src-main/cli/run-job.ts';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { loadSampleSchool } from '../../src-main/host/sample-school.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import { createRandom } from '../simulation/random-source.ts';

/** Moments at which each kind of work is killed; more with AMANUENSE_KILLS. */
const kills = Number(process.env.AMANUENSE_KILLS ?? 12);
const killsPerRun = 4;
const program = fileURLToPath(new URL('./work-to-interrupt.ts', import.meta.url));
const workplace = mkdtempSync(join(tmpdir(), 'interrupted-'));
afterAll(() => rmSync(workplace, { recursive: true, force: true }));

const papers = join(workplace, 'escuela', 'papers');
const readLibrary = join(workplace, 'read');
const terminal = { json: () => undefined, text: () => undefined, note: () => undefined, progress: () => undefined };

function runWhole(task: string, library: string): { snapshot: unknown; ms: number } {
  const startedAt = performance.now();
  const run = spawnSync(process.execPath, [program, task, library, papers], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (run.status !== 0) throw new Error(`${task} ended with ${run.status}: ${run.stderr.slice(-2000)}`);
  return { snapshot: JSON.parse(run.stdout.trim().split('\n').at(-1) ?? ''), ms: performance.now() - startedAt };
}

/** Kills the program once it has run for `afterMs`; false when it had ended before. */
async function runAndKill(task: string, library: string, afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, task, library, papers], { stdio: 'ignore' });
  const ended = new Promise<boolean>((resolve) => child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL')));
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  const wasKilled = await ended;
  clearTimeout(timer);
  return wasKilled;
}

beforeAll(async () => {
  const generator = join(programFolder, 'resources', 'sample-school', 'generator', 'main.ts');
  const made = spawnSync(process.execPath, [
    generator,
    '--seed',
    '41',
    '--size',
    '75',
    '--text-only',
    '--out',
    join(workplace, 'escuela'),
  ]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  const host = await createLocalHost(localConfiguration({ library: readLibrary, plain: true, cores: 2 }, {}));
  const context = { terminal, signal: new AbortController().signal };
  const { jobId } = await host.client.sources.ingestPaths({ paths: [papers] });
  await waitForJob(host.client, jobId, context);
  const { specs } = await loadSampleSchool(join(programFolder, 'resources'));
  const sources = await host.useCases.sources.listIds({ paperKinds: ['class-list'] });
  await waitForJob(
    host.client,
    (await host.client.people.importRoster({ sourceIds: sources, role: 'pupil' })).jobId,
    context,
  );
  for (const spec of specs) {
    const columns = spec.columns.map((column) => columnDefinitionSchema.parse(column));
    const scope = planillaScopeSchema.parse({ paperKinds: spec.paperKinds });
    await host.client.planillas.create({ title: spec.title, rowKind: spec.rows, scope, columns });
  }
  await host.close();
}, 240_000);

describe.each(['ingest', 'fill'])('%s', (task) => {
  test(`killed at ${kills} random moments, ends as if nothing had happened`, { timeout: 1_800_000 }, async () => {
    const startingFrom = (library: string) => {
      rmSync(library, { recursive: true, force: true });
      if (task === 'fill') cpSync(readLibrary, library, { recursive: true });
    };
    const calm = join(workplace, `${task}-calm`);
    startingFrom(calm);
    const undisturbed = runWhole(task, calm);
    let done = 0;
    for (let run = 0; done < kills; run++) {
      const random = createRandom(1000 + run);
      const library = join(workplace, `${task}-${run}`);
      startingFrom(library);
      for (let kill = 0; kill < killsPerRun && done < kills; kill++) {
        if (await runAndKill(task, library, 150 + random.next() * undisturbed.ms)) done++;
        else break;
      }
      const { snapshot } = runWhole(task, library);
      expect(snapshot, `run ${run}`).toEqual(undisturbed.snapshot);
      expect(partialBlobs(library), `run ${run}`).toEqual([]);
      rmSync(library, { recursive: true, force: true });
    }
  });
});

function partialBlobs(library: string): string[] {
  return readdirSync(join(library, 'blobs')).filter((name) => name.endsWith('.partial'));
}
