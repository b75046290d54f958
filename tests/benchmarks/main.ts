import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { keepYoungGenerationSmall } from '../../src-main/host/young-generation.ts';
import { type Bench, type BenchFigure, figure } from './bench-result.ts';
import { retrievalFigures } from './retrieval-figures.ts';

/*
 * `npm run bench -- [NAME…]`: measures the product's speed as ratios against the best alternative in the same run.
 * Prints a table, and writes the same as JSON to out/bench.json.
 */
const benches = [
  { name: 'text-pages', run: textPageFigures },
  { name: 'recognition', run: async () => (await import('./recognition.ts')).benchRecognition() },
  { name: 'search', run: searchFigures },
  { name: 'retrieval', run: retrievalBench },
  { name: 'export', run: exportFigures },
  { name: 'audio', run: async () => (await import('./audio.ts')).benchAudio() },
  { name: 'transcription', run: async () => (await import('./transcription.ts')).benchTranscription() },
  { name: 'opening', run: async () => (await import('./large-library.ts')).benchOpening() },
  { name: 'ingest-memory', run: async () => (await import('./large-library.ts')).benchIngestMemory() },
  { name: 'sync', run: async () => (await import('./sync/bench-sync.ts')).benchSync() },
] as const satisfies readonly Bench[];

async function textPageFigures(): Promise<BenchFigure[]> {
  const { benchTextPages, closeTextPages } = await import('./text-pages.ts');
  return benchTextPages().finally(closeTextPages);
}

async function searchFigures(): Promise<BenchFigure[]> {
  const { benchSearch } = await import('./search.ts');
  const { passages, p50Ms, p95Ms, plainP95Ms } = await benchSearch();
  const against = `plain FTS5 without stems: ${plainP95Ms.toFixed(1)} ms`;
  return [
    figure(`search over ${passages} passages, median`, p50Ms, 'ms'),
    figure(`search over ${passages} passages, p95`, p95Ms, 'ms', {
      ratio: plainP95Ms / p95Ms,
      against,
      target: '≤ 20',
      isMet: p95Ms <= 20,
    }),
  ];
}

async function retrievalBench(): Promise<BenchFigure[]> {
  const { benchRetrieval } = await import('./retrieval.ts');
  return retrievalFigures(await benchRetrieval());
}

async function exportFigures(): Promise<BenchFigure[]> {
  const { benchExport } = await import('./export.ts');
  const { rows, columns, seconds, peakMegabytes } = await benchExport();
  const what = `export ${rows} × ${columns} with evidence`;
  return [
    figure(what, seconds, 's', { target: '≤ 6', isMet: seconds <= 6 }),
    figure(`${what}, largest memory`, peakMegabytes, 'MB', { target: '≤ 400', isMet: peakMegabytes <= 400 }),
  ];
}

/** The figures of one bench, in a process of its own that loads nothing else: no bench's memory counts for another. */
function measureApart(name: string): BenchFigure[] {
  console.error(`${name} …`);
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one', name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`${name} ended with ${run.status}`);
  // Written below, from the same type.
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '[]') as BenchFigure[];
}

function show(figures: readonly BenchFigure[]): void {
  console.table(
    figures.map(({ what, value, unit, ratio, against, target, isMet }) => ({
      what,
      value: Number(value.toFixed(1)),
      unit,
      ratio: ratio === null ? '' : Number(ratio.toFixed(2)),
      against: against ?? '',
      target: target === null ? '' : `${target} ${isMet ? 'yes' : 'NO'}`,
    })),
  );
  const missed = figures.filter(({ target, isMet }) => target !== null && !isMet);
  console.log(missed.length === 0 ? 'Every target is met.' : `Missed: ${missed.map(({ what }) => what).join('; ')}`);
  mkdirSync(join(programFolder, 'out'), { recursive: true });
  writeFileSync(join(programFolder, 'out', 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
}

const [mode, ...names] = process.argv.slice(2);
if (mode === '--one') {
  const bench = benches.find(({ name }) => name === names[0]);
  if (!bench) throw new Error(`There is no bench called ${names[0]}`);
  keepYoungGenerationSmall();
  console.log(JSON.stringify(await bench.run()));
} else {
  const wanted = new Set(process.argv.slice(2));
  show(benches.filter(({ name }) => wanted.size === 0 || wanted.has(name)).flatMap(({ name }) => measureApart(name)));
}
