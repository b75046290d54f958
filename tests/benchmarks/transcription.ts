import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhisper } from '../../src-main/adapters/whisper/build/build-whisper.ts';
import { probeWhisper, type WhisperEngine } from '../../src-main/adapters/whisper/probe-whisper.ts';
import { engineCommand } from '../../src-main/adapters/whisper/whisper-process.ts';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import {
  type ProcessorLevel,
  type TranscriptionEngine,
  transcriptionEngines,
} from '../../src-shared/domain/transcription-engine.ts';
import { baseShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';
import { type BenchFigure, figure } from './bench-result.ts';
import { buildStockSmartWhisper, timeStockSmartWhisper } from './stock-smart-whisper.ts';
import { medianTiming, type Timing, timeProgram } from './timed-program.ts';
import { engineInput, writeWindowOfSound } from './window-of-sound.ts';

const threads = 2;
const rounds = Number(process.env.AMANUENSE_BENCH_ROUNDS ?? 3);
const addonEntry = join(programFolder, 'src-main', 'host', 'smart-whisper-process.ts');
const { signal } = new AbortController();

type Model = { name: string; path: string };
type Sound = ReturnType<typeof writeWindowOfSound>;
type Bench = { folder: string; sound: Sound; engines: WhisperEngine[]; models: Model[] };
/** Ours and whisper.cpp's own command line, in the same turns. */
type Measured = { ours: Timing; theirs: Timing; share: number; processorShare: number };

/**
 * One window of 30 s with the shapes of `base`, on two threads, each program and model loaded anew each time: both
 * engines at every level that this processor has, each turn beside one of whisper.cpp's own command line at that level,
 * and all beside smart-whisper as it installs itself, once for each kind of model. `AMANUENSE_BENCH_LEVELS=haswell,sse42`
 * measures those alone, `AMANUENSE_BENCH_ROUNDS` more or fewer turns than three.
 */
export async function benchTranscription(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-transcription-'));
  try {
    const engines = await Promise.all(transcriptionEngines.map((engine) => prepare(engine, folder)));
    const bench = { folder, sound: writeWindowOfSound(folder), engines, models: await modelsIn(folder, engines[0]!) };
    const stock = stockTimes(bench);
    return bench.models.flatMap((model) => engines.flatMap((engine) => measureLevels(bench, engine, model, stock)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(engine: TranscriptionEngine, folder: string): Promise<WhisperEngine> {
  const buildsFolder = join(programFolder, '.cache', 'whisper');
  const withTools = engine === 'whisper.cpp';
  const built = await buildWhisper({ engine, buildsFolder, atOnce: 2, withTools, signal });
  return probeWhisper({ built, memoryFile: join(folder, 'level.json'), signal });
}

/** A model that says what it is told, in both kinds; whisper.cpp's own for tests, which has shapes and no weights. */
async function modelsIn(folder: string, { folder: tools }: WhisperEngine): Promise<Model[]> {
  const half = join(folder, 'base-f16.bin');
  const eighths = join(folder, 'base-q8_0.bin');
  await writeSpeakingModel(half, baseShape, sayings());
  const quantiser = spawnSync(join(tools, 'whisper-quantize'), [half, eighths, 'q8_0'], { encoding: 'utf8' });
  if (quantiser.status !== 0) throw new Error(`whisper-quantize: ${quantiser.stderr}`);
  const weightless = process.env.AMANUENSE_TEST_MODEL ?? '../shared/models/for-tests-ggml-base.bin';
  if (!existsSync(weightless)) console.error(`${weightless} was not found`);
  return [
    ...(existsSync(weightless) ? [{ name: 'f16 without weights', path: weightless }] : []),
    { name: 'f16', path: half },
    { name: 'q8_0', path: eighths },
  ];
}

/** As many words as people say in half a minute. */
function sayings(): { text: string }[] {
  const words = Array.from({ length: 28 }, (_, index) => ({ text: ` palabra${index % 7}` }));
  return [{ text: '<0.00>' }, ...words, { text: '<29.98>' }];
}

function measureLevels(bench: Bench, engine: WhisperEngine, model: Model, stock: Map<Model, Timing>): BenchFigure[] {
  const wanted = process.env.AMANUENSE_BENCH_LEVELS?.split(',');
  const levels = engine.usable.filter((level) => wanted?.includes(level) ?? true);
  return levels.flatMap((level) => {
    const measured = measure(bench, { ...engine, level }, model);
    const what = `base ${model.name}, 30 s, ${engine.engine} ${level}`;
    const beside = besideCommandLine(what, engine.engine, measured);
    const stockTiming = stock.get(model);
    if (stockTiming === undefined) return [beside];
    return [beside, besideStock({ what, engine: engine.engine, level, model }, measured.ours, stockTiming)];
  });
}

function measure({ folder, sound, engines }: Bench, engine: WhisperEngine, model: Model): Measured {
  const input = join(folder, `${model.name}.input`);
  writeFileSync(input, engineInput(model.path, sound.samples));
  const alone = withOneLevel(engines[0]!, engine.level, folder);
  const turns = Array.from({ length: rounds }, () => ({
    ours: timeProgram({ ...engineCommand({ engine, addonEntry, threads }), folder: engine.folder, input }),
    theirs: timeCommandLine(alone, model, sound),
  }));
  const middle = (values: number[]) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
  return {
    ours: medianTiming(turns.map((turn) => turn.ours)),
    theirs: medianTiming(turns.map((turn) => turn.theirs)),
    // Beside each other in the same turn, what else the machine does counts for both.
    share: middle(turns.map(({ ours, theirs }) => ours.seconds / theirs.seconds)),
    processorShare: middle(turns.map(({ ours, theirs }) => ours.processorSeconds / theirs.processorSeconds)),
  };
}

function besideCommandLine(what: string, engine: TranscriptionEngine, measured: Measured): BenchFigure {
  const { ours, theirs, share, processorShare } = measured;
  const isDefault = engine === transcriptionEngines[0];
  const load = `load ${loadavg()[0]!.toFixed(1)}`;
  return figure(what, ours.seconds, 's', {
    ratio: 1 / share,
    against: `whisper-cli: ${theirs.seconds.toFixed(1)} s; processor time ${processorShare.toFixed(2)} × its; ${load}`,
    target: isDefault ? '≤ 1.15 × its time' : null,
    isMet: isDefault ? share <= 1.15 : null,
  });
}

type Beside = { what: string; engine: TranscriptionEngine; level: ProcessorLevel; model: Model };

function besideStock({ what, engine, level, model }: Beside, ours: Timing, stock: Timing): BenchFigure {
  const isDefault = engine === transcriptionEngines[0];
  const least = level === 'haswell' ? 10 : level === 'sse42' && model.name === 'q8_0' ? 4 : null;
  const processor = (stock.processorSeconds / ours.processorSeconds).toFixed(1);
  return figure(`${what}, beside stock`, ours.seconds, 's', {
    ratio: stock.seconds / ours.seconds,
    against: `stock smart-whisper, f16: ${stock.seconds.toFixed(1)} s; processor time ${processor} ×`,
    target: isDefault && least !== null ? `≥ ${least} ×` : null,
    isMet: isDefault && least !== null ? stock.seconds / ours.seconds >= least : null,
  });
}

/** What smart-whisper takes as it installs itself: with its usual kind of model, whatever kind ours is. */
function stockTimes({ sound, models }: Bench): Map<Model, Timing> {
  const entry = buildStockSmartWhisper(join(programFolder, '.cache', 'smart-whisper'));
  if (entry === null) return new Map();
  const half = models.filter(({ name }) => name !== 'q8_0');
  const times = new Map(
    half.map((model) => [model, timeStockSmartWhisper(entry, model.path, { ...sound, threads })] as const),
  );
  const speaking = times.get(models.find(({ name }) => name === 'f16')!)!;
  return new Map(models.map((model) => [model, times.get(model) ?? speaking]));
}

function timeCommandLine(folder: string, model: Model, { wavFile }: Sound): Timing {
  const guards = ['-bs', '1', '-bo', '5', '-et', '2.8', '-lpt', '-1.25', '-tpi', '0.4', '-sns', '-mc', '0'];
  const asked = ['-m', model.path, '-f', wavFile, '-t', String(threads), '-l', 'es', '-fa', '-ng', '-np', ...guards];
  return timeProgram({ program: join(folder, 'whisper-cli'), programArguments: asked });
}

/** Its command line takes the best level that it finds beside it: here it finds one. */
function withOneLevel(engine: WhisperEngine, level: ProcessorLevel, within: string): string {
  const folder = join(within, level);
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  for (const name of readdirSync(engine.folder)) {
    const isOtherLevel = name.includes('ggml-cpu-') && !name.includes(`ggml-cpu-${level}.`);
    if (!isOtherLevel) copyFileSync(join(engine.folder, name), join(folder, name));
  }
  return folder;
}
