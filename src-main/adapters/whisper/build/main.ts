import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { errorMessage, toAppError } from '../../../../src-shared/domain/errors.ts';
import { probeWhisper } from '../probe-whisper.ts';
import { buildWhisper } from './build-whisper.ts';

/** `npm run build:whisper`: the program that turns recordings into text, built for this PC and tried on it. */
const buildsFolder = join(import.meta.dirname, '..', '..', '..', '..', '.cache', 'whisper');
const { signal } = new AbortController();
let shown = -1;

try {
  const built = await buildWhisper({
    buildsFolder,
    atOnce: availableParallelism(),
    withTools: process.argv.includes('--with-tools'),
    signal,
    report: (fraction) => {
      const tenth = Math.floor(fraction * 10);
      if (tenth > shown) console.error(`whisper.cpp … ${tenth * 10} %`);
      shown = Math.max(shown, tenth);
    },
  });
  const engine = await probeWhisper({ built, memoryFile: join(buildsFolder, 'level.json'), signal });
  console.log(`whisper.cpp ${engine.version}: ${engine.levels.join(', ')}. En esta PC: ${engine.level}.`);
  if (engine.refused.length > 0) console.log(`No anduvieron: ${engine.refused.join(', ')}.`);
} catch (thrown) {
  const { code, data, cause } = toAppError(thrown);
  console.error(`${errorMessage(code, data)} (${code})`);
  if (code === 'INTERNAL') console.error(cause);
  process.exitCode = 1;
}
