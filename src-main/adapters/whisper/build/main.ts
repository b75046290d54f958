import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { errorMessage, toAppError } from '../../../../src-shared/domain/errors.ts';
import { type TranscriptionEngine, transcriptionEngines } from '../../../../src-shared/domain/transcription-engine.ts';
import { probeWhisper } from '../probe-whisper.ts';
import { buildWhisper, hasSources } from './build-whisper.ts';

/**
 * `npm run build:whisper [-- ENGINE]`: the programs that turn recordings into text, built for this PC and tried on it.
 */
const buildsFolder = join(import.meta.dirname, '..', '..', '..', '..', '.cache', 'whisper');
const withTools = process.argv.includes('--with-tools');
const named = transcriptionEngines.filter((engine) => process.argv.includes(engine));

for (const engine of transcriptionEngines) {
  // smart-whisper is not built on every system; asked for by its name, it says so.
  const isWanted = named.length > 0 ? named.includes(engine) : engine === 'whisper.cpp' || (await hasSources(engine));
  if (isWanted) await buildAndTry(engine);
}

async function buildAndTry(engine: TranscriptionEngine): Promise<void> {
  const { signal } = new AbortController();
  try {
    const report = tellTenths(engine);
    const atOnce = availableParallelism();
    const built = await buildWhisper({ engine, buildsFolder, atOnce, withTools, signal, report });
    const { version, levels, level, refused } = await probeWhisper({
      built,
      memoryFile: join(buildsFolder, 'level.json'),
      signal,
    });
    console.log(`${engine} ${version}: ${levels.join(', ')}. En esta PC: ${level}.`);
    if (refused.length > 0) console.log(`No anduvieron: ${refused.join(', ')}.`);
  } catch (thrown) {
    const { code, data, cause } = toAppError(thrown);
    console.error(`${engine}: ${errorMessage(code, data)} (${code})`);
    if (code === 'INTERNAL') console.error(cause);
    process.exitCode = 1;
  }
}

function tellTenths(engine: TranscriptionEngine): (fraction: number) => void {
  let shown = -1;
  return (fraction) => {
    const tenth = Math.floor(fraction * 10);
    if (tenth > shown) console.error(`${engine} … ${tenth * 10} %`);
    shown = Math.max(shown, tenth);
  };
}
