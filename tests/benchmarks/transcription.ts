import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhisper } from '../../src-main/adapters/whisper/build/build-whisper.ts';
import { probeWhisper, type WhisperEngine } from '../../src-main/adapters/whisper/probe-whisper.ts';
import type { WhisperLevel } from '../../src-main/adapters/whisper/whisper-levels.ts';
import { startWhisperProcess } from '../../src-main/adapters/whisper/whisper-process.ts';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { audioSampleRate } from '../../src-shared/domain/transcript.ts';
import { baseShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';
import { type BenchFigure, figure } from './bench-result.ts';
import { buildStockSmartWhisper, timeStockSmartWhisper } from './stock-smart-whisper.ts';

const threads = 2;
const rounds = 3;
const windowSeconds = 30;
const { signal } = new AbortController();

type Model = { name: string; path: string };
type Timed = { ours: number; theirs: number };

/**
 * One window of 30 s with the shapes of `base`, on two threads, program and model loaded anew each time, at every level
 * that this processor has; each turn of ours beside one of whisper.cpp's own command line from the same build, and all
 * beside smart-whisper as it installs itself, once. `AMANUENSE_BENCH_LEVELS=haswell,sse42` measures those alone.
 */
export async function benchTranscription(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-transcription-'));
  try {
    const buildsFolder = join(programFolder, '.cache', 'whisper');
    const built = await buildWhisper({ buildsFolder, atOnce: 2, withTools: true, signal });
    const engine = await probeWhisper({ built, memoryFile: join(folder, 'level.json'), signal });
    const wanted = process.env.AMANUENSE_BENCH_LEVELS?.split(',');
    const levels = engine.levels
      .slice(engine.levels.indexOf(engine.level))
      .filter((level) => wanted === undefined || wanted.includes(level));
    const sound = windowOfSound();
    const soundFile = join(folder, 'window.wav');
    writeFileSync(soundFile, Buffer.concat([wavHeader(sound.byteLength), Buffer.from(sound.buffer)]));
    const samplesFile = join(folder, 'window.pcm');
    writeFileSync(samplesFile, Buffer.from(sound.buffer));
    const models = await modelsIn(folder, engine);
    const figures: BenchFigure[] = [];
    let stockSeconds: number | null = null;
    for (const model of models) {
      stockSeconds ??= stockTime(model, samplesFile);
      for (const level of levels) {
        figures.push(await measure(engine, level, model, { sound, soundFile, folder }));
        if (stockSeconds !== null) figures.push(besideStock(level, model, figures.at(-1)!.value, stockSeconds));
      }
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function modelsIn(folder: string, engine: WhisperEngine): Promise<Model[]> {
  const half = join(folder, 'base-f16.bin');
  const eighths = join(folder, 'base-q8_0.bin');
  await writeSpeakingModel(half, baseShape, sayings());
  const quantiser = spawnSync(join(engine.folder, 'whisper-quantize'), [half, eighths, 'q8_0'], { encoding: 'utf8' });
  if (quantiser.status !== 0) throw new Error(`whisper-quantize: ${quantiser.stderr}`);
  const models = [
    { name: 'f16', path: half },
    { name: 'q8_0', path: eighths },
  ];
  const weightless = process.env.AMANUENSE_TEST_MODEL ?? '../shared/models/for-tests-ggml-base.bin';
  if (existsSync(weightless)) models.unshift({ name: 'f16 without weights', path: weightless });
  else console.error(`${weightless} was not found`);
  return models;
}

/** As many words as people say in half a minute. */
function sayings(): { text: string }[] {
  const words = Array.from({ length: 28 }, (_, index) => ({ text: ` palabra${index % 7}` }));
  return [{ text: '<0.00>' }, ...words, { text: '<29.98>' }];
}

async function measure(
  engine: WhisperEngine,
  level: WhisperLevel,
  model: Model,
  { sound, soundFile, folder }: { sound: Int16Array; soundFile: string; folder: string },
): Promise<BenchFigure> {
  const alone = withOneLevel(engine, level, join(folder, level));
  const turns: Timed[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ours = await timed(() => hear({ ...engine, level }, model, sound));
    const theirs = await timed(() => runCommandLine(alone, model, soundFile));
    turns.push({ ours, theirs });
  }
  const ours = median(turns.map((turn) => turn.ours));
  const theirs = median(turns.map((turn) => turn.theirs));
  // Beside each other in the same turn, what else the machine does counts for both.
  const share = median(turns.map((turn) => turn.ours / turn.theirs));
  return figure(`base ${model.name}, 30 s, ${level}`, ours / 1_000, 's', {
    ratio: 1 / share,
    against: `whisper-cli: ${(theirs / 1_000).toFixed(1)} s`,
    target: '≤ 1.15 × its time',
    isMet: share <= 1.15,
  });
}

/** What smart-whisper takes as it installs itself, with its usual kind of model. */
function stockTime(model: Model, samplesFile: string): number | null {
  const entry = buildStockSmartWhisper(join(programFolder, '.cache', 'smart-whisper'));
  return entry === null ? null : timeStockSmartWhisper(entry, model.path, samplesFile, threads);
}

function besideStock(level: WhisperLevel, model: Model, ours: number, stock: number): BenchFigure {
  const least = level === 'haswell' ? 10 : level === 'sse42' && model.name === 'q8_0' ? 4 : null;
  return figure(`base ${model.name}, 30 s, ${level}, beside stock smart-whisper`, ours, 's', {
    ratio: stock / ours,
    against: `stock smart-whisper, f16: ${stock.toFixed(1)} s`,
    target: least === null ? null : `≥ ${least} ×`,
    isMet: least === null ? null : stock / ours >= least,
  });
}

async function hear(engine: WhisperEngine, model: Model, samples: Int16Array): Promise<void> {
  const priority = constants.priority.PRIORITY_NORMAL;
  const running = await startWhisperProcess({ engine, modelFile: model.path, threads, priority }, { signal });
  const answer = await running.ask({ samples, language: 'es' });
  await running.kill();
  if (typeof answer !== 'object' || answer === null || 'error' in answer) throw new Error(JSON.stringify(answer));
}

async function runCommandLine(folder: string, model: Model, soundFile: string): Promise<void> {
  const guards = ['-bs', '1', '-bo', '5', '-et', '2.8', '-lpt', '-1.25', '-tpi', '0.4', '-sns', '-mc', '0'];
  const ended = spawnSync(
    join(folder, 'whisper-cli'),
    ['-m', model.path, '-f', soundFile, '-t', String(threads), '-l', 'es', '-fa', '-ng', '-np', ...guards],
    { encoding: 'utf8' },
  );
  if (ended.status !== 0) throw new Error(`whisper-cli: ${ended.stderr}`);
}

/** Its command line takes the best level that it finds beside it: here it finds one. */
function withOneLevel(engine: WhisperEngine, level: WhisperLevel, folder: string): string {
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  for (const name of readdirSync(engine.folder)) {
    const isOtherLevel = name.includes('ggml-cpu-') && !name.includes(`ggml-cpu-${level}.`);
    if (!isOtherLevel) copyFileSync(join(engine.folder, name), join(folder, name));
  }
  return folder;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

/** A voice it is not, but neither is it silence. */
function windowOfSound(): Int16Array {
  return Int16Array.from({ length: windowSeconds * audioSampleRate }, (_, index) =>
    Math.round(5_000 * Math.sin(index / 11) * Math.sin(index / 3_000)),
  );
}

function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(audioSampleRate, 24);
  header.writeUInt32LE(audioSampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
