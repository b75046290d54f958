import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type EngineRecipe, fingerprintOf, levelsHere } from '../whisper/build/engine-recipe.ts';

const nativeFolder = join(import.meta.dirname, 'native');
/** The program that tries a level is made of the same files as whisper.cpp's. */
const probeFolder = join(dirname(import.meta.dirname), 'whisper', 'native');

/**
 * smart-whisper from the package of this checkout, its three levels compiled by us: as it installs itself it uses no
 * instruction set at all. Throws where its sources are not, and on Windows, where its addon cannot be linked without the
 * import library of the very program that loads it.
 */
export async function smartWhisperRecipe(): Promise<EngineRecipe> {
  if (process.platform === 'win32') throw new Error('smart-whisper is not built on Windows');
  const require = createRequire(import.meta.url);
  const packageFile = require.resolve('smart-whisper/package.json');
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  const levels = levelsHere(['haswell', 'ivybridge', 'sse42']);
  const libraryOf: EngineRecipe['libraryOf'] = (level) => `smart-whisper-${level}`;
  return {
    version,
    nativeFolder,
    fingerprint: await fingerprintOf(nativeFolder, probeFolder),
    levels,
    definitions: {
      SMART_WHISPER: dirname(packageFile),
      NODE_ADDON_API: dirname(createRequire(packageFile).resolve('node-addon-api/package.json')),
      NODE_API_HEADERS: join(dirname(require.resolve('node-api-headers/package.json')), 'include'),
    },
    targets: levels.flatMap((level) => [libraryOf(level), `amanuense-probe-${level}`]),
    libraryOf,
  };
}
