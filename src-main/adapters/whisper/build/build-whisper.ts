import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { AppError } from '../../../../src-shared/domain/errors.ts';
import { type BuiltWhisper, buildRecordName, builtWhisperSchema, readBuild } from '../find-whisper.ts';
import { type Ended, runToEnd } from '../run-to-end.ts';
import { levelsOf, type WhisperLevel } from '../whisper-levels.ts';
import { findWhisperSources, type WhisperSources } from './whisper-sources.ts';

export type BuildWhisperOptions = {
  /** Where builds are kept, each under a name of its own. */
  buildsFolder: string;
  /** How many files are compiled at once. */
  atOnce: number;
  /** Whether whisper.cpp's own command line and quantiser are built too. */
  withTools?: boolean;
  signal: AbortSignal;
  /** From 0 to 1, where the build tells. */
  report?: (fraction: number) => void;
};

type Task = BuildWhisperOptions & {
  sources: WhisperSources;
  levels: readonly WhisperLevel[];
  /** Where it is compiled, and where the result waits until it is whole. */
  tree: string;
  log: string;
};

/** What cmake prints where it finds no compiler, on any system. */
const noCompiler = /CMAKE_CX*_COMPILER|could not find any instance of Visual Studio|No CMAKE_C/;

/**
 * whisper.cpp built for this PC: the one at hand if it was built from the same sources with the same tools, else a new
 * one (minutes). Throws `TRANSCRIPTION_NEEDS_COMPILER` and `TRANSCRIPTION_BUILD_FAILED`.
 */
export async function buildWhisper(options: BuildWhisperOptions): Promise<BuiltWhisper> {
  const sources = await findWhisperSources();
  const folder = join(options.buildsFolder, await nameOf(sources, options));
  const ready = await readBuild(folder);
  if (ready !== null) return ready;
  await mkdir(options.buildsFolder, { recursive: true });
  const tree = await mkdtemp(join(options.buildsFolder, 'building-'));
  const log = `${folder}.log`;
  const levels = levelsOf(process.arch);
  try {
    const parts = await compile({ ...options, sources, tree, log, levels });
    return await putInPlace(parts, folder, sources);
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

/** The same name means the same program: sources, tools and kind of PC are in it. */
async function nameOf(sources: WhisperSources, { withTools, signal }: BuildWhisperOptions): Promise<string> {
  const cmake = await runToEnd('cmake', ['--version'], { signal });
  if (cmake === null) throw new AppError('TRANSCRIPTION_NEEDS_COMPILER', { what: 'CMake' });
  const compiler = await runToEnd(process.env.CXX ?? 'c++', ['--version'], { signal });
  const tools = createHash('sha256').update(`${cmake.output}${compiler?.output}`).digest('hex').slice(0, 6);
  const kind = `${process.platform}-${process.arch}${withTools ? '-tools' : ''}`;
  return `whisper.cpp-${sources.version}-${kind}-${sources.fingerprint}-${tools}`;
}

/** The folder with all that was compiled. */
async function compile(task: Task): Promise<string> {
  const { tree, sources, levels } = task;
  const configured = await logged(task, [
    ...['-S', sources.nativeFolder, '-B', tree, '-DCMAKE_BUILD_TYPE=Release'],
    ...[`-DWHISPER_SOURCES=${sources.whisperFolder}`, `-DWHISPER_LEVELS=${levels.join(';')}`],
  ]);
  if (configured.code !== 0) {
    if (noCompiler.test(configured.errors)) {
      throw new AppError('TRANSCRIPTION_NEEDS_COMPILER', { what: 'un compilador de C++' });
    }
    throw new AppError('TRANSCRIPTION_BUILD_FAILED', { log: basename(task.log) });
  }
  const targets = ['amanuense-whisper', ...levels.map(libraryOf)];
  const tools = task.withTools ? ['whisper-cli', 'whisper-quantize'] : [];
  const parallel = ['--config', 'Release', '--parallel', String(task.atOnce)];
  const built = await logged(task, ['--build', tree, ...parallel, '--target', ...targets, ...tools]);
  if (built.code !== 0) throw new AppError('TRANSCRIPTION_BUILD_FAILED', { log: basename(task.log) });
  const folder = join(tree, 'bin');
  // Visual Studio makes a folder for each kind of build.
  return (await readdir(folder)).includes('Release') ? join(folder, 'Release') : folder;
}

function libraryOf(level: WhisperLevel): string {
  return level === 'base' ? 'ggml-cpu' : `ggml-cpu-${level}`;
}

/** Runs cmake; what it says stays beside the build, for whoever has to find out why it failed. */
async function logged({ signal, report, log }: Task, cmakeArguments: readonly string[]): Promise<Ended> {
  const onOutput = (text: string) => {
    const percent = /\[ *(\d+)%\]/.exec(text)?.[1];
    if (percent !== undefined) report?.(Number(percent) / 100);
  };
  const ended = await runToEnd('cmake', cmakeArguments, { signal, onOutput });
  if (ended === null) throw new AppError('TRANSCRIPTION_NEEDS_COMPILER', { what: 'CMake' });
  await writeFile(log, `${ended.output}\n${ended.errors}\n`);
  return ended;
}

/** Gives the finished build its name, at once: another that was built meanwhile under it is as good. */
async function putInPlace(parts: string, folder: string, sources: WhisperSources): Promise<BuiltWhisper> {
  const built = await readdir(parts);
  const record = builtWhisperSchema.parse({
    protocol: 1,
    platform: process.platform,
    architecture: process.arch,
    version: sources.version,
    // Visual Studio's compiler cannot make all of them.
    levels: levelsOf(process.arch).filter((level) =>
      built.some((name) => name.replace(/^lib/, '').split('.')[0] === libraryOf(level)),
    ),
    builtAt: new Date().toISOString(),
  });
  const whole = join(dirname(folder), `${basename(folder)}.whole-${process.pid}`);
  await cp(parts, whole, { recursive: true });
  await writeFile(join(whole, buildRecordName), `${JSON.stringify(record, null, 2)}\n`);
  try {
    await rename(whole, folder);
  } catch (cause) {
    await rm(whole, { recursive: true, force: true });
    if ((await readBuild(folder)) === null)
      throw new AppError('TRANSCRIPTION_BUILD_FAILED', { log: basename(folder) }, { cause });
  }
  return { ...record, folder };
}
