import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../../../src-shared/domain/errors.ts';

/** Our program over whisper.cpp and the recipe of the whole build. */
const nativeFolder = join(dirname(import.meta.dirname), 'native');

/** What is compiled: folders, whisper.cpp's version and a mark that changes with our own files. */
export type WhisperSources = { whisperFolder: string; nativeFolder: string; version: string; fingerprint: string };

/** The sources of this checkout. Throws `TRANSCRIPTION_OFF` where they are not, as in an installed program. */
export async function findWhisperSources(): Promise<WhisperSources> {
  try {
    const packageFile = createRequire(import.meta.url).resolve('nodejs-whisper/package.json');
    const whisperFolder = join(dirname(packageFile), 'cpp', 'whisper.cpp');
    const recipe = await readFile(join(whisperFolder, 'CMakeLists.txt'), 'utf8');
    const version = /project\("whisper\.cpp" VERSION ([\d.]+)\)/.exec(recipe)?.[1];
    if (version === undefined) throw new Error('whisper.cpp does not say its version');
    return { whisperFolder, nativeFolder, version, fingerprint: await fingerprintOf(nativeFolder) };
  } catch (cause) {
    throw new AppError('TRANSCRIPTION_OFF', {}, { cause });
  }
}

async function fingerprintOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}
