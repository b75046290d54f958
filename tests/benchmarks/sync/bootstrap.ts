import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalHost, type LocalHost } from '../../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../../src-main/host/local-configuration.ts';
import { sourceChanges } from '../../../src-shared/domain/changes.ts';
import { memoryDeviceKeys } from '../../fakes/memory-device-keys.ts';
import { sampleSource } from '../../port-suites/library-fixtures.ts';
import type { DistrictUnderLoad } from './district-under-load.ts';

/** Seconds that a school's first PC needs to send all it has, and that a fresh one needs to hold the same. */
export type Bootstrap = { operations: number; sendSeconds: number; fetchSeconds: number };

/** The bench says when. */
const lookAtDistrictEveryMs = 2 ** 30;
const papersAtOnce = 500;
/** The registers of a paper that is new to the library. */
const operationsOfPaper = sourceChanges(sampleSource()).length;

/** Two PCs with libraries of their own, sealed as a person's: one writes the school's papers and sends, one fetches. */
export async function runBootstrap(district: DistrictUnderLoad, operations: number): Promise<Bootstrap> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bootstrap-'));
  const schoolId = district.command('school', 'add', 'Escuela 12');
  const open = async (name: string) => {
    const configuration = localConfiguration(
      { library: join(folder, name), cores: 2 },
      { AMANUENSE_KEY: 'ab'.repeat(32) },
    );
    const host = await createLocalHost(configuration, { deviceKeys: memoryDeviceKeys(), lookAtDistrictEveryMs });
    await host.client.district.enrol({ server: district.url, code: district.command('code', '--school', schoolId) });
    await host.client.district.confirm();
    return host;
  };
  const [first, fresh] = [await open('first'), await open('fresh')];
  try {
    await writePapers(first, Math.ceil(operations / operationsOfPaper));
    const sent = await synchronize(first);
    const fetched = await synchronize(fresh);
    return { operations: fetched.pulled, sendSeconds: sent.seconds, fetchSeconds: fetched.seconds };
  } finally {
    await first.close();
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writePapers({ useCases }: LocalHost, papers: number): Promise<void> {
  for (let start = 0; start < papers; start += papersAtOnce) {
    const sources = Array.from({ length: Math.min(papersAtOnce, papers - start) }, (_, index) =>
      sampleSource({ name: `Ficha ${start + index}.pdf` }),
    );
    await useCases.changeLog.commit(sources.flatMap(sourceChanges), { actor: { name: 'bench' } });
  }
}

async function synchronize({ useCases }: LocalHost): Promise<{ pulled: number; seconds: number }> {
  const startMs = performance.now();
  const { pulled } = await useCases.synchronizeLibrary({
    signal: new AbortController().signal,
    report: () => undefined,
  });
  return { pulled, seconds: (performance.now() - startMs) / 1000 };
}
