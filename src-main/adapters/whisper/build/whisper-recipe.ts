import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type EngineRecipe, fingerprintOf, levelsHere } from './engine-recipe.ts';

/** Our program over whisper.cpp and the recipe of the whole build. */
const nativeFolder = join(dirname(import.meta.dirname), 'native');

/** whisper.cpp from the sources of this checkout, and our program over it. Throws where they are not. */
export async function whisperRecipe(): Promise<EngineRecipe> {
  const packageFile = createRequire(import.meta.url).resolve('nodejs-whisper/package.json');
  const whisperFolder = join(dirname(packageFile), 'cpp', 'whisper.cpp');
  const recipe = await readFile(join(whisperFolder, 'CMakeLists.txt'), 'utf8');
  const version = /project\("whisper\.cpp" VERSION ([\d.]+)\)/.exec(recipe)?.[1];
  if (version === undefined) throw new Error('whisper.cpp does not say its version');
  const levels = levelsHere();
  const libraryOf: EngineRecipe['libraryOf'] = (level) => (level === 'base' ? 'ggml-cpu' : `ggml-cpu-${level}`);
  return {
    version,
    nativeFolder,
    fingerprint: await fingerprintOf(nativeFolder),
    levels,
    definitions: { WHISPER_SOURCES: whisperFolder },
    targets: ['amanuense-whisper', ...levels.map(libraryOf)],
    libraryOf,
  };
}
