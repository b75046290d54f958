import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
const longTurnMs = 10_000;
const addonEntry = join(programFolder, 'src-main', 'host', 'smart-whisper-process.ts');
const { signal } = new AbortController();

type Model = { name: string; path: string };
type Sound = ReturnType<typeof writeWindowOfSound>;
type Bench = { folder: string; sound: Sound; engines: WhisperEngine[]; models: Model[] };
/** An engine of ours and whisper.cpp's own command line, in the same turns. */
type Measured = { engine: TranscriptionEngine; ours: Timing; theirs: Timing; share: number; processorShare: number };

/**
 * One window of 30 s with the shapes of `base`, on two threads, each program and model loaded anew each time: both
 * engines at every level that this processor has, in turns with whisper.cpp's own command line at that level, and all
 * beside smart-whisper as it installs itself, once for each kind of model. Ten minutes on a quiet PC with two cores once
 * all is built. `AMANUENSE_BENCH_LEVELS=haswell,sse42` measures those alone, `AMANUENSE_BENCH_ROUNDS` more or fewer
 * turns than three.
 */
export async function benchTranscription(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-transcription-'));
  try {
    const engines = await Promise.all(transcriptionEngines.map((engine) => prepare(engine, folder)));
    const bench = { folder, sound: writeWindowOfSound(folder), engines, models: await modelsIn(folder, engines[0]!) };
    const stock = stockTimes(bench);
    return bench.models.flatMap((model) => measureLevels(bench, model, stock.get(model)));
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
  // Engines that take a file of their own run in a folder of their own.
  const weightless = resolve(process.env.AMANUENSE_TEST_MODEL ?? '../shared/models/for-tests-ggml-base.bin');
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

function measureLevels(bench: Bench, model: Model, stock: Timing | undefined): BenchFigure[] {
  const wanted = process.env.AMANUENSE_BENCH_LEVELS?.split(',');
  const levels = bench.engines[0]!.usable.filter((level) => wanted?.includes(level) ?? true);
  return levels.flatMap((level) =>
    measureLevel(bench, level, model).flatMap((measured) => {
      const { engine, ours } = measured;
      const what = `base ${model.name}, 30 s, ${engine} ${level}`;
      const beside = besideCommandLine(what, measured);
      return stock === undefined ? [beside] : [beside, besideStock({ what, engine, level, model }, ours, stock)];
    }),
  );
}

/** Each engine that was built for a level. Beside each other in the same turn, what else the PC does counts for all. */
function measureLevel({ folder, sound, engines }: Bench, level: ProcessorLevel, model: Model): Measured[] {
  console.error(`  ${model.name}, ${level} …`);
  const input = join(folder, `${model.name}.input`);
  writeFileSync(input, engineInput(model.path, sound.samples));
  const alone = withOneLevel(engines[0]!, level, folder);
  const built = engines.filter(({ usable }) => usable.includes(level));
  const turns = inTurns(() => ({
    theirs: timeCommandLine(alone, model, sound),
    ours: built.map((engine) => {
      const command = engineCommand({ engine: { ...engine, level }, addonEntry, threads });
      return timeProgram({ ...command, folder: engine.folder, input });
    }),
  }));
  return built.map(({ engine }, place) => {
    const pairs = turns.map(({ theirs, ours }) => ({ theirs, ours: ours[place]! }));
    return {
      engine,
      ours: medianTiming(pairs.map(({ ours }) => ours)),
      theirs: medianTiming(pairs.map(({ theirs }) => theirs)),
      share: middle(pairs.map(({ ours, theirs }) => ours.seconds / theirs.seconds)),
      processorShare: middle(pairs.map(({ ours, theirs }) => ours.processorSeconds / theirs.processorSeconds)),
    };
  });
}

/** Two turns are enough where they are long: what disturbs a moment is a small part of them. */
function inTurns<Turn>(take: () => Turn): Turn[] {
  const startedAt = performance.now();
  const turns = [take()];
  const wanted = performance.now() - startedAt > longTurnMs ? Math.min(2, rounds) : rounds;
  while (turns.length < wanted) turns.push(take());
  return turns;
}

function middle(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

function besideCommandLine(what: string, measured: Measured): BenchFigure {
  const { engine, ours, theirs, share, processorShare } = measured;
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
