import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';
import type { ProcessorLevel } from '../../../src-shared/domain/transcription-engine.ts';
import { engineInput } from '../../../tests/benchmarks/window-of-sound.ts';
import { slowShape, tinyShape, writeSpeakingModel } from '../../../tests/fixtures/whisper-model.ts';
import { describeTranscriber, windowOf } from '../../../tests/port-suites/transcriber-suite.ts';
import { type BuiltWhisper, findWhisper, probeProgram } from '../whisper/find-whisper.ts';
import { probeWhisper, type WhisperEngine } from '../whisper/probe-whisper.ts';
import { readAnswer } from '../whisper/read-answer.ts';
import { engineCommand } from '../whisper/whisper-process.ts';
import { createWhisperTranscriber } from '../whisper/whisper-transcriber.ts';

const programFolder = join(import.meta.dirname, '..', '..', '..');
const addonEntry = join(programFolder, 'src-main', 'host', 'smart-whisper-process.ts');
const builtInThisCheckout = await findWhisper(join(programFolder, '.cache', 'whisper'), 'smart-whisper');
const isX64 = process.arch === 'x64' && process.platform === 'linux';
const hasEmulator = spawnSync('qemu-x86_64', ['--version']).status === 0;
const { signal } = new AbortController();
const said = [
  { text: '<0.00>' },
  { text: ' Buenos' },
  { text: ' días,' },
  { text: ' ¿está' },
  { text: ' Martina', doubtedFor: ' Marina' },
  { text: '?' },
  { text: '<2.40>' },
  { text: '<3.00>' },
  { text: ' Sí.' },
  { text: '<4.60>' },
];

let folder: string;
let models: { tiny: string; slow: string };
let engine: WhisperEngine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amanuense-smart-whisper-'));
  models = { tiny: join(folder, 'tiny.bin'), slow: join(folder, 'slow.bin') };
  await writeSpeakingModel(models.tiny, tinyShape, said);
  await writeSpeakingModel(models.slow, slowShape, said);
  if (builtInThisCheckout !== null) {
    engine = await probeWhisper({ built: builtInThisCheckout, memoryFile: join(folder, 'level.json'), signal });
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(builtInThisCheckout === null)(
  'smart-whisper (skipped where `npm run build:whisper` has not built it)',
  () => {
    const create = (modelFile: string) => createWhisperTranscriber({ engine, addonEntry, modelFile, threads: 1 });

    describeTranscriber('smart-whisper', async () => create(models.tiny));

    it('hears whole words, with letters that tokens cut, their times and how sure it is of each', async () => {
      const transcriber = create(models.tiny);
      const segments = await transcriber.transcribe({ ...windowOf(5), language: 'es-AR' }, { signal });
      await transcriber.close();
      expect(transcriber.name).toBe(`smart-whisper ${engine.level}`);
      expect(segments.map(({ text, startMs, endMs }) => [text, startMs, endMs])).toEqual([
        ['Buenos días, ¿está Martina?', 0, 2_400],
        // In this version a segment begins where the one before it ended.
        ['Sí.', 2_400, 4_600],
      ]);
      const words = segments[0]!.words;
      expect(words.map(({ text }) => text)).toEqual(['Buenos', 'días,', '¿está', 'Martina?']);
      expect(words[0]!.confidence).toBeGreaterThan(0.95);
      expect(words[3]!.confidence).toBeLessThan(0.9);
    });

    it('hears less than a second too', async () => {
      const transcriber = create(models.tiny);
      expect(await transcriber.transcribe(windowOf(0.6), { signal })).not.toEqual([]);
      await transcriber.close();
    });

    it('ends at once when it is cancelled in the middle of a window, and hears the next one', async () => {
      const transcriber = create(models.slow);
      expect(await transcriber.transcribe(windowOf(0), { signal })).toEqual([]);
      const cancelling = new AbortController();
      const heard = transcriber.transcribe(windowOf(5), { signal: cancelling.signal });
      await setImmediate();
      const reason = new Error('the person cancelled');
      cancelling.abort(reason);
      await expect(heard).rejects.toBe(reason);
      expect(await transcriber.transcribe(windowOf(5), { signal })).toHaveLength(2);
      await transcriber.close();
    });

    it('tells a file that is no model before the addon loads it, which would end its process', async () => {
      const other = join(folder, 'carta.bin');
      await writeFile(other, 'Estimada directora:');
      const transcriber = create(other);
      await expect(transcriber.transcribe(windowOf(1), { signal })).rejects.toMatchObject({
        code: 'MODEL_FILE_DAMAGED',
      });
      await transcriber.close();
    });

    it('refuses a language that it does not know, and goes on', async () => {
      const transcriber = create(models.tiny);
      const window = { ...windowOf(5), language: 'xx' };
      await expect(transcriber.transcribe(window, { signal })).rejects.toMatchObject({ code: 'TRANSCRIBER_FAILED' });
      expect(await transcriber.transcribe(windowOf(5), { signal })).toHaveLength(2);
      await transcriber.close();
    });

    describe.skipIf(!hasEmulator || !isX64)('on a processor without AVX (skipped without qemu-x86_64)', () => {
      let built: BuiltWhisper;
      beforeEach(async () => {
        built = await withoutAvx(engine);
      });

      it('is used at SSE 4.2', async () => {
        const memoryFile = join(built.folder, 'level.json');
        expect(await probeWhisper({ built, memoryFile, signal })).toMatchObject({ level: 'sse42', refused: [] });
      });

      it('ends on a missing instruction at a better level, which is caught and remembered, and the next one is taken', async () => {
        const tried = spawnSync(probeProgram(built, 'haswell'), ['probe', 'haswell'], { cwd: built.folder });
        expect(tried.signal).toBe('SIGILL');
        const asked = {
          built,
          memoryFile: join(built.folder, 'level.json'),
          highestLevel: 'haswell' as const,
          signal,
        };
        const found = { level: 'sse42', refused: ['haswell'] };
        expect(await probeWhisper(asked)).toMatchObject(found);
        await rm(probeProgram(built, 'haswell'));
        await rm(probeProgram(built, 'sse42'));
        expect(await probeWhisper(asked)).toMatchObject(found);
      });

      it('says that another PC is needed where the library of SSE 4.2 was built for AVX2', async () => {
        const { folder: place } = built;
        await cp(join(place, 'libsmart-whisper-cpu-haswell.so'), join(place, 'libsmart-whisper-cpu-sse42.so'));
        await expect(probeWhisper({ built, memoryFile: join(place, 'level.json'), signal })).rejects.toMatchObject({
          code: 'TRANSCRIPTION_NEEDS_OTHER_PC',
        });
      });

      it('hears a window at SSE 4.2, and ends on a missing instruction at AVX2', { timeout: 300_000 }, () => {
        const input = engineInput(models.tiny, Buffer.from(windowOf(5).samples.buffer));
        const hear = (level: ProcessorLevel) => {
          const at = engineCommand({ engine: { ...engine, level }, addonEntry, threads: 1 });
          const emulated = ['-cpu', 'Nehalem', at.program, ...at.programArguments];
          return spawnSync('qemu-x86_64', emulated, {
            cwd: engine.folder,
            env: at.environment,
            input,
            encoding: 'utf8',
          });
        };
        const heard = hear('sse42');
        expect(heard.stderr).toBe('');
        const [ready, answer] = heard.stdout.split('\n');
        expect(ready).toBe('{"ready":true}');
        expect(readAnswer(JSON.parse(answer!), 5 * audioSampleRate).map(({ text }) => text)).toEqual([
          'Buenos días, ¿está Martina?',
          'Sí.',
        ]);
        expect(hear('haswell').signal).toBe('SIGILL');
      });
    });
  },
);

/** The real build, whose programs run on a processor of 2008. */
async function withoutAvx(built: BuiltWhisper): Promise<BuiltWhisper> {
  const place = await mkdtemp(join(folder, 'nehalem-'));
  await cp(built.folder, place, { recursive: true });
  const emulated = { ...built, folder: place };
  for (const level of built.levels) {
    const program = probeProgram(emulated, level);
    await rename(program, `${program}.real`);
    await writeFile(program, `#!/bin/sh\nexec qemu-x86_64 -cpu Nehalem ${program}.real "$@"\n`);
    await chmod(program, 0o755);
  }
  return emulated;
}
