import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { AppError } from '../../../../src-shared/domain/errors.ts';
import type { TranscriptionEngine } from '../../../../src-shared/domain/transcription-engine.ts';
import { isProcessRunning } from '../../files/is-process-running.ts';
import { smartWhisperRecipe } from '../../smart-whisper/smart-whisper-recipe.ts';
import { type BuiltWhisper, buildRecordName, builtWhisperSchema, readBuild } from '../find-whisper.ts';
import { type Ended, runToEnd } from '../run-to-end.ts';
import type { EngineRecipe } from './engine-recipe.ts';
import { whisperRecipe } from './whisper-recipe.ts';

export type BuildWhisperOptions = {
  engine: TranscriptionEngine;
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
  recipe: EngineRecipe;
  /** Where it is compiled, and where the result waits until it is whole. */
  tree: string;
  log: string;
};

const recipes = {
  'whisper.cpp': whisperRecipe,
  'smart-whisper': smartWhisperRecipe,
} as const satisfies Record<TranscriptionEngine, () => Promise<EngineRecipe>>;

/** What a folder is called before the number of the process that builds in it. */
const unfinished = 'building-';

/** What cmake prints where it finds no compiler, on any system. */
const noCompiler = /CMAKE_CX*_COMPILER|could not find any instance of Visual Studio|No CMAKE_C/;

/**
 * An engine built for this PC: the one at hand if it was built from the same sources with the same tools, else a new one
 * (minutes). Throws `TRANSCRIPTION_OFF` where its sources are not, as in an installed program,
 * `TRANSCRIPTION_NEEDS_COMPILER` and `TRANSCRIPTION_BUILD_FAILED`.
 */
export async function buildWhisper(options: BuildWhisperOptions): Promise<BuiltWhisper> {
  const recipe = await findRecipe(options.engine);
  const folder = join(options.buildsFolder, await nameOf(recipe, options));
  const ready = await readBuild(folder);
  if (ready !== null) return ready;
  await mkdir(options.buildsFolder, { recursive: true });
  await removeAbandoned(options.buildsFolder);
  const tree = await mkdtemp(join(options.buildsFolder, `${unfinished}${process.pid}-`));
  const task = { ...options, recipe, tree, log: `${folder}.log` };
  try {
    return await putInPlace(await compile(task), folder, task);
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

/** Takes away what programs left that were cut off (a power cut, a kill) while they built. */
async function removeAbandoned(buildsFolder: string): Promise<void> {
  for (const name of await readdir(buildsFolder)) {
    const owner = new RegExp(`^${unfinished}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isProcessRunning(Number(owner))) continue;
    await rm(join(buildsFolder, name), { recursive: true, force: true });
  }
}

/** Whether an engine's sources are here, so that it can be built where there is a compiler. */
export function hasSources(engine: TranscriptionEngine): Promise<boolean> {
  return findRecipe(engine).then(
    () => true,
    () => false,
  );
}

async function findRecipe(engine: TranscriptionEngine): Promise<EngineRecipe> {
  try {
    return await recipes[engine]();
  } catch (cause) {
    throw new AppError('TRANSCRIPTION_OFF', {}, { cause });
  }
}

/** The same name means the same program: sources, tools and kind of PC are in it. */
async function nameOf(recipe: EngineRecipe, { engine, withTools, signal }: BuildWhisperOptions): Promise<string> {
  const cmake = await runToEnd('cmake', ['--version'], { signal });
  if (cmake === null) throw new AppError('TRANSCRIPTION_NEEDS_COMPILER', { what: 'CMake' });
  const compiler = await runToEnd(process.env.CXX ?? 'c++', ['--version'], { signal });
  const tools = createHash('sha256').update(`${cmake.output}${compiler?.output}`).digest('hex').slice(0, 6);
  const kind = `${process.platform}-${process.arch}${withTools ? '-tools' : ''}`;
  return `${engine}-${recipe.version}-${kind}-${recipe.fingerprint}-${tools}`;
}

/** The folder with all that was compiled. */
async function compile(task: Task): Promise<string> {
  const { tree, recipe } = task;
  const definitions = { ...recipe.definitions, WHISPER_LEVELS: recipe.levels.join(';'), CMAKE_BUILD_TYPE: 'Release' };
  const configured = await logged(task, [
    ...['-S', recipe.nativeFolder, '-B', tree],
    ...Object.entries(definitions).map(([name, value]) => `-D${name}=${value}`),
  ]);
  if (configured.code !== 0) {
    if (noCompiler.test(configured.errors)) {
      throw new AppError('TRANSCRIPTION_NEEDS_COMPILER', { what: 'un compilador de C++' });
    }
    throw new AppError('TRANSCRIPTION_BUILD_FAILED', { log: basename(task.log) });
  }
  const tools = task.withTools ? ['whisper-cli', 'whisper-quantize'] : [];
  const parallel = ['--config', 'Release', '--parallel', String(task.atOnce)];
  const built = await logged(task, ['--build', tree, ...parallel, '--target', ...recipe.targets, ...tools]);
  if (built.code !== 0) throw new AppError('TRANSCRIPTION_BUILD_FAILED', { log: basename(task.log) });
  const folder = join(tree, 'bin');
  // Visual Studio makes a folder for each kind of build.
  return (await readdir(folder)).includes('Release') ? join(folder, 'Release') : folder;
}

/** Runs cmake; what it says stays beside the build, for whoever has to find out why it failed. */
async function logged({ signal, report, log }: Task, cmakeArguments: readonly string[]): Promise<Ended> {
  const onOutput = (text: string) => {
    const percent = /\[ *(\d+)%\]/.exec(text)?.[1];
    if (percent !== undefined) report?.(Number(percent) / 100);
  };
  const ended = await runToEnd('cmake', cmakeArguments, { signal, isFamily: true, onOutput });
  if (ended === null) throw new AppError('TRANSCRIPTION_NEEDS_COMPILER', { what: 'CMake' });
  await writeFile(log, `${ended.output}\n${ended.errors}\n`);
  return ended;
}

/** Gives the finished build its name, at once: another that was built meanwhile under it is as good. */
async function putInPlace(parts: string, folder: string, { engine, recipe }: Task): Promise<BuiltWhisper> {
  const built = await readdir(parts);
  const record = builtWhisperSchema.parse({
    protocol: 1,
    engine,
    platform: process.platform,
    architecture: process.arch,
    version: recipe.version,
    // Visual Studio's compiler cannot make all of them.
    levels: recipe.levels.filter((level) =>
      built.some((name) => name.replace(/^lib/, '').split('.')[0] === recipe.libraryOf(level)),
    ),
    builtAt: new Date().toISOString(),
  });
  const whole = join(dirname(folder), `${unfinished}${process.pid}-${basename(folder)}`);
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
