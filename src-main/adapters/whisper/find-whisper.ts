import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { whisperLevelSchema } from './whisper-levels.ts';

/** What a build says of itself, written when all of it is in place. */
export const builtWhisperSchema = z.object({
  /** Of the conversation over stdin: a program of another one is not ours to use. */
  protocol: z.literal(1),
  platform: z.string(),
  architecture: z.string(),
  /** Of whisper.cpp ("1.9.1"). */
  version: z.string(),
  levels: z.array(whisperLevelSchema).nonempty(),
  builtAt: z.string(),
});

/** whisper.cpp as it was built for this PC. */
export type BuiltWhisper = z.infer<typeof builtWhisperSchema> & { folder: string };

export const buildRecordName = 'build.json';
export const whisperProgramName = process.platform === 'win32' ? 'amanuense-whisper.exe' : 'amanuense-whisper';

/** What its program is started with: nothing of ours that it could tell, and threads that wait asleep. */
export function whisperEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH, SystemRoot, OMP_WAIT_POLICY: 'passive', KMP_BLOCKTIME: '0', GGML_NO_BACKTRACE: '1' };
}

/** The newest build for this PC in a folder of builds; null when there is none. */
export async function findWhisper(buildsFolder: string): Promise<BuiltWhisper | null> {
  const names = await readdir(buildsFolder).catch(() => []);
  const builds = await Promise.all(names.map((name) => readBuild(join(buildsFolder, name))));
  const fitting = builds.filter(
    (build) => build !== null && build.platform === process.platform && build.architecture === process.arch,
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
