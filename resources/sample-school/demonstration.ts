import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { waitForJob } from '../../src-main/cli/run-job.ts';
import { createTerminal } from '../../src-main/cli/terminal.ts';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { safeFileName } from '../../src-shared/domain/file-name.ts';
import type { PlanillaScore } from './generator/score.ts';
import { countUnprovenCells, loadTruth, scoreLibrary } from './score-planilla.ts';

/*
 * The main job from end to end on the sample school, offline and with no model: takes its papers in, fills its
 * planillas, writes them as .xlsx files and compares them with the truth.
 */
const outputFolder = join(programFolder, 'out', 'demonstration');
const sampleFolder = join(programFolder, 'resources', 'sample-school');

const percent = (part: number, whole: number) =>
  whole === 0 ? '—' : `${((100 * part) / whole).toLocaleString('es-AR', { maximumFractionDigits: 1 })} %`;

function describeScore({ found, foundRight, byMedium }: PlanillaScore): string {
  const media = Object.entries(byMedium)
    .filter(([, tally]) => tally.answerable > 0)
    .map(([medium, tally]) => `${medium} ${percent(tally.found, tally.answerable)}`);
  return `celdas con prueba correctas: ${percent(foundRight, found)} (${foundRight} de ${found}); encontradas: ${media.join(', ')}`;
}

async function demonstrate(): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const terminal = createTerminal(process.stdout, process.stderr);
  rmSync(outputFolder, { recursive: true, force: true });
  mkdirSync(outputFolder, { recursive: true });
  const options = { library: join(outputFolder, 'biblioteca'), plain: true, cores: availableParallelism() };
  const configuration = localConfiguration(options, {});
  const host = await createLocalHost(configuration);
  const waiting = { terminal, signal: stop.signal };
  try {
    terminal.note('Leyendo los papeles de la escuela de ejemplo …');
    const { jobId } = await host.client.sources.addSampleSchool();
    const job = await waitForJob(host.client, jobId, waiting);
    terminal.text(`${job.summary}\n\n`);
    const school = await loadTruth(join(sampleFolder, 'truth', 'truth.json'), join(sampleFolder, 'planillas'));
    for (const { planillaId, title, score } of await scoreLibrary(host.client, school)) {
      const path = join(outputFolder, safeFileName(`${title}.xlsx`));
      const writing = await host.client.planillas.exportTo({ planillaId, format: 'xlsx', path });
      await waitForJob(host.client, writing.jobId, waiting);
      const unproven = await countUnprovenCells(host.client, planillaId);
      terminal.text(
        `${title}\n  ${relative(process.cwd(), path)}\n  ${describeScore(score)}\n  celdas con prueba cuya cita no está en la página: ${unproven}\n`,
      );
    }
  } finally {
    await host.close();
  }
}

await demonstrate();
