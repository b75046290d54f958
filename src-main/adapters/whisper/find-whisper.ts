import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import {
  type ProcessorLevel,
  processorLevelSchema,
  type TranscriptionEngine,
  transcriptionEngineSchema,
} from '../../../src-shared/domain/transcription-engine.ts';

/** What a build says of itself, written when all of it is in place. */
export const builtWhisperSchema = z.object({
  /** Of the conversation over stdin: a program of another one is not ours to use. */
  protocol: z.literal(1),
  engine: transcriptionEngineSchema.default('whisper.cpp'),
  platform: z.string(),
  architecture: z.string(),
  /** Of the engine ("1.9.1"). */
  version: z.string(),
  levels: z.array(processorLevelSchema).nonempty(),
  builtAt: z.string(),
});

/** An engine as it was built for this PC. */
export type BuiltWhisper = z.infer<typeof builtWhisperSchema> & { folder: string };

export const buildRecordName = 'build.json';
const ending = process.platform === 'win32' ? '.exe' : '';
/** The program of a build of whisper.cpp. */
export const whisperProgramName = `amanuense-whisper${ending}`;

/**
 * The program of a build that says what the processor has, and tries a level. smart-whisper has one for each, and the
 * lowest runs wherever any does.
 */
export function probeProgram({ engine, folder, levels }: BuiltWhisper, level?: ProcessorLevel): string {
  return join(
    folder,
    engine === 'whisper.cpp' ? whisperProgramName : `amanuense-probe-${level ?? levels.at(-1)}${ending}`,
  );
}

/**
 * What its programs are started with: nothing of ours that they could tell, and threads that wait for each other awake
 * for some microseconds and then asleep (docs/decisions/transcription-engine.md has the figures).
 */
export function whisperEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  const waiting = { OMP_WAIT_POLICY: 'passive', GOMP_SPINCOUNT: '1000', KMP_BLOCKTIME: '0' };
  return { PATH, SystemRoot, ...waiting, GGML_NO_BACKTRACE: '1' };
}

/** The newest build of an engine for this PC in a folder of builds; null when there is none. */
export async function findWhisper(buildsFolder: string, engine: TranscriptionEngine): Promise<BuiltWhisper | null> {
  const names = await readdir(buildsFolder).catch(() => []);
  const builds = await Promise.all(names.map((name) => readBuild(join(buildsFolder, name))));
  const fitting = builds.filter(
    (build) => build?.engine === engine && build.platform === process.platform && build.architecture === process.arch,
  );
  return fitting.sort((one, other) => other!.builtAt.localeCompare(one!.builtAt))[0] ?? null;
}

/** The build in one folder; null where there is none, or one that was left half-done. */
export async function readBuild(folder: string): Promise<BuiltWhisper | null> {
  try {
    const record = builtWhisperSchema.parse(JSON.parse(await readFile(join(folder, buildRecordName), 'utf8')));
    return { ...record, folder };
  } catch {
    return null;
  }
}
