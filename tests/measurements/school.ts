// The whole product on a freshly generated school, from its files to filled planillas, beside the truth.
// Usage: node tests/measurements/school.ts [SEED] [SIZE] (default 9000 and 120)
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { countUnprovenCells, loadTruth, scoreLibrary } from '../../resources/sample-school/score-planilla.ts';
import { waitForJob } from '../../src-main/cli/run-job.ts';
import { createTerminal } from '../../src-main/cli/terminal.ts';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';

const [seed = '9000', size = '120'] = process.argv.slice(2);
const workplace = mkdtempSync(join(tmpdir(), 'school-'));
const school = join(workplace, 'sample-school');
const shipped = join(programFolder, 'resources', 'sample-school');

async function measure(): Promise<void> {
  const generator = join(shipped, 'generator', 'main.ts');
  spawnSync(process.execPath, [generator, '--seed', seed, '--size', size, '--out', school], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  cpSync(join(shipped, 'planillas'), join(school, 'planillas'), { recursive: true });
  const options = { library: join(workplace, 'library'), plain: true, cores: availableParallelism() };
  const host = await createLocalHost({ ...localConfiguration(options, {}), resourcesFolder: workplace });
  try {
    const terminal = createTerminal(process.stdout, process.stderr);
    const { jobId } = await host.client.sources.addSampleSchool();
    const job = await waitForJob(host.client, jobId, { terminal, signal: new AbortController().signal });
    console.log(job.summary);
    const truth = await loadTruth(join(school, 'truth', 'truth.json'), join(school, 'planillas'));
    const lines = [];
    for (const { planillaId, title, score } of await scoreLibrary(host.client, truth)) {
      const { text, scan, photo } = score.byMedium;
      lines.push({
        title,
        found: score.found,
        right: share(score.foundRight, score.found),
        'found on text': share(text.found, text.answerable),
        'on scans and photos': share(scan.found + photo.found, scan.answerable + photo.answerable),
        unproven: await countUnprovenCells(host.client, planillaId),
      });
      for (const wrong of score.wrong) console.log('wrong:', JSON.stringify(wrong));
      for (const missed of score.missed.slice(0, process.argv.includes('--missed') ? 200 : 0))
        console.log('missed:', JSON.stringify(missed));
    }
    console.table(lines);
  } finally {
    await host.close();
    rmSync(workplace, { recursive: true, force: true });
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

await measure();
